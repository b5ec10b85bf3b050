"""What docloop does, one verb per file: pure steps joined with what they need from the world through ports."""
