"""Partial omissions: stretches cut out of one side of clean pairs, to learn from and to measure with.

    python models/fit/partial_omission_cases.py $BENCH_DATA --states FOLDER            # measures
    python models/fit/partial_omission_cases.py $BENCH_DATA --states FOLDER --train    # and writes the model

Negatives are the pairs themselves, in both directions; positives the same pairs with a stretch of any size, from one
word on, cut out of the side that is compared with. Which words of the text have lost their counterpart is found on the
whole pair: those whose transport went to what was cut. Measured is in five folds by stretches of each text, and on
English–French novels, which nothing is fitted to. Readers' verdicts on candidates in real documents are learned from,
too.

Published translations leave things out, too: what was read and does (omissions_real.tsv) is not counted as clean.
"""

from __future__ import annotations

import csv
import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click
import numpy as np
from contextual_pairs import FIRST_ROWS, learned_from
from contextual_states import StoredReader, shares_gone, states_of
from numpy.typing import NDArray
from partial_cuts import SIZES, cut_of_any_size
from partial_omission import Floats, Looks, Prepared, clean_candidates, fit_model, score_cases
from partial_verdicts import judged, judgement, out_of_source, stored_judgement, table, with_clean
from public_sets import SETS, lines, read
from storing import write_text
from usual_counts import usual_counts

from aligner import align
from aligner.alignment import Alignment
from aligner.checks.support.counterparts import counterpart_net
from aligner.checks.support.evidence import COUNTS, Question, log_ratios
from aligner.checks.support.omission_model import MODEL, read_model
from aligner.embed import load_encoder
from aligner.embed.contextual import ContextualEncoder
from aligner.embed.encoder import Encoder

Encoders = tuple[Encoder, ContextualEncoder, Path]
"""The default encoder, the contextual one, and the folder where the states of texts are kept."""

MOST_OF_A_SET = {"ntrex": 400, "sdg": 260, "udhr": 90, "tico": 250}
POOLS = ("tico-dev", "react", "osg", "smallmd", "php", "debian")
MOST_OF_A_POOL = 70
MOST_OF_NOVELS = 250
LENGTHS = range(20, 601)
FOLDS = 5
LOST = 0.5
"""Share of a word's transport that must have gone to what was cut, for the word to have lost its counterpart."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question with its answer: ``n_cut`` words were cut from the other text, none where it is a clean pair.

    ``lost`` are the places of the words of the question's text that lost their counterpart; ``weight`` is how much the
    case counts in fitting.
    """

    group: str
    question: Question
    n_cut: int = 0
    lost: frozenset[int] = frozenset()
    weight: float = 1.0


def make_cases(
    group: str,
    pairs: Sequence[tuple[str, str]],
    languages: tuple[str, str],
    encoders: Encoders,
    chance: random.Random,
) -> list[Case]:
    """Every pair in both directions, clean and with a stretch cut out."""
    encoder, reader, folder = encoders
    file = states_of([text for pair in pairs for text in pair], reader, folder / group)
    means = counterpart_net().means
    cases = []
    for forwards in (True, False):
        sides = [pair if forwards else pair[::-1] for pair in pairs]
        here, there = languages if forwards else languages[::-1]
        ratios = [log_ratios(*pair) for pair in sides]
        usual = {name: float(np.median([ratio[name] for ratio in ratios])) for name in COUNTS}
        for text, other in sides:
            question = Question(text, other, here, there, 0.0, usual)
            cases.append(Case(group, question))
            cut = cut_of_any_size(other, there, chance)
            if cut:
                (own, states), (others, other_states) = file.of(text), file.of(other)
                gone = np.array([cut.start <= start < cut.stop for start, _ in others.spans])
                last = (states - means[here])[:, -1], (other_states - means[there])[:, -1]
                shares = shares_gone(last, gone)
                lost = frozenset(_words(text, own.spans, shares))
                cases.append(Case(group, replace(question, other=cut.rest), cut.n_words, lost))
    return _with_similarity(cases, encoder)


def _words(text: str, spans: Sequence[tuple[int, int]], shares: NDArray[np.float32]) -> Iterator[int]:
    """Where the words begin that lost their counterpart."""
    starts = np.array([start for start, _ in spans])
    for word in re.finditer(r"\w+", text):
        inside = shares[(starts >= word.start()) & (starts < word.end())]
        if len(inside) and inside.mean() >= LOST:
            yield word.start()


