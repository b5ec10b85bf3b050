"""From a queue message to a registered document: what came in, which document it is, whether it is known already."""
