"""Which kind of paper it is."""
