"""Steps over the page's own requests: what they change, what is refused, and what two tabs see."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="the extra `review` is not installed")

from aligner import load
from aligner.browser.shown import Trait
from aligner.embed.choice import EncoderChoice
from tests.browser.invented import Page, written


@pytest.fixture
def page(tmp_path: Path) -> Page:
    return Page(written(tmp_path))


def texts(page: Page) -> list[list[str]]:
    return list(page.get("d1/texts").json()["texts"])


def test_a_row_shows_its_texts_with_the_words_of_its_flags(page: Page):
    row = page.row(0)
    assert [side["text"] for side in row["sides"]] == [
        "Встреча состоится 12 марта.",
        "La réunion aura lieu le 13 mars.",
    ]
    (block,) = row["sides"][1]["blocks"]
    assert block["segments"] == [[["La réunion aura lieu le ", []], ["13", [0]], [" mars.", []]]]
    assert [(flag["kind"], flag["severity"]) for flag in row["flags"]] == [("date", "error")]


def test_the_entries_say_what_there_is_to_decide(page: Page):
    entries = page.get("d1/entries").json()["entries"]
    assert [Trait(entry[1]) for entry in entries] == [Trait.UNDECIDED | Trait.ERROR, Trait(0), Trait(0), Trait(0)]
    assert entries[0][2] == ["date"]


def test_a_step_answers_with_the_rows_that_it_changed(page: Page):
    answer = page.do("edit", 0, target="La réunion aura lieu le 12 mars.").json()
    assert answer["number"] == 1
    assert (answer["difference"]["start"], answer["difference"]["stop"]) == (0, 1)
    assert [row["sides"][1]["text"] for row in answer["rows"]] == ["La réunion aura lieu le 12 mars."]


def test_a_fix_is_shown_with_its_words_and_the_text_that_it_makes(page: Page):
    (flag,) = page.row(0)["flags"]
    (fix,) = flag["fixes"]
    assert (fix["before"], fix["replacement"]) == ("13", "12")
    assert fix["text"] == "La réunion aura lieu le 12 mars."


def test_a_split_counts_characters_and_not_bytes(page: Page):
    page.do("split", 2, source=len("Снег идёт. "), target=len("Il neige. "))
    assert texts(page)[2:4] == [["Снег идёт.", "Il neige."], ["Ветер стих.", "Le vent est tombé."]]


def test_merge_and_undo_and_redo(page: Page):
    before = texts(page)
    page.do("merge", 1, **{"with": "below"})
    merged = texts(page)
    assert merged[1] == ["Вход свободный. Снег идёт. Ветер стих.", "Entrée libre. Il neige. Le vent est tombé."]
    assert page.post("d1/undo", seen=1).status_code == 200
    assert texts(page) == before
    assert page.post("d1/redo", seen=2).status_code == 200
    assert texts(page) == merged


def test_everything_from_a_step_on_is_undone_at_once(page: Page):
    before = texts(page)
    page.do("reject", 1)
    page.do("merge", 2, **{"with": "below"})
    page.do("edit", 0, target="Autre chose.")
    assert page.post("d1/undo-from", seen=3, number=1).status_code == 200
    assert texts(page) == before
    assert page.row(1)["decision"] == "open"


def test_a_stale_number_is_refused_and_nothing_is_done(page: Page):
    page.do("accept", 1)
    answer = page.post("d1/do", what="reject", row=page.ids()[0], seen=0)
    assert answer.status_code == 409
    assert "changed" in answer.json()["told"]
    assert page.row(0)["decision"] == "open"


@pytest.mark.parametrize(
    "body",
    [
        {"what": "destroy", "seen": 0},
        {"what": "accept", "row": "nothing", "seen": 0},
        {"what": "accept", "seen": "0"},
        {"what": "edit", "arguments": {"target": 7}, "seen": 0},
        {"what": "undo", "seen": 0},
    ],
)
def test_what_is_no_step_is_refused_with_a_sentence(page: Page, body: dict[str, object]):
    answer = page.post("d1/do", **{"row": page.ids()[0], **body})
    assert answer.status_code == 400
    assert " " in answer.json()["told"]
    assert page.number() == 0


def test_a_row_that_a_person_comes_to_may_be_read_ahead(tmp_path: Path):
    page = Page(written(tmp_path), encoder=EncoderChoice(cache=True))
    assert page.post("d1/ahead", row=page.ids()[1]).status_code == 200
    assert page.number() == 0
    assert page.post("d1/ahead", row="p0099.000000").status_code == 400


def test_one_tab_writes_and_the_other_reads_until_it_takes_over(page: Page):
    page.do("accept", 1)
    other = Page(tab="two", client=page.client)
    refused = other.do("accept", 2)
    assert refused.status_code == 423
    assert "tab" in refused.json()["told"]
    assert other.post("d1/take-over").status_code == 200
    assert other.do("accept", 2).status_code == 200
    assert page.do("accept", 3).status_code == 423


def test_a_second_program_reads_only_and_says_why(page: Page, tmp_path: Path):
    page.do("accept", 1)
    second = Page(tmp_path / "a.json")
    assert second.row(1)["decision"] == "accepted"
    refused = second.do("accept", 2)
    assert refused.status_code == 423
    assert str(tmp_path / "a.json") in refused.json()["told"] or "open" in refused.json()["told"]


def test_what_was_done_is_there_when_the_server_starts_again(page: Page, tmp_path: Path):
    page.do("edit", 1, target="Entrée gratuite.")
    page.shelf.close()
    again = Page(tmp_path / "a.json")
    assert again.row(1)["sides"][1]["text"] == "Entrée gratuite."
    assert again.number() == 1


def test_the_list_tells_how_far_each_document_is(tmp_path: Path):
    page = Page(written(tmp_path, "a.json"), written(tmp_path, "b.json"))
    page.do("accept", 0)
    done, open_ = (page.get(f"{key}/summary").json()["progress"] for key in ("d1", "d2"))
    assert (done["decided"], done["total"], done["errors"]) == (1, 1, 0)
    assert (open_["decided"], open_["total"], open_["errors"]) == (0, 1, 1)


def test_a_document_that_cannot_be_read_says_so_and_leaves_the_others(tmp_path: Path):
    (tmp_path / "b.json").write_text('{"schema": "aligner/1", broken')
    page = Page(written(tmp_path, "a.json"), tmp_path / "b.json")
    assert page.get("d2/summary").status_code == 400
    assert str(tmp_path / "b.json") in page.get("d2/", accept="text/html").text
    assert page.get("d1/").status_code == 200
    assert page.get("questions").status_code == 200


def test_the_questions_of_all_documents_stand_on_one_page(tmp_path: Path):
    page = Page(written(tmp_path, "a.json"), written(tmp_path, "b.json"))
    page.do("ask", 1)
    page.do("comment", 1, text="Gratuite ou libre ?")
    text = page.get("questions").text
    assert "Gratuite ou libre ?" in text
    assert "d1/#row-2" in text
    assert "d2/#row" not in text


def test_the_history_tells_who_did_what(page: Page):
    page.do("edit", 1, target="Entrée gratuite.")
    page.post("d1/undo", seen=1)
    text = page.get("d1/history").text
    assert "Entrée libre." in text
    assert "Entrée gratuite." in text
    assert "undone" in text


def test_the_finish_says_what_stays_out_and_why(page: Page):
    page.do("reject", 1)
    page.do("ask", 2)
    text = page.get("d1/finish").text
    assert "rejected" in text
    assert "asked" in text
    assert "flagged as an error" in text


def test_a_memory_is_written_beside_without_what_was_rejected(page: Page, tmp_path: Path):
    page.do("edit", 0, target="La réunion aura lieu le 12 mars.")
    page.do("reject", 1)
    answer = page.post("d1/write", format="tmx", overwrite=False)
    assert answer.status_code == 200
    pairs = dict(load(tmp_path / "a.final.tmx").pairs())
    assert pairs["Встреча состоится 12 марта."] == "La réunion aura lieu le 12 mars."
    assert "Вход свободный." not in pairs


def test_a_file_that_is_there_is_overwritten_only_by_will(page: Page, tmp_path: Path):
    (tmp_path / "a.final.tsv").write_text("mine")
    assert page.post("d1/write", format="tsv", overwrite=False).status_code == 412
    assert (tmp_path / "a.final.tsv").read_text() == "mine"
    assert page.post("d1/write", format="tsv", overwrite=True).status_code == 200
    assert (tmp_path / "a.final.tsv").read_text() != "mine"
