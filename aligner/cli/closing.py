"""The last line of a command that wrote files: what there is to look at, where it lies, and what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from aligner.alignment import Alignment, Severity
from aligner.write.words import counted, doubt

TABLES = (".xlsx", ".docx", ".tsv", ".csv")
"""Outputs that a person corrects and ``aligner apply`` takes back, the handiest first."""


def closing_line(alignment: Alignment, written: Sequence[Path]) -> str:
    """``17 pairs, 2 errors, 1 warning, 1 not sure: discours.html, discours.json; open discours.html``.

    Args:
        written: the files, in the order they were asked for.
    """
    pairs = [bead for bead in alignment.beads if not bead.is_null]
    severities = Counter(flag.severity for flag in alignment.flags)
    n_unsure = sum(bool(doubt(bead.confidence)) for bead in pairs)
    to_look_at = [
        counted(count, noun)
        for noun, count in (("error", severities[Severity.ERROR]), ("warning", severities[Severity.WARNING]))
        if count
    ]
    to_look_at += [f"{n_unsure:,} not sure"] if n_unsure else []
    counts = (counted(len(pairs), "pair"), *(to_look_at or ["nothing to look at"]))
    step = _next_step(written)
    return f"{', '.join(counts)}: {', '.join(map(str, written))}{'; ' if step else ''}{step}"


def _next_step(written: Sequence[Path]) -> str:
    by_suffix = {path.suffix.lower(): path for path in reversed(written)}
    saved = by_suffix.get(".json")
    table = next((by_suffix[suffix] for suffix in TABLES if suffix in by_suffix), None)
    if saved and table:
        return f"correct {table}, then: aligner apply {table} {saved} -o final.tmx"
    steps = [f"open {by_suffix['.html']}"] if ".html" in by_suffix else []
    steps += [f"aligner review {saved}"] if saved else []
    return ", or: ".join(steps)
