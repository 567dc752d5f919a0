"""Plain text: bytes become a document, or a clear refusal."""

from __future__ import annotations

import re

from aligner.document import Document
from aligner.errors import InputError
from aligner.notices import Notify
from aligner.read.encodings import decode
from aligner.read.reading import AS_USUAL, Reading

MOST_CONTROLS = 0.02
"""Share of control characters above which a file is no text: random bytes have 10 %, a dirty text one in thousands."""

_CONTROLS = re.compile(r"[\x00-\x07\x0e-\x19\x1c-\x1f\x7f]")
_INVISIBLE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2060\ufeff]*")

_SIGNATURES = (
    (b"%PDF-", "a PDF document, not plain text; give it its suffix, .pdf"),
    (b"PK\x03\x04", "a Word, OpenDocument, e-book or zip file, not plain text; give it its suffix, .docx, .odt, .epub"),
    (b"\xd0\xcf\x11\xe0", "an old Word document, not plain text; save it as .docx"),
    (b"{\\rtf", "an RTF document, not plain text; give it its suffix, .rtf"),
    (b"\x89PNG", "a picture, not plain text; recognise its text first"),
    (b"\xff\xd8\xff", "a picture, not plain text; recognise its text first"),
    (b"GIF8", "a picture, not plain text; recognise its text first"),
    (b"\x1f\x8b", "a gzip file, not plain text; unpack it"),
)


def read_text(
    data: bytes,
    name: str,
    lang: str,
    notify: Notify,
    path: str | None = None,
    reading: Reading = AS_USUAL,
) -> Document:
    """Decode the bytes of a text file.

    Args:
        name: how messages call the text.
        reading: changes nothing: a plain text has no part that could be left out.

    Raises:
        InputError: if it is no text, or blank.
    """
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(f"{name} is {kind}")
    decoded = decode(data, lang, name, notify)
    text = decoded.text
    if _INVISIBLE.fullmatch(text):
        raise InputError(f"{name} {'holds only blank lines' if text else 'is empty'}; there is nothing to align")
    if len(_CONTROLS.findall(text)) > MOST_CONTROLS * len(text):
        raise InputError(f"{name} is a binary file, not text; give a text file")
    return Document(text, lang, path=path, encoding=decoded.encoding)
