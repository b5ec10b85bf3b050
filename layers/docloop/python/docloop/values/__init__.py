"""The grammar of values, one kind per file: how they are found on a page, normalised and compared."""
