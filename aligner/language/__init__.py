"""Language: tags as users write them, and what is known of each language."""
