"""Which pairs a translation memory should not learn from, and go to a review file instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from aligner.alignment import Alignment, Flag, Severity


def divide(alignment: Alignment) -> tuple[Alignment, Alignment]:
    """The alignment without the pairs that are flagged as errors, and those pairs alone.

    Null beads stay with the first: they are no pairs. Pairs that a person rejected, or asked about, are in neither.
    """
    kept_out = {index for index, bead in enumerate(alignment.beads) if bead.decision.keeps_out}
    suspect = suspect_beads(alignment) - kept_out
    flagged = _only(alignment, lambda bead: bead in suspect)
    if flagged.frame:
        flagged = replace(flagged, frame=replace(flagged.frame, has_rest=False))
    return _only(alignment, lambda bead: bead not in suspect and bead not in kept_out), flagged


def suspect_beads(alignment: Alignment) -> frozenset[int]:
    """The indices of those pairs."""
    errors = [flag for flag in alignment.flags if flag.severity is Severity.ERROR]
    wrong = {flag.bead for flag in errors} | set(_beads_of_passages(alignment, errors))
    return frozenset(index for index in wrong if not alignment.beads[index].is_null)


def without_kept_out(alignment: Alignment) -> Alignment:
    """The alignment without the pairs that a reviewer rejected or asked about; their texts stay in the documents."""
    if not any(bead.decision.keeps_out for bead in alignment.beads):
        return alignment
    return _only(alignment, lambda bead: not alignment.beads[bead].decision.keeps_out)


def _only(alignment: Alignment, wanted: Callable[[int], bool]) -> Alignment:
    """Some of the beads, with their flags pointing at them anew."""
    kept = [index for index in range(len(alignment.beads)) if wanted(index)]
    place = {old: new for new, old in enumerate(kept)}
    flags = tuple(replace(flag, bead=place[flag.bead]) for flag in alignment.flags if flag.bead in place)
    return replace(alignment, beads=tuple(alignment.beads[index] for index in kept), flags=flags)


def _beads_of_passages(alignment: Alignment, errors: Sequence[Flag]) -> Iterator[int]:
    """Every bead of the passages in a third language and of shifted rows: their flag stands on the first alone."""
    for number, document in enumerate((alignment.source, alignment.target)):
        starts = {
            start
            for flag in errors
            if flag.kind in {"language", "meaning"}
            for start, _ in (flag.target_spans if number else flag.source_spans)
        }
        for index, bead in enumerate(alignment.beads):
            if any(document.segments[k].start in starts for k in (bead.target if number else bead.source)):
                yield index
