"""Aligning three texts or more: every pair, joined into rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from os import PathLike
from typing import Any

from aligner.alignment import Flag
from aligner.document import Document
from aligner.errors import InputError
from aligner.language.tags import language_name, parse_tag, primary_subtag
from aligner.multilingual.joining import joined_rows
from aligner.multilingual.rows import Multilingual, Row
from aligner.notices import Notify, ignore_notice, log_notice
from aligner.read import read
from aligner.tasks.align import align, with_segments
from aligner.tasks.models import encoder_of
from aligner.tasks.options import AlignOptions, align_options
from aligner.threads import available_threads


def align_many(
    texts: Sequence[str | PathLike[str] | Document],
    languages: Sequence[str],
    options: AlignOptions | None = None,
    *,
    notify: Notify = log_notice,
    **changes: Any,
) -> Multilingual:
    """Align a text with its translations into several languages.

    Each two of them are aligned, and the pairs joined into rows. The checks look at the first text beside each other.

    Args:
        texts: paths or documents, the source first.
        languages: their BCP 47 tags; each primary language once.
        options: as for ``align``; their languages do not count.
        notify: is told what is worth knowing and no error; by default it goes to the log ``aligner``.
        changes: single options by their names.

    Raises:
        InputError: if there are fewer than two texts or two in one language, or a file or option cannot be used.
        TypeError: if there is no such option.
    """
    wanted = align_options(options, changes)
    if len(texts) < 2 or len(texts) != len(languages):
        raise InputError(
            f"{len(texts)} texts and {len(languages)} languages: give two texts or more, each with its own"
        )
    tags = [parse_tag(tag) for tag in languages]
    for place, tag in enumerate(tags):
        if any(primary_subtag(tag) == primary_subtag(other) for other in tags[:place]):
            raise InputError(f"two texts are in {language_name(tag)}: each language can be there once")
    documents = [
        with_segments(text if isinstance(text, Document) else read(text, tag, notify, wanted.reading), wanted.segmented)
        for text, tag in zip(texts, tags, strict=True)
    ]
    n_threads = wanted.threads or available_threads()
    model = encoder_of(wanted.encoder, n_threads, notify)
    without_checks = replace(wanted.check, checks=(), no_check=())
    pairs = {}
    raised: list[tuple[int, Flag]] = []
    signature = None
    for one, other in combinations(range(len(documents)), 2):
        checks = without_checks if one else wanted.check
        chosen = replace(wanted, encoder=model, threads=n_threads, check=checks)
        aligned = align(documents[one], documents[other], chosen, notify=ignore_notice if one else notify)
        pairs[one, other] = aligned.beads
        if not one:
            raised += [(other, flag) for flag in aligned.flags]
        signature = signature or aligned.signature
    rows = joined_rows(documents, pairs)
    signed = (signature or Multilingual((), ()).signature).updated(languages=">".join(tags))
    return Multilingual(tuple(documents), _with_flags(rows, raised, pairs), signed)


def _with_flags(
    rows: Sequence[Row], raised: Sequence[tuple[int, Flag]], pairs: dict[tuple[int, int], Any]
) -> tuple[Row, ...]:
    """The rows with the flags of the beads that stand in them."""
    row_of = {
        (text, k): place for place, row in enumerate(rows) for text, indices in enumerate(row.segments) for k in indices
    }
    flags: dict[int, list[tuple[int, Flag]]] = {}
    for other, flag in raised:
        bead = pairs[0, other][flag.bead]
        segment = (0, bead.source[0]) if bead.source else (other, bead.target[0])
        flags.setdefault(row_of[segment], []).append((other, flag))
    return tuple(replace(row, flags=tuple(flags.get(place, ()))) for place, row in enumerate(rows))
