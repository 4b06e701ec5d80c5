"""Shared by functions through a layer."""


def count(text: str) -> int:
    """Return how many words a text has."""
    return len(text.split())
