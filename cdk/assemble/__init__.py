"""What is assembled before a deployment: layers, function packages, the console, reader models, lock files."""
