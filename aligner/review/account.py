"""What a plan changes, told in the order of the rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.alignment import Alignment, Flag
from aligner.bilingual.bead_ids import bead_ids
from aligner.bilingual.flag_line import flag_line
from aligner.bilingual.status import Status
from aligner.review.change import Change, What
from aligner.review.flags import FlagsOf, comments, dismissed
from aligner.review.plain import plain_side, shows_side
from aligner.review.plan import Part, Plan, is_rewritten


def changes_of(plan: Plan, alignment: Alignment, flags: FlagsOf) -> list[Change]:
    """Every change, by row; nothing has an effect that is not told here."""
    ids = bead_ids(alignment)
    groups = {part: group for group in plan.groups for part in group}
    found: list[Change] = []
    for parts in plan.parts:
        for part in parts:
            found += _texts(part, parts, ids, alignment)
            found += _remark(part, () if part.is_inserted else flags[part.bead].remarks, ids)
            if not part.is_inserted and part in groups:
                found += _flags(part, flags[part.bead].raised, is_rewritten(groups[part], plan, alignment), ids)
    return sorted(found, key=lambda change: change.row)


def _texts(part: Part, parts: Sequence[Part], ids: Sequence[str], alignment: Alignment) -> Iterator[Change]:
    entry, bead, id_ = part.entry, alignment.beads[part.bead], ids[part.bead]
    before = plain_side(alignment.source_segments(bead)), plain_side(alignment.target_segments(bead))
    shown = "" if part.is_inserted else " | ".join(before)
    if entry.status is Status.DELETE:
        yield Change(entry.row, id_, What.DELETED, shown or f"{entry.source} | {entry.target}")
        return
    if len(parts) > 1:
        yield Change(entry.row, id_, What.SPLIT, shown, f"{entry.source} | {entry.target}")
    else:
        if not shows_side(entry.source, alignment.source_segments(bead)):
            yield Change(entry.row, id_, What.SOURCE, before[0], entry.source)
        if not shows_side(entry.target, alignment.target_segments(bead)):
            yield Change(entry.row, id_, What.TARGET, before[1], entry.target)
    if entry.status is Status.MERGE:
        yield Change(entry.row, id_, What.MERGED, shown, f"into {ids[part.bead - 1]}")
    elif entry.status is Status.OK:
        yield Change(entry.row, id_, What.ACCEPTED)


def _remark(part: Part, before: tuple[Flag, ...], ids: Sequence[str]) -> Iterator[Change]:
    found = comments(part.entry, before, part.bead)
    if found is not None and part.entry.status is not Status.DELETE:
        texts = (" ".join(flag.message for flag in flags) for flags in (before, found))
        yield Change(part.entry.row, ids[part.bead], What.COMMENT, *texts)


def _flags(part: Part, raised: tuple[Flag, ...], is_new: bool, ids: Sequence[str]) -> Iterator[Change]:
    gone = dismissed(part.entry, raised)
    for flag in raised:
        if flag in gone:
            yield Change(part.entry.row, ids[part.bead], What.DISMISSED, flag_line(flag))
        elif is_new:
            yield Change(part.entry.row, ids[part.bead], What.SETTLED, flag_line(flag))
