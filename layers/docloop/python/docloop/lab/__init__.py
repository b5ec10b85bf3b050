"""The laboratory: sample documents and measurements. It never ships to Lambda."""
