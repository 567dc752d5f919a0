"""Review: what a person does to pairs, step by step, from whatever door it comes."""

from aligner.review.change import Change, Effect, log_lines
from aligner.review.reviewed import Reviewed, apply_review

__all__ = ["Change", "Effect", "Reviewed", "apply_review", "log_lines"]
