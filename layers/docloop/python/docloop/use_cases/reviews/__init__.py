"""The life of a review: found, claimed, drafted, submitted, flagged."""
