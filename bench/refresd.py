"""REFreSD (Briakou & Carpuat 2020): pairs with some difference of meaning against pairs without, English–French.

    python bench/refresd.py $BENCH_DATA/errors/refresd_en-fr_sentence_labels.tsv

Scores every pair by its similarity alone, and by the likelier omission of both directions (no look is skipped), without
the second look in context and with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata

from aligner.checks.support.evidence import COUNTS, Question, log_ratios
from aligner.checks.support.omission import suspicions
from aligner.checks.support.omission_model import Suspicion, omission_model
from aligner.embed import contextual_encoder, load_encoder
from aligner.threads import available_threads

NO_DIFFERENCE = "no_meaning_difference"


@click.command()
@click.argument("table", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(table: Path) -> None:
    """AUC of every score."""
    rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()[1:]]
    encoder = load_encoder()
    english, french = (encoder.encode([row[k] for row in rows]) for k in (2, 3))
    similarity = np.einsum("ij,ij->i", english, french)
    ratios = [log_ratios(row[2], row[3]) for row in rows]
    usual = {name: float(np.median([ratio[name] for ratio in ratios])) for name in COUNTS}
    back = {name: -value for name, value in usual.items()}
    questions = [Question(row[2], row[3], "en", "fr", float(s), usual) for row, s in zip(rows, similarity, strict=True)]
    questions += [Question(row[3], row[2], "fr", "en", float(s), back) for row, s in zip(rows, similarity, strict=True)]
    every_look = replace(omission_model(), screen_from=-np.inf, words_from=-np.inf)
    reader = contextual_encoder(available_threads())
    scores = {"similarity": -similarity, "omission": _likelier(suspicions(questions, encoder, None, every_look))}
    if reader is not None:
        scores["in context"] = _likelier(suspicions(questions, encoder, reader, every_look))
    labels = [row[1].strip() for row in rows]
    click.echo(f"{len(rows)} pairs: " + ", ".join(f"{label} {labels.count(label)}" for label in sorted(set(labels))))
    differs = np.array([label != NO_DIFFERENCE for label in labels])
    subtle = np.array([label != "unrelated" for label in labels])
    for name, score in scores.items():
        near = _auc(score[subtle], differs[subtle])
        click.echo(f"{name:11} AUC {_auc(score, differs):.3f}; without unrelated pairs {near:.3f}")


def _likelier(answers: Sequence[Suspicion | None]) -> NDArray[np.float64]:
    """(n_pairs,): the higher of the trees' log odds of both directions."""
    odds = np.array([answer.judged[0] if answer else -20.0 for answer in answers])
    higher: NDArray[np.float64] = odds.reshape(2, -1).max(axis=0)
    return higher


def _auc(score: NDArray[np.float64], positive: NDArray[np.bool_]) -> float:
    ranks = rankdata(score)
    n = int(positive.sum())
    return float((ranks[positive].sum() - n * (n + 1) / 2) / n / (len(score) - n))


if __name__ == "__main__":
    main()
