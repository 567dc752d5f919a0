"""Joining: edits of a text and the beads of its translation become rows, each with what is to be done.

The translation was made from the old version, so its pairs with that are the sure ones: they say which of its sentences
an edit concerns. The pairs with the new version say which sentences the translation has got since.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from aligner.alignment import Alignment, Bead
from aligner.bilingual.text import joined
from aligner.document import Document
from aligner.revision.drift import Passage, Row, State
from aligner.revision.following import Question
from aligner.revision.units import LEAST_SURE, Unit, read_units
from aligner.revision.versions import Edit
from aligner.revision.wording import Wording, differing, read_wording

Answer = Callable[[Sequence[Question]], Sequence[float]]
"""From passages to the probability of each that its translation follows the new version."""


Place = tuple[float, int, int]
"""Where a row stands: a segment of the new version, and what comes behind it."""


def rows_of(
    edits: Sequence[Edit],
    with_old: Alignment,
    with_new: Alignment,
    answer: Answer,
    untouched: frozenset[int] | None = None,
) -> tuple[Row, ...]:
    """A row for each passage, in the order of the new version.

    Args:
        edits: every segment of both versions, in order.
        with_old: the old version beside the translation; ``with_new`` likewise.
        answer: says whether translations follow.
        untouched: segments of the translation that are the same as when the old version was translated, where known.
    """
    units = read_units(edits, with_old, with_new)
    sides = with_old.source, with_new.source, with_new.target
    later = {k: bead for bead in with_new.beads for k in bead.source}
    holders = {k: place for place, unit in enumerate(units) for k in unit.translation}
    hosts = {place: _host(unit, later, holders) for place, unit in enumerate(units)}
    asked: dict[int, Question] = {}
    for place, unit in enumerate(units):
        host = hosts[place]
        question = _question(unit, None if host is None else units[host], sides, untouched)
        if question is not None:
            asked[place] = question
    follows = dict(zip(asked, answer(list(asked.values())), strict=True))
    replacing = {
        place: host
        for place, host in hosts.items()
        if host is not None and not units[host].new and follows.get(place, 0.0) >= LEAST_SURE
    }
    replaced = set(replacing.values())
    order = _Order(units)
    rows: list[tuple[Place, Row]] = []
    for place, unit in enumerate(units):
        whole = replace(unit, translation=units[replacing[place]].translation) if place in replacing else unit
        row = None if place in replaced else _row(whole, sides, follows.get(place), later, order)
        if row is not None:
            rows.append((order.place(unit), row))
    for k in range(len(sides[2].segments)):
        if k not in holders:
            alone = Row(State.ADDED, Passage(), Passage(), _passage(sides[2], (k,)))
            rows.append((order.place_of_translation(k), alone))
    return tuple(row for _, row in sorted(rows, key=lambda each: each[0]))


def _host(unit: Unit, later: dict[int, Bead], holders: dict[int, int]) -> int | None:
    """Whose translation a sentence that is new to the text is paired with: its neighbour's, or that of what is gone."""
    bead = later.get(unit.new[0]) if not unit.old and not unit.translation else None
    if bead is None or bead.confidence < LEAST_SURE:
        return None
    return next((holders[k] for k in bead.target if k in holders), None)


def _question(
    unit: Unit, host: Unit | None, sides: tuple[Document, Document, Document], untouched: frozenset[int] | None
) -> Question | None:
    """What has to be asked of a unit; None where its edits and beads say enough."""
    old, new, there = unit.old, unit.new, unit.translation
    if host is not None:
        old, new, there = host.old, tuple(sorted({*host.new, *new})), host.translation
    if not old or not new or not there or unit.is_same or unit.is_late:
        return None
    texts = [joined(side.segments[k] for k in part) for side, part in zip(sides, (old, new, there), strict=True)]
    return Question(texts[0], texts[1], texts[2], None if untouched is None else not untouched.issuperset(there))


