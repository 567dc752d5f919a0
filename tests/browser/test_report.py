"""What a person does in a report that was written, by keyboard alone where there is a key for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from aligner import load, save
from aligner.write.report.page import write
from aligner.write.report.ways import Way, Ways

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def written(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a sample: row 5 is unsure, a passage is missing from row 11 on, a sentence is added in row 15."""
    path = tmp_path_factory.mktemp("report") / "discours.html"
    save(load(samples / "discours.json"), path)
    return path


@pytest.fixture
def report(tab: Any, written: Path) -> Any:
    tab.goto(written.as_uri())
    return tab


def place(report: Any) -> str:
    return str(report.inner_text("#place"))


def row(report: Any) -> str:
    """The number of the row in which one is."""
    return str(report.evaluate("document.activeElement.closest('.row').querySelector('.number').textContent"))


def rows_shown(report: Any) -> list[str]:
    return [str(number).strip("?") for number in report.locator(".row:visible .number").all_text_contents()]


def press(report: Any, *keys: str) -> None:
    for key in keys:
        report.keyboard.press(key)


def test_steps_lead_through_flags_and_unsure_pairs_in_the_order_of_the_texts(report: Any):
    assert place(report) == "3 places"
    seen = []
    for key in ("n", "n", "j", "n"):
        press(report, key)
        seen.append((row(report).strip("?"), place(report)))
    assert seen == [("5", "1 of 3"), ("11", "2 of 3"), ("15", "3 of 3"), ("5", "1 of 3")]
    press(report, "p", "k")
    assert row(report) == "11"


def test_only_the_rows_that_ask_for_a_look_are_left_and_the_gaps_say_how_many_are_hidden(report: Any):
    everything = rows_shown(report)
    press(report, "f")
    assert rows_shown(report) == ["5", "11", "12", "15"]
    assert report.get_attribute("#row-5", "data-skipped") == "… 4 rows hidden"
    press(report, "f")
    assert rows_shown(report) == everything


def test_a_search_leaves_the_rows_that_hold_its_words_and_escape_all_of_them(report: Any):
    everything = rows_shown(report)
    press(report, "/")
    report.keyboard.insert_text("форум")
    report.locator("#row-2").wait_for(state="hidden")
    assert 0 < len(rows_shown(report)) < len(everything)
    press(report, "Escape")
    assert rows_shown(report) == everything


def test_an_empty_search_says_so_and_shows_all_again_by_its_button(report: Any):
    everything = rows_shown(report)
    press(report, "/")
    report.keyboard.insert_text("нет такого")
    report.get_by_text("No row is left by the search").wait_for()
    report.locator("#show-all").focus()
    press(report, "Enter")
    assert rows_shown(report) == everything


def test_a_severity_that_is_switched_off_is_passed_over(report: Any):
    report.locator("input[value=unsure]").focus()
    press(report, "Space")
    assert place(report) == "2 places"
    press(report, "n")
    assert row(report) == "11"


def test_a_count_of_the_figures_leaves_its_kind_alone(report: Any):
    report.locator(".more > summary").focus()
    press(report, "Enter")
    report.locator("[data-only=added]").focus()
    press(report, "Enter")
    assert rows_shown(report) == ["15"]


def test_the_map_leads_to_the_row_that_is_nearest_to_the_click(report: Any):
    lane = report.locator(".map .error svg")
    box = lane.bounding_box()
    lane.click(position={"x": box["width"] - 2, "y": box["height"] / 2})
    assert row(report) == "15"


def test_light_or_dark_and_the_filters_last_from_one_report_to_the_next(report: Any, written: Path):
    press(report, "t", "f")
    report.goto(written.as_uri())
    assert report.get_attribute("html", "data-theme") == "dark"
    assert report.is_checked("#only")


def test_the_keys_are_listed_and_the_list_goes_away_again(report: Any):
    press(report, "?")
    assert "next flag or unsure pair" in report.inner_text("#keys")
    press(report, "?")
    assert not report.is_visible("#keys")


def test_the_report_of_a_capture_leads_to_the_index_and_to_its_neighbours(tab: Any, samples: Path, tmp_path: Path):
    ways = Ways("index.html", Way("a.html", "Раньше", "ru"), Way("b.html", "Позже", "ru"))
    with (tmp_path / "here.html").open("wb") as stream:
        write(load(samples / "discours.json"), stream, ways)
    for name in ("index", "a", "b"):
        (tmp_path / f"{name}.html").write_text(f"<title>{name}</title>", encoding="utf-8")
    for name, title in (("All statements", "index"), ("Previous: Раньше", "a"), ("Next: Позже", "b")):
        tab.goto((tmp_path / "here.html").as_uri())
        tab.get_by_role("link", name=name).first.focus()
        press(tab, "Enter")
        tab.wait_for_url(f"**/{title}.html")


def test_without_its_script_the_report_shows_everything(chromium: Any, written: Path):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(written.as_uri())
    assert page.locator(".row").count() == page.locator(".row:visible").count() > 10
    assert page.locator(".note").first.is_visible()
    assert not page.locator("#toolbar").is_visible()
    context.close()
