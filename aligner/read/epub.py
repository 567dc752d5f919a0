"""E-books (.epub): the chapters in the order of the spine."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from aligner.document import Document
from aligner.errors import InputError
from aligner.notices import Notify
from aligner.read.archive import Archive
from aligner.read.html import html_pieces
from aligner.read.layout import Piece, document_of
from aligner.read.markup import parse_xml

_CONTAINER = "META-INF/container.xml"
_LOCKED = "META-INF/encryption.xml"
_CHAPTER = frozenset({"application/xhtml+xml", "text/html"})
_FONTS = (b"http://www.idpf.org/2008/embedding", b"http://ns.adobe.com/pdf/enc#RC")
"""Algorithms that veil fonts alone, which does not keep anybody from reading."""


def read_epub(data: bytes, name: str, lang: str, notify: Notify, path: str | None = None) -> Document:
    """The text of a book; its table of contents and what the spine calls not linear come as they stand in the spine.

    Raises:
        InputError: if the file is damaged, protected, too large, or holds no text.
    """
    archive = Archive(data, name, "e-book")
    if archive.has(_LOCKED):
        methods = archive.member(_LOCKED)
        if methods.count(b"EncryptionMethod") > sum(methods.count(font) for font in _FONTS):
            raise InputError(f"{name} is locked by its shop (DRM); give an e-book without protection")
    container = parse_xml(archive.member(_CONTAINER), f"{name} ({_CONTAINER})")
    package = next((found.get("full-path", "") for found in container.iter("{*}rootfile")), "")
    root = parse_xml(archive.member(package), f"{name} ({package})")
    return document_of(_pieces(archive, root, posixpath.dirname(package), notify, name), lang, name, path)


def _pieces(archive: Archive, package: etree._Element, folder: str, notify: Notify, name: str) -> Iterator[Piece]:
    items = {item.get("id"): item for item in package.iter("{*}item")}
    for reference in package.iter("{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or item.get("media-type") not in _CHAPTER or "nav" in (item.get("properties") or "").split():
            continue
        member = posixpath.normpath(posixpath.join(folder, unquote(item.get("href", "")).split("#")[0]))
        if not archive.has(member):
            notify(f"{name} lacks its chapter {member}; the others are read")
            continue
        yield from html_pieces(_decoded(archive.member(member)))


def _decoded(chapter: bytes) -> str:
    """EPUB knows UTF-8 and UTF-16 (EPUB 3.3, 3.9)."""
    encoding = "utf-16" if chapter.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    return chapter.decode(encoding, "replace")
