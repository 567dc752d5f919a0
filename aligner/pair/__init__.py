"""Pair: two sequences of span vectors become a path of beads with posterior probabilities."""
