"""What speaks for a candidate, and how much: named evidence, weighed by rules or by a trained model."""
