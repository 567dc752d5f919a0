"""Units of an XLIFF file, 1.2 and 2.x: what they say, and how they go back with what has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from aligner.alignment import Alignment, Bead, Flag, Frame, Severity
from aligner.bilingual.flag_line import COMMENT, FlagLine
from aligner.bilingual.kept import filled_frame, insert, is_unchanged, set_text, take_out
from aligner.bilingual.rows import Row, rows
from aligner.bilingual.text import joined
from aligner.bilingual.translation_state import mark_changed
from aligner.read.markup import local

CONFIDENCE = "x-aligner-confidence"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
NEEDS_REVIEW = "aligner:needs-review"
"""Version 2 has four states, none of them for this; finer ones are a program's own (section 4.3.1.41)."""

PRIORITIES = {Severity.ERROR: "1", Severity.WARNING: "2", Severity.INFO: "3"}

_SEVERITIES = {priority: severity for severity, priority in PRIORITIES.items()}
_CONFIDENCES = (f"{{*}}context-group/{{*}}context[@context-type='{CONFIDENCE}']", ".//{*}meta[@type='confidence']")


@dataclass(frozen=True, slots=True)
class Part:
    """A segment of a unit; ``name`` is empty where the unit is one."""

    name: str
    source: etree._Element | None
    target: etree._Element | None


def parts_of(unit: etree._Element) -> Iterator[Part]:
    """The segments of a unit: in 1.2 the whole of it, unless a program segmented it there."""
    if local(unit) == "unit":
        for number, segment in enumerate(unit.iterfind("{*}segment")):
            yield Part(str(number), segment.find("{*}source"), segment.find("{*}target"))
        return
    target = unit.find("{*}target")
    sources, targets = _segments(unit.find("{*}seg-source")), _segments(target)
    if not sources:
        yield Part("", unit.find("{*}source"), target)
        return
    for name in dict.fromkeys((*sources, *targets)):
        yield Part(name, sources.get(name), targets.get(name))


def is_untranslated(unit: etree._Element) -> bool:
    """Whether the unit, or what it stands in, says that it is not to be translated."""
    for element in (unit, *unit.iterancestors()):
        if element.get("translate") in {"yes", "no"}:
            return element.get("translate") == "no"
    return False


def tag_contents(file: etree._Element) -> dict[str, str]:
    """What the codes of a file by Trados Studio stand for, which its header keeps, by their ids."""
    return {
        tag.get("id", ""): "".join(map(str, tag.itertext())).strip()
        for tags in file.iterfind("{*}header//{*}tag-defs")
        for tag in tags.iterfind("{*}tag")
        if next(tag.iter("{*}ph"), None) is not None
    }


def data_of(unit: etree._Element) -> dict[str, str]:
    """What the codes of a unit of version 2 refer to, by its ids."""
    return {data.get("id", ""): "".join(map(str, data.itertext())) for data in unit.iterfind("{*}originalData/{*}data")}


def confidence_of(unit: etree._Element) -> float:
    """The probability that the aligner wrote beside a unit; 1 where there is none."""
    for place in _CONFIDENCES:
        known = unit.find(place)
        if known is not None:
            try:
                return min(max(float(known.text or ""), 0.0), 1.0)
            except ValueError:
                return 1.0
    return 1.0


def flags_of(note: etree._Element) -> Iterator[FlagLine]:
    """The flag that a note of the aligner's holds, or the comment that any other is."""
    text = " ".join((note.text or "").split())
    kind, colon, message = text.partition(": ")
    severity = _SEVERITIES.get(note.get("priority", ""))
    is_ours = note.get("from") == "aligner" or (note.get("category") == kind and kind != COMMENT)
    if is_ours and colon and severity:
        yield FlagLine(kind, severity, message)
    elif text:
        yield FlagLine(COMMENT, Severity.INFO, text)


def needs_review(flags: Iterable[Flag]) -> bool:
    """Whether a flag accuses the pair; notices alone do not."""
    return any(flag.severity is not Severity.INFO for flag in flags)


def rewritten(alignment: Alignment, frame: Frame, made: Callable[[Row], etree._Element]) -> etree._Element:
    """The file that an alignment was read from, with its pairs as they are now.

    Args:
        made: a unit for a pair that the file did not have.
    """
    new = {id(row.bead): row for row in rows(alignment) if row.bead.unit is None}

    def changed(unit: etree._Element, beads: list[tuple[Bead, list[Flag]]]) -> None:
        parts = {part.name: part for part in parts_of(unit)}
        for bead, _ in beads:
            _update_texts(unit, parts, alignment, bead)
        _empty_others(unit, parts, {bead.unit.part for bead, _ in beads if bead.unit})
        flags = [flag for _, told in beads for flag in told]
        _update_notes(unit, flags)
        if len(parts) == 1:
            _update_state(unit, flags)
            _update_confidence(unit, beads[0][0].confidence)

    return filled_frame(
        alignment,
        frame,
        ("trans-unit", "unit"),
        changed,
        lambda bead, _: made(new[id(bead)]) if id(bead) in new else None,
    )


