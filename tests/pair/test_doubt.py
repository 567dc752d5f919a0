"""Runs that a close decision rests on are read, where their vectors were composed; others never."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from aligner.alignment import Bead
from aligner.embed.encoder import EncodedText, Run, Vectors
from aligner.pair import doubt
from aligner.pair.documents import align_documents, score_beads
from aligner.pair.scorer import load_scorer

from .meanings import MeaningEncoder, document, line

SCORER = load_scorer(None, ("ru", "fr"))


def text(lang: str, middle: Sequence[str]) -> list[str]:
    """Forty lines in order, of which some in the middle are others."""
    return [*(line(k, lang) for k in range(20)), *middle, *(line(k, lang) for k in range(20, 40))]


def words(first: int, lang: str, *others: int) -> str:
    """A line of a meaning and a word of each of some others."""
    return " ".join([line(first, lang), *(line(other, lang).split()[0] for other in others)])


SOURCE = text("ru", [line(100, "ru"), line(101, "ru").split()[0], line(102, "ru")])
TARGET = text("fr", [words(100, "fr", 200), words(102, "fr", 201)])
"""The short line 21 is in the target's line 20 or in its line 21: nothing says which."""

BEFORE, AFTER = (20, 22), (21, 23)


class Composed:
    """A text whose runs have the vectors of their words' sums, until they are read: then some have others."""

    def __init__(self, composed: EncodedText, other: dict[Run, Vectors]) -> None:
        self._composed, self._other = composed, other
        self.read: list[Run] = []

    def spans(self, max_span: int) -> Vectors:
        return self._composed.spans(max_span)

    def is_composed(self, run: Run) -> bool:
        return run[1] - run[0] > 1

    def read_runs(self, runs: Sequence[Run]) -> Vectors:
        self.read += runs
        spans = self.spans(6)
        return np.array([self._other.get(run, spans[run[1] - run[0] - 1, run[0]]) for run in runs])


def encoded(alike: dict[Run, int]) -> tuple[MeaningEncoder, Composed, Composed]:
    """An encoder and what it read: when they are read, the runs given prove to be like these lines of the target."""
    encoder = MeaningEncoder()
    target = encoder.read(TARGET)
    single = target.spans(1)[0]
    return encoder, Composed(encoder.read(SOURCE), {run: single[j] for run, j in alike.items()}), Composed(target, {})


def beads_of(encoder: MeaningEncoder, source: EncodedText, target: EncodedText) -> tuple[Bead, ...]:
    left, right = document(SOURCE, "ru"), document(TARGET, "fr")
    return align_documents(left, right, (source, target), encoder, SCORER).beads


def pairs_in_doubt(beads: tuple[Bead, ...]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.source, bead.target) for bead in beads if {20, 21, 22}.intersection(bead.source)]


@pytest.mark.parametrize(
    ("alike", "pairs"),
    [
        ({BEFORE: 20}, [((20, 21), (20,)), ((22,), (21,))]),
        ({AFTER: 21}, [((20,), (20,)), ((21, 22), (21,))]),
    ],
)
def test_a_close_decision_is_taken_by_what_the_runs_say(alike: dict[Run, int], pairs: list[object]):
    beads = beads_of(*encoded(alike))
    assert pairs_in_doubt(beads) == pairs
    assert [bead.confidence > 0.95 for bead in beads if {21}.intersection(bead.source)] == [True]


def test_runs_of_sure_pairs_are_not_read():
    encoder, source, target = encoded({})
    beads_of(encoder, source, target)
    assert sorted(source.read) == [BEFORE, AFTER]
    assert target.read == []


def test_no_more_is_read_than_a_share_of_the_texts(monkeypatch: pytest.MonkeyPatch):
    n_characters = sum(len(some) + 1 for some in (*SOURCE, *TARGET))
    first = sum(len(some) + 1 for some in SOURCE[slice(*AFTER)])
    monkeypatch.setattr(doubt, "MOST_READ", (first + 1) / n_characters)
    encoder, source, target = encoded({BEFORE: 20})
    beads_of(encoder, source, target)
    assert source.read == [AFTER]  # the likelier, at .6, is nearer to one half


def test_a_text_of_which_every_run_was_read_is_searched_once():
    encoder, source, _ = encoded({BEFORE: 20})
    plain = encoder.read(SOURCE), encoder.read(TARGET)
    assert not doubt.may_be_read(plain)
    assert doubt.may_be_read((source, plain[1]))
    assert pairs_in_doubt(beads_of(encoder, *plain)) == [((20,), (20,)), ((21, 22), (21,))]


def test_beads_of_somebody_else_are_judged_by_the_same_vectors():
    encoder, source, target = encoded({BEFORE: 20})
    sides = document(SOURCE, "ru"), document(TARGET, "fr")
    path = [(20, 22, 20, 21), (21, 23, 21, 22)]
    right, wrong = score_beads(*sides, (source, target), encoder, SCORER, path)
    assert right is not None and wrong is not None
    assert (right.confidence > 0.9, wrong.confidence < 0.1) == (True, True)
