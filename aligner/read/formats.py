"""The formats that a document may come in, by the suffix of its file."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from importlib import import_module
from typing import Protocol

from aligner.document import Document
from aligner.errors import AlignerError, InputError
from aligner.notices import Notify
from aligner.read.reading import AS_USUAL, Reading

GROUP = "aligner.readers"
"""The entry points that name readers of other packages."""


class Reader(Protocol):
    """What reads one format of text; the aligner's own are functions ``read_MODULE`` of this package.

    Another package names readers by the suffixes of their files under the entry points ``aligner.readers``:

        [project.entry-points."aligner.readers"]
        tex = "our_readers:read_tex"                  # a Reader, for .tex

    They serve for suffixes that the aligner has no reader for.
    """

    def __call__(
        self, data: bytes, name: str, lang: str, notify: Notify, path: str | None = None, reading: Reading = AS_USUAL
    ) -> Document:
        """Read a file: called once for each, in the process that aligns, before anything else is known of it.

        Args:
            data: the file's bytes.
            name: how messages call the file.
            lang: BCP 47 tag of the language that the text is said to be in.
            notify: to be told what is worth knowing and no error.
            path: the path as the user gave it, for ``Document.path``.
            reading: what of the file is wanted.

        Returns:
            A document without segments; ``paragraphs`` where the format marks them, ``left_out`` for what is no part
            of the text.

        Raises:
            InputError: if the file cannot be read; whatever else it raises counts as a fault of its package. What it
                prints goes to standard error.
        """


READERS = {
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".odt": "odt",
    ".ott": "odt",
    ".pptx": "pptx",
    ".ppsx": "pptx",
    ".pptm": "pptx",
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
    ".properties": "string_table",
    ".strings": "string_table",
    ".json": "string_table",
}
"""The module of this package that reads a suffix, by its function ``read_MODULE``: only the one needed is loaded.

Every other suffix is plain text, whose reader looks at the content and refuses what is none.
"""

_PAIRED = "convert its pairs with `aligner convert`, or check them with `aligner check`"

_SUBTITLES = "a subtitle file of another kind: save it as .srt or .vtt"

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
    ".odp": "a presentation: save it as .pptx",
    ".ods": f"a table: {_PAIRED}",
    ".xls": "a table: save it as .xlsx or .tsv, and run `aligner check`",
    ".xlsx": f"a table: {_PAIRED}",
    ".tmx": f"a translation memory: {_PAIRED}",
    ".xliff": f"a bilingual file: {_PAIRED}",
    ".xlf": f"a bilingual file: {_PAIRED}",
    ".xliff2": f"a bilingual file: {_PAIRED}",
    ".xlf2": f"a bilingual file: {_PAIRED}",
    ".sdlxliff": f"a bilingual file: {_PAIRED}",
    ".mqxliff": f"a bilingual file: {_PAIRED}",
    ".po": f"a bilingual file: {_PAIRED}",
    ".pot": "a template without translations: convert those of a language, its .po, with `aligner convert`",
    ".ppt": "an old presentation: save it as .pptx",
    ".key": "a Keynote presentation: export it as .pptx",
    **dict.fromkeys((".ass", ".ssa", ".sub", ".sbv", ".smi", ".ttml", ".dfxp"), _SUBTITLES),
}


def reader_of(suffix: str, name: str) -> Reader:
    """The reader for a suffix, in any case.

    Raises:
        InputError: if the suffix is that of a format which the aligner does not read.
        AlignerError: if the reader of another package cannot be loaded.
    """
    lowered = suffix.lower()
    hooked = None if lowered in READERS else _hooked(lowered.removeprefix("."))
    if hooked is not None:
        return hooked
    if lowered in UNREADABLE:
        raise InputError(f"{name} is {UNREADABLE[lowered]}")
    return reader_named(READERS.get(lowered, "text"))


def reader_named(module: str) -> Reader:
    """The reader in a module of this package."""
    reader: Reader = getattr(import_module(f"aligner.read.{module}"), f"read_{module}")
    return reader


def _hooked(suffix: str) -> Reader | None:
    """The reader that a package which is installed has for a suffix, without its dot."""
    if not suffix or suffix == "txt":
        return None
    from importlib.metadata import entry_points  # noqa: PLC0415  looks through every package, for rare suffixes alone

    for point in entry_points(group=GROUP, name=suffix):
        try:
            reader: Reader = point.load()
        except Exception as error:  # whatever a foreign module does when it is imported
            package = point.dist.name if point.dist else point.value
            raise AlignerError(f"the reader of .{suffix} files of {package} cannot be loaded: {error}") from error
        return _speaking_apart(reader)
    return None


def _speaking_apart(reader: Reader) -> Reader:
    """A reader whose own output goes to standard error: on standard output stand results alone."""

    def read(
        data: bytes, name: str, lang: str, notify: Notify, path: str | None = None, reading: Reading = AS_USUAL
    ) -> Document:
        with redirect_stdout(sys.stderr):
            return reader(data, name, lang, notify, path, reading)

    return read
