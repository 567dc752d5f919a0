"""Pairs of a file with what a reviewer decided of them: the log beside it, and the rules of its folder."""

from __future__ import annotations

from dataclasses import replace
from os import PathLike
from pathlib import Path

from aligner.alignment import Alignment
from aligner.notices import Notify
from aligner.review.following import first_rows, follow, same_texts, standing
from aligner.review.log import log_path, read_log
from aligner.review.operation import Operation, Step, What
from aligner.review.rules import read_rules, without_causes
from aligner.review.session import Session

DECISIONS = frozenset({What.ACCEPT, What.REJECT, What.ASK, What.REOPEN, What.COMMENT, What.DISMISS, What.RESTORE})
"""Steps that are about pairs as they are; the others change their texts or borders."""


def reviewed_pairs(path: str | PathLike[str], pairs: Alignment, notify: Notify) -> Alignment:
    """The pairs of a file as its review left them, if it is a .json that has a log; else as they are."""
    place = Path(path)
    if place.suffix.lower() == ".json" and read_log(log_path(place)) is not None:
        from aligner.tasks.review import Review  # noqa: PLC0415  all that a review stands on, for files that have one

        with Review.open(place, read_only=True, notify=notify) as review:
            many = "s" * (review.number != 1)
            notify(f"{place} is taken as its review left it: {review.number} step{many} of {log_path(place).name}")
            return review.alignment
    return with_rules(pairs, place.parent)


def with_rules(pairs: Alignment, folder: Path) -> Alignment:
    """The pairs without the flags that a rule of a folder dismisses; checked anew they stay away as well."""
    causes = read_rules(folder).causes
    if not causes:
        return pairs
    return replace(
        pairs,
        flags=without_causes(pairs.flags, causes),
        dismissed=tuple(dict.fromkeys((*pairs.dismissed, *sorted(causes)))),
    )


def decided(made: Alignment, path: Path, notify: Notify) -> Alignment:
    """What was aligned anew, with the decisions and remarks that the log beside an earlier version has on its pairs.

    Corrected texts are not taken over: they are no longer those of the files. Whoever reviews the new version finds
    them, as far as they fit.

    Args:
        path: the .json that it is written to.
        notify: is told how many decisions hold, and how many no longer fit.
    """
    made = with_rules(made, path.parent)
    logged = read_log(log_path(path))
    if logged is None:
        return made
    session = Session(made)

    def again(operation: Operation, old: Step) -> Step:
        return session.do(operation)

    steps = [step for step in standing(logged.steps) if step.operation.what in DECISIONS]
    followed = follow(steps, session.sheet, again, dict(same_texts(first_rows(steps), session.sheet.rows)))
    n_lost = sum(bool(each.lost) for each in followed)
    rest = f"; {n_lost} no longer fit" if n_lost else ""
    notify(
        f"{len(followed) - n_lost} of {len(steps)} decisions in {log_path(path).name} hold for the new version{rest}"
    )
    return session.sheet.alignment
