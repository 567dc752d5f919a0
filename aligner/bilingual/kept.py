"""Files written again: the units of the pairs in the frame that they were read from, changed where the pairs have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from lxml import etree

from aligner.alignment import Alignment, Bead, Flag, Frame, Unit
from aligner.bilingual.text import for_xml, joined, on_one_line

_PLACE = "aligner-unit"


def frame_of(root: etree._Element, units: Iterable[etree._Element], format: str) -> Frame:
    """What is left of a file without these units; they are taken out of the tree, in their order."""
    for number, unit in enumerate(units):
        place = etree.ProcessingInstruction(_PLACE, str(number))
        place.tail = unit.tail
        parent = unit.getparent()
        if parent is not None:
            parent.replace(unit, place)
    return Frame(format, as_bytes(root))


def unit_xml(unit: etree._Element) -> str:
    """A unit as a text of its own."""
    return etree.tostring(unit, encoding="unicode", with_tail=False)


def filled_frame(
    alignment: Alignment,
    frame: Frame,
    names: tuple[str, ...],
    changed: Callable[[etree._Element, list[tuple[Bead, list[Flag]]]], None],
    made: Callable[[Bead, list[Flag]], etree._Element | None],
) -> etree._Element:
    """The root of a file with the units of an alignment's pairs.

    Units whose pairs are gone are gone; pairs that no unit is known of, as a reviewer makes them, stand behind the one
    before them.

    Args:
        names: what units are called.
        changed: brings a unit up to date with its beads.
        made: a unit for a bead without one.
    """
    root = etree.fromstring(frame.xml, _lenient())
    if not frame.has_rest:
        for unit in [unit for name in names for unit in root.iter(f"{{*}}{name}")]:
            _remove(unit)
    flags = alignment.flags_by_bead()
    known: defaultdict[int, list[tuple[Bead, list[Flag]]]] = defaultdict(list)
    new: defaultdict[int, list[tuple[Bead, list[Flag]]]] = defaultdict(list)
    last = -1
    for index, bead in enumerate(alignment.beads):
        told = flags.get(index, [])
        if bead.unit is None:
            new[last].append((bead, told))
        else:
            last = bead.unit.number
            known[last].append((bead, told))
    first = min(known, default=0)
    for place in list(root.iter(etree.ProcessingInstruction)):
        if place.target != _PLACE or not (place.text or "").strip().isdigit():
            continue
        number = int((place.text or "").strip()[:18])
        behind = list(_made(new.pop(number, []), made))
        if number == first:
            behind = list(_made(new.pop(-1, []), made)) + behind
        if number in known:
            unit = etree.fromstring(_xml(known[number][0][0].unit), _lenient())
            changed(unit, known[number])
            behind.insert(0, unit)
        _put(place, behind)
    return root


def is_unchanged(alignment: Alignment, bead: Bead) -> tuple[bool, bool]:
    """Whether either text of a bead is as its unit has it; tables of a review have line breaks as spaces."""
    unit = bead.unit
    if unit is None:
        return False, False
    sides = (alignment.source_segments(bead), unit.source), (alignment.target_segments(bead), unit.target)
    return tuple(  # type: ignore[return-value]  # two sides
        " ".join(segment.text for segment in segments) == text or joined(segments) == on_one_line(text)
        for segments, text in sides
    )


def write_root(root: etree._Element, stream: BinaryIO) -> None:
    """The file in UTF-8, what stands around its root included."""
    stream.write(as_bytes(root) + b"\n")


def as_bytes(root: etree._Element) -> bytes:
    """The whole file of a root in UTF-8."""
    tree = root.getroottree()
    if tree.docinfo.standalone:
        return etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=True)
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True)


def _lenient() -> etree.XMLParser:
    """A parser for XML of our own keeping, which was parsed safely before."""
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def _xml(unit: Unit | None) -> str:
    return unit.xml if unit else ""


def _made(
    beads: list[tuple[Bead, list[Flag]]], made: Callable[[Bead, list[Flag]], etree._Element | None]
) -> Iterator[etree._Element]:
    for bead, flags in beads:
        unit = made(bead, flags)
        if unit is not None:
            yield unit


def _put(place: etree._Element, units: list[etree._Element]) -> None:
    """Put units where an instruction stands for them, on lines like its own; without any it goes with its line."""
    parent = place.getparent()
    if parent is None:
        return
    if not units:
        _remove(place)
        return
    tail = place.tail
    for unit in units:
        unit.tail = tail
        place.addprevious(unit)
    units[-1].tail = tail
    place.tail = None
    parent.remove(place)


def _remove(element: etree._Element) -> None:
    """Take an element out; the white space behind it goes, text that stands there stays."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if before is not None:
        before.tail = element.tail if element.getnext() is None else before.tail
    elif element.getnext() is None:
        parent.text = element.tail
    element.tail = None
    parent.remove(element)


def insert(parent: etree._Element, place: int, name: str, text: str, **attributes: str) -> None:
    """Put a child of the parent's own namespace where it belongs, on a line as its neighbours have theirs."""
    namespace = etree.QName(parent).namespace
    child = etree.SubElement(parent, f"{{{namespace}}}{name}" if namespace else name, attributes)
    child.text = for_xml(text)
    parent.insert(place, child)
    child.tail = parent.text if place == 0 else parent[place - 1].tail
    if place and child.getnext() is None:
        parent[place - 1].tail = parent.text


def set_text(element: etree._Element, text: str) -> None:
    """Make a text all that an element holds."""
    for inner in list(element):
        element.remove(inner)
    element.text = for_xml(text)


def take_out(element: etree._Element) -> None:
    """Take an element out, and the line it stood on."""
    _remove(element)
