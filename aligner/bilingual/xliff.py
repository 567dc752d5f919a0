"""XLIFF: the bilingual files of translation programs, 1.2 and 2.x read, 1.2 written with what needs review marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from aligner.alignment import Alignment, Flag, Severity
from aligner.bilingual.flag_line import COMMENT, FlagLine
from aligner.bilingual.pairs import Pair, paired
from aligner.bilingual.rows import Row, rows
from aligner.bilingual.text import for_xml
from aligner.errors import InputError
from aligner.language.tags import primary_subtag
from aligner.notices import Notify, ignore_notice
from aligner.read.markup import local, parse_xml
from aligner.version import __version__

_CODES = frozenset({"bpt", "ept", "it", "ph"})
"""Inline elements of 1.2 whose content is another program's markup, no text."""

_SEVERITIES = {"1": Severity.ERROR, "2": Severity.WARNING, "3": Severity.INFO}
_CONFIDENCES = ("{*}context-group/{*}context[@context-type='x-aligner-confidence']", ".//{*}meta[@type='confidence']")


def read_xliff(
    path: str | PathLike[str], source_lang: str, target_lang: str, notify: Notify = ignore_notice
) -> Alignment:
    """The pairs of an XLIFF file in either direction; inline markup is left out.

    A unit without translation becomes a null bead. A language matches by its primary subtag: ``fr`` finds ``fr-CA``.

    Raises:
        InputError: if the file cannot be read, is no XLIFF, or has no text in both languages.
    """
    try:
        root = parse_xml(Path(path).read_bytes(), str(path))
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}; check the path") from error
    if local(root) != "xliff":
        raise InputError(f"{path} is XML, but no XLIFF: its root is <{local(root)}>")
    found: list[Pair] = []
    others: set[str] = set()
    for file in root.iter("{*}file"):
        languages = (
            file.get("source-language") or root.get("srcLang") or "",
            file.get("target-language") or root.get("trgLang") or target_lang,
        )
        if _primaries(languages) == _primaries((source_lang, target_lang)):
            found += _pairs(file)
        elif _primaries(languages) == _primaries((target_lang, source_lang)):
            found += (Pair(p.target, p.source, p.confidence, flags=p.flags) for p in _pairs(file))
        else:
            others.add(" and ".join(language or "no named language" for language in languages))
    if not found and others:
        raise InputError(
            f"{path} is not in {source_lang} and {target_lang}, but in {', '.join(sorted(others))}: "
            "choose its languages with `source_lang` and `target_lang`"
        )
    return paired(found, source_lang, target_lang, path)


def _primaries(tags: tuple[str, str]) -> tuple[str, ...]:
    return tuple(primary_subtag(tag) for tag in tags)


def _pairs(file: etree._Element) -> Iterator[Pair]:
    for unit in file.iter("{*}trans-unit", "{*}unit"):
        confidence, flags = _confidence(unit), tuple(_flags(unit))
        for source, target in _texts(unit):
            yield Pair(source, target, confidence, flags=flags)
            flags = ()  # they are the unit's, and stand once


def _texts(unit: etree._Element) -> Iterator[tuple[str, str]]:
    """The texts of each segment: of the whole unit in 1.2, unless a program segmented it there."""
    for segment in unit.findall("{*}segment"):
        yield _text(segment.find("{*}source")), _text(segment.find("{*}target"))
    if local(unit) == "unit":
        return
    target = unit.find("{*}target")
    marks = _segments(unit.find("{*}seg-source"))
    if not marks:
        yield _text(unit.find("{*}source")), _text(target)
        return
    targets = _segments(target)
    for number, mark in marks.items():
        yield _text(mark), _text(targets.get(number))


def _segments(element: etree._Element | None) -> dict[str, etree._Element]:
    if element is None:
        return {}
    return {mark.get("mid", ""): mark for mark in element.iter("{*}mrk") if mark.get("mtype") == "seg"}


def _text(element: etree._Element | None) -> str:
    return "" if element is None else "".join(_pieces(element)).strip(" \t\r\n")


def _pieces(element: etree._Element) -> Iterator[str]:
    if element.text:
        yield element.text
    for inner in element:
        if local(inner) not in {*_CODES, ""}:
            yield from _pieces(inner)
        if inner.tail:
            yield inner.tail


def _confidence(unit: etree._Element) -> float:
    for place in _CONFIDENCES:
        found = unit.find(place)
        if found is not None:
            try:
                return min(max(float(found.text or ""), 0.0), 1.0)
            except ValueError:
                return 1.0
    return 1.0


def _flags(unit: etree._Element) -> Iterator[FlagLine]:
    """The notes: the aligner's own come back as the flags they were, others as comments."""
    for note in unit.iter("{*}note"):
        text = " ".join((note.text or "").split())
        kind, colon, message = text.partition(": ")
        severity = _SEVERITIES.get(note.get("priority", ""))
        is_ours = note.get("from") == "aligner" or (note.get("category") == kind and kind != COMMENT)
        if is_ours and colon and severity:
            yield FlagLine(kind, severity, message)
        elif text:
            yield FlagLine(COMMENT, Severity.INFO, text)


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
        etree.SubElement(header, "note", {"from": "aligner"}).text = for_xml(str(alignment.signature))
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
        note.text = for_xml(f"{flag.kind}: {flag.told}")
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
