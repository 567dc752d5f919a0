"""Write: an alignment becomes files that other programs open."""
