"""Which model is in use, having another one trained, and putting one in use by hand. Nothing here trains."""
