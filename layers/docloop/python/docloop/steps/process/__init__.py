"""What happens to a document between the steps: it is taken in hand, saved on the way, handed on, concluded."""
