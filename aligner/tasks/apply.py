"""A review taken back, and the pairs that it touched scored and checked anew."""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING, Any

from aligner.alignment import Alignment
from aligner.embed.choice import EncoderChoice
from aligner.notices import Notify, log_notice
from aligner.review.reviewed import Reviewed, reviewed, take_table
from aligner.review.session import Session
from aligner.tasks.options import CheckOptions, check_options, check_threads
from aligner.tasks.rechecking import Rechecker

if TYPE_CHECKING:
    from aligner.embed.encoder import Encoder


def apply(
    path: str | PathLike[str],
    alignment: Alignment,
    options: CheckOptions | None = None,
    *,
    encoder: str | EncoderChoice | Encoder = "default",
    threads: int | None = None,
    notify: Notify = log_notice,
    **changes: Any,
) -> Reviewed:
    """Apply a reviewed table to the alignment that it was written from; pairs that are touched are scored and checked.

    Pairs that nobody touched stay as they are, to the letter, but that flags beside them may come or go. Pairs that the
    reviewer left out are rejected: they stay in the alignment, and out of every memory. ``Review`` keeps what is done
    in a log, and takes single steps.

    Args:
        options: what to tell of the new pairs; without kinds, those that the alignment was checked for.
        encoder: as in ``AlignOptions``; ``threads`` likewise.
        notify: is told what is worth knowing about the table; by default it goes to the log ``aligner``.
        changes: single options by their names.

    Raises:
        InputError: if the table cannot be applied or an option not used; the message names the rows that are damaged.
        TypeError: if there is no such option.
    """
    check_threads(threads)
    rechecker = Rechecker(alignment, check_options(options, changes), encoder, threads, notify)
    session = Session(alignment, rechecker.rows, rechecker.realign)
    told = take_table(path, session.sheet, lambda operation, _: session.do(operation), notify)
    return reviewed(session, told)