def _row(
    unit: Unit, sides: tuple[Document, Document, Document], follows: float | None, later: dict[int, Bead], order: _Order
) -> Row | None:
    old, new, there = unit.old, unit.new, unit.translation
    if not new and not there:
        return None  # gone from both
    confidence = unit.confidence
    if unit.is_same:
        state = State.UNTRANSLATED if not there else State.UNCHANGED
        if there and unit.is_moved and not order.is_followed(unit):
            state = State.MOVED
    elif not new:
        state = State.GONE
    elif not there:
        state = State.UNTRANSLATED if old else State.NEW
        bead = later.get(new[0])
        confidence = 1.0 if bead is None else bead.confidence if bead.is_null else 1 - bead.confidence
        if follows is not None:
            state, confidence = (State.UPDATED, follows) if follows >= LEAST_SURE else (State.NEW, 1 - follows)
    elif unit.is_late or (follows is not None and follows >= LEAST_SURE):
        state, confidence = State.UPDATED, confidence if follows is None else follows
    else:
        state, confidence = State.CHANGED, 1 - (follows or 0.0)
    passages = [_passage(side, part) for side, part in zip(sides, (old, new, there), strict=True)]
    if not unit.is_same and old and new:
        wordings = _wording(sides[0], old, passages[0]), _wording(sides[1], new, passages[1])
        words = differing(*wordings)
        passages[:2] = [
            Passage(each.text, each.segments, spans) for each, spans in zip(passages[:2], words, strict=True)
        ]
    return Row(state, passages[0], passages[1], passages[2], min(max(confidence, 0.0), 1.0))


def _passage(document: Document, indices: Iterable[int]) -> Passage:
    ordered = tuple(sorted(indices))
    return Passage(joined(document.segments[k] for k in ordered), ordered)


def _wording(document: Document, indices: Sequence[int], shown: Passage) -> Wording:
    """The words of a passage, without the number of a list item that it opens with."""
    first = document.segments[indices[0]]
    number = len(first.comparable) - len(first.unnumbered)
    whole = read_wording(shown.text)
    kept = [k for k, (start, _) in enumerate(whole.spans) if start >= number]
    return Wording(tuple(whole.keys[k] for k in kept), tuple(whole.spans[k] for k in kept))


class _Order:
    """Where units stand in the new version and in the translation."""

    def __init__(self, units: Sequence[Unit]) -> None:
        still = sorted(
            (unit.new[0], unit.translation[0]) for unit in units if unit.new and unit.translation and not unit.is_moved
        )
        self._new = [new for new, _ in still]
        self._there = [there for _, there in still]
        known = sorted((unit.old[0], unit.new[-1]) for unit in units if unit.old and unit.new and not unit.is_moved)
        self._old, self._became = [old for old, _ in known], [new for _, new in known]
        translated = sorted((unit.translation[0], unit.new[-1]) for unit in units if unit.new and unit.translation)
        self._translated, self._source = [there for there, _ in translated], [new for _, new in translated]

    def is_followed(self, unit: Unit) -> bool:
        """Whether the translation of a passage that moved stands between those of its new neighbours."""
        place = bisect_left(self._new, unit.new[0])
        before = self._there[place - 1] if place else -1
        after = self._there[place] if place < len(self._there) else None
        return before < unit.translation[0] and (after is None or unit.translation[0] < after)

    def place(self, unit: Unit) -> Place:
        """By the new version; what is gone from it behind what it stood behind."""
        if unit.new:
            return float(unit.new[0]), 0, 0
        place = bisect_left(self._old, unit.old[0])
        return (float(self._became[place - 1]) if place else -1.0), 1, unit.old[0]

    def place_of_translation(self, segment: int) -> Place:
        """Of what the translation alone has: behind what it stands behind there."""
        place = bisect_left(self._translated, segment)
        return (float(self._source[place - 1]) if place else -1.0), 2, segment
