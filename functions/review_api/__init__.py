"""The review API: everything people and programs do over HTTP."""
