"""Which statements belong together, in whatever order they come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.channel.pairing import candidates
from aligner.channel.pairing.candidates import candidate_pairs, nearest
from aligner.channel.pairing.digest import digest, title_keys
from aligner.channel.pairing.distance import DAYS, PLACES, distance_log_odds
from aligner.channel.pairing.matching import pair_statements
from aligner.channel.pairing.resemblance import FEATURES, NO_RIVAL, lead, resemblance
from aligner.channel.statements.statement import Statement
from aligner.pair.assignment import assign
from tests.channel.samples import NAMES, encoder, sample, statement, text


def paired(source: Sequence[Statement], target: Sequence[Statement]) -> list[tuple[str, str]]:
    matches = pair_statements(source, target, encoder())
    assert all(0.5 < match.probability <= 1 for match in matches)
    return [(source[match.source].id, target[match.target].id) for match in matches]


@pytest.mark.parametrize("order", [NAMES, NAMES[::-1], ("presse", "appel", "declaration", "bilan", "discours")])
def test_statements_find_their_translations_in_any_order(order: tuple[str, ...]):
    source = [sample(name, "ru") for name in NAMES]
    target = [sample(name, "fr") for name in order]
    assert paired(source, target) == [(f"{name}-ru", f"{name}-fr") for name in NAMES if name in order]


@pytest.mark.parametrize("ru", NAMES)
def test_a_statement_without_translation_stays_alone(ru: str):
    assert paired([sample(ru, "ru")], [sample(name, "fr") for name in NAMES if name != ru]) == []


@pytest.mark.parametrize(("ru", "fr"), [("appel", "presse"), ("condoleances", "appel"), ("discours", "declaration")])
def test_two_statements_are_no_pair_just_because_they_are_alone(ru: str, fr: str):
    assert paired([sample(ru, "ru")], [sample(fr, "fr")]) == []


def test_a_statement_on_the_same_subject_with_other_figures_gives_way():
    first, second = "Le musée a reçu 15 200 visiteurs en mars.", "Le musée a reçu 18 700 visiteurs en avril."
    source = [statement("В марте музей посетили 15 200 человек.", "ru")]
    assert paired(source, [statement(second, "fr", "b"), statement(first, "fr", "c")]) == [("a-ru", "c-fr")]


def test_an_announcement_finds_its_own_among_its_series():
    told = "Расписание поездов меняется с понедельника.", "L'horaire des trains change à partir de lundi."
    source = [statement(f"Вестник вокзала, выпуск 6.0.{n}\n{told[0]}", "ru", f"{n}") for n in (5, 3, 2)]
    target = [statement(f"Bulletin de la gare, numéro 6.0.{n}\n{told[1]}", "fr", f"{n}") for n in (2, 4, 5)]
    assert {("5-ru", "5-fr"), ("2-ru", "2-fr")} <= set(paired(source, target))


@pytest.mark.parametrize(
    ("ru", "fr", "apart"),
    [
        ("Выпуск 6.0.2", "Numéro 6.0.2", 0),
        ("Выпуск 6.0.2", "Numéro 6.0.3", 1),
        ("Выпуск от 3 марта 2024 г.", "Numéro 12 du 3 mars 2024", 0),
        ("Выпуск 6.0.2", "Dernier numéro", 0),
        ("Последний выпуск", "Dernier numéro", 0),
    ],
)
def test_titles_with_other_figures_are_apart(ru: str, fr: str, apart: int):
    sides = digest([statement(ru, "ru")], encoder()), digest([statement(fr, "fr")], encoder())
    features = resemblance(*sides, np.array([[0, 0]]))
    assert features[0, FEATURES.index("title_figures_apart")] == apart


@pytest.mark.parametrize(
    ("title", "keys"),
    [
        ("Вышла версия 6.0.7", {"6.0.7"}),
        ("Numéro 12 du 3 mars 2024", {"12", "3", "2024", "2024-03-03"}),
        ("Обзор за 20.12.2025", {"20.12", "2025", "2025-12-20"}),
        ("Publication de Debian 7.1", {"7.1"}),
        ("Bonjour à tous", set()),
    ],
)
def test_the_figures_of_a_title_are_read(title: str, keys: set[str]):
    assert title_keys(title) == keys


def test_of_equal_texts_the_first_goes_with_the_first():
    source = [statement("Доброе утро, дорогие друзья!", "ru", f"{k}") for k in range(3)]
    target = [statement("Bonjour, chers amis !", "fr", f"{k}") for k in range(3)]
    matches = pair_statements(source, target, encoder())
    assert all(match.source == match.target for match in matches)


@pytest.mark.parametrize("words", ["", "❄️", "…", "2025"])
def test_a_statement_without_words_stays_alone(words: str):
    assert paired([statement(words, "ru"), sample("appel", "ru")], [sample("appel", "fr")]) == [
        ("appel-ru", "appel-fr")
    ]


@pytest.mark.parametrize(("source", "target"), [([], []), ([sample("appel", "ru")], []), ([], [sample("appel", "fr")])])
def test_without_a_second_side_there_are_no_pairs(source: list[Statement], target: list[Statement]):
    assert paired(source, target) == []


def test_the_statements_read_are_told():
    told: list[tuple[int, int]] = []
    pair_statements(
        [sample("appel", "ru")], [sample("bilan", "fr")] * 2, encoder(), lambda done, n: told.append((done, n))
    )
    assert told == [(1, 3), (3, 3)]


def test_a_cut_translation_is_still_one():
    lines = text("discours", "fr").split("\n")
    half = statement("\n".join(lines[: len(lines) // 2 + 1]), "fr", "half")
    assert paired([sample("discours", "ru"), sample("presse", "ru")], [half]) == [("discours-ru", "half-fr")]


@pytest.mark.parametrize(
    ("pairs", "odds", "kept"),
    [
        ([(0, 0)], [2.0], [0]),
        ([(0, 0)], [-2.0], []),
        ([], [], []),
        ([(0, 0), (0, 1), (1, 0)], [3.0, 2.0, 2.0], [1, 2]),
        ([(0, 0), (0, 1), (1, 0)], [5.0, 2.0, 2.0], [0]),
        ([(0, 5), (7, 5), (7, 2), (9, 9)], [1.0, 4.0, 1.0, 0.5], [1, 3]),
    ],
)
def test_the_choice_with_the_largest_sum_is_made(pairs: list[tuple[int, int]], odds: list[float], kept: list[int]):
    assert assign(np.array(pairs, np.int64).reshape(-1, 2), np.array(odds)).tolist() == kept


@given(st.lists(st.lists(st.integers(-9, 9), min_size=4, max_size=4), min_size=1, max_size=4))
def test_no_choice_is_better_and_none_is_taken_twice(table: list[list[int]]):
    pairs = np.array([(i, j) for i in range(len(table)) for j in range(4)], np.int64)
    odds = np.array(table, np.float64).ravel()
    kept = assign(pairs, odds)
    chosen = pairs[kept]
    assert len(set(chosen[:, 0])) == len(set(chosen[:, 1])) == len(kept)
    best = max(
        sum(max(table[i][j], 0) for i, j in enumerate(columns)) for columns in permutations(range(4), len(table))
    )
    assert odds[kept].sum() == best


@pytest.mark.parametrize("block", [1, 3, 100])
def test_neighbours_are_exact_whatever_the_block(monkeypatch: pytest.MonkeyPatch, block: int):
    monkeypatch.setattr(candidates, "BLOCK", block)
    rng = np.random.default_rng(1)
    texts, others = (rng.normal(size=(n, 8)).astype(np.float32) for n in (7, 5))
    found = nearest(texts, others, 3)
    wanted = np.argsort(-(texts @ others.T), axis=1)[:, :3]
    assert found.indices.tolist() == wanted.tolist()
    assert nearest(texts, others, 99).indices.shape == (7, 5)


def test_a_pair_is_a_candidate_if_either_is_near_the_other():
    source = np.array([[1, 0], [0.9, 0.1]], np.float32)
    target = np.array([[1, 0]], np.float32)
    assert candidate_pairs(nearest(source, target, 1), nearest(target, source, 1)).tolist() == [[0, 0], [1, 0]]


def test_a_lead_is_over_the_best_rival_of_either_text():
    pairs = np.array([(0, 0), (0, 1), (1, 1), (2, 2)])
    values = np.array([0.9, 0.5, 0.7, 0.8], np.float32)
    assert lead(pairs, values) == pytest.approx([0.4, -0.4, 0.2, 0.8 - NO_RIVAL])


@pytest.mark.parametrize(
    ("source", "target", "odds"),
    [
        ((date(2026, 1, 1), "a", 1), (date(2026, 1, 1), "b", 1), 0.0),
        ((date(2026, 1, 1), "a", 1), (datetime(2026, 1, 2, 23, 0), "b", 1), -DAYS * np.log(2)),
        ((date(2026, 1, 8), "a", 1), (date(2026, 1, 1), "b", 1), -DAYS * np.log(8)),
        ((date(2026, 1, 8), "a", 1), (None, "b", 1), 0.0),
        ((None, "a", 1), (None, "b", 900), 0.0),
        ((None, "a", 1), (None, "a", 900), 0.0),
    ],
)
def test_days_between_tell_against_a_pair(
    source: tuple[date | None, str, int], target: tuple[date | None, str, int], odds: float
):
    left = [statement("да", "ru", "x", *source)]
    right = [statement("oui", "fr", "y", *target)]
    assert distance_log_odds(left, right, np.array([[0, 0]])) == pytest.approx([odds])


def test_statements_between_two_of_one_file_tell_against_the_pair():
    source = [statement("да", "ru", f"{line}", source="c", line=line) for line in (10, 20, 30)]
    target = [statement("oui", "fr", "y", source="c", line=40)]
    odds = distance_log_odds(source, target, np.array([[2, 0], [1, 0], [0, 0]]))
    assert odds == pytest.approx([0, -PLACES * np.log(2), -PLACES * np.log(3)], abs=1e-5)
