"""Advice that a network gives others, each piece with its source."""
