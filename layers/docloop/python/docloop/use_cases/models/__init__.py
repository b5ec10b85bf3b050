"""Models: trained, compared, promoted, watched."""
