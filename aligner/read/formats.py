"""The formats that a document may come in, by the suffix of its file."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol

from aligner.document import Document
from aligner.errors import InputError
from aligner.notices import Notify
from aligner.read.reading import AS_USUAL, Reading


class Reader(Protocol):
    """From a file's bytes, its name in messages, its language and its path to a document, or an ``InputError``."""

    def __call__(
        self, data: bytes, name: str, lang: str, notify: Notify, path: str | None = None, reading: Reading = AS_USUAL
    ) -> Document:
        """Read a file."""


READERS = {
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".odt": "odt",
    ".ott": "odt",
    ".rtf": "rtf",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".pdf": "pdf",
    ".epub": "epub",
    ".srt": "subtitles",
    ".vtt": "subtitles",
}
"""The module of this package that reads a suffix, by its function ``read_MODULE``: only the one needed is loaded.

Every other suffix is plain text, whose reader looks at the content and refuses what is none.
"""

_PAIRED = "convert its pairs with `aligner convert`, or check them with `aligner check`"

UNREADABLE = {
    ".doc": "an old Word document: save it as .docx",
    ".wpd": "a WordPerfect document: save it as .docx",
    ".pages": "a Pages document: export it as .docx",
    ".fb2": "a FictionBook: convert it to .epub",
    ".mobi": "a Kindle book: convert it to .epub",
    ".azw3": "a Kindle book: convert it to .epub",
    ".djvu": "a scan in DjVu: recognise its text first",
    ".mht": "a web archive: save the page as .html",
    ".mhtml": "a web archive: save the page as .html",
    ".odp": "a presentation: export its text as .txt",
    ".ods": "a table: save it as .xlsx or .tsv, and run `aligner check`",
    ".xls": "a table: save it as .xlsx or .tsv, and run `aligner check`",
    ".xlsx": f"a table: {_PAIRED}",
    ".tmx": f"a translation memory: {_PAIRED}",
    ".xliff": f"a bilingual file: {_PAIRED}",
    ".xlf": f"a bilingual file: {_PAIRED}",
    ".sdlxliff": f"a bilingual file: {_PAIRED}",
    ".mqxliff": f"a bilingual file: {_PAIRED}",
    ".pptx": "a presentation: export its text as .txt",
}


def reader_of(suffix: str, name: str) -> Reader:
    """The reader for a suffix, in any case.

    Raises:
        InputError: if the suffix is that of a format which the aligner does not read.
    """
    lowered = suffix.lower()
    if lowered in UNREADABLE:
        raise InputError(f"{name} is {UNREADABLE[lowered]}")
    return reader_named(READERS.get(lowered, "text"))


def reader_named(module: str) -> Reader:
    """The reader in a module of this package."""
    reader: Reader = getattr(import_module(f"aligner.read.{module}"), f"read_{module}")
    return reader
