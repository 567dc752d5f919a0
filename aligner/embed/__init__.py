"""Embed: segments become vectors, for every run of segments and every window of tokens."""
