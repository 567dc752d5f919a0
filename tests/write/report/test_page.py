import base64
import hashlib
import io
import re
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from aligner import Alignment, Bead, Document, Flag, Kind, Segment, Severity
from aligner.alignment import Signature
from aligner.checks import KINDS
from aligner.write.report.page import write
from aligner.write.words import MEANINGS, counted, percent
from tests.samples import FRENCH, RUSSIAN, alignment, document

HOSTILE = "<script>alert('да')</script> & \"<img src=x onerror=y>"


def page(aligned: Alignment) -> str:
    stream = io.BytesIO()
    write(aligned, stream)
    return stream.getvalue().decode()


def tree(aligned: Alignment) -> html.HtmlElement:
    return html.document_fromstring(page(aligned).encode())


def of_class(found: html.HtmlElement, name: str) -> list[html.HtmlElement]:
    elements: list[html.HtmlElement] = found.xpath(
        f".//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
    )
    return elements


def texts(found: html.HtmlElement, side: str) -> list[str]:
    return [segment.text_content() for cell in of_class(found, side) for segment in of_class(cell, "segment")]


def one_pair(source: str, target: str, *flags: Flag) -> Alignment:
    return Alignment(document([source], "ru"), document([target], "fr"), (Bead((0,), (0,)),), flags)


def flagged(message: str = "why", kind: str = "number", **more: Any) -> Flag:
    return Flag(kind, Severity.ERROR, 0.9, 0, ((0, 1),), ((0, 1),), message, "0123456789ab", **more)


def test_every_segment_of_both_texts_stands_there_once_in_reading_order():
    found = tree(alignment())
    assert texts(found, "source") == list(RUSSIAN)
    assert texts(found, "target") == list(FRENCH)


def test_segments_that_no_bead_has_stand_there_too():
    found = tree(replace(alignment(), beads=(Bead((2,), (1,)),), flags=(), moved=()))
    assert (texts(found, "source"), texts(found, "target")) == (list(RUSSIAN), list(FRENCH))


def test_markup_in_a_text_shows_as_text():
    aligned = Alignment(
        document([HOSTILE], "ru", HOSTILE),
        document([HOSTILE], "fr"),
        (Bead((0,), (0,)),),
        (flagged(HOSTILE, kind=HOSTILE, evidence={HOSTILE: HOSTILE}),),
        Signature(((HOSTILE, HOSTILE),)),
    )
    found = tree(aligned)
    assert texts(found, "source") == texts(found, "target") == [HOSTILE]
    assert of_class(found, "why")[0].text_content() == HOSTILE
    assert (len(found.xpath("//script")), len(found.xpath("//img")), found.xpath("//@onerror")) == (1, 0, [])


def test_the_page_loads_nothing_and_runs_nothing_but_its_own():
    found = tree(alignment())
    style, script = found.xpath("//style")[0].text, found.xpath("//script")[0].text
    pins = [f"'sha256-{base64.b64encode(hashlib.sha256(own.encode()).digest()).decode()}'" for own in (style, script)]
    policy = found.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy == (
        f"default-src 'none'; style-src {pins[0]}; script-src {pins[1]}; base-uri 'none'; form-action 'none'"
    )
    assert found.xpath("//@src | //@style | //link | //iframe | //object | //base") == []
    assert {href[0] for href in found.xpath("//@href")} == {"#"}
    assert not re.search(r"url\(|@import|fetch\(|XMLHttpRequest|https?:", style + script)


def test_identifiers_are_unique_and_links_lead_to_them():
    found = tree(alignment())
    ids = Counter(found.xpath("//@id"))
    assert [name for name, count in ids.items() if count > 1] == []
    for attribute in ("href", "aria-labelledby"):
        assert {name.lstrip("#") for name in found.xpath(f"//@{attribute}")} <= set(ids)


