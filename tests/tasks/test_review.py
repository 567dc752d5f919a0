"""A document under review with the real encoder: what a step touched is scored and checked anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import aligner
from aligner import Alignment, Review
from aligner.alignment import Decision
from aligner.embed import load_encoder
from aligner.embed.cache import VectorCache
from aligner.embed.use_multilingual import UseMultilingual
from aligner.review.operation import Operation, What
from aligner.tasks.check import check
from aligner.tasks.decided import decided

SOURCE = [
    "Утром 12 марта в Самаре открылся музей старинных карт.",
    "На открытие приехали учёные из пяти стран.",
    "Директор показал гостям сорок новых залов.",
    "Вечером для всех играл городской оркестр.",
    "Вход в музей останется бесплатным до осени.",
]
TARGET = [
    "Le matin du 13 mars, un musée de cartes anciennes a ouvert à Samara.",
    "Des savants de cinq pays sont venus à l’ouverture.",
    "Le directeur a montré quarante nouvelles salles aux invités.",
    "Le soir, l’orchestre de la ville a joué pour tous.",
    "L’entrée du musée restera gratuite jusqu’à l’automne.",
]


@pytest.fixture(scope="module")
def encoder():
    return load_encoder("default", 1)


@pytest.fixture(scope="module")
def made(encoder) -> Alignment:
    return aligner.align(SOURCE, TARGET, encoder=encoder, threads=1)


@pytest.fixture
def review(made: Alignment, encoder, tmp_path: Path):
    made.save(tmp_path / "a.json")
    with Review.open(tmp_path / "a.json", who="Anna", encoder=encoder, threads=1) as opened:
        yield opened


def kinds(review: Review) -> list[tuple[str, ...]]:
    return [tuple(flag.kind for flag in row.flags) for row in review.rows]


def test_a_figure_put_right_settles_its_flag_and_another_wrong_one_is_named(review: Review):
    assert kinds(review) == [("date",), (), (), (), ()]
    row = review.rows[0]
    outcome = review.do(Operation(What.EDIT, row.id, {"target": TARGET[0].replace("13", "14")}))
    assert [flag.message for _, flag in outcome.gone] == ["“12 марта” is “13 mars” in the translation"]
    assert [flag.message for _, flag in outcome.new] == ["“12 марта” is “14 mars” in the translation"]
    outcome = review.do(Operation(What.EDIT, row.id, {"target": TARGET[0].replace("13", "12")}))
    assert ([flag.kind for _, flag in outcome.gone], outcome.new) == (["date"], ())
    assert review.rows[0].confidence > 0.9
    assert review.rows[0].similarity is not None


def test_a_fix_says_what_the_source_has(review: Review):
    row = review.rows[0]
    (fix,) = review.fixes(row, row.flags[0])
    assert row.target[: fix.start] + fix.replacement + row.target[fix.stop :] == TARGET[0].replace("13", "12")


def test_texts_torn_apart_are_told_to_be_missing_and_put_together_they_are_not(review: Review):
    row = review.rows[2]
    outcome = review.do(Operation(What.DETACH, row.id))
    assert {flag.kind for _, flag in outcome.new} & {"missing", "added", "moved"}
    review.do(Operation(What.LINK, row.id, {"with": review.rows[3].id}))
    assert kinds(review) == [("date",), (), (), (), ()]


def test_a_wrong_border_is_improbable_and_realigning_finds_the_right_one(review: Review):
    review.do(Operation(What.MOVE, review.rows[2].id, {"side": "target", "to": "above"}))
    assert review.rows[1].confidence < 0.5
    outcome = review.do(Operation(What.REALIGN, review.rows[0].id, {"until": review.rows[-1].id}))
    assert [(row.source, row.target) for row in review.rows] == list(zip(SOURCE, TARGET, strict=True))
    assert outcome.step.operation.what is What.REALIGN
    assert review.undo().step.undoes == 2


def test_what_is_read_ahead_changes_nothing_and_is_not_read_again(made: Alignment, tmp_path: Path):
    n_encoded = {}
    for is_ahead in (False, True):
        encoder = Noting(1, VectorCache(tmp_path / f"{is_ahead}.sqlite"))
        made.save(tmp_path / f"{is_ahead}.json")
        with Review.open(tmp_path / f"{is_ahead}.json", encoder=encoder, threads=1) as review:
            before = list(review.rows)
            if is_ahead:
                review.ahead(before[2].id)()
            assert (list(review.rows), review.number) == (before, 0)
            encoder.n_encoded = 0
            review.do(Operation(What.DETACH, before[2].id))
            n_encoded[is_ahead] = encoder.n_encoded
    assert n_encoded[True] < n_encoded[False] / 10


class Noting(UseMultilingual):
    """Counts the texts that it has to encode."""

    n_encoded = 0

    def _encode_tokens(self, texts: Sequence[Any]) -> Any:
        self.n_encoded += len(texts)
        return super()._encode_tokens(texts)


def test_steps_with_flags_are_replayed_and_undone_to_the_letter(review: Review, tmp_path: Path):
    first = review.alignment
    review.do(Operation(What.MERGE, review.rows[1].id))
    review.do(Operation(What.SPLIT, review.rows[0].id, {"source": len(SOURCE[0])}))
    review.alignment.save(tmp_path / "now.json")
    with Review.open(tmp_path / "a.json", read_only=True) as again:
        again.alignment.save(tmp_path / "then.json")
    assert (tmp_path / "now.json").read_bytes() == (tmp_path / "then.json").read_bytes()
    review.undo_to(0)
    assert review.alignment is first


def test_a_dismissed_flag_stays_away_when_its_pair_is_edited_elsewhere(review: Review):
    row = review.rows[0]
    review.do(Operation(What.DISMISS, row.id, {"flag": row.flags[0].id}))
    outcome = review.do(Operation(What.EDIT, row.id, {"target": TARGET[0].replace("ouvert", "été ouvert")}))
    assert outcome.new == ()
    assert kinds(review)[0] == ()


def test_a_table_and_the_page_give_the_same_flags_and_scores(review: Review, made: Alignment, encoder, tmp_path: Path):
    from tests.review.tables import Row, save_edited

    def edit(rows: list[Row]) -> None:
        rows[0]["target"] = TARGET[0].replace("13", "14")
        rows[2]["status"] = "merge"

    base = aligner.load(tmp_path / "a.json")
    for suffix in ("xlsx", "docx", "tsv"):
        table = save_edited(base, tmp_path / f"b.{suffix}", edit)
        aligner.apply(table, base, encoder=encoder, threads=1).alignment.save(tmp_path / f"{suffix}.json")
    review.do(Operation(What.EDIT, review.rows[0].id, {"target": TARGET[0].replace("13", "14")}))
    review.do(Operation(What.MERGE, review.rows[2].id))
    review.export(tmp_path / "page.json")
    for suffix in ("xlsx", "docx", "tsv"):
        assert (tmp_path / f"{suffix}.json").read_bytes() == (tmp_path / "page.json").read_bytes()


def test_checking_again_obeys_what_was_decided(review: Review, made: Alignment, encoder):
    row = review.rows[0]
    review.do(Operation(What.DISMISS, row.id, {"flag": row.flags[0].id}))
    assert check(review.alignment, encoder=encoder, threads=1).flags == ()
    accepted = replace(made, beads=(replace(made.beads[0], decision=Decision.ACCEPTED), *made.beads[1:]), flags=())
    assert check(accepted, encoder=encoder, threads=1).flags == ()


def test_aligned_anew_pairs_that_say_the_same_keep_their_decisions(review: Review, made: Alignment, tmp_path: Path):
    review.do(Operation(What.REJECT, review.rows[3].id))
    review.do(Operation(What.DISMISS, review.rows[0].id, {"flag": review.rows[0].flags[0].id}))
    notices: list[str] = []
    again = decided(made, tmp_path / "a.json", notices.append)
    assert [bead.decision for bead in again.beads] == ["open", "open", "open", "rejected", "open"]
    assert again.flags == ()
    assert notices == ["2 of 2 decisions in a.review.jsonl hold for the new version"]
