"""A review taken back, and the pairs that it rewrote checked anew."""

from __future__ import annotations

from dataclasses import replace
from os import PathLike
from typing import TYPE_CHECKING, Any

from aligner.alignment import Alignment
from aligner.bilingual.flag_line import COMMENT
from aligner.causes import grouped
from aligner.embed.choice import EncoderChoice
from aligner.notices import Notify, log_notice
from aligner.review import Reviewed, apply_review
from aligner.tasks.check import check
from aligner.tasks.options import CheckOptions, check_options, check_threads, earlier_checks

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
    """Apply a reviewed table to the alignment that it was written from, and check the pairs that are new.

    The flags of the other pairs stay as they are, but for those that the reviewer dismissed. Pairs that the reviewer
    called right are not checked.

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
    wanted = check_options(options, changes).with_files_read(alignment.source.lang, alignment.target.lang)
    if wanted.checks is None:
        wanted = replace(wanted, checks=earlier_checks(alignment.signature))
    reviewed = apply_review(path, alignment, notify)
    if not reviewed.rewritten:
        return replace(reviewed, alignment=replace(reviewed.alignment, flags=grouped(reviewed.alignment.flags)))
    made = reviewed.alignment
    checked = check(made, wanted.ignoring(reviewed.dismissed), encoder=encoder, threads=threads, notify=notify)
    pairs = enumerate(zip(checked.beads, made.beads, strict=True))
    beads = tuple(new if k in reviewed.rewritten else old for k, (new, old) in pairs)
    raised = [flag for flag in checked.flags if flag.bead in reviewed.rewritten and flag.kind != COMMENT]
    flags = [*raised, *made.flags]
    flags.sort(key=lambda flag: (flag.bead, flag.kind == COMMENT))
    return replace(reviewed, alignment=replace(made, beads=beads, flags=grouped(flags)))
