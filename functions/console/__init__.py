"""The review console: a page for people, made of files, which asks the review API for everything it shows."""
