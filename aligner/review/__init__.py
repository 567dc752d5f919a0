"""Review: what a person did to a table of pairs becomes a new alignment, and a list of what changed."""

from aligner.review.apply import Reviewed, apply_review
from aligner.review.change import Change, What, log_lines

__all__ = ["Change", "Reviewed", "What", "apply_review", "log_lines"]
