"""The edits of a reviewer, applied: a new alignment, and what became of each row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from os import PathLike

from aligner.alignment import Alignment, Bead, Flag, Span
from aligner.bilingual.status import Status
from aligner.errors import InputError
from aligner.notices import Notify, ignore_notice
from aligner.review.account import changes_of
from aligner.review.change import Change
from aligner.review.faults import Fault, refuse
from aligner.review.flags import FlagsOf, comments, dismissed, flags_by_bead, strangers
from aligner.review.plan import Group, Part, Plan, is_rewritten, make_plan
from aligner.review.reading import read_reviewed
from aligner.review.rebuild import Rebuilt
from aligner.review.sides import rebuilt_sides


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a review made of an alignment.

    ``rewritten`` are the beads whose texts or borders are not those that were checked, without those that the reviewer
    called right: their flags are gone, and a check has yet to say which ones they deserve. ``dismissed`` are ids of
    flags that the reviewer does not want to see again.
    """

    alignment: Alignment
    changes: tuple[Change, ...] = ()
    rewritten: frozenset[int] = frozenset()
    dismissed: frozenset[str] = frozenset()


def apply_review(path: str | PathLike[str], alignment: Alignment, notify: Notify = ignore_notice) -> Reviewed:
    """Take back what a person did to a table of an alignment: .xlsx, .docx, .tsv or .csv, as the aligner wrote it.

    Pairs that nobody touched stay as they are, to the letter. A pair that was touched has confidence 1; of its segments
    those stay whose text still stands in it. The texts of a pair that was left out stay in the documents.

    Args:
        notify: is told what is worth knowing about the file.

    Raises:
        InputError: if the file is no review table of this alignment, or a row is damaged; the message names the rows.
    """
    entries, damaged = read_reviewed(path, alignment, notify)
    plan, faults = make_plan(entries, alignment, path)
    flags = flags_by_bead(alignment)
    refuse(path, [*damaged, *faults, *_strange_flags(plan, flags)])
    changes = tuple(changes_of(plan, alignment, flags))
    if not changes:
        return Reviewed(alignment)
    return _applied(plan, alignment, flags, changes, path)


def _strange_flags(plan: Plan, flags: FlagsOf) -> Iterator[Fault]:
    for part in plan.hosts():
        for line in strangers(part.entry, flags[part.bead].raised):
            what = f"among its flags stands “{line}”, which is none of this pair; write remarks into the comment"
            yield Fault(part.entry.row, what)


def _applied(
    plan: Plan, alignment: Alignment, flags: FlagsOf, changes: tuple[Change, ...], path: str | PathLike[str]
) -> Reviewed:
    source, target, indices = rebuilt_sides(plan, alignment)
    beads: list[Bead] = []
    standing: list[Flag] = []
    rewritten: set[int] = set()
    for group in plan.groups:
        sides = [tuple(i for part in group for i in indices[part][side]) for side in (0, 1)]
        if not any(sides):
            continue
        if any(side and side != tuple(range(side[0], side[0] + len(side))) for side in sides):
            what = "it is to be merged, and text that is in no pair stands before it; undo the merge"
            raise InputError(f"{path}, row {group[-1].entry.row}: {what}")
        old = alignment.beads[group[0].bead]
        is_new = is_rewritten(group, plan, alignment)
        is_right = group[0].entry.status is Status.OK
        if is_new and not is_right:
            rewritten.add(len(beads))
        standing += _standing(group, flags, is_new, len(beads), (source, target))
        beads.append(
            Bead(
                sides[0],
                sides[1],
                1.0 if is_new or is_right else old.confidence,
                None if is_new else old.similarity,
                None if group[0].is_inserted else old.unit,
            )
        )
    moved = [(source.passage(left), target.passage(right)) for left, right in alignment.moved]
    reviewed = Alignment(
        source.document,
        target.document,
        tuple(beads),
        tuple(standing),
        alignment.signature.updated(reviewed=len(changes)),
        tuple((left, right) for left, right in moved if left and right),
        alignment.frame,
    )
    gone = {flag.id for part in plan.hosts() for flag in dismissed(part.entry, flags[part.bead].raised)}
    return Reviewed(reviewed, changes, frozenset(rewritten), frozenset(gone - {""}))


def _standing(group: Group, flags: FlagsOf, is_new: bool, bead: int, sides: tuple[Rebuilt, Rebuilt]) -> Iterator[Flag]:
    """The flags on a new bead: those that nobody dismissed, unless it is not what they were raised on, and remarks."""
    for part in group:
        of_part = flags[part.bead]
        if not is_new:
            gone = dismissed(part.entry, of_part.raised)
            yield from (_carried(flag, bead, sides) for flag in of_part.raised if flag not in gone)
        yield from _remarks(part, of_part.remarks, bead, sides)


def _remarks(part: Part, before: tuple[Flag, ...], bead: int, sides: tuple[Rebuilt, Rebuilt]) -> Iterator[Flag]:
    before = () if part.is_inserted else before
    found = comments(part.entry, before, bead)
    yield from (_carried(flag, bead, sides) for flag in before) if found is None else found


def _carried(flag: Flag, bead: int, sides: tuple[Rebuilt, Rebuilt]) -> Flag:
    """The flag with the spans of those of its words that still stand."""
    source, target = _spans(flag.source_spans, sides[0]), _spans(flag.target_spans, sides[1])
    return replace(flag, bead=bead, source_spans=source, target_spans=target)


def _spans(spans: tuple[Span, ...], side: Rebuilt) -> tuple[Span, ...]:
    return tuple(moved for span in spans if (moved := side.span(span)) is not None)
