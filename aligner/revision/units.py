"""Units: edits of a text that one bead of its translation hangs together, so that they are judged as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from aligner.alignment import Alignment, Bead
from aligner.revision.versions import Became, Edit

LEAST_SURE = 0.5
"""Confidence from which a pair with the new version says that something is translated already."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Edits that are judged as one, and the segments of the translation that concern them.

    ``confidence`` is that of the beads which say so; ``is_late`` says that the translation is no translation of the
    old version, but of the new one.
    """

    edits: tuple[Edit, ...]
    translation: tuple[int, ...] = ()
    confidence: float = 1.0
    is_late: bool = False

    @property
    def old(self) -> tuple[int, ...]:
        """Segments of the old version, in order."""
        return tuple(sorted(k for edit in self.edits for k in edit.old))

    @property
    def new(self) -> tuple[int, ...]:
        """Segments of the new version, in order."""
        return tuple(sorted(k for edit in self.edits for k in edit.new))

    @property
    def is_same(self) -> bool:
        """Whether no word has changed."""
        return all(edit.became is Became.SAME for edit in self.edits)

    @property
    def is_moved(self) -> bool:
        """Whether it stands elsewhere than it stood."""
        return any(edit.moved for edit in self.edits)


def read_units(edits: Sequence[Edit], with_old: Alignment, with_new: Alignment) -> list[Unit]:
    """The units of all edits, in no order; what is new to the text stays by itself."""
    units = _by_beads(edits, with_old)
    claimed = {k for unit in units for k in unit.translation}
    later = {k: bead for bead in with_new.beads if bead.confidence >= LEAST_SURE for k in bead.source}
    return [_completed(unit, later, claimed) for unit in units]


def _by_beads(edits: Sequence[Edit], with_old: Alignment) -> list[Unit]:
    edit_of = {k: number for number, edit in enumerate(edits) for k in edit.old}
    parents = list(range(len(edits)))

    def root(number: int) -> int:
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    beads = [bead for bead in with_old.beads if not bead.is_null]
    for bead in beads:
        for k in bead.source[1:]:
            parents[root(edit_of[k])] = root(edit_of[bead.source[0]])
    members: dict[int, list[Edit]] = {}
    for number, edit in enumerate(edits):
        members.setdefault(root(number), []).append(edit)
    held: dict[int, list[Bead]] = {}
    for bead in beads:
        held.setdefault(root(edit_of[bead.source[0]]), []).append(bead)
    return [
        Unit(
            tuple(some),
            tuple(sorted(k for bead in held.get(number, ()) for k in bead.target)),
            min((bead.confidence for bead in held.get(number, ())), default=1.0),
        )
        for number, some in members.items()
    ]


def _completed(unit: Unit, later: dict[int, Bead], claimed: set[int]) -> Unit:
    """With what pairs with the new version of it and with nothing of the old one."""
    if unit.is_same and unit.translation:
        return unit
    beads = [later[k] for k in unit.new if k in later]
    free = {k for bead in beads for k in bead.target} - claimed
    claimed |= free
    if not free:
        return unit
    confidence = unit.confidence if unit.translation else min(bead.confidence for bead in beads)
    translation = tuple(sorted(free.union(unit.translation)))
    return replace(unit, translation=translation, confidence=confidence, is_late=not unit.translation)
