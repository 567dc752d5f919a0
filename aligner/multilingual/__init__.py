"""Multilingual: one alignment of three texts or more, joined from those of their pairs."""
