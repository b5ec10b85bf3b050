"""docloop: documents in, verified data out, people where the machine is unsure."""
