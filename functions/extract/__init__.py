"""From a message on the ingest queue to a decision."""
