"""Guests who said yes see each other before an event, agree on a talk, and keep each other's cards."""
