"""Figures: the numbers and dates of a text, whatever they are written in, and which of two texts' figures differ."""
