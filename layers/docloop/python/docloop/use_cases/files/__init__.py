"""What is stored of a document: its pages, readings, predictions and results."""
