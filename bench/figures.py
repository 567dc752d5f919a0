"""Numbers and dates: flags on untouched translations, and how many changed digits are found.

python bench/figures.py BENCH_DATA [--show]

Ten runs: in each, one digit is changed in one of every five pairs that have a number in digits on that side, so that
every such pair is changed once in its source and once in its target. Differences that the published translations
really have (figures_real.tsv, read one by one) are not counted, and misaligned rows are left out.
"""

from __future__ import annotations

import csv
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from public_sets import SETS, Pair, read
from sets import require

from aligner.alignment import Alignment, Bead, Flag, Severity
from aligner.checks import date, number
from aligner.checks.support.bitext import Bitext
from aligner.document import Document, Segment

EVERY = 5
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*|[#@]\w+")


@dataclass(frozen=True, slots=True)
class Change:
    """A digit that was changed: in which pair, on which side, and where in its text."""

    bead: int
    side: int
    place: int


@click.command(help=__doc__)
@click.argument("bench", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--show", is_flag=True, help="Print false flags and changes that were missed.")
def main(bench: Path, show: bool) -> None:
    require(bench, "ntrex-dev", "tico", "un")
    for name, stem in SETS.items():
        rows, pairs = read(bench, name, stem)
        real = {bead for bead, row in enumerate(rows) if row in real_rows(name)}
        flags = flags_of(pairs)
        false = [flag for flag in flags if flag.bead not in real]
        kinds = Counter(f"{flag.kind} {flag.severity}" for flag in flags)
        print(f"{name}: {len(pairs)} pairs; {dict(kinds)}, {len(flags) - len(false)} on real differences")
        print(f"  {100 * len(false) / len(pairs):.2f} other flags in 100 pairs")
        for flag in false if show else ():
            print(f"    row {rows[flag.bead]}: {flag.message}", *pairs[flag.bead], sep="\n        ")
        measure(pairs, real, rows, show)


def real_rows(name: str) -> set[int]:
    """Rows of a set whose published translation differs in its figures."""
    with Path(__file__).with_name("figures_real.tsv").open(encoding="utf-8", newline="") as table:
        return {int(line["row"]) for line in csv.DictReader(table, delimiter="\t") if line["set"] == name}


def flags_of(pairs: Sequence[Pair]) -> list[Flag]:
    """Errors and warnings."""
    source, target = document([pair[0] for pair in pairs], "ru"), document([pair[1] for pair in pairs], "fr")
    bitext = Bitext(Alignment(source, target, tuple(Bead((i,), (i,)) for i in range(len(pairs)))))
    return [flag for check in (number, date) for flag in check.check(bitext) if flag.severity is not Severity.INFO]


def document(texts: Sequence[str], language: str) -> Document:
    segments, at = [], 0
    for text in texts:
        segments.append(Segment(text, at, at + len(text)))
        at += len(text) + 1
    return Document("\n".join(texts), language, tuple(segments))


def measure(pairs: Sequence[Pair], real: set[int], rows: Sequence[int], show: bool) -> None:
    """Recall and precision over pairs; a change counts as marked where a flag touches it."""
    changed = found = marked = raised = 0
    for side in (0, 1):
        numbered = [bead for bead, pair in enumerate(pairs) if digits_of(pair[side])]
        for run in range(EVERY):
            altered, changes = list(pairs), []
            for bead in numbered[run::EVERY]:
                change, text = alter(pairs[bead][side], bead, side)
                altered[bead] = (text, pairs[bead][1]) if side == 0 else (pairs[bead][0], text)
                changes.append(change)
            flags = flags_of(altered)
            touched = {change.bead for change in changes}
            flagged = {flag.bead for flag in flags}
            changed += len(touched)
            found += len(touched & flagged)
            raised += len(flagged - (real - touched))
            marks = set(touching(flags, changes, altered))
            marked += len(marks)
            for change in changes if show else ():
                if change not in marks:
                    print(f"    missed in row {rows[change.bead]}:", *altered[change.bead], sep="\n        ")
    print(
        f"  {changed} digits changed: recall {found / changed:.3f} (marked {marked / changed:.3f}), "
        f"precision {found / raised:.3f}"
    )


def digits_of(text: str) -> list[int]:
    """Places of digits outside of addresses and hashtags."""
    return [match.start() for match in re.finditer(r"\d", _ADDRESS.sub(lambda found: "x" * len(found[0]), text))]


def alter(text: str, bead: int, side: int) -> tuple[Change, str]:
    rng = random.Random(f"{bead} {side}")
    place = rng.choice(digits_of(text))
    digit = rng.choice([each for each in "0123456789" if each != text[place]])
    return Change(bead, side, place), text[:place] + digit + text[place + 1 :]


def touching(flags: Sequence[Flag], changes: Sequence[Change], pairs: Sequence[Pair]) -> Iterator[Change]:
    for change in changes:
        start = sum(len(pair[change.side]) + 1 for pair in pairs[: change.bead]) + change.place
        spans = [span for flag in flags for span in (flag.source_spans, flag.target_spans)[change.side]]
        if any(left <= start < right for left, right in spans):
            yield change


if __name__ == "__main__":
    main()