def test_flagged_words_are_marked_on_both_sides_and_the_reason_stands_beside_them():
    row = of_class(tree(alignment()), "row")[1]
    marks = row.xpath(".//mark")
    assert [(mark.text, mark.get("class"), mark.get("data-flags")) for mark in marks] == [
        ("10", "error", "1"),
        ("17", "error", "1"),
    ]
    (note,) = of_class(row, "note")
    assert of_class(note, "why")[0].text_content() == "10 команд ↔ 17 équipes"
    assert of_class(note, "what")[0].text_content().split() == ["✗", "Number", "error", "1"]
    assert note.xpath("string(.//summary)").split() == ["likely", "0.93"]
    assert note.xpath("string(.//code)") == "0123456789ab"


def test_a_mark_over_a_whole_segment_is_told_from_words_marked_inside_it():
    whole = Flag("meaning", Severity.ERROR, 0.9, 0, ((0, 9),), (), "why")
    inside = Flag("name", Severity.INFO, 0.9, 0, ((5, 9),), (), "why")
    marks = tree(one_pair("Нет, Анна", "oui", whole, inside)).xpath("//mark")
    assert [(mark.text, mark.get("class"), mark.get("data-flags"), mark.get("data-ends")) for mark in marks] == [
        ("Нет, ", "error whole", "1", None),
        ("Анна", "error", "1 2", "1 2"),
    ]


def test_the_evidence_stands_with_the_flag_when_it_was_kept():
    found = tree(one_pair("17", "16", flagged(evidence={"similarity": 0.61})))
    pairs = [
        (row.xpath("string(dt)"), row.xpath("string(dd)")) for row in of_class(found, "note")[0].xpath(".//dl/div")
    ]
    assert pairs == [("id, for --ignore", "0123456789ab"), ("similarity", "0.61")]


def test_gaps_and_unsure_pairs_are_said_in_words():
    found = tree(replace(alignment(), moved=()))
    assert [gap.text_content() for gap in of_class(found, "gap")] == ["Nothing in French", "Nothing in Russian"]
    assert [" ".join(doubt.text_content().split()) for doubt in of_class(found, "doubt")] == ["Unsure pair 0.75"]


def test_a_moved_passage_is_linked_with_its_place_in_the_other_text():
    gaps = of_class(tree(alignment()), "gap")
    assert [(gap.text_content(), gap.xpath(".//@href")) for gap in gaps] == [
        ("Moved: see row 4", ["#row-4"]),
        ("Moved: see row 3", ["#row-3"]),
    ]


def test_it_opens_on_the_figures():
    summary = tree(alignment()).xpath("//header")[0]
    said = " ".join(summary.text_content().split())
    for words in (
        "Russian → French",
        "речь.ru.txt ↔ discours.fr.txt",
        "2 differences to look at: ✗ 1 error, ! 1 warning",
        "4 segments of 5 in pairs, 132 of 154 characters; 1 elsewhere",
    ):
        assert words in said
    assert summary.xpath("string(//div[dt='mean confidence']/dd)") == "0.91"
    assert "aligner:0.1.0|encoder:test|scorer:test" in page(alignment())


def test_the_texts_come_before_the_figures_which_fold_away():
    (more,) = of_class(tree(alignment()), "more")
    assert (more.tag, more.get("open")) == ("details", None)
    assert (
        " ".join(more.xpath("string(summary)").split())
        == "Figures: 86% of the Russian and 86% of the French in 3 pairs"
    )


def test_what_is_for_information_is_neither_counted_nor_shown_at_first():
    found = tree(one_pair("раз", "un", flagged(), replace(flagged(), severity=Severity.INFO)))
    assert "1 difference to look at: ✗ 1 error (1 remark for information)" in " ".join(
        of_class(found, "verdict")[0].text_content().split()
    )
    boxes = {box.get("value"): box.get("checked") for box in found.xpath("//input[@name='severity']")}
    assert boxes == {"error": "checked", "info": None}


def test_the_map_has_a_lane_for_errors_for_warnings_and_for_pairs_that_are_not_sure():
    lanes = {
        lane.getparent().get("class"): lane.get("data-places") for lane in tree(alignment()).xpath("//*[@data-places]")
    }
    assert lanes == {"error": "1", "warning": "4", "unsure": "1"}


def test_counts_lead_to_the_first_place_and_kinds_to_themselves_alone():
    found = tree(alignment())
    assert [tally.get("href") for tally in of_class(found, "tally")] == ["#flag-1", "#flag-2", "#row-2"]
    assert found.xpath("//@data-only") == ["number", "name"]


