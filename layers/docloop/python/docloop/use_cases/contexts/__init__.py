"""What each use case needs from the world, gathered in one value per kind of work."""
