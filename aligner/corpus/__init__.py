"""Corpus: thousands of document pairs, in shards that many machines work on and that survive what befalls them."""
