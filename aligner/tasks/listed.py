"""Lists and tables that a user writes by hand: one entry a line, ``#`` for remarks."""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike
from pathlib import Path

from aligner.errors import InputError


def bytes_of(path: str | PathLike[str], what: str) -> bytes:
    """A file's bytes.

    Raises:
        InputError: if it cannot be read; the message says what it should have been.
    """
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"cannot read the {what} {path}: {error.strerror}") from error


def lines_of(data: bytes, what: str) -> Iterator[tuple[int, str]]:
    """The lines that say something, with their numbers.

    Raises:
        InputError: if they are not in UTF-8.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        bad_line = data.count(b"\n", 0, error.start) + 1
        raise InputError(f"the {what}, line {bad_line}: not UTF-8; save it as UTF-8") from error
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line
