"""The quality gate of drift: what is stale in three translations whose sources were edited. A floor is raised, never
lowered."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from aligner.embed import load_encoder
from aligner.revision.drift import Drift, State
from aligner.tasks.drift import drift

pytestmark = pytest.mark.gate

DATA = Path(__file__).parent.parent / "data" / "drift"
DOCUMENTS = {"station": ("ru", "fr"), "museum": ("en", "fr"), "jardin": ("fr", "ru")}

MOST_FALSE = 0.02
"""Share of the passages told to be stale that are not."""


@cache
def made(name: str) -> Drift:
    source, target = DOCUMENTS[name]
    return drift(
        DATA / f"{name}.old.{source}.md",
        DATA / f"{name}.new.{source}.md",
        DATA / f"{name}.{target}.md",
        source_lang=source,
        target_lang=target,
        encoder=load_encoder(),
    )


def gold(name: str) -> list[tuple[State, str, str]]:
    rows = [line.split("\t") for line in (DATA / f"{name}.stale").read_text(encoding="utf-8").splitlines()]
    assert rows[0] == ["state", "source", "translation"]
    return [(State(state), source, translation) for state, source, translation in rows[1:]]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_stale_passage_is_told_with_what_became_of_it(name: str):
    told = [(row.state, row.new.text or row.old.text, row.translation.text) for row in made(name).stale]
    for state, source, translation in gold(name):
        assert any(
            state is its and source in text and translation in there and bool(translation) == bool(there)
            for its, text, there in told
        ), (state, source)


def test_of_what_is_told_hardly_anything_is_not_stale():
    told = [(name, row) for name in DOCUMENTS for row in made(name).stale]
    false = [
        row
        for name, row in told
        if not any(
            row.state is state and source in (row.new.text or row.old.text) and translation in row.translation.text
            for state, source, translation in gold(name)
        )
    ]
    assert len(false) <= MOST_FALSE * len(told), false


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_the_translation_follows_already_is_told_apart(name: str):
    assert made(name).counts()[State.UPDATED] == {"station": 2, "museum": 2, "jardin": 3}[name]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_text_that_was_not_edited_leaves_nothing_stale(name: str):
    source, target = DOCUMENTS[name]
    old, there = DATA / f"{name}.old.{source}.md", DATA / f"{name}.{target}.md"
    same = drift(old, old, there, source_lang=source, target_lang=target, encoder=load_encoder())
    assert same.stale == ()