def _update_texts(unit: etree._Element, parts: dict[str, Part], alignment: Alignment, bead: Bead) -> None:
    same = is_unchanged(alignment, bead)
    known = bead.unit
    if all(same) or known is None or known.part not in parts:
        return
    part = parts[known.part]
    elements = (part.target, part.source) if known.is_reversed else (part.source, part.target)
    texts = alignment.source_segments(bead), alignment.target_segments(bead)
    for element, segments, is_same in zip(elements, texts, same, strict=True):
        if is_same:
            continue
        is_translation = element is part.target
        if element is not None:
            set_text(element, joined(segments))
        elif element is part.target and part.source is not None and segments:
            holder = part.source.getparent()
            if holder is not None and local(part.source) == "source":
                insert(holder, holder.index(part.source) + 1, "target", joined(segments))
            elif segments:
                set_text(_new_mark(unit, part.name, tuple(parts)), joined(segments))
        if is_translation:
            mark_changed(unit, part.name, has_text=bool(segments))


def _new_mark(unit: etree._Element, name: str, names: tuple[str, ...]) -> etree._Element:
    """A mark for a segment that had no translation, among those of the others in their order."""
    if unit.find("{*}target") is None:
        insert(unit, _behind_texts(unit), "target", "")
    target = unit.find("{*}target")
    assert target is not None
    mark = etree.Element(etree.QName(etree.QName(unit).namespace, "mrk"), mtype="seg", mid=name)
    behind = names[names.index(name) + 1 :]
    following = next((known for one in behind if (known := _segments(target).get(one)) is not None), None)
    if following is not None:
        following.addprevious(mark)
    else:
        target.append(mark)
    return mark


def _empty_others(unit: etree._Element, parts: dict[str, Part], kept: set[str]) -> None:
    """Segments whose pair a reviewer left out or joined with the one before say nothing more."""
    for name, part in parts.items():
        if name not in kept:
            for element in (part.source, part.target):
                if element is not None and "".join(map(str, element.itertext())).strip():
                    set_text(element, "")
                    if element is part.target:
                        mark_changed(unit, name, has_text=False)


def _update_notes(unit: etree._Element, flags: list[Flag]) -> None:
    """Flags that are gone go, new ones come; what other programs and people noted stays."""
    told = {(flag.kind, flag.severity, " ".join(flag.message.split())): flag for flag in flags}
    for note in list(unit.iter("{*}note")):
        for line in flags_of(note):
            if told.pop((line.kind, line.severity, line.message), None) is None and line.kind != COMMENT:
                take_out(note)
    if not told:
        return
    if local(unit) == "trans-unit":
        for flag in told.values():
            who = {"from": "reviewer"} if flag.kind == COMMENT else {"from": "aligner"}
            text = flag.message if flag.kind == COMMENT else f"{flag.kind}: {flag.message}"
            insert(unit, _behind_texts(unit), "note", text, **who, priority=PRIORITIES[flag.severity])
        return
    notes = unit.find("{*}notes")
    if notes is None:
        first = next((place for place, child in enumerate(unit) if local(child) in _CORE), len(unit))
        insert(unit, first, "notes", "")
        notes = unit[first]
        notes.text = None
    for flag in told.values():
        text = flag.message if flag.kind == COMMENT else f"{flag.kind}: {flag.message}"
        insert(notes, len(notes), "note", text, category=flag.kind, priority=PRIORITIES[flag.severity])


_CORE = frozenset({"originalData", "segment", "ignorable"})


def _update_state(unit: etree._Element, flags: list[Flag]) -> None:
    """Mark what needs review; a state that another program set is left otherwise."""
    if not needs_review(flags):
        return
    target, segment = unit.find("{*}target"), unit.find("{*}segment")
    if target is not None:
        target.set("state", "needs-review-translation")
    elif segment is not None and segment.find("{*}target") is not None:
        segment.set("state", segment.get("state") or "translated")
        segment.set("subState", NEEDS_REVIEW)


def _update_confidence(unit: etree._Element, confidence: float) -> None:
    if f"{confidence_of(unit):.4f}" == f"{confidence:.4f}":
        return
    known = next(filter(None.__ne__, map(unit.find, _CONFIDENCES)), None)
    if known is not None:
        known.text = f"{confidence:.4f}"
    elif local(unit) == "trans-unit":
        place = _behind_texts(unit)
        insert(unit, place, "context-group", "", purpose="information")
        unit[place].text = None
        insert(unit[place], 0, "context", f"{confidence:.4f}", **{"context-type": CONFIDENCE})
    else:
        metadata = etree.Element(f"{{{METADATA}}}metadata", nsmap={"mda": METADATA})
        group = etree.SubElement(metadata, f"{{{METADATA}}}metaGroup", category="aligner")
        etree.SubElement(group, f"{{{METADATA}}}meta", type="confidence").text = f"{confidence:.4f}"
        metadata.tail = unit.text
        unit.insert(0, metadata)


def _behind_texts(unit: etree._Element) -> int:
    texts = [place for place, child in enumerate(unit) if local(child) in {"source", "seg-source", "target"}]
    return max(texts, default=-1) + 1


def _segments(element: etree._Element | None) -> dict[str, etree._Element]:
    if element is None:
        return {}
    return {mark.get("mid", ""): mark for mark in element.iter("{*}mrk") if mark.get("mtype") == "seg"}
