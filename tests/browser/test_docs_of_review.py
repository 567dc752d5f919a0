"""docs/review.md shows the keys that the page has, and pictures that are there and small."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="the extra `review` is not installed")
pytest.importorskip("playwright", reason="playwright is not installed")

from review_pages import with_keys

from aligner.browser.keys import KEYS

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "review.md").read_text(encoding="utf-8")
SCRIPTS = ROOT / "aligner" / "browser" / "static"
MOST_BYTES = 150_000


def test_the_table_of_keys_is_the_page_s_own():
    assert with_keys(TEXT) == TEXT, "python bench/review_pages.py makes it anew"


def test_every_picture_is_there_and_small():
    pictures = re.findall(r"!\[[^]]+\]\((pictures/[^)]+)\)", TEXT)
    assert pictures
    for picture in pictures:
        assert (ROOT / "docs" / picture).stat().st_size < MOST_BYTES


def test_every_key_does_something():
    script = (SCRIPTS / "actions.js").read_text("utf-8")
    for key in KEYS:
        assert re.search(rf"^    {key.action}\b", script, re.MULTILINE), key.action


def test_no_key_does_two_things():
    names = [name for key in KEYS for name in key.names]
    assert len(names) == len(set(names))
