"""Pairing: which statements translate each other."""
