"""Make the shipped bead scorers again, and those of the folds that the figures on real documents are from.

    python models/fit/all.py BENCH --only bead-scorers
    PYTHONPATH=.:bench python models/fit/bead_scorer.py BENCH --folds FOLDER

BENCH holds ntrex-dev, textberg-dev, novels-enfr and the raw files of real/docs. ``bead-scorer.json`` comes first, then
``bead-scorer.ru-fr.json`` near it. What a posterior of the latter is worth is learned from real documents, by weights
that were fitted without their source. FOLDER gets SOURCE.json for each source of real documents, weights and
calibration fitted without it: ``python bench/real.py DOCS --scorer FOLDER`` measures with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import click
from corpus import REAL, Text, default_encoder, fit, load, of_gold
from real import STRESS
from real_gold import bitexts as real_bitexts
from real_gold import source_of

from aligner.alignment import Bead
from aligner.embed.encoder import Encoder
from aligner.pair.calibration import Line
from aligner.pair.documents import align_bitexts
from aligner.pair.scorer import Scorer, load_scorer, store_scorer
from aligner.parameters import models_folder
from aligner.training.calibration import fit_line
from aligner.training.stretches import Stretch
from aligner.version import __version__

STATEMENTS = 4.0
"""How often the project's own statements count for Russian and French, beside once in the scorer of any pair."""

FOLDS = (("gnu",), ("asvs", "dj", "rpi"), ("babel", "lx", "w3c"), ("nbp", "ruby"))
"""Sources of real documents that are left out together."""

Cut = list[tuple[Text, list[Stretch]]]
Calls = list[tuple[float, bool]]


@click.command(help=__doc__)
@click.argument("bench", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--folds", type=click.Path(file_okay=False, path_type=Path), help="Write the folds' scorers there.")
def main(bench: Path, folds: Path | None) -> None:
    encoder = default_encoder()
    statements = cut(load(["data"], encoder), 1.0)
    others = cut(load([f"{bench / 'novels-enfr'}:en-fr", f"{bench / 'textberg-dev'}:de-fr"], encoder), 1.0)
    write(fit(lattices([*others, *statements])), [*others, *statements], encoder, models_folder() / "bead-scorer.json")
    del others
    prior = load_scorer(models_folder() / "bead-scorer.json")

    news = cut(load([str(bench / "ntrex-dev/docs"), str(bench / "ntrex-dev")], encoder), 1.0)
    known = [*news, *((text, weighed(parts, STATEMENTS)) for text, parts in statements)]
    documents = [of_gold(gold, encoder) for gold in real_bitexts(bench / "real/docs") if gold.name not in STRESS]
    real = cut(documents, REAL)
    whole = fit(lattices([*known, *real]), prior=prior)
    without = [
        fit(
            lattices([*known, *(each for each in real if source_of(each[0].name) not in fold)]),
            prior=prior,
            start=whole,
        )
        for fold in FOLDS
    ]
    calls = [
        [call for text, _ in real if source_of(text.name) in fold for call in null_calls(scorer, text)]
        for fold, scorer in zip(FOLDS, without, strict=True)
    ]
    for at, (fold, scorer) in enumerate(zip(FOLDS, without, strict=True)):
        line = line_of(calls[:at] + calls[at + 1 :])
        click.echo(f"without {', '.join(fold)}: nulls {line}")
        if folds:
            folds.mkdir(parents=True, exist_ok=True)
            content = store_scorer(replace(scorer, calibration={"null": line}))
            for source in fold:
                (folds / f"{source}.json").write_text(content, encoding="utf-8")
    scorer = replace(whole, calibration={"null": line_of(calls)})
    write(scorer, [*known, *real], encoder, models_folder() / "bead-scorer.ru-fr.json", prior)


def cut(texts: Iterable[Text], weight: float) -> Cut:
    """Each text with its training lattices."""
    return [(text, text.stretches(weight)) for text in texts]


def weighed(parts: Iterable[Stretch], weight: float) -> list[Stretch]:
    return [replace(part, weight=weight) for part in parts]


def lattices(texts: Cut) -> list[Stretch]:
    return [part for _, parts in texts for part in parts]


def null_calls(scorer: Scorer, text: Text) -> Calls:
    """Posterior of every segment left alone that was judged, and whether the gold leaves it alone."""
    alone = {(bead.source, bead.target) for bead in text.gold.beads if bead.is_null}
    return [
        (bead.confidence, (bead.source, bead.target) in alone)
        for bead in align_bitexts((text.gold.source, text.gold.target), text.bitexts, scorer).beads
        if bead.is_null and _judged(bead, text)
    ]


def _judged(bead: Bead, text: Text) -> bool:
    return text.gold.unjudged[0].isdisjoint(bead.source) and text.gold.unjudged[1].isdisjoint(bead.target)


def line_of(calls: Sequence[Calls]) -> Line:
    posteriors, right = zip(*(call for part in calls for call in part), strict=True)
    return fit_line(posteriors, right)


def write(scorer: Scorer, texts: Cut, encoder: Encoder, path: Path, prior: Scorer | None = None) -> None:
    """Store a scorer with a card that says what it was learned from."""
    gold = [text.gold for text, _ in texts]
    card = {
        "aligner": __version__,
        "encoder": encoder.identity,
        "texts": len(gold),
        "segments": sum(len(side.segments) for each in gold for side in (each.source, each.target)),
        "beads": sum(len(each.beads) for each in gold),
        **({"prior": prior.name} if prior else {}),
        "languages": sorted({f"{each.source.lang}-{each.target.lang}" for each in gold}),
    }
    path.write_text(store_scorer(replace(scorer, card=card)), encoding="utf-8")
    click.echo(f"wrote {path}: {len(gold)} texts, {card['beads']} beads")


if __name__ == "__main__":
    main()
