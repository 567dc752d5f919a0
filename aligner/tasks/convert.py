"""Pairs that exist already, read and written in other formats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from os import PathLike
from pathlib import Path

from aligner.alignment import Alignment
from aligner.bilingual.formats import read_bilingual
from aligner.bilingual.units import Units, by_paragraph, merged
from aligner.errors import InputError
from aligner.notices import Notify, log_notice
from aligner.write import save


def load(
    path: str | PathLike[str], *, source_lang: str = "ru", target_lang: str = "fr", notify: Notify = log_notice
) -> Alignment:
    """The pairs of a file: an alignment that was saved as .json, a translation memory, a bilingual file or a table.

    Args:
        source_lang: of which language the source texts are; an alignment in .json knows its own.
        target_lang: the same for the target.
        notify: is told what is worth knowing about the file; by default it goes to the log ``aligner``.

    Raises:
        InputError: if the suffix names no such format, or the file cannot be read or holds no pair.
    """
    return read_bilingual(path, source_lang, target_lang, notify)


def gathered(
    alignments: Sequence[Alignment],
    *,
    plain: bool = False,
    units: str = Units.SENTENCE,
    notify: Notify = log_notice,
) -> Alignment:
    """The pairs of one alignment or of several, each pair of texts once, in the units that are asked for.

    Args:
        plain: leave behind what the units of a file have beside their texts; files that are put together do.
        units: ``sentence`` as they are, ``paragraph``, or ``both``.

    Raises:
        InputError: if the languages differ, or there are no such units.
    """
    if units not in set(Units):
        raise InputError(f"units is {units!r}: it is one of {', '.join(Units)}")
    wanted = list(alignments)
    if units != Units.SENTENCE:
        wanted = [made for pairs in alignments for made in ([pairs] * (units == Units.BOTH) + [by_paragraph(pairs)])]
    pairs, n_repeated = merged(wanted)
    if n_repeated and units == Units.SENTENCE:
        stand = "1 pair is there" if n_repeated == 1 else f"{n_repeated:,} pairs are there"
        notify(f"{stand} more than once, and stand{'s' * (n_repeated == 1)} once in what is written")
    return replace(pairs, frame=None) if plain else pairs


def convert(
    source: str | PathLike[str] | Sequence[str | PathLike[str]],
    *outputs: str | PathLike[str],
    source_lang: str = "ru",
    target_lang: str = "fr",
    keep_flagged: bool = False,
    plain: bool = False,
    units: str = Units.SENTENCE,
    notify: Notify = log_notice,
) -> tuple[Path, ...]:
    """Write the pairs of a file in other formats, with all that these can hold: confidences, flags, comments.

    Args:
        source: the file, or several, whose pairs are put together, each once.
        outputs: the files to write, each in the format that its suffix names.
        keep_flagged: put pairs flagged as errors into a translation memory too; else they go to NAME.review.SUFFIX.
        plain: write new units from the texts. Else a memory that becomes a memory again, and an XLIFF an XLIFF of the
            same version, keep what their units have beside: codes, dates, authors, properties, notes, regions.
        units: ``sentence`` as they are, ``paragraph``, or ``both``: translation programs match the units that they cut.

    Returns:
        The files written.

    Raises:
        InputError: if the pairs cannot be read or a file not written.
    """
    sources = [source] if isinstance(source, str | PathLike) else list(source)
    read = [load(name, source_lang=source_lang, target_lang=target_lang, notify=notify) for name in sources]
    pairs = gathered(read, plain=plain, units=units, notify=notify)
    return tuple(path for output in outputs for path in save(pairs, output, keep_flagged=keep_flagged))
