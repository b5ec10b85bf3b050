"""Document types and policies, changed by people: conditional, versioned and recorded."""
