"""Collections of statements that pairing is learned from."""

from __future__ import annotations

from pathlib import Path

import pytest
from statement_collections import ISSUES, MOST_LINES, classes, series, short_posts


@pytest.fixture
def news(tmp_path: Path) -> Path:
    (tmp_path / "ntrex-dev").mkdir()
    for lang, word in (("ru", "строка"), ("fr", "ligne")):
        lines = "".join(f"{word} {k}\n" for k in range(100))
        (tmp_path / f"ntrex-dev/pairs.{lang}").write_text(lines, encoding="utf-8")
    return tmp_path


def test_documents_with_the_same_text_on_one_side_are_of_one_class():
    assert classes([("а", "a"), ("б", "b"), ("а", "c"), ("в", "c"), ("г", "d")]).tolist() == [0, 1, 0, 0, 4]


def test_short_posts_hold_every_line_once_and_few_at_a_time(news: Path):
    posts = short_posts(news)
    assert " ".join(left for left, _ in posts).split("строка")[1:] == [f" {k} " for k in range(99)] + [" 99"]
    assert all(1 <= left.count("строка") == right.count("ligne") <= MOST_LINES for left, right in posts)


def test_issues_of_a_series_share_their_title_but_for_its_number(news: Path):
    posts = series(news)
    assert len(posts) % ISSUES == 0
    for start in range(0, len(posts), ISSUES):
        titles = [left.split("\n")[0] for left, _ in posts[start : start + ISSUES]]
        assert len({title.rsplit(" ", 1)[0] for title in titles}) == 1
        assert len(set(titles)) == ISSUES


def test_the_same_lines_give_the_same_collections(news: Path):
    assert (short_posts(news), series(news)) == (short_posts(news), series(news))
