"""Statements: posts become statements in one language each, none twice."""
