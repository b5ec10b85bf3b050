"""What comes by every minute and does what was left undone."""
