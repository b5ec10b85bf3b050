"""Values inside sentences: contracts, letters and orders, found by the words that stand around them."""
