"""The folder that a capture becomes: pairs, texts alone, index and page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from lxml import etree, html

from aligner import Alignment, Bead, Flag, InputError, Severity, Signature, load
from aligner.channel.pairing.matching import Match
from aligner.channel.results.folder import Pairs, check_folder, of_language, write_results
from aligner.channel.results.index import Index, Overtaken, overtaken
from aligner.channel.results.pair_files import PairFiles
from aligner.channel.statements.statement import Capture, Dropped, Merged, Statement
from aligner.review.reviewed import apply_review
from aligner.segment import split
from tests.channel.samples import statement
from tests.schemas import schema

SIGNATURE = Signature.parse("aligner:test")
RU = (
    statement("Пожар потушен.\nПострадавших нет.", "ru", "1", date(2026, 5, 2), "канал.txt", 3),
    statement("Мост открыт <для всех>.", "ru", "2", None, "канал.txt", 9),
    statement("Завтра дождь.", "ru", "3", None, "канал.txt", 12),
)
FR = (
    statement("L’incendie est éteint.\nPas de blessés.", "fr", "4", date(2026, 5, 3), "канал.txt", 6),
    statement("Le pont est ouvert <à tous>.", "fr", "5", None, "канал.txt", 10),
)
ENGLISH = replace(statement("The bridge is open.", "en-GB", "6", None, "page.txt", 1), id="6-en")
CAPTURE = Capture(
    (*RU, *FR, ENGLISH),
    (Dropped("канал.txt", 5, "❤2", "reactions"), Dropped("канал.txt", 8, "<b>VIEW</b>", "media")),
    (Merged("канал.txt", 4, "Пожар потушен.", "1-ru"),),
)
PAIRS = Pairs(RU, FR, (Match(0, 0, 0.99), Match(1, 1, 0.75)), ("ru", "fr"))


class Aligner:
    """Pairs segments in order, raises an error flag where told, and remembers what it was asked."""

    def __init__(self, flagged: str = "", interrupted_after: int = 99) -> None:
        self.flagged = flagged
        self.left = interrupted_after
        self.asked: list[str] = []

    def __call__(self, files: PairFiles) -> Alignment:
        if not self.left:
            raise KeyboardInterrupt
        self.left -= 1
        self.asked.append(files.stem)
        source, target = split(files.source), split(files.target)
        beads = tuple(Bead((k,), (k,)) for k in range(len(source.segments)))
        flag = Flag("number", Severity.ERROR, 0.9, 0, ((0, 2),), (), "two", "0123456789ab")
        flags = (flag,) if files.stem == self.flagged else ()
        return Alignment(source, target, beads, flags, SIGNATURE)


def written(folder: Path, align: Aligner, capture: Capture = CAPTURE, pairs: Pairs = PAIRS, **options: Any) -> Index:
    return write_results(capture, pairs, folder, align, SIGNATURE, **options)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def contents(folder: Path) -> dict[Path, bytes]:
    """All files, but for when a memory was written, and a workbook, which notes that too."""
    date = re.compile(rb'creationdate="\d{8}T\d{6}Z"')
    return {
        path: date.sub(b"", path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".xlsx"
    }


def index(folder: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder / "index.json").read_text("utf-8"))
    jsonschema.validate(loaded, schema("aligner-capture/1"))
    return loaded


FIRST = {f"2026-05-02-pozhar-potushen.{suffix}" for suffix in ("json", "tmx", "html")}
SECOND = {f"most-otkryt-dlya-vsekh.{suffix}" for suffix in ("json", "tmx", "html")}
ALONE = {"zavtra-dozhd.ru.txt", "the-bridge-is-open.en-GB.txt"}


def test_every_pair_has_its_files_and_every_statement_alone_its_text(tmp_path: Path):
    folder = tmp_path / "new" / "result"
    written(folder, Aligner())
    assert names(folder) == FIRST | SECOND | ALONE | {"index.json", "index.html", "together"}
    assert (folder / "zavtra-dozhd.ru.txt").read_text("utf-8") == "Завтра дождь.\n"


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


def test_dates_reach_the_memory(tmp_path: Path):
    written(tmp_path, Aligner())
    units = etree.parse(tmp_path / "2026-05-02-pozhar-potushen.tmx").findall(".//tu")
    assert [[one.get("creationdate") for one in (unit, *unit.iter("tuv"))] for unit in units] == [
        ["20260502T000000Z", "20260502T000000Z", "20260503T000000Z"]
    ] * 2


def test_an_interrupted_run_leaves_no_result_and_goes_on_where_it_was(tmp_path: Path):
    with pytest.raises(KeyboardInterrupt):
        written(tmp_path, Aligner(interrupted_after=1))
    assert names(tmp_path) == {".unfinished"}
    again = Aligner()
    written(tmp_path, again)
    assert again.asked == ["most-otkryt-dlya-vsekh"]
    assert names(tmp_path) >= FIRST | SECOND
    assert ".unfinished" not in names(tmp_path)


def test_an_interrupted_run_leaves_an_earlier_result_as_it_was(tmp_path: Path):
    written(tmp_path, Aligner())
    before = contents(tmp_path)
    changed = replace(PAIRS, source=(replace(RU[0], text="Пожар бушует."), *RU[1:]))
    with pytest.raises(KeyboardInterrupt):
        written(tmp_path, Aligner(interrupted_after=0), pairs=changed)
    assert {path: content for path, content in contents(tmp_path).items() if ".unfinished" not in path.parts} == before


def test_a_second_run_aligns_nothing_again_and_says_the_same(tmp_path: Path):
    written(tmp_path, Aligner(flagged="2026-05-02-pozhar-potushen"))
    before = contents(tmp_path)
    again = Aligner()
    written(tmp_path, again)
    assert again.asked == []
    assert contents(tmp_path) == before


def _other_text(pairs: Pairs) -> Pairs:
    return replace(pairs, target=(FR[0], replace(FR[1], text="Le pont est fermé.")))


def _other_date(pairs: Pairs) -> Pairs:
    return replace(pairs, target=(FR[0], replace(FR[1], date=date(2026, 5, 9))))


@pytest.mark.parametrize("change", [_other_text, _other_date])
def test_a_changed_pair_is_aligned_again_and_no_other(tmp_path: Path, change: Callable[[Pairs], Pairs]):
    written(tmp_path, Aligner())
    again = Aligner()
    written(tmp_path, again, pairs=change(PAIRS))
    assert again.asked == ["most-otkryt-dlya-vsekh"]


@pytest.mark.parametrize("name", sorted(SECOND))
def test_a_pair_with_a_missing_or_damaged_file_is_aligned_again(tmp_path: Path, name: str):
    written(tmp_path, Aligner())
    if name.endswith(".json"):
        (tmp_path / name).write_text("{")
    else:
        (tmp_path / name).unlink()
    again = Aligner()
    written(tmp_path, again)
    assert again.asked == ["most-otkryt-dlya-vsekh"]


def test_another_signature_aligns_everything_again(tmp_path: Path):
    written(tmp_path, Aligner())
    again = Aligner()
    write_results(CAPTURE, PAIRS, tmp_path, again, Signature.parse("aligner:next"))
    assert again.asked == ["2026-05-02-pozhar-potushen", "most-otkryt-dlya-vsekh"]


def test_files_of_an_earlier_result_go_and_those_of_others_stay(tmp_path: Path):
    written(tmp_path, Aligner(flagged="most-otkryt-dlya-vsekh"))
    (tmp_path / "notes.txt").write_text("mine")
    written(tmp_path, Aligner(), pairs=replace(PAIRS, matches=PAIRS.matches[:1]))
    assert names(tmp_path) == FIRST | ALONE | {
        "most-otkryt-dlya-vsekh.ru.txt",
        "le-pont-est-ouvert-a-tous.fr.txt",
        "notes.txt",
        "index.json",
        "index.html",
        "together",
    }


@pytest.mark.parametrize("index", ['{"statements": [{"files": "notes.txt"}]}', '{"statements": ' * 100_000, "{"])
def test_a_damaged_index_of_an_earlier_result_removes_nothing(tmp_path: Path, index: str):
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "index.json").write_text(index)
    written(tmp_path, Aligner())
    assert "notes.txt" in names(tmp_path)


def test_what_an_interrupted_run_with_other_texts_left_does_not_get_in(tmp_path: Path):
    (tmp_path / ".unfinished").mkdir()
    (tmp_path / ".unfinished" / "9-ru.txt").write_text("other")
    written(tmp_path, Aligner())
    assert "9-ru.txt" not in names(tmp_path)


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


def test_all_pairs_together_are_a_memory_and_a_table_that_can_be_taken_back(tmp_path: Path):
    written(tmp_path, Aligner(flagged="most-otkryt-dlya-vsekh"))
    together = tmp_path / "together"
    assert names(together) == {"all.json", "all.tmx", "all.review.tmx", "all.xlsx"}
    assert [source for source, _ in load(together / "all.tmx").pairs()] == ["Пожар потушен.", "Пострадавших нет."]
    alignment = load(together / "all.json")
    assert len(alignment.beads) == 3
    assert apply_review(together / "all.xlsx", alignment).changes == ()


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


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path):
    (tmp_path / "taken").write_text("a file")
    for folder in ("taken", "taken/below"):
        with pytest.raises(InputError, match=r"taken is a file; name a folder"):
            check_folder(tmp_path / folder)


def test_regions_do_not_matter_when_statements_are_chosen():
    found: tuple[Statement, ...] = of_language((*RU, ENGLISH), "en-US")
    assert found == (ENGLISH,)


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
