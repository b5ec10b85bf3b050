"""The nouns. Frozen values without I/O, clock or environment; every one serialises to JSON and back."""
