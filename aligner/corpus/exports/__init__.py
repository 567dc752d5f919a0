"""Exports: what a corpus is written to, sentence pair by sentence pair, in constant memory."""
