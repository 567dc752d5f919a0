"""Which rows stand for which pairs: what is merged, split and left out, or what makes that impossible to tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from os import PathLike

from aligner.alignment import Alignment
from aligner.bilingual.bead_ids import bead_ids
from aligner.bilingual.status import Status
from aligner.errors import InputError
from aligner.review.entry import Entry
from aligner.review.faults import Fault
from aligner.review.plain import plain_side, shows_side

LEAST_SHARED = 0.5
"""Share of an inserted row's text that must come from the pair above it or that pair's neighbours: what was moved there
is all from them, and a row that sorting carried elsewhere shares a tenth of it."""

FEW_GONE, SHARE_GONE = 3, 0.1
"""Rows, and their share of all, that may be gone from a table by a person's will: more of them were filtered away."""

_SHINGLE = 4
"""Letters in a row by which texts are compared."""

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Part:
    """What one row says of a pair: of the whole of it, or of a piece where rows were inserted below."""

    bead: int
    entry: Entry
    is_inserted: bool = False


Group = tuple[Part, ...]
"""The parts that make one new bead."""


@dataclass(frozen=True, slots=True)
class Plan:
    """``parts``: of each old bead, the rows that its text is in now; ``groups``: the new beads."""

    parts: tuple[tuple[Part, ...], ...]
    groups: tuple[Group, ...]

    def row_of(self, bead: int) -> int:
        """The number of a bead's row, or of the one above it where it is gone."""
        while bead > 0 and not self.parts[bead]:
            bead -= 1
        return self.parts[bead][0].entry.row if self.parts[bead] else 1

    def hosts(self) -> Iterator[Part]:
        """The rows that have an id."""
        return (part for parts in self.parts for part in parts if not part.is_inserted)


def make_plan(entries: Sequence[Entry], alignment: Alignment, path: str | PathLike[str]) -> tuple[Plan, list[Fault]]:
    """What the rows of a table, in the order in which they stand there, make of the alignment.

    Raises:
        InputError: if the table is of another alignment altogether.
    """
    ids = bead_ids(alignment)
    _check_origin(entries, ids, path)
    faults: list[Fault] = []
    parts = _matched(entries, ids, faults)
    faults += _orphans(parts, ids)
    for part in chain.from_iterable(parts):
        if not part.is_inserted or parts[part.bead][0].is_inserted:
            continue
        if fault := _inserted_wrongly(part, parts, alignment):
            faults.append(Fault(part.entry.row, fault))
    above = {entry.row: before for before, entry in zip([None, *entries], entries, strict=False)}
    groups = _grouped(parts, above, alignment, faults)
    return Plan(tuple(map(tuple, parts)), groups), faults


def taken_out(plan: Plan, alignment: Alignment, carried: Collection[int]) -> Iterator[Fault]:
    """Rows that were taken out or emptied, where that is hardly meant.

    A row that is gone is left out, as its status ``delete`` would say, unless that befalls more than a few; a row that
    is there and empty says nothing.

    Args:
        carried: the beads all of whose text stands in other rows: nothing is lost with them.
    """
    ids = bead_ids(alignment)
    gone = [bead for bead, parts in enumerate(plan.parts) if not parts and bead not in carried]
    if len(gone) > max(FEW_GONE, SHARE_GONE * len(plan.parts)):
        for bead in gone:
            one = alignment.beads[bead]
            text = plain_side(alignment.source_segments(one)) or plain_side(alignment.target_segments(one))
            shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
            what = (
                f"the row of {ids[bead]} (“{shown}”) is gone from below it, one of {len(gone)}; put them back, and set "
                "the status of those to delete that are to be left out"
            )
            yield Fault(plan.row_of(bead), what)
    for part in plan.hosts():
        if part.bead not in carried and (fault := _emptied(part, alignment)):
            yield Fault(part.entry.row, fault)


def _check_origin(entries: Sequence[Entry], ids: Sequence[str], path: str | PathLike[str]) -> None:
    given = [entry.id for entry in entries if entry.id]
    unknown = sum(id_ not in ids for id_ in given)
    if unknown > len(given) / 2 and unknown > 1:
        raise InputError(
            f"{path} is no table of this alignment: it knows {len(given) - unknown} of the {len(given)} ids; give the "
            ".json that was written with the table"
        )


def _matched(entries: Sequence[Entry], ids: Sequence[str], faults: list[Fault]) -> list[list[Part]]:
    places = {id_: index for index, id_ in enumerate(ids)}
    parts: list[list[Part]] = [[] for _ in ids]
    owner: int | None = None
    is_after_unknown = False
    for entry in entries:
        if not entry.id:
            if owner is not None:
                parts[owner].append(Part(owner, entry, is_inserted=True))
            elif not is_after_unknown:
                faults.append(Fault(entry.row, "it has no id and stands above all pairs; put it below its own"))
            continue
        owner = places.get(entry.id)
        is_after_unknown = owner is None
        if owner is None:
            faults.append(Fault(entry.row, _unknown(entry.id, ids)))
            continue
        twin = next((part.entry.row for part in parts[owner] if not part.is_inserted), None)
        if twin is not None:
            faults.append(
                Fault(entry.row, f"the id {entry.id} stands in row {twin} too; leave it empty in a row that you insert")
            )
            continue
        parts[owner].append(Part(owner, entry))
    return [sorted(of_bead, key=lambda part: part.is_inserted) for of_bead in parts]


