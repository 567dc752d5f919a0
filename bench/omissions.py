"""Partial omissions: clauses deleted from one side of clean pairs, to learn from and to measure with.

    python bench/omissions.py $BENCH_DATA              # measures, cross-validated by stretches of text
    python bench/omissions.py $BENCH_DATA --train      # and writes models/partial-omission.json

Negatives are the pairs themselves, in both directions; positives the same pairs with one clause deleted from the side
that is compared with, two times in three a stretch between marks, else a run of phrases. Which words of the text have
lost their counterpart is found on the whole pair: the stretch nearest to what was deleted whose rest is nearest to
what is left. Where no stretch is near, a case counts for detection alone.

Published translations leave things out, too. Of the news and the United Nations, what the looks ranked highest among
the clean pairs, and some that they did not, was read: omissions_real.tsv lists those whose text does hold words without
counterpart. They are counted as clean first, and then left out.
"""

from __future__ import annotations

import csv
import json
import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click
import numpy as np
from omission_fit import fit_model, score_cases, words_of

from aligner.alignment import Span
from aligner.checks.support.clauses import candidates, parts, without
from aligner.checks.support.evidence import COUNTS, Question, log_ratios
from aligner.checks.support.omission import MODEL
from aligner.embed import load_encoder
from aligner.embed.encoder import Encoder
from aligner.parameters import models_folder

LEAST_SHARE, MOST_SHARE = 0.06, 0.6
NEAR = 0.5
"""Cosine from which a stretch is taken for the counterpart of a deleted clause."""

POOLS = ("tico-dev", "react", "osg", "smallmd", "php", "debian")
MOST_OF_A_POOL = 450
LENGTHS = range(40, 601)
SIDES = ("ru", "fr")
FOLDS = 5

_MARKED_CLAUSE = re.compile(r"(?<=[,;:(—–])\s*[^,;:()—–]+(?=[,;:)—–.!?…])|^[^,;:()—–]+,")


@dataclass(frozen=True, slots=True)
class Case:
    """A question with its answer: ``deleted`` was cut from the other text, ``share`` of it; empty in a clean pair.

    ``span`` are the words of the question's text that lost their counterpart, None where they are not known.
    """

    group: str
    question: Question
    deleted: str = ""
    share: float = 0.0
    span: Span | None = None


def deletion(text: str, language: str, chance: random.Random) -> Span | None:
    """A clause that can be cut from a text."""
    marked = [match.span() for match in _MARKED_CLAUSE.finditer(text)]
    phrases = list(candidates(text, language)) if len(parts(text, language)) > 1 else []
    pool = marked if marked and chance.random() < 2 / 3 else phrases
    fit = [
        (start, stop)
        for start, stop in pool
        if LEAST_SHARE <= (stop - start) / len(text) <= MOST_SHARE and len(re.findall(r"\w{2,}", text[start:stop])) >= 2
    ]
    return chance.choice(fit) if fit else None


def make_cases(
    group: str, pairs: Sequence[tuple[str, str]], languages: tuple[str, str], encoder: Encoder, chance: random.Random
) -> list[Case]:
    """Every pair in both directions, clean and with a clause deleted."""
    found = []
    for forwards in (True, False):
        sides = [pair if forwards else pair[::-1] for pair in pairs]
        here, there = languages if forwards else languages[::-1]
        ratios = [log_ratios(*pair) for pair in sides]
        usual = {name: float(np.median([ratio[name] for ratio in ratios])) for name in COUNTS}
        for text, other in sides:
            question = Question(text, other, here, 0.0, usual)
            found.append(Case(group, question))
            cut = deletion(other, there, chance)
            if cut:
                shorter = replace(question, other=without(other, *cut))
                share = (cut[1] - cut[0]) / len(other)
                found.append(Case(group, shorter, other[slice(*cut)].strip(), share))
    return _located(_with_similarity(found, encoder), encoder)


def _with_similarity(cases: Sequence[Case], encoder: Encoder) -> list[Case]:
    here = encoder.encode([case.question.text for case in cases])
    there = encoder.encode([case.question.other for case in cases])
    cosines = np.einsum("ij,ij->i", here, there)
    return [
        replace(case, question=replace(case.question, similarity=float(cosine)))
        for case, cosine in zip(cases, cosines, strict=True)
    ]


def _located(cases: Sequence[Case], encoder: Encoder) -> list[Case]:
    options = [list(_near_in_place(case)) if case.deleted else [] for case in cases]
    texts: list[str] = []
    for case, spans in zip(cases, options, strict=True):
        if spans:
            texts += [case.deleted, case.question.other]
            texts += [case.question.text[start:stop] for start, stop in spans]
            texts += [without(case.question.text, *span) for span in spans]
    vectors, offset = encoder.encode(texts), 0
    found = []
    for case, spans in zip(cases, options, strict=True):
        span = None
        if spans:
            deleted, other = vectors[offset : offset + 2]
            alone = vectors[offset + 2 : offset + 2 + len(spans)] @ deleted
            rests = vectors[offset + 2 + len(spans) : offset + 2 + 2 * len(spans)] @ other
            offset += 2 + 2 * len(spans)
            best = int((alone + rests).argmax())
            span = spans[best] if min(alone[best], rests[best]) >= NEAR else None
        found.append(replace(case, span=span))
    return found


