"""TMX 1.4: translation memories, as Trados, memoQ, OmegaT and Okapi write and import them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from aligner.alignment import Alignment, Bead, Flag, Unit
from aligner.bilingual.account import Account
from aligner.bilingual.flag_line import flag_line
from aligner.bilingual.inline import InlineReader
from aligner.bilingual.kept import frame_of, unit_xml, write_root
from aligner.bilingual.pairs import Pair, paired
from aligner.bilingual.reproducible import moment
from aligner.bilingual.text import for_xml, joined
from aligner.bilingual.tmx_unit import XML_LANG, flags_of, language_of, number_of, rewritten, variants_of
from aligner.bilingual.xml_file import read_xml
from aligner.document import Document
from aligner.errors import InputError
from aligner.language.match import match_two
from aligner.notices import Notify, ignore_notice
from aligner.version import __version__


def read_tmx(
    path: str | PathLike[str], source_lang: str, target_lang: str, notify: Notify = ignore_notice
) -> Alignment:
    """The pairs of a translation memory in two of its languages, without inline codes; breaks are line feeds.

    The aligner's notes come back as the flags they were, the notes of others as comments; all else that a unit has
    stays with its pair.

    The exact tag goes before a relative: ``fr-CA`` finds ``fr-FR`` only in units that have no ``fr-CA``. An empty
    variant hides no other.

    Raises:
        InputError: if the file cannot be read, is no TMX, or has no unit in both languages.
    """
    root = read_xml(path, "tmx", "translation memory", notify)
    inline = InlineReader()
    wanted = source_lang, target_lang
    account = Account(wanted)
    pairs: list[Pair] = []
    units: list[etree._Element] = []
    for unit in root.iter("{*}tu"):
        variants = variants_of(unit, inline)
        tags = match_two(wanted, tuple(variants))
        if tags is None:
            account.leave_out(variants, "not in both languages")
            continue
        account.take(tags, variants)
        source, target = (variants[tag][1] for tag in tags)
        pairs.append(_pair(unit, source, target, len(units)))
        units.append(unit)
    if not pairs:
        known = sorted({language_of(variant) for variant in root.iter("{*}tuv")} - {""})
        raise InputError(
            f"{path} has no unit in {source_lang} and {target_lang}, but {', '.join(known) or 'no named language'}: "
            "choose two languages with `source_lang` and `target_lang`"
        )
    account.tell(str(path), inline, notify)
    return paired(pairs, source_lang, target_lang, path, frame_of(root, units, "tmx"))


def _pair(unit: etree._Element, source: str, target: str, number: int) -> Pair:
    confidence, similarity = number_of(unit, "x-confidence", 0.0), number_of(unit, "x-similarity", -1.0)
    return Pair(
        source,
        target,
        1.0 if confidence is None else confidence,
        similarity,
        tuple(flag for note in unit.iterfind("{*}note") for flag in flags_of(note)),
        Unit(unit_xml(unit), number, source=source, target=target),
    )


def write(alignment: Alignment, stream: BinaryIO, created: datetime | None = None) -> None:
    """Every pair as a translation unit; beads with a side that is empty or blank stay out.

    Args:
        created: the creation date in the header; without it that of ``SOURCE_DATE_EPOCH``, or now.

    A unit's props are ``x-confidence``, ``x-similarity``, ``x-bead`` (its type) and ``x-flags`` (kinds); each flag's
    line is a note. A document's date becomes the creation date of its variants, and of the unit; units of a dated
    document say in ``x-source`` which file they are from, for a memory that many statements go into. Text is in NFC,
    one line a segment, without the characters that XML 1.0 forbids.

    Pairs of a memory go back into its own units, with their codes, dates, authors, properties, notes and regions.
    """
    if alignment.frame and alignment.frame.format == "tmx":
        write_root(rewritten(alignment, alignment.frame, unit_of), stream)
        return
    flags = defaultdict(list, alignment.flags_by_bead())
    with open_memory(_header(alignment, created or moment()), stream) as add:
        for index, bead in enumerate(alignment.beads):
            unit = unit_of(alignment, bead, flags[index])
            if unit is not None:
                add(unit)


@contextmanager
def open_memory(header: etree._Element, stream: BinaryIO) -> Iterator[Callable[[etree._Element], None]]:
    """A memory that is written unit by unit, however many there will be: the block is given a function for one."""
    with etree.xmlfile(stream, encoding="UTF-8") as xml:
        xml.write_declaration()
        with xml.element("tmx", version="1.4"):
            _write_indented(xml, header, 1)
            xml.write("\n  ")
            with xml.element("body"):
                yield lambda unit: _write_indented(xml, unit, 2)
                xml.write("\n  ")
            xml.write("\n")
    stream.write(b"\n")


def _write_indented(xml: etree._IncrementalFileWriter, element: etree._Element, level: int) -> None:
    etree.indent(element, level=level)
    xml.write("\n" + "  " * level)
    xml.write(element)


def _header(alignment: Alignment, created: datetime) -> etree._Element:
    header = header_of(alignment.source.lang, created)
    if alignment.signature:
        _prop(header, "x-signature", str(alignment.signature))
    for side, path in (("x-source-file", alignment.source.path), ("x-target-file", alignment.target.path)):
        if path:
            _prop(header, side, Path(path).name)
    return header


def header_of(source_lang: str, created: datetime) -> etree._Element:
    """The header of a memory whose units are translated from a language."""
    return etree.Element(
        "header",
        {
            "creationtool": "aligner",
            "creationtoolversion": __version__,
            "segtype": "sentence",
            "o-tmf": "aligner",
            "adminlang": "en",
            "srclang": source_lang,
            "datatype": "plaintext",
            "creationdate": f"{created:%Y%m%dT%H%M%SZ}",
        },
    )


def unit_of(alignment: Alignment, bead: Bead, flags: list[Flag], document: str = "") -> etree._Element | None:
    """The unit of a pair; None for a bead with a side that is empty or blank.

    Args:
        document: what a memory of many documents calls this one, for ``x-document``.
    """
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
    if document:
        _prop(unit, "x-document", document)
    if any(dates) and alignment.source.path:
        _prop(unit, "x-source", Path(alignment.source.path).name)
    for side, date, text in zip((alignment.source, alignment.target), dates, (source, target), strict=True):
        variant = etree.SubElement(unit, "tuv", {XML_LANG: side.lang} | date)
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
