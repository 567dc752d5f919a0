"""The steps of a log taken on an alignment: the one it was begun on, or a later version of it."""

from __future__ import annotations

from pathlib import Path

from aligner.errors import InputError
from aligner.notices import Notify
from aligner.review.following import first_rows, follow, same_texts, standing, told
from aligner.review.log import Log, Logged
from aligner.review.operation import Operation, Step
from aligner.review.session import Session


def replay(logged: Logged, digest: str, session: Session, path: Path, log: Log | None, notify: Notify) -> None:
    """Take the steps of a log as they are or, on another version of the alignment, as far as they fit.

    Args:
        digest: of the alignment's file.
        session: on that alignment, without a step.
        path: of the alignment, for messages.
        log: where the steps that fit another version are written; None where nothing is kept.
        notify: is told what no longer fits.

    Raises:
        InputError: if the log has been tampered with.
    """
    history = session.history
    if logged.base == digest:
        try:
            for step in logged.steps:
                history.take(step)
        except ValueError as error:
            raise InputError(f"the log of {path} does not fit: {error}; put back a copy of the log") from error
        return

    def again(operation: Operation, old: Step) -> Step:
        step = Step(history.number + 1, old.time, old.who, session.worked_out(operation))
        history.take(step)
        return step

    steps = standing(logged.steps)
    followed = follow(steps, session.sheet, again, dict(same_texts(first_rows(steps), session.sheet.rows)))
    if log is not None:
        log.begin(digest, history.steps)
    lost = [each for each in followed if each.lost]
    if history.steps or lost:
        notify(
            f"{path} is another version than the one its log was begun on: {len(history.steps)} of {len(steps)} steps "
            "are taken again" + (f", {len(lost)} no longer fit:\n{told(lost)}" if lost else "")
        )
