"""XLIFF 1.2: a bilingual file that translation programs open, with what needs review marked and said why."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from aligner.alignment import Alignment, Flag, Severity
from aligner.version import __version__
from aligner.write.rows import Row, rows
from aligner.write.text import for_xml

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
CONFIDENCE = "x-aligner-confidence"
PRIORITIES = {Severity.ERROR: "1", Severity.WARNING: "2", Severity.INFO: "3"}


def write(alignment: Alignment, stream: BinaryIO) -> None:
    """Every bead as a unit with its confidence, each flag as a note.

    A pair with an error or a warning is in the state ``needs-review-translation``; a source text without counterpart
    ``needs-translation``. A target text without counterpart is a unit with an empty source that is not to translate.
    """
    with etree.xmlfile(stream, encoding="UTF-8") as xml:
        xml.write_declaration()
        with xml.element("xliff", {"version": "1.2"}, nsmap={None: NAMESPACE}):
            xml.write("\n")
            with xml.element("file", _file_attributes(alignment)):
                _line(xml, _header(alignment), 1)
                xml.write("\n  ")
                with xml.element("body"):
                    for row in rows(alignment):
                        if row.source or row.target:
                            _line(xml, _unit(row), 2)
                    xml.write("\n  ")
                xml.write("\n")
            xml.write("\n")
    stream.write(b"\n")


def original(alignment: Alignment) -> str:
    """The name of the file that was translated; the format asks for one."""
    name = for_xml(Path(alignment.source.path).name) if alignment.source.path else ""
    return name or "source"


def _file_attributes(alignment: Alignment) -> dict[str, str]:
    return {
        "original": original(alignment),
        "source-language": alignment.source.lang,
        "target-language": alignment.target.lang,
        "datatype": "plaintext",
    }


def needs_review(flags: Iterable[Flag]) -> bool:
    """Whether a flag accuses the pair; notices alone do not."""
    return any(flag.severity is not Severity.INFO for flag in flags)


def _header(alignment: Alignment) -> etree._Element:
    header = etree.Element("header")
    if alignment.signature:
        etree.SubElement(header, "note", {"from": "aligner"}).text = for_xml(alignment.signature)
    etree.SubElement(header, "tool", {"tool-id": "aligner", "tool-name": "aligner", "tool-version": __version__})
    return header


def _unit(row: Row) -> etree._Element:
    unit = etree.Element("trans-unit", {"id": row.id, XML_SPACE: "preserve"})
    if not row.source:
        unit.set("translate", "no")
    etree.SubElement(unit, "source").text = row.source
    target = etree.SubElement(unit, "target", {"state": _state(row)})
    target.text = row.target
    context = etree.SubElement(unit, "context-group", {"purpose": "information"})
    etree.SubElement(context, "context", {"context-type": CONFIDENCE}).text = f"{row.confidence:.4f}"
    for flag in row.flags:
        note = etree.SubElement(unit, "note", {"from": "aligner", "priority": PRIORITIES[flag.severity]})
        note.text = for_xml(f"{flag.kind}: {flag.message}")
    if row.comment:
        etree.SubElement(unit, "note", {"from": "reviewer"}).text = row.comment
    return unit


def _state(row: Row) -> str:
    if not row.target:
        return "needs-translation"
    return "needs-review-translation" if needs_review(row.flags) else "translated"


def _line(xml: etree._IncrementalFileWriter, element: etree._Element, level: int) -> None:
    etree.indent(element, level=level)
    xml.write("\n" + "  " * level)
    xml.write(element)
