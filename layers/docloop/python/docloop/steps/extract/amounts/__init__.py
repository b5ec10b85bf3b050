"""What the amounts of a paper say about each other, and in which currency they are."""
