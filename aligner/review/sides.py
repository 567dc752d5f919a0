"""Both documents as a plan leaves them, and which of their segments each row's texts became."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from aligner.alignment import Alignment
from aligner.bilingual.status import Status
from aligner.document import Segment
from aligner.review.plain import shows_side
from aligner.review.plan import Part, Plan
from aligner.review.rebuild import Rebuilt, Rewritten, rebuild
from aligner.review.resegment import Item, resegment

Indices = tuple[tuple[int, ...], tuple[int, ...]]
"""The source and the target segments."""


def rebuilt_sides(plan: Plan, alignment: Alignment) -> tuple[Rebuilt, Rebuilt, Mapping[Part, Indices]]:
    """The two documents with the texts that the rows say, and the new segments of each row.

    Of rows that are to be left out, what stood in the documents stays there, and what is new does not come in.
    """
    source, target = (
        rebuild(document, _rewritten(plan, alignment, is_source))
        for document, is_source in (
            (alignment.source, True),
            (alignment.target, False),
        )
    )
    parts = [part for of_bead in plan.parts for part in of_bead]
    return source, target, dict(zip(parts, zip(source.parts, target.parts, strict=True), strict=True))


def _rewritten(plan: Plan, alignment: Alignment, is_source: bool) -> Iterator[Rewritten]:
    after = -1
    for bead, parts in zip(alignment.beads, plan.parts, strict=True):
        indices = bead.source if is_source else bead.target
        segments = alignment.source_segments(bead) if is_source else alignment.target_segments(bead)
        after = indices[0] - 1 if indices else after
        for part, items in zip(parts, _items(parts, segments, is_source), strict=True):
            is_left_out = part.entry.status is Status.DELETE
            kept = tuple(item for item in items if isinstance(item, int) or not is_left_out)
            yield Rewritten(indices, after, kept)
        after = indices[-1] if indices else after


def _items(parts: Sequence[Part], segments: Sequence[Segment], is_source: bool) -> list[list[Item]]:
    texts = [part.entry.source if is_source else part.entry.target for part in parts]
    whole: list[Item] = list(range(len(segments)))
    if len(parts) == 1 and (parts[0].entry.status is Status.DELETE or shows_side(texts[0], segments)):
        return [whole]
    return resegment([segment.text for segment in segments], texts)
