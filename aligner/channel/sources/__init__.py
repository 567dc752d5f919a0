"""Sources: captures of every kind become posts, message by message."""
