"""How right pairs and nulls are on real documents that were aligned by hand, and whether their confidence says so.

python bench/real.py DOCS [--stress] [--show] [--scorer FILE_OR_FOLDER]

DOCS holds raw files, NAME.ru.* beside NAME.fr.*; their gold is bench/real/NAME.gold (see bench/real/README.md). They
are aligned as a user would, by default settings, and what the gold did not judge is left out.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click
from real_gold import STORE, StoredGold, carried_over, documents, read_stored, source_of

from aligner import Alignment, Bead, align
from aligner.embed import load_encoder
from aligner.training.evaluate import Evaluation, evaluate, evaluate_all

STRESS = frozenset({"asvs-docx", "w3c-language-tags"})
"""A book that holds two of the other documents, and two editions of one page: told apart, not pooled."""
EDGES = (0.95, 0.9, 0.7, 0.5, 0.0)
"""Lower ends of the bins of confidence."""


@dataclass(frozen=True, slots=True)
class Call:
    """A bead that was found, a null one segment: whether the gold has it, or one that overlaps it on both sides."""

    document: str
    bead: Bead
    right: bool
    near: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """One document against its gold: predicted and gold beads over the segments that were judged, and every call."""

    name: str
    predicted: tuple[Bead, ...]
    gold: tuple[Bead, ...]
    calls: tuple[Call, ...]
    n_unjudged: int

    @property
    def evaluation(self) -> Evaluation:
        return evaluate(self.predicted, self.gold)


def measured(name: str, stored: StoredGold, alignment: Alignment) -> Measured:
    """Hold an alignment of a document against its gold."""
    texts = ([segment.text for segment in side.segments] for side in (alignment.source, alignment.target))
    carried = carried_over(stored, *texts)
    predicted = carried.judged(_singly(alignment.beads))
    # A gold bead that a prediction left out reaches into would count as missed by nobody's fault.
    kept = {side: {k for bead in predicted for k in getattr(bead, side)} for side in ("source", "target")}
    gold = tuple(
        b for b in carried.beads if kept["source"].issuperset(b.source) and kept["target"].issuperset(b.target)
    )
    keys = {(bead.source, bead.target) for bead in gold}
    links = {(i, j) for bead in gold for i in bead.source for j in bead.target}
    calls = tuple(
        Call(
            name,
            bead,
            (bead.source, bead.target) in keys,
            any((i, j) in links for i in bead.source for j in bead.target),
        )
        for bead in predicted
    )
    return Measured(name, predicted, gold, calls, sum(map(len, carried.unjudged)))


def _singly(beads: Iterable[Bead]) -> Iterator[Bead]:
    """Nulls one segment each: how they are grouped says nothing."""
    for bead in beads:
        if bead.is_null:
            yield from (Bead((i,), (), bead.confidence) for i in bead.source)
            yield from (Bead((), (j,), bead.confidence) for j in bead.target)
        else:
            yield bead


def row(name: str, evaluation: Evaluation, n_unjudged: int) -> str:
    null = evaluation.null
    figures = (evaluation.strict.f1, evaluation.lax.f1, null.f1, null.precision, null.recall)
    counts = (null.predicted, null.gold, n_unjudged)
    return f"| {' | '.join((name, *(f'{figure:.3f}' for figure in figures), *map(str, counts)))} |"


def calibration(title: str, calls: Iterable[Call]) -> Iterator[str]:
    """A table of bins of confidence: how many, how sure they are in the mean, how many right."""
    calls = list(calls)
    yield f"\n| {title} of confidence | number | mean confidence | right | right or overlapping |\n|{'---|' * 5}"
    for low, high in zip(EDGES, (1.01, *EDGES), strict=False):
        inside = [call for call in calls if low <= call.bead.confidence < high]
        if inside:
            n = len(inside)
            mean = sum(call.bead.confidence for call in inside) / n
            right, near = (sum(marks) for marks in zip(*((c.right, c.right or c.near) for c in inside), strict=True))
            yield f"| {low:.2f}–{min(high, 1):.2f} | {n} | {mean:.3f} | {right / n:.3f} | {near / n:.3f} |"


def wrong_share(calls: Iterable[Call], stated: float) -> tuple[int, int]:
    """How many of those stated at least so sure are wrong, and how many there are."""
    sure = [call for call in calls if call.bead.confidence >= stated]
    return sum(not call.right for call in sure), len(sure)


@click.command(help=__doc__)
@click.argument("docs", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--name", "names", multiple=True, help="Only the documents whose name begins so.")
@click.option("--stress", is_flag=True, help="The documents kept apart instead.")
@click.option(
    "--scorer",
    type=click.Path(exists=True, path_type=Path),
    help="Weights in place of those that ship; or a folder with SOURCE.json for each source, fitted without it.",
)
@click.option("--show", is_flag=True, help="Print every bead that is wrong, with its texts.")
def main(docs: Path, names: tuple[str, ...], stress: bool, scorer: Path | None, show: bool) -> None:
    started = time.perf_counter()
    encoder = load_encoder()
    found: list[Measured] = []
    click.echo(
        "| document | strict F1 | lax F1 | null F1 | null precision | null recall | nulls | gold nulls | not judged |"
    )
    click.echo("|" + "---|" * 9)
    for name, source, target in documents(docs):
        if (name in STRESS) != stress or (names and not name.startswith(names)):
            continue
        chosen = scorer / f"{source_of(name)}.json" if scorer and scorer.is_dir() else scorer
        alignment = align(source, target, encoder=encoder, scorer=chosen, checks=())
        found.append(measured(name, read_stored(name), alignment))
        click.echo(row(name, found[-1].evaluation, found[-1].n_unjudged))
        if show:
            shown(found[-1], alignment)
    if not found:
        raise SystemExit(f"{docs} holds no pair NAME.ru.*, NAME.fr.* that has a gold ladder in {STORE}")
    pooled = evaluate_all((each.predicted, each.gold) for each in found)
    click.echo(row(f"all {len(found)}", pooled, sum(each.n_unjudged for each in found)))
    calls = [call for each in found for call in each.calls]
    pairs, nulls = ([call for call in calls if call.bead.is_null == null] for null in (False, True))
    for title, calls in (("pairs", pairs), ("nulls", nulls)):
        click.echo("\n".join(calibration(title, calls)))
    for stated in (0.95, 0.9, 0.5):
        n_wrong, n = wrong_share(nulls, stated)
        click.echo(f"\nnulls stated ≥ {stated:.2f}: {n_wrong} of {n} wrong ({n_wrong / max(n, 1):.1%})", nl=False)
    click.echo(f"\n{time.perf_counter() - started:.0f} s")


def shown(document: Measured, alignment: Alignment) -> None:
    """Print what is wrong in a document."""
    for call in document.calls:
        if not call.right:
            sides = (alignment.source_segments(call.bead), alignment.target_segments(call.bead))
            texts = (" ⏎ ".join(re.sub(r"\s+", " ", segment.text) for segment in side) or "∅" for side in sides)
            click.echo("\n    ".join((f"{document.name} {call.bead.confidence:.2f}{' overlaps' * call.near}", *texts)))


if __name__ == "__main__":
    main()
