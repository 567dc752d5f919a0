"""Split: a document's text becomes segments that know where they stand in it."""
