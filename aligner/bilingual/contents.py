"""What a file of pairs holds, or an error that says what to do about it."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from aligner.errors import InputError


def bytes_in(path: str | PathLike[str]) -> bytes:
    """The bytes of a file.

    Raises:
        InputError: if it cannot be read.
    """
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}; check the path") from error


def utf8_in(path: str | PathLike[str]) -> str:
    """The text of a file in UTF-8, without a byte order mark, its line ends as line feeds.

    Raises:
        InputError: if it cannot be read, or is in another encoding.
    """
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}; check the path") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 text; save it as UTF-8") from error
