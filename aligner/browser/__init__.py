"""Browser: the pages on which a person reviews, served to this machine alone (extra `review`)."""