def _with_similarity(cases: Sequence[Case], encoder: Encoder) -> list[Case]:
    here = encoder.encode([case.question.text for case in cases])
    there = encoder.encode([case.question.other for case in cases])
    cosines = np.einsum("ij,ij->i", here, there)
    return [
        replace(case, question=replace(case.question, similarity=float(cosine)))
        for case, cosine in zip(cases, cosines, strict=True)
    ]


def read_groups(folder: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Groups of ru–fr pairs that the net of counterparts has not seen."""
    held_apart = ~learned_from(folder)
    news = zip(*(lines(folder / f"ntrex-dev/pairs.{lang}") for lang in ("ru", "fr")), strict=True)
    yield "ntrex", [pair for pair, kept in zip(news, held_apart, strict=True) if kept]
    for name, stem in (("sdg", "un/sdg"), ("udhr", "un/udhr"), ("tico", "tico/tico19-test")):
        yield name, read(folder, name, stem)[1]
    rows = [line.split("\t") for line in lines(folder / "train/pool.tsv")]
    for pool in POOLS:
        yield pool, [(row[1], row[2]) for row in rows if row[0] == pool and len(row) == 3][:FIRST_ROWS]


def read_novels(folder: Path) -> list[tuple[str, str]]:
    """The pairs of one segment each in the novels' gold, English and French."""
    pairs = []
    for gold in sorted((folder / "novels-enfr").glob("*.gold")):
        english, french = (lines(gold.with_suffix(f".{lang}")) for lang in ("en", "fr"))
        for bead in lines(gold):
            numbers = re.findall(r"\[([\d, ]*)\]", bead)[:2]
            if all(re.fullmatch(r"\d+", side) for side in numbers):
                pairs.append((english[int(numbers[0])], french[int(numbers[1])]))
    return pairs


def real_omissions(groups: Mapping[str, Sequence[tuple[str, str]]], folder: Path) -> set[tuple[str, str]]:
    """Group and text of what was read and has words of its own that the other side lacks."""
    table = Path(__file__).parents[2] / "bench/omissions_real.tsv"
    whole = {
        name: list(zip(*(lines(folder / f"{stem}.{lang}") for lang in ("ru", "fr")), strict=True))
        for name, stem in SETS.items()
    }
    texts = dict(groups) | whole
    with table.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened, delimiter="\t"))
    return {(row["set"], texts[row["set"]][int(row["row"])][("ru", "fr").index(row["side"])]) for row in rows}


def recalls(cases: Sequence[Case], scores: Floats, groups: Sequence[str], clean: NDArray[np.bool_]) -> str:
    """AUC, and recall at 5 % and 1 % of false alarms, all and by words cut."""
    chosen = np.array([case.group in groups for case in cases])
    cut = np.array([case.n_cut for case in cases])
    negatives = np.sort(scores[chosen & clean])
    positives = chosen & (cut > 0)
    ranks = np.searchsorted(negatives, scores[positives], "left") + np.searchsorted(
        negatives, scores[positives], "right"
    )
    cells = [
        f"{'+'.join(groups)[:36]:36} {len(negatives):5}/{positives.sum():5}",
        f"AUC {ranks.mean() / 2 / len(negatives):.3f}",
    ]
    alarms = np.quantile(negatives, 0.95), np.quantile(negatives, 0.99)
    for name, lengths in {"all": range(1, 1000), **SIZES}.items():
        some = positives & np.isin(cut, lengths)
        shares = " ".join(f"{np.mean(scores[some] > alarm):.2f}" for alarm in alarms)
        cells.append(f"{name} {shares} ({some.sum()})")
    return "  ".join(cells)


def token_f1(cases: Sequence[Case], spans: Sequence[tuple[int, int] | None], scores: Floats) -> float:
    """Of the marked words against those that lost their counterpart, over the cuts that stand above 5 % of clean."""
    alarm = np.quantile([score for case, score in zip(cases, scores, strict=True) if not case.n_cut], 0.95)
    overlaps = []
    for case, span, score in zip(cases, spans, scores, strict=True):
        if case.lost and span and score > alarm:
            marked = {
                match.start() for match in re.finditer(r"\w+", case.question.text) if span[0] <= match.start() < span[1]
            }
            overlaps.append(2 * len(marked & case.lost) / max(len(marked) + len(case.lost), 1))
    return float(np.mean(overlaps))


