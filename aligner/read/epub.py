"""E-books (.epub): the chapters in the order of the spine."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from aligner.document import Document, Reason
from aligner.errors import InputError
from aligner.notices import Notify
from aligner.read.archive import Archive
from aligner.read.html import decode_page, html_page
from aligner.read.html_notes import Page, passages
from aligner.read.layout import document_of
from aligner.read.mended_xml import mended_xml
from aligner.read.reading import AS_USUAL, Reading

_CONTAINER = "META-INF/container.xml"
_LOCKED = "META-INF/encryption.xml"
_CHAPTER = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
_FONTS = (b"http://www.idpf.org/2008/embedding", b"http://ns.adobe.com/pdf/enc#RC")
"""Algorithms that veil fonts alone, which does not keep anybody from reading."""


def read_epub(
    data: bytes, name: str, lang: str, notify: Notify, path: str | None = None, reading: Reading = AS_USUAL
) -> Document:
    """The text of a book; what the spine calls not linear comes as it stands in the spine.

    Notes follow the paragraph that refers to them, from whatever chapter; the table of contents made for reading
    programs and the chapters that the spine does not name are left out.

    Raises:
        InputError: if the file is damaged, protected, too large, or holds no text.
    """
    archive = Archive(data, name, "e-book")
    if archive.has(_LOCKED):
        methods = archive.member(_LOCKED)
        if methods.count(b"EncryptionMethod") > sum(methods.count(font) for font in _FONTS):
            raise InputError(f"{name} is locked by its shop (DRM); give an e-book without protection")
    container = mended_xml(archive.member(_CONTAINER), f"{name} ({_CONTAINER})", notify)
    package = next((root.get("full-path", "") for root in container.iter("{*}rootfile")), "")
    root = mended_xml(archive.member(package), f"{name} ({package})", notify)
    pages: list[Page] = []
    for member, reason in _chapters(root, posixpath.dirname(package)):
        if not archive.has(member):
            if reason is None:
                notify(f"{name} lacks its chapter {member}; the others are read")
            continue
        text = decode_page(archive.member(member), lang, f"{name} ({member})", notify)

        def sheet_at(address: str, folder: str = posixpath.dirname(member)) -> str:
            sheet = posixpath.normpath(posixpath.join(folder, unquote(address)))
            return archive.member(sheet).decode("utf-8", "replace") if archive.has(sheet) else ""

        page = html_page(text, member, reading, sheet_at)
        for block in page.blocks:
            block.reason = reason or block.reason
        pages.append(page)
    return document_of(passages(pages), lang, name, path, reading)


def _chapters(package: etree._Element, folder: str) -> Iterator[tuple[str, Reason | None]]:
    """The members that hold chapters, in the order of the spine, each with the reason if it is no part of the text."""
    items = {item.get("id"): item for item in package.iter("{*}item")}
    spine = [items.get(reference.get("idref")) for reference in package.iter("{*}itemref")]
    named = {id(item) for item in spine}
    for item in [*spine, *(item for item in items.values() if id(item) not in named)]:
        if item is None or item.get("media-type") not in _CHAPTER:
            continue
        is_contents = "nav" in (item.get("properties") or "").split()
        reason = Reason.CONTENTS if is_contents else None if id(item) in named else Reason.OUTSIDE
        yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href", "")).split("#")[0])), reason
