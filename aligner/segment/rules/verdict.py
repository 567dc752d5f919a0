"""The last rules: marks that always end a sentence, and Punkt's own verdict."""

from __future__ import annotations

from aligner.segment.decision import JOIN, SPLIT, Decision, Rule
from aligner.segment.gap import Gap


def mark_before_capital(gap: Gap) -> Decision | None:
    """!, ? and … end a sentence where a capital or a figure follows."""
    return SPLIT if gap.sign != "." and gap.right_letter and not gap.right_letter.islower() else None


def punkt_splits(gap: Gap) -> Decision | None:
    """Punkt sees a boundary."""
    return SPLIT if gap.punkt else None


def punkt_joins(gap: Gap) -> Decision:
    """Punkt sees none."""
    return JOIN


def stray_cue(gap: Gap) -> Decision | None:
    """No stop, and no rule that knows the cue."""
    return None if gap.sign else JOIN


VERDICT: tuple[Rule, ...] = (stray_cue, mark_before_capital, punkt_splits, punkt_joins)
