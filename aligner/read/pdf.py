"""PDF documents with a text layer: lines put together again to paragraphs.

PLAYA says where each character stands, which paragraphs are found by; pypdf does not, and PDFium loses emoji.
pdfminer.six says the same of the samples, at half the speed, and brings 18 MB of cryptography.
"""

from __future__ import annotations

import logging
import re
import zlib

from aligner.document import Document
from aligner.errors import InputError
from aligner.notices import Notify
from aligner.read.layout import Omitted, document_of
from aligner.read.pdf_cjk import runs_down
from aligner.read.pdf_lines import Line, characters_of, lines_of
from aligner.read.pdf_paragraphs import paragraphs_of
from aligner.read.reading import AS_USUAL, Reading

MOST_PAGES = 5_000

LARGEST_STREAM = 64 * 2**20
"""Bytes that one stream of a page may unpack to; the text of a page with its drawing instructions has thousands."""

LARGEST_TEXT = 512 * 2**20
"""Bytes that all streams but pictures may unpack to together."""

FEWEST_CHARACTERS = 20
"""Per page with a picture: a scan without a text layer has none, or the stamp of the program that made it."""

_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY = 1_000
_CHUNK = 2**16


def read_pdf(
    data: bytes, name: str, lang: str, notify: Notify, path: str | None = None, reading: Reading = AS_USUAL
) -> Document:
    """The text of a PDF: running headers, page numbers and hyphenation are taken out; notes follow their paragraph.

    Raises:
        InputError: if the file is damaged, protected, too large, or a scan without text.
    """
    if b"%PDF-" not in data[:1024]:
        raise InputError(f"{name} is no PDF document: it does not begin with %PDF; save it again from its program")
    _refuse_bombs(data, name)
    pages, omitted, n_running_down = _pages(data, name)
    if sum(len(line.text) for page in pages for line in page) < FEWEST_CHARACTERS * min(len(pages), 2) and (
        b"/Image" in data or b"/ObjStm" in data or not any(pages)
    ):
        raise InputError(
            f"{name} has no text layer: it is a scan or a picture; have a program recognise its text (OCR) first"
        )
    if n_running_down:
        pages_are = "1 page is" if n_running_down == 1 else f"{n_running_down:,} pages are"
        notify(
            f"{name}: {pages_are} set from top to bottom, which this reader cannot put in order; take another format "
            "of the same text"
        )
    notify(f"{name} is a PDF: its paragraphs are guessed from its lines; another format of the same text is safer")
    return document_of([*omitted, *paragraphs_of(pages)], lang, name, path, reading)


def _pages(data: bytes, name: str) -> tuple[list[list[Line]], list[Omitted], int]:
    """The lines of every page, what is no line of text, and how many pages run from top to bottom."""
    import playa  # noqa: PLC0415  for one format
    from playa.exceptions import PDFEncryptionError, PDFPasswordIncorrect  # noqa: PLC0415
    from playa.miner import extract_page  # noqa: PLC0415

    logging.getLogger("playa").setLevel(logging.CRITICAL)  # it warns of every oddity of every font
    found: list[list[Line]] = []
    omitted: list[Omitted] = []
    n_running_down = 0
    try:
        document = playa.parse(data, space="page")
        for number, page in enumerate(document.pages):
            if number == MOST_PAGES:
                raise InputError(f"{name} has more than {MOST_PAGES} pages; split it into parts")
            characters = list(characters_of(extract_page(page)))
            lines, others = lines_of(characters, number)
            n_running_down += runs_down(characters)
            found.append(lines)
            omitted += others
    except PDFPasswordIncorrect as error:
        raise InputError(f"{name} is protected by a password; save it without one") from error
    except PDFEncryptionError as error:
        raise InputError(
            f"{name} is encrypted in a way that needs a library more: save it without protection, or: "
            "pip install 'bitext-aligner[encrypted-pdf]'"
        ) from error
    except (InputError, MemoryError):
        raise
    except (
        Exception
    ) as error:  # damaged files make the parser fail in every way: KeyError, AttributeError, struct.error
        raise InputError(f"{name} is a damaged PDF ({type(error).__name__}: {error}); save it again") from error
    if not found:
        raise InputError(f"{name} is a damaged PDF: it has no pages; save it again")
    return found, omitted, n_running_down


def _refuse_bombs(data: bytes, name: str) -> None:
    """PLAYA unpacks whatever it is given; here every compressed stream but pictures is unpacked with a limit."""
    left = LARGEST_TEXT
    for stream in _STREAM.finditer(data):
        head = data[max(0, stream.start() - _DICTIONARY) : stream.start()].rpartition(b"obj")[2]
        if b"Flate" not in head or b"/Image" in head:
            continue
        size = _unpacked_size(data, stream.end())
        left -= size
        if size > LARGEST_STREAM or left < 0:
            raise InputError(f"{name} unpacks to more than a PDF's text can have; it is damaged or made to do harm")


def _unpacked_size(data: bytes, start: int) -> int:
    unpack = zlib.decompressobj()
    size = 0
    try:
        while not unpack.eof and size <= LARGEST_STREAM:
            rest = unpack.unconsumed_tail
            if not rest:
                rest = data[start : start + _CHUNK]
                start += len(rest)
            if not rest:
                break
            size += len(unpack.decompress(rest, _CHUNK * 16))
    except zlib.error:
        return size
    return size
