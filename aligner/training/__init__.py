"""Training: weights fitted to ladders made by hand, and how good an alignment is against one."""