def _unknown(id_: str, ids: Sequence[str]) -> str:
    number = id_.partition(".")[0]
    near = next((known for known in ids if known.partition(".")[0] == number), None)
    return f"there is no pair {id_}" + (f"; did you mean {near}?" if near else "; put back the id that stood there")


def _orphans(parts: Sequence[Sequence[Part]], ids: Sequence[str]) -> Iterator[Fault]:
    """Inserted rows whose own pair has no row."""
    for bead, of_bead in enumerate(parts):
        if of_bead and of_bead[0].is_inserted:
            yield Fault(
                of_bead[0].entry.row, f"it stands below the row of {ids[bead]}, which is gone; put that row back"
            )


def _emptied(part: Part, alignment: Alignment) -> str:
    if part.entry.has_text or part.entry.status in {Status.DELETE, Status.MERGE}:
        return ""
    bead = alignment.beads[part.bead]
    was_empty = shows_side(part.entry.source, alignment.source_segments(bead)) and shows_side(
        part.entry.target, alignment.target_segments(bead)
    )
    if was_empty:
        return ""
    return "both texts are empty; to leave the pair out, set its status to delete"


def _inserted_wrongly(part: Part, parts: Sequence[Sequence[Part]], alignment: Alignment) -> str:
    entry = part.entry
    if not entry.has_text:
        return "it has no id and no texts; move a part of the pair above into it, or take it out"
    if entry.status is Status.MERGE:
        return "it has no id, so it cannot be merged; write its texts into the row that they belong to"
    near = range(max(part.bead - 1, 0), min(part.bead + 2, len(alignment.beads)))
    known: Counter[str] = Counter()
    for index in near:
        known += _shingles(plain_side(alignment.source_segments(alignment.beads[index])))
        known += _shingles(plain_side(alignment.target_segments(alignment.beads[index])))
    own = _shingles(entry.source) + _shingles(entry.target)
    if (own & known).total() < LEAST_SHARED * own.total():
        return "it has no id, and its texts are no part of the pair above it; put it below the pair that you split"
    host = parts[part.bead][0]
    if not host.is_inserted and host.entry.status is not Status.DELETE:
        bead = alignment.beads[part.bead]
        for given, above, segments in (
            (entry.source, host.entry.source, alignment.source_segments(bead)),
            (entry.target, host.entry.target, alignment.target_segments(bead)),
        ):
            if given and given in above and shows_side(above, segments):
                return f"its text stands in row {host.entry.row} too; take it out there, where you split the pair"
    return ""


def _shingles(text: str) -> Counter[str]:
    letters = "".join(filter(str.isalnum, text.casefold()))
    return Counter(letters[i : i + _SHINGLE] for i in range(max(len(letters) - _SHINGLE + 1, 1)))


def _grouped(
    parts: Sequence[Sequence[Part]], above: dict[int, Entry | None], alignment: Alignment, faults: list[Fault]
) -> tuple[Group, ...]:
    groups: list[list[Part]] = []
    previous: Part | None = None  # in the order of the text, deleted or not
    for part in chain.from_iterable(parts):
        if part.entry.status is Status.MERGE and not part.is_inserted:
            fault = _unmergeable(part, previous, above[part.entry.row], alignment)
            if fault:
                faults.append(Fault(part.entry.row, fault))
            elif groups:
                groups[-1].append(part)
        elif part.entry.status is not Status.DELETE:
            groups.append([part])
        previous = part
    return tuple(map(tuple, groups))


def _unmergeable(part: Part, previous: Part | None, above: Entry | None, alignment: Alignment) -> str:
    if above is None:
        return "it is to be merged with the row above, and there is none"
    if previous is None or previous.entry is not above:
        return "it is to be merged with the row above, which does not stand before it in the text; sort the rows by id"
    if above.status is Status.DELETE:
        return f"it is to be merged with row {above.row}, which is to be left out; decide for one of the two"
    bead = alignment.beads[previous.bead]
    for text, text_above, segments in (
        (part.entry.source, above.source, alignment.source_segments(bead)),
        (part.entry.target, above.target, alignment.target_segments(bead)),
    ):
        if text and text_above.endswith(text) and not previous.is_inserted and not shows_side(text_above, segments):
            return f"it is to be merged, and row {above.row} ends with its text already; empty the cell in one of them"
    return ""
