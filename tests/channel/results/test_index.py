"""What the index and the page of a result tell, and where its links lead."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest
from lxml import html

from aligner import Alignment, Bead
from aligner.channel.pairing.matching import Match
from aligner.channel.results.folder import Pairs, write_results
from aligner.channel.results.index import Overtaken, overtaken
from aligner.channel.results.pair_files import PairFiles
from aligner.channel.statements.statement import Capture
from aligner.segment import split
from tests.channel.results.making import (
    FIRST,
    FR,
    PAIRS,
    RU,
    SIGNATURE,
    Aligner,
    index,
    names,
    written,
)
from tests.channel.samples import statement
from tests.schemas import schema


def test_the_index_tells_all_of_every_statement(tmp_path: Path):
    written(tmp_path, Aligner(flagged="2026-05-02-pozhar-potushen"))
    found = index(tmp_path)
    assert found["statements"][0] == {
        "id": "1-ru",
        "lang": "ru",
        "title": "Пожар потушен.",
        "date": "2026-05-02",
        "dated_by": "itself",
        "source": "канал.txt",
        "lines": [[3, 3]],
        "paired_with": "4-fr",
        "probability": 0.99,
        "files": sorted([*FIRST, "2026-05-02-pozhar-potushen.review.tmx"]),
        "edited": None,
        "has_drifted": False,
        "translation_touched": None,
        "flags": {"error": 1, "warning": 0, "info": 0, "kinds": {"number": 1}},
        "belonging": {"verdict": "translation", "source_share": 1.0, "target_share": 1.0},
    }
    assert [(one["id"], one["paired_with"]) for one in found["statements"]] == [
        ("1-ru", "4-fr"),
        ("2-ru", "5-fr"),
        ("3-ru", None),
        ("4-fr", "1-ru"),
        ("5-fr", "2-ru"),
        ("6-en", None),
    ]
    assert found["dropped"][0] == {"source": "канал.txt", "line": 5, "text": "❤2", "rule": "reactions"}
    assert found["merged"] == [{"source": "канал.txt", "line": 4, "text": "Пожар потушен.", "statement": "1-ru"}]
    assert {name for one in found["statements"] for name in one["files"]} <= names(tmp_path)


def test_the_page_shows_everything_and_needs_nothing_but_itself(tmp_path: Path):
    written(tmp_path, Aligner(flagged="2026-05-02-pozhar-potushen"))
    page = (tmp_path / "index.html").read_text("utf-8")
    shown = "".join(map(str, html.fromstring(page).itertext()))
    for words in (
        "Мост открыт <для всех>.",
        "Завтра дождь.",
        "The bridge is open.",
        "<b>VIEW</b>",
        "reactions",
        "To look at: 1 error in 1 pair.",
    ):
        assert words in shown
    assert not re.search(r"<script|<link|<img|https?://|@import|url\(", page)


@pytest.mark.parametrize("place", ["result/index.html", "report.html", "elsewhere/report.html"])
def test_the_links_of_the_page_lead_to_the_files_from_wherever_it_is(tmp_path: Path, place: str):
    (tmp_path / "elsewhere").mkdir()
    written(tmp_path / "result", Aligner(), report=None if place.startswith("result") else tmp_path / place)
    page = tmp_path / place
    links = [unquote(link) for link in html.parse(str(page)).xpath("//a/@href")]
    assert len(links) == 2 + 8 + 6  # all together, files, and the title of each statement
    assert all((page.parent / link).is_file() for link in links)


def ways(folder: Path, stem: str) -> dict[str, tuple[str, str]]:
    """Where the links of a report to the others lead, and what they are called."""
    page = html.fromstring((folder / f"{stem}.html").read_bytes())
    links = [link for link in page.iter("a") if "data-way" in link.attrib]
    return {
        str(link.attrib["data-way"]): (
            unquote(str(link.attrib["href"])),
            " ".join("".join(map(str, link.itertext())).split()),
        )
        for link in links
    }


def test_a_report_leads_to_the_index_and_to_the_reports_before_and_after_it(tmp_path: Path):
    written(tmp_path, Aligner())
    assert ways(tmp_path, "2026-05-02-pozhar-potushen") == {
        "back": ("index.html", "All statements"),
        "next": ("most-otkryt-dlya-vsekh.html", f"→ Next: {RU[1].title}"),
    }
    assert ways(tmp_path, "most-otkryt-dlya-vsekh") == {
        "back": ("index.html", "All statements"),
        "previous": ("2026-05-02-pozhar-potushen.html", f"← Previous: {RU[0].title}"),
    }


def test_a_report_of_an_earlier_run_leads_to_its_new_neighbours(tmp_path: Path):
    one = replace(PAIRS, matches=PAIRS.matches[:1])
    written(tmp_path, Aligner(), pairs=one)
    assert set(ways(tmp_path, "2026-05-02-pozhar-potushen")) == {"back"}
    again = Aligner()
    written(tmp_path, again)
    assert again.asked == ["most-otkryt-dlya-vsekh"]
    assert set(ways(tmp_path, "2026-05-02-pozhar-potushen")) == {"back", "next"}


def test_a_pair_whose_texts_do_not_belong_together_says_so(tmp_path: Path):
    class Doubter(Aligner):
        def __call__(self, files: PairFiles) -> Alignment:
            source, target = split(files.source), split(files.target)
            nulls = [Bead((k,), ()) for k in range(len(source.segments))]
            nulls += [Bead((), (k,)) for k in range(len(target.segments))]
            return Alignment(source, target, tuple(nulls), (), SIGNATURE)

    days = "Понедельник был ясным. Вторник был хмурым. Среда была тёплой. Четверг был ветреным. Пятница была дождливой."
    ru, fr = statement(days, "ru", "1", None, "канал.txt", 1), statement("Il neige.", "fr", "2", None, "канал.txt", 3)
    pairs = Pairs((ru,), (fr,), (Match(0, 0, 0.6),), ("ru", "fr"))
    written(tmp_path, Doubter(), Capture((ru, fr), (), ()), pairs)
    assert index(tmp_path)["statements"][0]["belonging"] == {
        "verdict": "other-document",
        "source_share": 0.0,
        "target_share": 0.0,
    }
    page = html.parse(tmp_path / "index.html").getroot().text_content()
    assert "the texts do not belong together: 0% of the source" in page


def test_a_capture_without_pairs_is_a_result_too(tmp_path: Path):
    written(tmp_path, Aligner(), pairs=replace(PAIRS, matches=()))
    assert [one["paired_with"] for one in index(tmp_path)["statements"]] == [None] * 6


NOON, LATER = datetime(2026, 5, 2, 12, tzinfo=UTC), datetime(2026, 5, 3, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("edited", "published", "translation_edited", "drifted"),
    [
        (LATER, NOON, None, True),
        (NOON, LATER, None, False),
        (LATER, NOON, LATER, False),
        (None, NOON, None, False),
        (LATER, date(2026, 5, 2), None, False),
        (LATER, datetime(2026, 5, 2, 12), None, False),
    ],
)
def test_a_source_edited_after_its_translation_was_last_touched_has_drifted(
    edited: datetime | None, published: date, translation_edited: datetime | None, drifted: bool
):
    source = replace(RU[0], edited=edited)
    target = replace(FR[0], date=published, edited=translation_edited)
    assert (overtaken(source, target) is not None) is drifted


def test_the_index_and_the_page_tell_of_drift(tmp_path: Path):
    source, target = replace(RU[0], edited=LATER), replace(FR[0], date=NOON)
    capture = Capture((source, target), (), ())
    pairs = Pairs((source,), (target,), (Match(0, 0, 0.9),), ("ru", "fr"))
    index = write_results(capture, pairs, tmp_path, Aligner(), SIGNATURE)
    assert [entry.overtaken for entry in index.entries] == [Overtaken(LATER, NOON)] * 2
    stored = json.loads((tmp_path / "index.json").read_text(encoding="utf-8"))
    jsonschema.validate(stored, schema("aligner-capture/1"))
    assert stored["statements"][0]["edited"] == "2026-05-03T09:00:00+00:00"
    assert stored["statements"][0]["translation_touched"] == "2026-05-02T12:00:00+00:00"
    told = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "source edited 2026-05-03 09:00</span>" in told
    assert "translation of 2026-05-02 12:00" in told
