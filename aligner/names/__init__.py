"""Names: tables of places and acronyms in two languages, and words that look like people's names."""
