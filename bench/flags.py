"""How many flags each kind raises on clean pairs: line by line translations, untouched, so that every flag is suspect.

python bench/flags.py BENCH_DATA [--show KIND]

Misaligned rows are left out. Differences that the published translations really have, read one by one
(figures_real.tsv, flags_real.tsv), are counted, and told apart beside.
"""

from __future__ import annotations

import csv
import time
from collections import Counter
from pathlib import Path

import click
from figures import real_rows
from public_sets import SETS, read
from sets import require

from aligner import Severity
from aligner.bilingual.pairs import paired
from aligner.tasks.check import check as check_alignment


@click.command(help=__doc__)
@click.argument("bench", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--set", "names", multiple=True, type=click.Choice(list(SETS)), default=("ntrex", "tico"))
@click.option("--checks", default="default", help="Kinds of flags or groups of them, separated by commas.")
@click.option("--reversed", "is_reversed", is_flag=True, help="Into Russian.")
@click.option("--show", metavar="KIND", help="Print the flags of this kind, or of all: their rows, messages and texts.")
def main(bench: Path, names: tuple[str, ...], checks: str, is_reversed: bool, show: str | None) -> None:
    require(bench, "ntrex-dev", "tico", "un")
    for name in names:
        clean(bench, name, show, checks.split(","), is_reversed=is_reversed)


def clean(bench: Path, name: str, show: str | None, checks: list[str], *, is_reversed: bool) -> None:
    """Print flags per 100 pairs by kind and severity."""
    rows, pairs = read(bench, name, SETS[name])
    started = time.perf_counter()
    languages = ("fr", "ru") if is_reversed else ("ru", "fr")
    pairs = [pair[::-1] for pair in pairs] if is_reversed else pairs
    found = check_alignment(paired(pairs, *languages, name), checks=checks)
    seconds = time.perf_counter() - started
    real = real_differences(name)
    counts = Counter((flag.kind, flag.severity) for flag in found.flags)
    grave = [flag for flag in found.flags if flag.severity is not Severity.INFO]
    true = Counter(flag.kind for flag in grave if (rows[flag.bead], flag.kind) in real)
    click.echo(f"{name}: {len(pairs)} pairs, {seconds:.1f} s; flags per 100 pairs")
    click.echo(f"{'kind':16} {'error':>7} {'warning':>7} {'info':>7}  real among errors and warnings")
    for kind in sorted({kind for kind, _ in counts}):
        cells = [f"{100 * counts[kind, each] / len(pairs):7.2f}" for each in Severity]
        click.echo(f"{kind:16} {' '.join(cells)} {100 * true[kind] / len(pairs):7.2f}")
    shares = (100 * count / len(pairs) for count in (len(grave), true.total(), len({flag.bead for flag in grave})))
    click.echo("errors and warnings: {:.2f}, of which real: {:.2f}; pairs with one: {:.2f}".format(*shares))
    for flag in found.flags:
        if show in {flag.kind, "all"} and flag.severity is not Severity.INFO:
            known = " (real)" if (rows[flag.bead], flag.kind) in real else ""
            row = f"row {rows[flag.bead]}{known}: {flag.severity} {flag.kind} {flag.confidence:.2f}: {flag.message}"
            click.echo("\n    ".join((row, *pairs[flag.bead])))


def real_differences(name: str) -> set[tuple[int, str]]:
    """Row and kind of every flag that tells what the published translation really has."""
    real = {(row, kind) for row in real_rows(name) for kind in ("number", "date")}
    with Path(__file__).with_name("flags_real.tsv").open(encoding="utf-8", newline="") as table:
        lines = csv.DictReader(table, delimiter="\t")
        return real | {(int(line["row"]), line["kind"]) for line in lines if line["set"] == name}


if __name__ == "__main__":
    main()
