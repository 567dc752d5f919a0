"""Files of pairs that exist already, read by their suffix."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from os import PathLike
from pathlib import Path
from types import MappingProxyType

from aligner.alignment import Alignment
from aligner.errors import InputError
from aligner.language.tags import parse_tag
from aligner.notices import Notify, ignore_notice
from aligner.read.alignment_json import read_alignment
from aligner.read.bilingual_csv import csv_lines
from aligner.read.bilingual_docx import docx_lines
from aligner.read.bilingual_xlsx import xlsx_lines
from aligner.read.jsonl import read_jsonl
from aligner.read.moses import read_moses
from aligner.read.pairs import paired
from aligner.read.table import Line, as_table, pairs
from aligner.read.tmx import read_tmx
from aligner.read.tsv import read_tsv
from aligner.read.xliff import read_xliff

_READERS: Mapping[str, Callable[[str | PathLike[str], str, str], Alignment]] = MappingProxyType(
    {
        ".tmx": read_tmx,
        ".tsv": read_tsv,
        ".xliff": read_xliff,
        ".xlf": read_xliff,
        ".xliff2": read_xliff,
        ".xlf2": read_xliff,
        ".sdlxliff": read_xliff,
        ".mqxliff": read_xliff,
        ".jsonl": read_jsonl,
        ".moses": read_moses,
    }
)

SUFFIXES = (*_READERS, ".json", ".csv", ".xlsx", ".docx")


def read_bilingual(
    path: str | PathLike[str], source_lang: str = "ru", target_lang: str = "fr", notify: Notify = ignore_notice
) -> Alignment:
    """The pairs of a file: a translation memory, a bilingual file, a table, or an alignment that the aligner wrote.

    Args:
        source_lang: of which language the source texts are; an alignment in .json knows its own.
        target_lang: the same for the target.
        notify: called with what is worth knowing about the file.

    Raises:
        InputError: if the suffix names no such format, or the file cannot be read or holds no pair.
    """
    suffix = Path(path).suffix.lower()
    if suffix == ".json":
        return read_alignment(path)
    languages = parse_tag(source_lang), parse_tag(target_lang)
    if suffix in _READERS:
        return _READERS[suffix](path, *languages)
    lines: list[Line]
    if suffix == ".csv":
        lines = csv_lines(path)
    elif suffix == ".xlsx":
        lines = xlsx_lines(path)
    elif suffix == ".docx":
        lines = docx_lines(path, notify)
    else:
        raise InputError(f"{path} is no file of pairs by its suffix; give one of {', '.join(SUFFIXES)}")
    return paired(pairs(as_table(lines, path, languages)), *languages, path)
