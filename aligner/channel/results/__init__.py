"""Results: a folder of aligned pairs, its index, and the index as a page."""
