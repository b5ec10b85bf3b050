"""docloop: documents in, verified data out, people where the machine is unsure."""

VERSION = "0.1.0"
"""Of the package and of a stack that is made with it."""
