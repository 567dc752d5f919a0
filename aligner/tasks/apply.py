"""A review taken back, and the pairs that it rewrote checked anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from os import PathLike
from typing import TYPE_CHECKING

from aligner.alignment import Alignment
from aligner.bilingual.flag_line import COMMENT
from aligner.checks import KINDS
from aligner.embed.choice import EncoderChoice
from aligner.notices import Notify, ignore_notice
from aligner.review import Reviewed, apply_review
from aligner.tasks.check import Glossary, Ignored, Unchanged, check_alignment, wanted_checks

if TYPE_CHECKING:
    from aligner.embed.encoder import Encoder


def review(
    path: str | PathLike[str],
    alignment: Alignment,
    *,
    checks: Sequence[str] | None = None,
    no_check: Sequence[str] = (),
    min_confidence: float = 0.0,
    glossary: Glossary = (),
    do_not_translate: Unchanged = (),
    ignore: Ignored = (),
    explain: bool = False,
    encoder: str | EncoderChoice | Encoder = "default",
    threads: int | None = None,
    notify: Notify = ignore_notice,
) -> Reviewed:
    """Apply a reviewed table to the alignment that it was written from, and check the pairs that are new.

    The flags of the other pairs stay as they are, but for those that the reviewer dismissed. Pairs that the reviewer
    called right are not checked.

    Args:
        checks: the kinds to look for on the new pairs; None for those that the alignment was checked for.

    Raises:
        InputError: if the table cannot be applied or an option not used; the message names the rows that are damaged.
    """
    kinds = _earlier_checks(alignment) if checks is None else checks
    languages = alignment.source.lang, alignment.target.lang
    wanted = wanted_checks(kinds, no_check, min_confidence, glossary, do_not_translate, ignore, explain, languages)
    reviewed = apply_review(path, alignment, notify)
    if not reviewed.rewritten:
        return reviewed
    made = reviewed.alignment
    checked = check_alignment(
        made,
        checks=sorted(wanted.kinds),
        min_confidence=min_confidence,
        glossary=wanted.glossary,
        ignore=wanted.ignore | reviewed.dismissed,
        explain=explain,
        encoder=encoder,
        threads=threads,
    )
    pairs = enumerate(zip(checked.beads, made.beads, strict=True))
    beads = tuple(new if k in reviewed.rewritten else old for k, (new, old) in pairs)
    flags = [flag for flag in checked.flags if flag.bead in reviewed.rewritten] + list(made.flags)
    flags.sort(key=lambda flag: (flag.bead, flag.kind == COMMENT))
    return replace(reviewed, alignment=replace(made, beads=beads, flags=tuple(flags)))


def _earlier_checks(alignment: Alignment) -> tuple[str, ...] | None:
    """The kinds that the signature names; None for all."""
    names = alignment.made_by.get("checks", "all").split("+")
    if names == ["none"]:
        return ()
    return tuple(names) if set(names) <= set(KINDS) else None
