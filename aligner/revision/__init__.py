"""Revision: what an edit of a text leaves stale in its translation."""
