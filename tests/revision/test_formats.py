"""Drift as .json, .tsv, .html and on a terminal."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import html
from rich.console import Console

from aligner.errors import InputError
from aligner.revision.drift import MEANINGS, State
from aligner.revision.formats import DRIFT_FORMATS, drift_format, save_drift
from aligner.revision.terminal import print_drift, summary
from tests.revision.samples import small_drift
from tests.schemas import schema


def written(format: str) -> str:
    stream = io.BytesIO()
    DRIFT_FORMATS[format].write(small_drift(), stream)
    return stream.getvalue().decode()


def printed(*, whole: bool = False) -> str:
    stream = io.StringIO()
    print_drift(small_drift(), Console(file=stream, width=120, color_system=None), whole=whole)
    return stream.getvalue()


def test_json_keeps_its_schema():
    stored = json.loads(written("json"))
    jsonschema.validate(stored, schema("aligner-drift/1"))
    assert stored["stale"] == 5
    assert stored["rows"][0]["new"] == {
        "text": "The shop opens at 10.",
        "segments": [0],
        "words": [[18, 20]],
        "line": 3,
    }
    assert stored["rows"][5]["translation"] is None
    assert list(stored["counts"]) == [str(state) for state in MEANINGS]


def test_tsv_has_a_row_a_line_and_the_words_that_changed():
    lines = [line.split("\t") for line in written("tsv").splitlines()]
    assert {len(line) for line in lines} == {10}
    assert lines[1][:6] == [
        "changed",
        "The shop opens at 9.",
        "The shop opens at 10.",
        "Le magasin ouvre à 9 h.",
        "9",
        "10",
    ]
    assert lines[1][8:] == ["3", "3"]


def test_the_report_shows_three_texts_side_by_side_and_runs_no_script():
    page: Any = html.fromstring(written("html").encode())
    rows = page.xpath("//li[contains(@class, 'row')]")
    assert len(rows) == 7
    assert all(len(row.xpath(".//div[contains(@class, 'cell')]")) == 3 for row in rows)
    assert [mark.text for mark in rows[0].xpath(".//mark")] == ["9", "10"]
    assert not page.xpath("//script")
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy


def test_the_report_says_what_is_missing():
    assert "Nothing in French" in written("html")
    assert "Not in the old text" in written("html")


def test_a_terminal_shows_stale_rows_with_the_words_as_git_marks_them():
    shown = printed()
    assert "shop.md:3 The shop opens at [-9-]{+10+}." in shown
    assert "{+Ring the bell.+}" in shown
    assert "[-Dogs wait outside.-]" in shown
    assert "∅ nothing in French" in shown
    assert "Bring a bag." not in shown


def test_a_terminal_shows_the_other_rows_on_demand():
    assert "Bring a bag." in printed(whole=True)


def test_the_summary_counts_every_state():
    assert summary(small_drift()) == "5 stale (2 changed, 1 new, 1 gone, 1 moved); 1 updated, 1 untranslated"


def test_control_characters_give_a_terminal_no_orders():
    assert not re.search("[\x00-\x08\x0b-\x1f]", printed(whole=True))


def test_a_suffix_names_the_format(tmp_path: Path):
    save_drift(small_drift(), tmp_path / "drift.json")
    assert json.loads((tmp_path / "drift.json").read_text(encoding="utf-8"))["stale"] == 5
    with pytest.raises(InputError, match=r"use \.html, \.json, \.tsv"):
        drift_format("drift.tmx")


def test_every_state_is_explained():
    assert set(MEANINGS) == set(State)
