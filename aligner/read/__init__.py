"""Read: files become documents."""
