"""Other people's shapes: translated to ours and back."""
