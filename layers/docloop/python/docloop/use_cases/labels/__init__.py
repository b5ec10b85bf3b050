"""Labels: what people confirmed, and its exchange with other tools."""
