"""A text split into segments."""

from __future__ import annotations

from os import PathLike

from aligner.document import Document
from aligner.notices import Notify, log_notice
from aligner.read import read
from aligner.segment import split as into_segments


def split(
    path: str | PathLike[str] | None = None, lang: str = "ru", *, text: str | None = None, notify: Notify = log_notice
) -> Document:
    """A file, or a text from memory, as a document with its segments: sentences, headings, list items, captions.

    Args:
        path: a file in any format that ``align`` reads.
        lang: BCP 47 tag of its language.
        text: the text itself, instead of ``path``.
        notify: is told what is worth knowing about the file; by default it goes to the log ``aligner``.

    Raises:
        InputError: if the file cannot be read or the tag is none.
        TypeError: if both or neither of ``path`` and ``text`` are given.
    """
    if (path is None) == (text is None):
        raise TypeError("give the text once: as `path` or as `text`")
    return into_segments(Document(text, lang) if path is None else read(path, lang, notify))  # type: ignore[arg-type]