def _near_in_place(case: Case) -> Iterator[Span]:
    """Stretches of about the size of what was deleted: with half to twice its share."""
    for start, stop in candidates(case.question.text, case.question.language):
        share = (stop - start) / len(case.question.text)
        if 0.6 < (share + 0.02) / (case.share + 0.02) < 1.7:
            yield start, stop


def report(cases: Sequence[Case], scores: np.ndarray, spans: Sequence[Span | None], groups: Iterable[str]) -> str:
    """AUC, recall at 5 % false alarms, the same for large omissions, token F1 of the marked words."""
    wanted = set(groups)
    chosen = [k for k, case in enumerate(cases) if case.group in wanted]
    clean = np.array([scores[k] for k in chosen if not cases[k].deleted])
    cut = [k for k in chosen if cases[k].deleted]
    hit = np.array([scores[k] for k in cut])
    alarm = np.quantile(clean, 0.95)
    order = np.searchsorted(np.sort(clean), hit, "left") + np.searchsorted(np.sort(clean), hit, "right")
    large = np.array([cases[k].share > 0.15 for k in cut])
    overlaps = [token_f1(cases[k], spans[k]) for k in cut if cases[k].span and scores[k] > alarm]
    return (
        f"{'+'.join(sorted(wanted))[:40]:40} {len(clean):5} clean {len(cut):5} cut  AUC "
        f"{order.mean() / 2 / len(clean):.3f}"
        f"  recall at 5 % {np.mean(hit > alarm):.3f} (large {np.mean(hit[large] > alarm):.3f}, small "
        f"{np.mean(hit[~large] > alarm):.3f})  token F1 {np.mean(overlaps):.3f}"
    )


def token_f1(case: Case, span: Span | None) -> float:
    if span is None or case.span is None:
        return 0.0
    marked, gold = (words_of(case.question.text, each) for each in (span, case.span))
    return 2 * len(marked & gold) / max(len(marked) + len(gold), 1)


def read_groups(folder: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Groups of ru–fr pairs: news, United Nations, and the pools that are free to learn from."""
    for name, stem in (("ntrex", "ntrex-dev/pairs"), ("sdg", "un/sdg"), ("udhr", "un/udhr")):
        yield name, list(zip(*(_lines(folder / f"{stem}.{lang}") for lang in SIDES), strict=True))
    rows = [line.split("\t") for line in _lines(folder / "train/pool.tsv")]
    for pool in POOLS:
        yield pool, [(row[1], row[2]) for row in rows if row[0] == pool and len(row) == 3][: MOST_OF_A_POOL * 3]


def real_omissions(groups: Mapping[str, Sequence[tuple[str, str]]]) -> set[tuple[str, str]]:
    """Group and text of what was read and has words of its own that the other side lacks."""
    with Path(__file__).with_name("omissions_real.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    return {(row["set"], groups[row["set"]][int(row["row"])][SIDES.index(row["side"])]) for row in rows}


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), envvar="BENCH_DATA")
@click.option("--train", is_flag=True, help="Write the model, fitted to everything.")
@click.option("--seed", default=1)
def main(folder: Path, train: bool, seed: int) -> None:
    """Measure the drop test, and learn its weights."""
    encoder = load_encoder()
    chance = random.Random(seed)
    cases: list[Case] = []
    folds: list[int] = []
    groups = dict(read_groups(folder))
    for group, pairs in groups.items():
        fit = [pair for pair in pairs if all(len(text) in LENGTHS for text in pair)]
        if group in POOLS:
            fit = chance.sample(fit, min(len(fit), MOST_OF_A_POOL))
        for fold, stretch in enumerate(np.array_split(np.arange(len(fit)), FOLDS)):
            made = make_cases(group, [fit[k] for k in stretch], SIDES, encoder, chance)
            cases += made
            folds += [fold] * len(made)
    click.echo(f"{len(cases)} questions, {sum(bool(case.deleted) for case in cases)} with a deletion")
    scores, spans, seen_closely = score_cases(cases, np.array(folds), encoder)
    real = real_omissions(groups)
    kept = [k for k, case in enumerate(cases) if case.deleted or (case.group, case.question.text) not in real]
    for title, some, ranked in (
        ("as the check runs", range(len(cases)), scores),
        ("every pair given every look", range(len(cases)), seen_closely),
        ("as the check runs, without clean pairs that were read and have an omission of their own", kept, scores),
        ("every pair given every look, without those", kept, seen_closely),
    ):
        click.echo(title)
        for names in (["ntrex"], ["sdg", "udhr"], ["tico-dev"], ["react", "osg", "smallmd", "php", "debian"]):
            click.echo(report([cases[k] for k in some], ranked[list(some)], [spans[k] for k in some], names))
    if train:
        model = fit_model(cases, encoder)
        path = models_folder() / MODEL
        path.write_text(json.dumps(model, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
