"""Realistic documents with known truth, made from a seed. For the demo, tests and training; not shipped to Lambda."""
