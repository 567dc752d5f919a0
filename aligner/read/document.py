"""One file, or standard input, becomes a document without segments."""

from __future__ import annotations

import sys
from os import PathLike, fspath
from pathlib import Path

from aligner.document import Document
from aligner.errors import InputError
from aligner.languages import parse_tag
from aligner.notices import Notify, ignore_notice
from aligner.read.text import read_text

STANDARD_INPUT = "-"


def read(path: str | PathLike[str], lang: str, notify: Notify = ignore_notice) -> Document:
    """Read a plain text file in whatever encoding it has; ``-`` is standard input.

    Args:
        lang: the BCP 47 tag of the language that the text is said to be in; it helps to tell encodings apart.
        notify: is told which encoding was found, where it is not UTF-8.

    Returns:
        The decoded text to the letter, line endings included (a byte order mark is no part of it), not yet segmented.

    Raises:
        InputError: if there is no such file, or it cannot be read, is no text, or is blank.
    """
    tag = parse_tag(lang)
    if fspath(path) == STANDARD_INPUT:
        return read_text(sys.stdin.buffer.read(), "standard input", tag, notify, path=STANDARD_INPUT)
    return read_text(_bytes(Path(path)), str(path), tag, notify, path=str(path))


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise InputError(f"{path} is a folder; give a text file in it")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"there is no file {path}; check the path") from error
    except PermissionError as error:
        raise InputError(f"{path} may not be read: permission denied") from error
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        raise InputError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from error
