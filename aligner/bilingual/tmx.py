"""TMX 1.4: translation memories, as Trados, memoQ, OmegaT and Okapi write and import them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from aligner.alignment import Alignment, Bead, Flag, Severity
from aligner.bilingual.flag_line import COMMENT, FlagLine, flag_line, parse_flag_line
from aligner.bilingual.pairs import Pair, paired
from aligner.bilingual.reproducible import moment
from aligner.bilingual.text import for_xml, joined
from aligner.document import Document
from aligner.errors import InputError
from aligner.language.tags import primary_subtag
from aligner.notices import Notify, ignore_notice
from aligner.version import __version__

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})
"""Inline elements whose content is another program's markup, no text (TMX 1.4b, section "Content Markup")."""


def read_tmx(
    path: str | PathLike[str], source_lang: str, target_lang: str, notify: Notify = ignore_notice
) -> Alignment:
    """The pairs of a translation memory in two of its languages; inline markup is left out.

    The aligner's notes come back as the flags they were, the notes of others as comments.

    A language matches by its primary subtag: ``fr`` finds ``fr-CA``.

    Raises:
        InputError: if the file cannot be read, is no TMX, or has no unit in both languages.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        root = etree.fromstring(Path(path).read_bytes(), parser)
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}; check the path") from error
    except etree.XMLSyntaxError as error:
        raise InputError(f"{path}, line {error.lineno or 1}: not well-formed XML ({error.msg}); repair it") from error
    if etree.QName(root).localname != "tmx":
        raise InputError(f"{path} is XML, but no translation memory: its root is <{etree.QName(root).localname}>")
    for entity in root.iter(etree.Entity):
        raise InputError(
            f"{path}, line {entity.sourceline}: {entity.text} stands for text that is declared elsewhere, which is not "
            "read; put the text itself in its place"
        )
    pairs = list(_pairs(root, source_lang, target_lang))
    if not pairs:
        known = sorted({_language(variant) for variant in root.iter("{*}tuv")} - {""})
        raise InputError(
            f"{path} has no unit in {source_lang} and {target_lang}, but {', '.join(known) or 'no named language'}: "
            "choose two languages with `source_lang` and `target_lang`"
        )
    return paired(pairs, source_lang, target_lang, path)


def _pairs(root: etree._Element, source_lang: str, target_lang: str) -> Iterator[Pair]:
    wanted = primary_subtag(source_lang), primary_subtag(target_lang)
    for unit in root.iter("{*}tu"):
        texts: dict[str, str] = {}
        for variant in unit.iter("{*}tuv"):
            segment = variant.find("{*}seg")
            if segment is not None:
                texts.setdefault(primary_subtag(_language(variant)), "".join(_text(segment)).strip())
        if texts.get(wanted[0]) and texts.get(wanted[1]):
            confidence, similarity = _number(unit, "x-confidence", 0.0), _number(unit, "x-similarity", -1.0)
            yield Pair(
                texts[wanted[0]],
                texts[wanted[1]],
                1.0 if confidence is None else confidence,
                similarity,
                tuple(_flags(unit)),
            )


def _number(unit: etree._Element, prop: str, low: float) -> float | None:
    """A number that the aligner wrote beside a unit; None where there is none that it could have written."""
    for element in unit.iterfind("{*}prop"):
        if element.get("type") == prop:
            try:
                number = float(element.text or "")
            except ValueError:
                return None
            return number if low <= number <= 1 else None
    return None


def _flags(unit: etree._Element) -> Iterator[FlagLine]:
    for note in unit.iterfind("{*}note"):
        text = " ".join("".join(_text(note)).split())
        if text:
            yield parse_flag_line(text) or FlagLine(COMMENT, Severity.INFO, text)


def _language(variant: etree._Element) -> str:
    return variant.get(_XML_LANG) or variant.get("lang") or ""


def _text(element: etree._Element) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str) and etree.QName(child).localname not in _CODES:
            yield from _text(child)
        if child.tail:
            yield child.tail


_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write(alignment: Alignment, stream: BinaryIO, created: datetime | None = None) -> None:
    """Every pair as a translation unit; beads with a side that is empty or blank stay out.

    Args:
        created: the creation date in the header; without it that of ``SOURCE_DATE_EPOCH``, or now.

    A unit's props are ``x-confidence``, ``x-similarity``, ``x-bead`` (its type) and ``x-flags`` (kinds); each flag's
    line is a note. A document's date becomes the creation date of its variants, and of the unit; units of a dated
    document say in ``x-source`` which file they are from, for a memory that many statements go into. Text is in NFC,
    one line a segment, without the characters that XML 1.0 forbids.
    """
    flags: defaultdict[int, list[Flag]] = defaultdict(list)
    for flag in alignment.flags:
        flags[flag.bead].append(flag)
    header = _header(alignment, created or moment())
    with etree.xmlfile(stream, encoding="UTF-8") as xml:
        xml.write_declaration()
        with xml.element("tmx", version="1.4"):
            _write_indented(xml, header, 1)
            xml.write("\n  ")
            with xml.element("body"):
                for index, bead in enumerate(alignment.beads):
                    unit = _unit(alignment, bead, flags[index])
                    if unit is not None:
                        _write_indented(xml, unit, 2)
                xml.write("\n  ")
            xml.write("\n")
    stream.write(b"\n")


def _write_indented(xml: etree._IncrementalFileWriter, element: etree._Element, level: int) -> None:
    etree.indent(element, level=level)
    xml.write("\n" + "  " * level)
    xml.write(element)


def _header(alignment: Alignment, created: datetime) -> etree._Element:
    header = etree.Element(
        "header",
        {
            "creationtool": "aligner",
            "creationtoolversion": __version__,
            "segtype": "sentence",
            "o-tmf": "aligner",
            "adminlang": "en",
            "srclang": alignment.source.lang,
            "datatype": "plaintext",
            "creationdate": f"{created:%Y%m%dT%H%M%SZ}",
        },
    )
    if alignment.signature:
        _prop(header, "x-signature", str(alignment.signature))
    for side, path in (("x-source-file", alignment.source.path), ("x-target-file", alignment.target.path)):
        if path:
            _prop(header, side, Path(path).name)
    return header


def _unit(alignment: Alignment, bead: Bead, flags: list[Flag]) -> etree._Element | None:
    source = for_xml(joined(alignment.source_segments(bead)))
    target = for_xml(joined(alignment.target_segments(bead)))
    if not source.strip() or not target.strip():
        return None
    dates = _date(alignment.source), _date(alignment.target)
    unit = etree.Element("tu", dates[0] or dates[1])
    for flag in flags:
        etree.SubElement(unit, "note").text = for_xml(flag_line(flag))
    _prop(unit, "x-confidence", f"{bead.confidence:.4f}")
    if bead.similarity is not None:
        _prop(unit, "x-similarity", f"{bead.similarity:.4f}")
    _prop(unit, "x-bead", bead.type)
    if flags:
        _prop(unit, "x-flags", " ".join(dict.fromkeys(flag.kind for flag in flags)))
    if any(dates) and alignment.source.path:
        _prop(unit, "x-source", Path(alignment.source.path).name)
    for document, date, text in zip((alignment.source, alignment.target), dates, (source, target), strict=True):
        variant = etree.SubElement(unit, "tuv", {_XML_LANG: document.lang} | date)
        etree.SubElement(variant, "seg").text = text
    return unit


def _date(document: Document) -> dict[str, str]:
    """The attribute that says when the document was published; none where it has no date, or one that is no ISO 8601.

    A moment without a time zone is taken for one in UTC, and a day begins at midnight there: TMX knows nothing else.
    """
    try:
        published = datetime.fromisoformat(document.date or "")
        in_utc = published.replace(tzinfo=UTC) if published.tzinfo is None else published.astimezone(UTC)
    except (ValueError, OverflowError):
        return {}
    return {"creationdate": f"{in_utc:%Y%m%dT%H%M%SZ}"}


def _prop(parent: etree._Element, type_: str, text: str) -> None:
    etree.SubElement(parent, "prop", type=type_).text = for_xml(text)
