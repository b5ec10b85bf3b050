"""Docsets and figures. Not shipped to Lambda."""
