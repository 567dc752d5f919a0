"""``aligner eval``: predicted ladders against gold ladders."""

from __future__ import annotations

import json

import click

from aligner.bilingual.ladder import read_ladder
from aligner.cli.command import Command
from aligner.cli.printing import say
from aligner.cli.values import FILE
from aligner.errors import InputError
from aligner.training.evaluate import Evaluation, Ladder, Score, evaluate_all, segments_covered


@click.command("eval", cls=Command)
@click.argument("ladders", nargs=-1, required=True, metavar="PREDICTED GOLD [PREDICTED GOLD]...", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def eval_command(ladders: tuple[str, ...], as_json: bool) -> None:
    """Score predicted ladders against gold ladders.

    A bead counts strictly if both its sides match, laxly if it overlaps a gold bead on both sides (Sennrich & Volk
    2010). As in Vecalign's scorer, predicted null beads count for precision and gold ones do not for recall; the
    segments in null beads have a line of their own. Several pairs of files are scored as one text.

    \b
    Examples:
      aligner eval discours.ladder discours.gold
      aligner eval a.ladder a.gold b.ladder b.gold --json
    """
    if len(ladders) % 2:
        raise InputError(f"{len(ladders)} files are no pairs: give a gold ladder after each predicted one")
    pairs = list(zip(ladders[::2], ladders[1::2], strict=True))
    evaluation = evaluate_all([_read(predicted, gold) for predicted, gold in pairs])
    say(_json(evaluation, len(pairs)) if as_json else _table(evaluation))


def _read(predicted: str, gold: str) -> tuple[Ladder, Ladder]:
    ladders = read_ladder(predicted), read_ladder(gold)
    found, wanted = (segments_covered(ladder) for ladder in ladders)
    if found != wanted:
        raise InputError(
            f"{predicted} and {gold} are not of the same texts: the one has {found[0]} source and {found[1]} target "
            f"segments, the other {wanted[0]} and {wanted[1]}"
        )
    return ladders


def _scores(evaluation: Evaluation) -> dict[str, Score]:
    return {"strict": evaluation.strict, "lax": evaluation.lax, "null": evaluation.null}


def _json(evaluation: Evaluation, n_pairs: int) -> str:
    figures = {
        name: {
            "precision": round(score.precision, 6),
            "recall": round(score.recall, 6),
            "f1": round(score.f1, 6),
            "predicted": score.predicted,
            "gold": score.gold,
        }
        for name, score in _scores(evaluation).items()
    }
    return json.dumps({"pairs": n_pairs, **figures}, indent=2)


def _table(evaluation: Evaluation) -> str:
    lines = ["         precision  recall      F1   predicted    gold"]
    for name, score in _scores(evaluation).items():
        ratios = f"{score.precision:9.4f} {score.recall:7.4f} {score.f1:7.4f}"
        if not score.predicted and not score.gold:
            ratios = f"{'–':>9} {'–':>7} {'–':>7}"
        lines.append(f"{name:8} {ratios}   {score.predicted:9} {score.gold:7}")
    return "\n".join(lines)
