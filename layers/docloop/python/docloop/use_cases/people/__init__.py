"""Looking after accounts: who may sign in, and with which roles."""
