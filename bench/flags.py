"""How many flags each kind raises on clean pairs, and how well flags agree with gold flags.

python bench/flags.py clean NAME.ru NAME.fr        # line by line translations, untouched: every flag is suspect
python bench/flags.py gold data                    # NAME.flags.tsv beside NAME.ru.seg, NAME.fr.seg, NAME.gold
"""

from __future__ import annotations

import csv
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import click

from aligner import Alignment, Document, Flag, Severity
from aligner.align.documents import align_documents  # noqa: F401  the first import fixes the package's function
from aligner.checking import check_alignment
from aligner.ladder import read_ladder
from aligner.read.pairs import paired
from aligner.split import split_lines


@click.group()
def main() -> None:
    """Measure the flags."""


@main.command()
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.argument("target", type=click.Path(exists=True, path_type=Path))
@click.option("--show", metavar="KIND", help="Print the flags of this kind.")
def clean(source: Path, target: Path, show: str | None) -> None:
    """Flags per 100 pairs by kind and severity."""
    texts = [path.read_text(encoding="utf-8").split("\n") for path in (source, target)]
    pairs = [pair for pair in zip(*texts, strict=True) if all(map(str.strip, pair))]
    started = time.perf_counter()
    found = check_alignment(paired(pairs, "ru", "fr", source))
    seconds = time.perf_counter() - started
    counts = Counter((flag.kind, flag.severity) for flag in found.flags)
    click.echo(f"{len(pairs)} pairs, {seconds:.1f} s; flags per 100 pairs")
    click.echo(f"{'kind':16} {'error':>7} {'warning':>7} {'info':>7}")
    for kind in sorted({kind for kind, _ in counts}):
        click.echo(f"{kind:16} " + " ".join(f"{100 * counts[kind, each] / len(pairs):7.2f}" for each in Severity))
    grave = [flag for flag in found.flags if flag.severity is not Severity.INFO]
    click.echo(
        f"errors and warnings: {100 * len(grave) / len(pairs):.2f}; pairs with one: "
        f"{100 * len({flag.bead for flag in grave}) / len(pairs):.2f}"
    )
    for flag in found.flags:
        if flag.kind == show:
            pair = pairs[flag.bead]
            click.echo(f"{flag.severity} {flag.confidence:.2f} {flag.message}\n    {pair[0]}\n    {pair[1]}")


@dataclass(frozen=True, slots=True)
class GoldFlag:
    """A difference that a person marked: the words on either side, empty where there are none."""

    kind: str
    source_words: str
    target_words: str


@main.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--show", is_flag=True, help="Print what was missed, and what was raised without being gold.")
def gold(folder: Path, show: bool) -> None:
    """Precision of errors and warnings, and recall of gold flags by all flags, by kind; on gold alignments."""
    right, raised, found, wanted = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for table in sorted(folder.glob("*.flags.tsv")):
        name = table.name.removesuffix(".flags.tsv")
        alignment = check_alignment(_gold_alignment(folder, name))
        marks = list(read_gold_flags(table))
        for mark in marks:
            wanted[mark.kind] += 1
            hit = any(agrees(flag, mark, alignment) for flag in alignment.flags)
            found[mark.kind] += hit
            if show and not hit:
                click.echo(f"{name}: missed {mark}")
        for flag in alignment.flags:
            if flag.severity is Severity.INFO and not any(mark.kind == flag.kind for mark in marks):
                continue
            raised[flag.kind] += 1
            good = any(agrees(flag, mark, alignment) for mark in marks)
            right[flag.kind] += good
            if show and not good:
                click.echo(f"{name}: not gold: {flag.severity} {flag.kind} {flag.message}")
    click.echo(f"{'kind':16} precision recall  raised  gold")
    for kind in sorted({*raised, *wanted}):
        click.echo(_row(kind, right[kind], raised[kind], found[kind], wanted[kind]))
    click.echo(_row("all", right.total(), raised.total(), found.total(), wanted.total()))


def _row(kind: str, right: int, raised: int, found: int, wanted: int) -> str:
    precision, recall = (
        f"{part / whole:6.3f}" if whole else "     –" for part, whole in ((right, raised), (found, wanted))
    )
    return f"{kind:16} {precision}   {recall}  {raised:6} {wanted:5}"


def read_gold_flags(path: Path) -> list[GoldFlag]:
    """Rows of a table with the columns kind, source and target."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [GoldFlag(row["kind"], row.get("source") or "", row.get("target") or "") for row in rows]


def agrees(flag: Flag, mark: GoldFlag, alignment: Alignment) -> bool:
    """Whether a flag is of the mark's kind and shares words with it on a side where the mark has some."""
    if flag.kind != mark.kind:
        return False
    return any(
        words and _overlap(_marked(flag, document, in_source=in_source), words)
        for words, document, in_source in (
            (mark.source_words, alignment.source, True),
            (mark.target_words, alignment.target, False),
        )
    )


def _marked(flag: Flag, document: Document, *, in_source: bool) -> str:
    return " ".join(
        document.text[start:stop] for start, stop in (flag.source_spans if in_source else flag.target_spans)
    )


def _overlap(marked: str, words: str) -> bool:
    marked, words = (" ".join(text.split()) for text in (marked, words))
    return bool(marked) and (marked in words or words in marked)


def _gold_alignment(folder: Path, name: str) -> Alignment:
    source, target = (
        split_lines(Document((folder / f"{name}.{lang}.seg").read_text(encoding="utf-8"), lang))
        for lang in ("ru", "fr")
    )
    return Alignment(source, target, tuple(read_ladder(folder / f"{name}.gold")))


if __name__ == "__main__":
    main()
