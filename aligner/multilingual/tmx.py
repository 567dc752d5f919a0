"""TMX 1.4: a unit a row, with a variant for every text that says it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from aligner.bilingual.flag_line import flag_line
from aligner.bilingual.reproducible import moment
from aligner.bilingual.text import for_xml
from aligner.bilingual.tmx import header_of, open_memory
from aligner.bilingual.tmx_unit import XML_LANG
from aligner.multilingual.rows import Multilingual, Row


def write(alignment: Multilingual, stream: BinaryIO, created: datetime | None = None) -> None:
    """Every row that two texts at least say, as a translation unit; an empty text has no variant.

    Args:
        created: the creation date in the header; without it that of ``SOURCE_DATE_EPOCH``, or now.

    A unit's props are ``x-confidence``, ``x-bead`` (how many segments of each text) and ``x-flags`` (kinds); each
    flag's line is a note, which begins with the language of the translation.
    """
    with open_memory(_header(alignment, created or moment()), stream) as add:
        for row in alignment:
            unit = _unit(alignment, row)
            if unit is not None:
                add(unit)


def _header(alignment: Multilingual, created: datetime) -> etree._Element:
    header = header_of(alignment.documents[0].lang, created)
    if alignment.signature:
        _prop(header, "x-signature", str(alignment.signature))
    for document in alignment.documents:
        if document.path:
            _prop(header, "x-file", f"{document.lang}: {Path(document.path).name}")
    return header


def _unit(alignment: Multilingual, row: Row) -> etree._Element | None:
    texts = [for_xml(text) for text in alignment.texts(row)]
    if sum(bool(text.strip()) for text in texts) < 2:
        return None
    unit = etree.Element("tu")
    for place, flag in row.flags:
        etree.SubElement(unit, "note").text = for_xml(f"{alignment.documents[place].lang}: {flag_line(flag)}")
    _prop(unit, "x-confidence", f"{row.confidence:.4f}")
    _prop(unit, "x-bead", row.type)
    if row.flags:
        _prop(unit, "x-flags", " ".join(dict.fromkeys(flag.kind for _, flag in row.flags)))
    for document, text in zip(alignment.documents, texts, strict=True):
        if text.strip():
            variant = etree.SubElement(unit, "tuv", {XML_LANG: document.lang})
            etree.SubElement(variant, "seg").text = text
    return unit


def _prop(parent: etree._Element, type_: str, text: str) -> None:
    etree.SubElement(parent, "prop", type=type_).text = for_xml(text)
