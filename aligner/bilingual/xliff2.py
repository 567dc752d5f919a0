"""XLIFF 2.1: the bilingual file of newer translation programs."""

from __future__ import annotations

from typing import BinaryIO

from lxml import etree

from aligner.alignment import Alignment
from aligner.bilingual.kept import write_root
from aligner.bilingual.rows import Row, rows
from aligner.bilingual.text import for_xml
from aligner.bilingual.xliff import XML_SPACE, original
from aligner.bilingual.xliff_unit import METADATA, NEEDS_REVIEW, PRIORITIES, needs_review, rewritten

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
"""Version 2.1 keeps the namespace of 2.0."""


def write(alignment: Alignment, stream: BinaryIO) -> None:
    """Every bead as a unit with its confidence as metadata, each flag as a note.

    A pair with an error or a warning has the sub-state ``aligner:needs-review``; a source text without counterpart is
    ``initial``. A target text without counterpart is a unit with an empty source that is not to translate.

    Pairs of an XLIFF 2 go back into its own units, with all that other programs wrote there.
    """
    if alignment.frame and alignment.frame.format == "xliff2":
        write_root(rewritten(alignment, alignment.frame, _unit), stream)
        return
    languages = {"version": "2.1", "srcLang": alignment.source.lang, "trgLang": alignment.target.lang}
    with etree.xmlfile(stream, encoding="UTF-8") as xml:
        xml.write_declaration()
        with xml.element("xliff", languages, nsmap={None: NAMESPACE, "mda": METADATA}):
            xml.write("\n")
            with xml.element("file", {"id": "f1", "original": original(alignment)}):
                if alignment.signature:
                    _line(xml, _notes([("signature", "3", str(alignment.signature))]))
                for row in rows(alignment):
                    if row.source or row.target:
                        _line(xml, _unit(row))
                xml.write("\n")
            xml.write("\n")
    stream.write(b"\n")


def _unit(row: Row) -> etree._Element:
    unit = etree.Element("unit", {"id": row.id, XML_SPACE: "preserve"})
    if not row.source:
        unit.set("translate", "no")
    metadata = etree.SubElement(unit, f"{{{METADATA}}}metadata", nsmap={"mda": METADATA})
    group = etree.SubElement(metadata, f"{{{METADATA}}}metaGroup", category="aligner")
    etree.SubElement(group, f"{{{METADATA}}}meta", type="confidence").text = f"{row.confidence:.4f}"
    notes = [(flag.kind, PRIORITIES[flag.severity], f"{flag.kind}: {flag.told}") for flag in row.flags]
    if row.comment:
        notes.append(("comment", "3", row.comment))
    if notes:
        unit.append(_notes(notes))
    segment = etree.SubElement(unit, "segment", {"state": "translated" if row.target else "initial"})
    if row.target and needs_review(row.flags):
        segment.set("subState", NEEDS_REVIEW)
    etree.SubElement(segment, "source").text = row.source
    if row.target:
        etree.SubElement(segment, "target").text = row.target
    return unit


def _notes(notes: list[tuple[str, str, str]]) -> etree._Element:
    element = etree.Element("notes")
    for category, priority, text in notes:
        etree.SubElement(element, "note", {"category": category, "priority": priority}).text = for_xml(text)
    return element


def _line(xml: etree._IncrementalFileWriter, element: etree._Element) -> None:
    etree.indent(element, level=1)
    xml.write("\n  ")
    xml.write(element)
