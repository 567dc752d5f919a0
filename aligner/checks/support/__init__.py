"""What the checks stand on: a bead in its context, passages, clauses, evidence of words, and how messages quote."""
