"""Strings of Apple programs: the target's texts under their keys."""

from __future__ import annotations

from os import PathLike
from typing import BinaryIO

from aligner.alignment import Alignment
from aligner.bilingual.string_tables import pairs_of_source_texts, write_table
from aligner.notices import Notify, ignore_notice


def read_strings(
    path: str | PathLike[str], source_lang: str, target_lang: str, notify: Notify = ignore_notice
) -> Alignment:
    """The pairs of a file whose keys are the source texts.

    Raises:
        InputError: if it cannot be read, or its keys are names.
    """
    return pairs_of_source_texts(path, source_lang, target_lang, notify)


def write(alignment: Alignment, stream: BinaryIO) -> None:
    """Every text of the target under its key, in its own file where it was read from one."""
    write_table(alignment, stream, ".strings")
