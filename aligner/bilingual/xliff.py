"""XLIFF: the bilingual files of translation programs, 1.2 and 2.x read, 1.2 written with what needs review marked."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from aligner.alignment import Alignment, Unit
from aligner.bilingual.account import Account
from aligner.bilingual.inline import InlineReader
from aligner.bilingual.kept import frame_of, unit_xml, write_root
from aligner.bilingual.pairs import Pair, paired
from aligner.bilingual.rows import Row, rows
from aligner.bilingual.text import for_xml
from aligner.bilingual.xliff_unit import (
    CONFIDENCE,
    PRIORITIES,
    confidence_of,
    data_of,
    flags_of,
    is_untranslated,
    needs_review,
    parts_of,
    rewritten,
    tag_contents,
)
from aligner.bilingual.xml_file import read_xml
from aligner.errors import InputError
from aligner.language.match import match_two, nearness
from aligner.notices import Notify, ignore_notice
from aligner.version import __version__


def read_xliff(
    path: str | PathLike[str], source_lang: str, target_lang: str, notify: Notify = ignore_notice
) -> Alignment:
    """The pairs of an XLIFF file in either direction, without inline codes; breaks are line feeds.

    A unit without translation becomes a null bead, unless it is not to be translated. Text whose deletion is tracked is
    left out. All else that a unit has stays with its pairs. Languages match exactly first, then by their primary
    subtag; a file from fr-CA into fr-FR is read backwards for fr-FR and fr-CA.

    Raises:
        InputError: if the file cannot be read, is no XLIFF, or has no text in both languages.
    """
    root = read_xml(path, "xliff", "XLIFF", notify)
    wanted = source_lang, target_lang
    account = Account(wanted)
    inline = InlineReader()
    pairs: list[Pair] = []
    units: list[etree._Element] = []
    others: set[str] = set()
    for file in root.iter("{*}file"):
        tags = (
            file.get("source-language") or root.get("srcLang") or "",
            file.get("target-language") or root.get("trgLang") or target_lang,
        )
        is_reversed = _is_reversed(wanted, tags)
        if is_reversed is None:
            others.add(" and ".join(tag or "no named language" for tag in tags))
            continue
        account.read_as(tags[::-1] if is_reversed else tags)
        stored = tag_contents(file)
        for unit in file.iter("{*}trans-unit", "{*}unit"):
            inline.refer_to(stored | data_of(unit))
            made = _pairs(unit, inline, account, len(units), is_reversed=is_reversed)
            pairs += made
            units += [unit] * any(pair.has_text for pair in made)
    if not pairs and others:
        raise InputError(
            f"{path} is not in {source_lang} and {target_lang}, but in {', '.join(sorted(others))}: "
            "choose its languages with `source_lang` and `target_lang`"
        )
    if others:
        notify(f"{path}: parts in {', '.join(sorted(others))} are left out")
    account.tell(str(path), inline, notify)
    format = "xliff" if next(root.iter("{*}trans-unit"), None) is not None else "xliff2"
    return paired(pairs, source_lang, target_lang, path, frame_of(root, units, format))


def _is_reversed(wanted: tuple[str, str], tags: tuple[str, str]) -> bool | None:
    """Whether a file translates the other way; None if it is in other languages."""
    if tags[0] == tags[1]:
        return False if all(nearness(one, tag) for one, tag in zip(wanted, tags, strict=True)) else None
    matched = match_two(wanted, tags)
    return None if matched is None else matched != tags


def _pairs(
    unit: etree._Element, inline: InlineReader, account: Account, number: int, *, is_reversed: bool
) -> list[Pair]:
    confidence, flags = confidence_of(unit), tuple(flag for note in unit.iter("{*}note") for flag in flags_of(note))
    parts = list(parts_of(unit))
    texts = [(inline.text(part.source), inline.text(part.target)) for part in parts]
    if is_untranslated(unit) and not any(target for _, target in texts):
        for source, _ in texts:
            if source:
                account.leave_out_text(source, "not to be translated")
        return []
    xml = unit_xml(unit)
    pairs = []
    for part, (source, target) in zip(parts, texts, strict=True):
        sides = (target, source) if is_reversed else (source, target)
        kept = Unit(xml, number, part.name, *sides, is_reversed=is_reversed)
        pairs.append(Pair(*sides, confidence, flags=flags, unit=kept))
        flags = ()  # they are the unit's, and stand once
    return pairs


NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def write(alignment: Alignment, stream: BinaryIO) -> None:
    """Every bead as a unit with its confidence, each flag as a note.

    A pair with an error or a warning is in the state ``needs-review-translation``; a source text without counterpart
    ``needs-translation``. A target text without counterpart is a unit with an empty source that is not to translate.

    Pairs of an XLIFF 1.2 go back into its own units, with their codes, dates, notes and all that other programs wrote.
    """
    if alignment.frame and alignment.frame.format == "xliff":
        write_root(rewritten(alignment, alignment.frame, _unit), stream)
        return
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
