"""The life of a document: registered, processed, opened again, kept for so long, erased."""
