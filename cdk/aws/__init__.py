"""The platform in AWS: constructs that walk the topology."""
