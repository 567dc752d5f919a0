"""One file, or standard input, becomes a document without segments."""

from __future__ import annotations

import re
import sys
from os import PathLike, fspath
from pathlib import Path
from typing import BinaryIO

from aligner.document import Document
from aligner.errors import InputError
from aligner.language.tags import parse_tag
from aligner.notices import Notify, ignore_notice
from aligner.read.account import notices
from aligner.read.formats import reader_of
from aligner.read.reading import AS_USUAL, Reading
from aligner.read.text import read_text

STANDARD_INPUT = "-"

_MARKED_UP = re.compile(r"\s*<(?:\?xml\s|!DOCTYPE\s|html[\s>])", re.IGNORECASE)

LARGEST_FILE = 256 * 2**20
"""Bytes; a thousand novels of plain text. What never ends, such as a device, is refused when it has given so many."""


def read(
    path: str | PathLike[str],
    lang: str,
    notify: Notify = ignore_notice,
    reading: Reading = AS_USUAL,
    *,
    tell_left_out: bool = True,
) -> Document:
    """Read a file in the format that its suffix names; ``-`` is plain text from standard input.

    Formats are those of ``aligner.read.formats``; every other suffix is plain text in whatever encoding it has.

    Args:
        lang: the BCP 47 tag of the language that the text is said to be in; it helps to tell encodings apart.
        notify: is told what is worth knowing, such as which encoding was found, where it is not UTF-8, and what the
            file holds besides the text.
        reading: which parts of a file are wanted.
        tell_left_out: whether ``notify`` is told what was left out, which the document knows too.

    Returns:
        The text, not yet segmented: of plain text to the letter, line endings included (a byte order mark is no part
        of it); of other formats a line for each paragraph, with the kinds that the format states.

    Raises:
        InputError: if there is no such file, or it cannot be read, is damaged, is no text, or is blank.
    """
    tag = parse_tag(lang)
    if fspath(path) == STANDARD_INPUT:
        return read_text(_limited(sys.stdin.buffer, "standard input"), "standard input", tag, notify, STANDARD_INPUT)
    name = str(path)
    reader = reader_of(Path(path).suffix, name)
    document = reader(_bytes(Path(path)), name, tag, notify, name, reading)
    if document.encoding and _MARKED_UP.match(document.text):  # which plain text alone has
        notify(f"{name} is XML or HTML, and its tags are read as text; save it in a format that is read, such as .html")
    for sentence in notices(document, name, tell_left_out=tell_left_out):
        notify(sentence)
    return document


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise InputError(f"{path} is a folder; give a file in it")
        with path.open("rb") as file:
            return _limited(file, str(path))
    except FileNotFoundError as error:
        raise InputError(f"there is no file {path}; check the path") from error
    except PermissionError as error:
        raise InputError(f"{path} may not be read: permission denied") from error
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        raise InputError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _limited(file: BinaryIO, name: str) -> bytes:
    data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise InputError(f"{name} has more than {LARGEST_FILE // 2**20} MB; split it into parts")
    return data
