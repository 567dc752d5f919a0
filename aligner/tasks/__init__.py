"""Tasks: what a user asks for, each a whole way through the rooms."""
