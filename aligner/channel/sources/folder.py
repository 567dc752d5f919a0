"""Which files of a folder are captures: the texts in it and below it, or the one export that it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from aligner.errors import InputError
from aligner.read.formats import READERS

SUFFIXES = frozenset({".txt", ".text", ".json", *READERS})

EXPORT_JSON = "result.json"
_EXPORT_PAGE = re.compile(r"messages\d*\.html", re.IGNORECASE)
_DIGITS = re.compile(r"(\d+)")


def capture_files(folder: Path) -> list[Path]:
    """The files to read, in the order of their names, numbers in them by value.

    In a folder that Telegram Desktop exported, these are its messages alone: ``result.json`` where it is there, which
    tells all that the pages tell.

    Raises:
        InputError: if there is none.
    """
    found = list(_files(folder))
    if not found:
        kinds = ", ".join(sorted(SUFFIXES))
        raise InputError(f"{folder} holds no texts; put files in it whose names end in one of {kinds}")
    return found


def _files(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted((entry for entry in folder.iterdir() if not entry.name.startswith(".")), key=_natural)
    except OSError as error:
        raise InputError(f"the folder {folder} cannot be read: {error.strerror or error}") from error
    exported = [entry for entry in entries if entry.name == EXPORT_JSON]
    exported = exported or [entry for entry in entries if _EXPORT_PAGE.fullmatch(entry.name)]
    for entry in exported or entries:
        if entry.is_dir() and not entry.is_symlink():
            yield from _files(entry)
        elif entry.is_file() and entry.suffix.lower() in SUFFIXES:
            yield entry


def _natural(path: Path) -> list[tuple[int, str]]:
    parts = [part for part in _DIGITS.split(path.stem.casefold()) if part]
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts] + [(-2, path.name)]