def fitting_cases(folder: Path, encoders: Encoders, seed: int) -> tuple[list[Case], NDArray[np.int64]]:
    """The cases and the fold of each; clean pairs with an omission of their own are left out."""
    chance = random.Random(seed)
    cases: list[Case] = []
    folds: list[int] = []
    groups = dict(read_groups(folder))
    real = real_omissions(groups, folder)
    for group, pairs in groups.items():
        fit = [
            pair
            for pair in dict.fromkeys(pairs)
            if all(len(text) in LENGTHS for text in pair) and not any((group, text) in real for text in pair)
        ]
        most = MOST_OF_A_SET.get(group, MOST_OF_A_POOL)
        kept = sorted(chance.sample(range(len(fit)), min(len(fit), most)))
        made = make_cases(group, [fit[k] for k in kept], ("ru", "fr"), encoders, chance)
        place = {fit[k]: n * FOLDS // len(kept) for n, k in enumerate(kept)}
        by_text = {text: fold for pair, fold in place.items() for text in pair}
        cases += made
        folds += [by_text[case.question.text] for case in made]
    return cases, np.array(folds)


def real_alignments(folder: Path) -> dict[str, Alignment]:
    """The documents of bench/real, aligned; no check is run on them."""
    alignments = {}
    for source in sorted((folder / "real/docs").glob("*.ru.*")):
        name = source.name.partition(".ru.")[0]
        (target,) = source.parent.glob(f"{name}.fr.*")
        alignments[name] = align(source, target, checks=[], check_language=False)
    return alignments


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), envvar="BENCH_DATA")
@click.option("--states", type=click.Path(file_okay=False, path_type=Path), required=True)
@click.option("--measure", is_flag=True, help="Measure the looks in five folds, and on novels.")
@click.option("--seed", default=1)
def main(folder: Path, states: Path, measure: bool, seed: int) -> None:
    """Write the looks, fitted to everything."""
    encoders = load_encoder(), ContextualEncoder(), states
    cases, folds = fitting_cases(folder, encoders, seed)
    click.echo(f"{len(cases)} questions, {sum(case.n_cut > 0 for case in cases)} with a cut")
    known = prepared(cases, encoders, "cases")
    if measure:
        novels = [pair for pair in read_novels(folder) if all(len(text) in LENGTHS for text in pair)]
        novels = random.Random(seed).sample(novels, MOST_OF_NOVELS)
        foreign = make_cases("novels", novels, ("en", "fr"), encoders, random.Random(seed))
        report(known, folds, prepared(foreign, encoders, "foreign"))
        return
    looks = Looks(known, np.arange(len(cases)))
    model = {**fit_model(known, looks), "languages": usual_counts(folder)}
    alignments = real_alignments(folder)
    for name, second_look in (("drop", None), ("context", encoders[1])):
        some = judged(alignments, encoders[0], read_model(model), second_look)
        some = with_clean(some, clean_candidates(known, looks, in_context=second_look is not None))
        click.echo(f"{name}: candidates in real documents; each source by the verdicts on the others")
        click.echo("\n".join(table(some, out_of_source(some))))
        model[name]["judgement"] = stored_judgement(judgement(some.features, some.verdicts))
    write_text(MODEL, json.dumps(model, ensure_ascii=False))


def prepared(cases: Sequence[Case], encoders: Encoders, name: str) -> Prepared:
    """The cases with the states of their texts, which are kept in a folder of that name."""
    encoder, contextual, states = encoders
    texts = [text for case in cases for text in (case.question.text, case.question.other)]
    reader = StoredReader(states_of(texts, contextual, states / name), contextual.vocabulary.rarity)
    return Prepared(cases, encoder, reader)


def report(known: Prepared, folds: NDArray[np.int64], unseen: Prepared) -> None:
    """Print how well the looks tell cut pairs from whole ones, by set and words cut."""
    cases = [*known.cases, *unseen.cases]
    clean = np.array([case.n_cut == 0 for case in cases])
    for title, scores, spans in score_cases(known, folds, unseen):
        click.echo(title)
        for names in (["ntrex"], ["sdg", "udhr"], ["tico"], list(POOLS), ["novels"]):
            click.echo(recalls(cases, scores, names, clean))
        click.echo(f"token F1 of the marked words {token_f1(cases, spans, scores):.3f}")


if __name__ == "__main__":
    main()
