"""What stands where on a page: rows, labels, surroundings, and which words tell lines apart."""