def test_files_are_called_by_their_names_wherever_they_lie():
    aligned = Alignment(
        document(["да"], "ru", "/home/anna/тексты/да.txt"), document(["oui"], "fr"), (Bead((0,), (0,)),)
    )
    assert "да.txt" in page(aligned)
    assert "/home/anna" not in page(aligned)


def test_each_side_says_its_language_and_lets_the_text_find_its_direction():
    found = tree(alignment())
    assert {cell.get("lang") for cell in of_class(found, "cell") if "source" in cell.get("class")} == {"ru"}
    assert {cell.get("lang") for cell in of_class(found, "cell") if "target" in cell.get("class")} == {"fr"}
    assert {block.get("dir") for block in of_class(found, "block")} == {"auto"}


def test_headings_are_headings_and_an_opening_paragraph_is_told_from_the_next_sentence():
    segments = (Segment("Спорт", 0, 5, 0, Kind.HEADING), Segment("Да.", 6, 9, 1), Segment("Нет.", 10, 14, 1))
    aligned = Alignment(
        Document("Спорт\nДа. Нет.", "ru", segments), document([], "fr"), tuple(Bead((k,), ()) for k in range(3))
    )
    blocks = [(block.tag, "opens" in block.get("class").split()) for block in of_class(tree(aligned), "block")]
    assert blocks == [("h3", True), ("p", True), ("p", False)]


def test_nothing_aligned_is_a_page_that_says_so():
    found = tree(Alignment(document([], "ru"), document([], "fr"), ()))
    assert "Neither text has a segment." in [one.text for one in of_class(found, "empty")]
    assert "No difference to look at" in found.text_content()
    assert of_class(found, "row") == []


def test_without_its_script_the_page_shows_everything():
    found = tree(alignment())
    hidden = found.xpath("//*[@hidden]")
    assert [element.get("id") for element in hidden] == ["toolbar", "none"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a\x00b", "a␀b"), ("\ud800!", "�!"), ("\x1b[0m", "␛[0m"), ("\uffff", "�"), ("a\u202eb", "a\u202eb")],
)
def test_characters_that_html_forbids_are_shown_by_a_stand_in(text, expected):
    found = tree(one_pair(text, "oui", flagged(text)))
    assert texts(found, "source") == [expected]
    assert of_class(found, "why")[0].text_content() == expected


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1), st.integers(0, 9), st.integers(0, 9))
def test_whatever_the_text_and_the_marks_it_is_there_to_the_letter(text, start, stop):
    mark = Flag("name", Severity.INFO, 0.2, 0, ((start, stop),), (), "why")
    assert texts(tree(one_pair(text, "oui", mark)), "source") == [text]


def test_every_kind_of_flag_is_explained():
    assert set(KINDS) <= set(MEANINGS)


@pytest.mark.parametrize(
    ("share", "shown"), [(0, "0%"), (0.001, "1%"), (0.5, "50%"), (0.994, "99%"), (0.9999, "99%"), (1, "100%")]
)
def test_only_all_is_a_hundred_per_cent(share, shown):
    assert percent(share) == shown


def test_counts_agree_with_their_noun():
    assert [counted(count, "pair") for count in (0, 1, 2, 1250)] == ["0 pairs", "1 pair", "2 pairs", "1,250 pairs"]


def _luminance(colour: str) -> float:
    channels = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [0, 1])
def test_text_stands_out_from_every_ground_it_stands_on(theme):
    style = tree(alignment()).xpath("//style")[0].text
    colours = {name: both[theme] for name, *both in re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", style)}
    grounds = {"paper", "raised", "error-tint", "warning-tint", "info-tint"}
    texts_on = [("ink", ground) for ground in grounds] + [("quiet", ground) for ground in grounds]
    for tone in ("error", "warning", "info"):
        texts_on += [(tone, "paper"), (tone, f"{tone}-tint")]
    low = {pair for pair in texts_on if _contrast(colours[pair[0]], colours[pair[1]]) < 4.5}
    assert low == set()
    assert _contrast(colours["edge"], colours["paper"]) >= 3  # lines that carry meaning: WCAG 1.4.11
