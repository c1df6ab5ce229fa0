"""What networks know: written down with its sources, and found again where it is needed."""
