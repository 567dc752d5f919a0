"""The folder that a capture becomes: pairs, texts alone, what stays of earlier runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from aligner import InputError, Signature, load
from aligner.channel.results.folder import Pairs, check_folder, of_language, write_results
from aligner.channel.statements.statement import Statement
from aligner.review.reviewed import apply_review
from tests.channel.results.making import (
    ALONE,
    CAPTURE,
    ENGLISH,
    FIRST,
    FR,
    PAIRS,
    RU,
    SECOND,
    Aligner,
    contents,
    names,
    written,
)


def test_every_pair_has_its_files_and_every_statement_alone_its_text(tmp_path: Path):
    folder = tmp_path / "new" / "result"
    written(folder, Aligner())
    assert names(folder) == FIRST | SECOND | ALONE | {"index.json", "index.html", "together"}
    assert (folder / "zavtra-dozhd.ru.txt").read_text("utf-8") == "Завтра дождь.\n"


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


def test_all_pairs_together_are_a_memory_and_a_table_that_can_be_taken_back(tmp_path: Path):
    written(tmp_path, Aligner(flagged="most-otkryt-dlya-vsekh"))
    together = tmp_path / "together"
    assert names(together) == {"all.json", "all.tmx", "all.review.tmx", "all.xlsx"}
    assert [source for source, _ in load(together / "all.tmx").pairs()] == ["Пожар потушен.", "Пострадавших нет."]
    alignment = load(together / "all.json")
    assert len(alignment.beads) == 3
    assert apply_review(together / "all.xlsx", alignment).changes == ()


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path):
    (tmp_path / "taken").write_text("a file")
    for folder in ("taken", "taken/below"):
        with pytest.raises(InputError, match=r"taken is a file; name a folder"):
            check_folder(tmp_path / folder)


def test_regions_do_not_matter_when_statements_are_chosen():
    found: tuple[Statement, ...] = of_language((*RU, ENGLISH), "en-US")
    assert found == (ENGLISH,)
