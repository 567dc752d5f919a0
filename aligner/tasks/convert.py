"""Pairs that exist already, read and written in other formats."""

from __future__ import annotations

from dataclasses import replace
from os import PathLike
from pathlib import Path

from aligner.alignment import Alignment
from aligner.bilingual.formats import read_bilingual
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


def convert(
    source: str | PathLike[str],
    *outputs: str | PathLike[str],
    source_lang: str = "ru",
    target_lang: str = "fr",
    keep_flagged: bool = False,
    plain: bool = False,
    notify: Notify = log_notice,
) -> tuple[Path, ...]:
    """Write the pairs of a file in other formats, with all that these can hold: confidences, flags, comments.

    Args:
        outputs: the files to write, each in the format that its suffix names.
        keep_flagged: put pairs flagged as errors into a translation memory too; else they go to NAME.review.SUFFIX.
        plain: write new units from the texts. Else a memory that becomes a memory again, and an XLIFF an XLIFF of the
            same version, keep what their units have beside: codes, dates, authors, properties, notes, regions.

    Returns:
        The files written.

    Raises:
        InputError: if the pairs cannot be read or a file not written.
    """
    read = load(source, source_lang=source_lang, target_lang=target_lang, notify=notify)
    pairs = replace(read, frame=None) if plain else read
    return tuple(path for output in outputs for path in save(pairs, output, keep_flagged=keep_flagged))
