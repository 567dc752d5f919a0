"""Review: what a person does to pairs, step by step, from whatever door it comes."""
