"""What a file of another program says of a translation's state, brought up to date where the translation changes."""

from __future__ import annotations

from lxml import etree

from aligner.read.markup import local

_STATUS_OF_MEMOQ = "{MQXliff}status"

_UNDONE = frozenset({"new", "needs-translation", "needs-adaptation", "needs-l10n"})
_DONE = frozenset({"final", "signed-off"})
"""States of XLIFF 1.2 (section 2.3, ``state``); those that ask for a review hold for a changed text too."""

_DONE_OF_2 = frozenset({"reviewed", "final"})


def mark_changed(unit: etree._Element, part: str, *, has_text: bool) -> None:
    """Mark that the translation of a unit's segment is another one than before: to be confirmed, or gone.

    What says that it was confirmed, reviewed or final no longer holds: Studio's confirmation becomes ``Draft``, memoQ's
    status ``PartiallyEdited``, the state of an XLIFF ``translated``. Files that say nothing of it stay silent.

    Args:
        part: which segment, as ``Part.name`` has it.
        has_text: whether there is a translation now.
    """
    if local(unit) == "unit":
        segment = unit.findall("{*}segment")[int(part)]
        _mark_segment(segment, has_text=has_text)
        return
    for definition in unit.iterfind("{*}seg-defs/{*}seg"):
        if definition.get("id") == part or not part:
            _set(definition, "conf", "Draft" if has_text else None)
    if unit.get(_STATUS_OF_MEMOQ) is not None:
        unit.set(_STATUS_OF_MEMOQ, "PartiallyEdited" if has_text else "NotStarted")
    if unit.get("approved") == "yes":
        unit.set("approved", "no")
    target = unit.find("{*}target")
    if target is None or target.get("state") is None:
        return
    if not has_text and not "".join(map(str, target.itertext())).strip():
        target.set("state", "needs-translation")
    elif has_text and target.get("state") in _UNDONE | _DONE:
        target.set("state", "translated")


def _mark_segment(segment: etree._Element, *, has_text: bool) -> None:
    """The states of version 2; a finer one goes with the state that it refines (section 4.3.1.41)."""
    state = segment.get("state")
    if state is None:
        return
    changed = "initial" if not has_text else "translated" if state in _DONE_OF_2 or state == "initial" else state
    if changed != state:
        segment.set("state", changed)
        _set(segment, "subState", None)


def _set(element: etree._Element, name: str, value: str | None) -> None:
    if value is not None:
        element.set(name, value)
    elif name in element.attrib:
        del element.attrib[name]
