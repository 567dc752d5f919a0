"""Which pairs a translation memory should not learn from, and go to a review file instead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from aligner.alignment import Alignment, Severity


def divide(alignment: Alignment) -> tuple[Alignment, Alignment]:
    """The alignment without the pairs that are flagged as errors, and those pairs alone.

    Null beads stay with the first: they are no pairs.
    """
    wrong = {flag.bead for flag in alignment.flags if flag.severity is Severity.ERROR}
    suspect = {index for index in wrong if not alignment.beads[index].is_null}
    return _only(alignment, lambda bead: bead not in suspect), _only(alignment, lambda bead: bead in suspect)


def _only(alignment: Alignment, wanted: Callable[[int], bool]) -> Alignment:
    """Some of the beads, with their flags pointing at them anew."""
    kept = [index for index in range(len(alignment.beads)) if wanted(index)]
    place = {old: new for new, old in enumerate(kept)}
    flags = tuple(replace(flag, bead=place[flag.bead]) for flag in alignment.flags if flag.bead in place)
    return replace(alignment, beads=tuple(alignment.beads[index] for index in kept), flags=flags)
