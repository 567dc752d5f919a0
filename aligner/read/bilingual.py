"""Files of pairs that exist already, read by their suffix."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from aligner.alignment import Alignment
from aligner.errors import InputError
from aligner.languages import parse_tag
from aligner.read.alignment_json import read_alignment
from aligner.read.tmx import read_tmx
from aligner.read.tsv import read_tsv

SUFFIXES = (".tmx", ".tsv", ".json")


def read_bilingual(path: str | PathLike[str], source_lang: str = "ru", target_lang: str = "fr") -> Alignment:
    """The pairs of a file: a translation memory, a table, or an alignment that the aligner wrote.

    Args:
        source_lang: of which language the source texts are; an alignment in .json knows its own.
        target_lang: the same for the target.

    Raises:
        InputError: if the suffix names no such format, or the file cannot be read or holds no pair.
    """
    suffix = Path(path).suffix.lower()
    if suffix == ".json":
        return read_alignment(path)
    if suffix == ".tmx":
        return read_tmx(path, parse_tag(source_lang), parse_tag(target_lang))
    if suffix == ".tsv":
        return read_tsv(path, parse_tag(source_lang), parse_tag(target_lang))
    raise InputError(f"{path} is no file of pairs by its suffix; give one of {', '.join(SUFFIXES)}")
