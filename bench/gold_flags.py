"""How well flags agree with gold flags, by kind, from the texts as a user has them to the flags.

python bench/gold_flags.py data data/differences --glossary data/glossaire.tsv [--show]

A flag agrees with a gold flag of its kind whose segments it shares. Warnings and errors count, and of the kinds that
accuse nobody (elided, moved) notes too; a note of another kind counts only where the gold flag asks for no more.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click

from aligner import Alignment, Flag, Severity, align
from aligner.document import Document

ACCUSE_NOBODY = frozenset({"elided", "moved"})

Touched = tuple[frozenset[int], frozenset[int]]
"""Indices of source and of target segments."""


@dataclass(frozen=True, slots=True)
class GoldFlag:
    """A difference that a person marked; ``severity`` is ``info`` where a note is enough."""

    kind: str
    touched: Touched
    words: tuple[str, str]
    severity: str

    def __str__(self) -> str:
        return f"{self.kind}: “{self.words[0]}” ↔ “{self.words[1]}”"


@dataclass
class Tally:
    """Counts by kind."""

    right: Counter[str] = field(default_factory=Counter)
    raised: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)

    def figures(self, *kinds: str) -> tuple[float, float]:
        """Precision and recall over some kinds, all by default."""
        chosen = kinds or tuple({*self.raised, *self.gold})
        raised, gold = (sum(count[kind] for kind in chosen) for count in (self.raised, self.gold))
        right, found = (sum(count[kind] for kind in chosen) for count in (self.right, self.found))
        return right / max(raised, 1), found / max(gold, 1)


@click.command(help=__doc__)
@click.argument("folders", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--glossary", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--show", is_flag=True, help="Print what was missed, and what was raised without being gold.")
def main(folders: tuple[Path, ...], glossary: Path | None, show: bool) -> None:
    tally = Tally()
    for folder in folders:
        for line in measure(folder, glossary, tally):
            if show:
                click.echo(line)
    click.echo(f"{'kind':16} precision recall    F1  raised  gold  notes beside gold")
    for kind in sorted({*tally.raised, *tally.gold, *tally.notes}):
        click.echo(_row(kind, tally, kind))
    click.echo(_row("all", tally))


def measure(folder: Path, glossary: Path | None, tally: Tally) -> Iterator[str]:
    """Count the flags of a folder's texts; yields what disagrees."""
    for table in sorted(folder.glob("*.flags")):
        source, target = (table.with_suffix(f".{language}.txt") for language in ("ru", "fr"))
        alignment = align(source, target, glossary=glossary or (), level="all")
        marks = read_gold_flags(table)
        found = set()
        for flag in alignment.flags:
            touched = segments_of(flag, alignment)
            agreeing = [k for k, mark in enumerate(marks) if agrees(flag, touched, mark)]
            found.update(agreeing)
            if agreeing:
                tally.right[flag.kind] += 1
            elif flag.severity is Severity.INFO and flag.kind not in ACCUSE_NOBODY:
                tally.notes[flag.kind] += 1
                yield f"{table.stem}: note: {flag.kind}: {flag.message}"
                continue
            else:
                yield f"{table.stem}: not gold: {flag.severity} {flag.kind} {flag.confidence:.2f}: {flag.message}"
            tally.raised[flag.kind] += 1
        for k, mark in enumerate(marks):
            tally.gold[mark.kind] += 1
            tally.found[mark.kind] += k in found
            if k not in found:
                yield f"{table.stem}: missed {mark}"


def read_gold_flags(path: Path) -> list[GoldFlag]:
    """The rows of NAME.flags."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            GoldFlag(
                row["kind"],
                (frozenset(json.loads(row["source"])), frozenset(json.loads(row["target"]))),
                (row["source_words"] or "", row["target_words"] or ""),
                row["severity"] or "",
            )
            for row in rows
        ]


def segments_of(flag: Flag, alignment: Alignment) -> Touched:
    """The segments of a flag's bead and of its spans; of a passage that is more than one bead."""
    bead = alignment.beads[flag.bead]
    return (
        frozenset(bead.source) | _touched(alignment.source, flag.source_spans),
        frozenset(bead.target) | _touched(alignment.target, flag.target_spans),
    )


def agrees(flag: Flag, touched: Touched, mark: GoldFlag) -> bool:
    """Whether a flag tells what a person marked, at a severity that it deserves."""
    grave_enough = flag.severity is not Severity.INFO or mark.severity == "info" or flag.kind in ACCUSE_NOBODY
    return (
        flag.kind == mark.kind
        and grave_enough
        and any(here & there for here, there in zip(touched, mark.touched, strict=True))
    )


def _touched(document: Document, spans: tuple[tuple[int, int], ...]) -> frozenset[int]:
    return frozenset(
        k
        for k, segment in enumerate(document.segments)
        if any(start < segment.stop and segment.start < stop for start, stop in spans)
    )


def _row(name: str, tally: Tally, *kinds: str) -> str:
    precision, recall = tally.figures(*kinds)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    raised, gold, notes = (
        sum(count[kind] for kind in kinds) if kinds else count.total()
        for count in (tally.raised, tally.gold, tally.notes)
    )
    return f"{name:16} {precision:9.3f} {recall:6.3f} {f1:5.3f} {raised:7} {gold:5} {notes:6}"


if __name__ == "__main__":
    main()
