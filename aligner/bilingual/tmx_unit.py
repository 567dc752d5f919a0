"""Units of a translation memory: what they say in each language, and how they go back with what has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from aligner.alignment import Alignment, Bead, Flag, Frame, Severity
from aligner.bilingual.flag_line import COMMENT, FlagLine, flag_line, parse_flag_line
from aligner.bilingual.inline import InlineReader
from aligner.bilingual.kept import filled_frame, insert, is_unchanged, set_text, take_out
from aligner.bilingual.text import joined
from aligner.language.match import match_two
from aligner.read.markup import local

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def variants_of(unit: etree._Element, inline: InlineReader) -> dict[str, tuple[etree._Element, str]]:
    """The first segment with text of each language of a unit, by the tag as it is spelt."""
    variants: dict[str, tuple[etree._Element, str]] = {}
    for variant in unit.iterfind("{*}tuv"):
        segment, tag = variant.find("{*}seg"), language_of(variant)
        if segment is not None and tag not in variants:
            text = inline.text(segment)
            if text:
                variants[tag] = segment, text
    return variants


def language_of(variant: etree._Element) -> str:
    """The tag of a variant, as it is spelt."""
    return variant.get(XML_LANG) or variant.get("lang") or ""


def number_of(unit: etree._Element, prop: str, low: float) -> float | None:
    """A number that the aligner wrote beside a unit; None where there is none that it could have written."""
    element = _prop(unit, prop)
    try:
        number = float((element.text if element is not None else "") or "")
    except ValueError:
        return None
    return number if low <= number <= 1 else None


def flags_of(note: etree._Element) -> Iterator[FlagLine]:
    """The flag that a note holds, or the comment that it is."""
    text = " ".join("".join(map(str, note.itertext())).split())
    if text:
        yield parse_flag_line(text) or FlagLine(COMMENT, Severity.INFO, text)


def rewritten(
    alignment: Alignment, frame: Frame, made: Callable[[Alignment, Bead, list[Flag]], etree._Element | None]
) -> etree._Element:
    """The memory that an alignment was read from, with its pairs as they are now.

    Args:
        made: a unit for a pair that the memory did not have.
    """
    wanted = alignment.source.lang, alignment.target.lang

    def changed(unit: etree._Element, beads: list[tuple[Bead, list[Flag]]]) -> None:
        for bead, flags in beads[:1]:
            _update_texts(unit, alignment, bead, wanted)
            _update_notes(unit, flags)
            _update_numbers(unit, bead, flags)

    root = filled_frame(alignment, frame, ("tu",), changed, lambda bead, flags: made(alignment, bead, flags))
    header = root.find("{*}header")
    if header is not None and alignment.signature:
        _set_prop(header, "x-signature", str(alignment.signature))
    return root


def _update_texts(unit: etree._Element, alignment: Alignment, bead: Bead, wanted: tuple[str, str]) -> None:
    same = is_unchanged(alignment, bead)
    if all(same):
        return
    variants = variants_of(unit, InlineReader())
    tags = match_two(wanted, tuple(variants))
    if tags is None:
        return
    texts = alignment.source_segments(bead), alignment.target_segments(bead)
    for tag, segments, is_same in zip(tags, texts, same, strict=True):
        if not is_same:
            set_text(variants[tag][0], joined(segments))


def _update_notes(unit: etree._Element, flags: list[Flag]) -> None:
    """Flags that are gone go, new ones come; what other programs and people noted stays."""
    told = {(flag.kind, flag.severity, " ".join(flag.message.split())): flag for flag in flags}
    for note in unit.findall("{*}note"):
        for line in flags_of(note):
            key = line.kind, line.severity, line.message
            if told.pop(key, None) is None and line.kind != COMMENT:
                take_out(note)
    for flag in told.values():
        insert(unit, _place(unit, "note"), "note", flag_line(flag))


def _update_numbers(unit: etree._Element, bead: Bead, flags: list[Flag]) -> None:
    confidence = number_of(unit, "x-confidence", 0.0)
    if f"{1.0 if confidence is None else confidence:.4f}" != f"{bead.confidence:.4f}":
        _set_prop(unit, "x-confidence", f"{bead.confidence:.4f}")
    similarity = number_of(unit, "x-similarity", -1.0)
    if bead.similarity is not None and (similarity is None or f"{similarity:.4f}" != f"{bead.similarity:.4f}"):
        _set_prop(unit, "x-similarity", f"{bead.similarity:.4f}")
    kinds = " ".join(dict.fromkeys(flag.kind for flag in flags if flag.kind != COMMENT))
    known = _prop(unit, "x-flags")
    if known is not None and not kinds:
        take_out(known)
    elif kinds:
        _set_prop(unit, "x-flags", kinds)


def _set_prop(parent: etree._Element, type_: str, text: str) -> None:
    known = _prop(parent, type_)
    if known is None:
        insert(parent, _place(parent, "prop"), "prop", text, type=type_)
    elif known.text != text:
        known.text = text


def _prop(parent: etree._Element, type_: str) -> etree._Element | None:
    return next((element for element in parent.iterfind("{*}prop") if element.get("type") == type_), None)


def _place(parent: etree._Element, name: str) -> int:
    """Where another note or property goes: behind those there are, before all variants."""
    places = [place for place, child in enumerate(parent) if local(child) in {"note", "prop"}]
    same = [place for place in places if local(parent[place]) == name]
    return (max(same) if same else max(places) if places and name == "prop" else -1) + 1
