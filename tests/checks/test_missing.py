"""Passages without counterpart: one flag a passage, as grave as what is lost."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from aligner.alignment import Alignment, Bead, Severity
from aligner.checks.missing import check
from aligner.checks.support import passages
from aligner.checks.support.bitext import Bitext
from aligner.checks.support.quoting import shortened
from aligner.document import Document, Kind, Segment
from aligner.embed import load_encoder


def bitext(
    source: list[tuple[str, Kind]], target: list[tuple[str, Kind]], beads: str, confidence: float = 0.9
) -> Bitext:
    """``beads`` has one letter a bead: = for a pair, < for a source segment alone, > for a target segment alone."""
    i = j = 0
    path = []
    for letter in beads:
        n, m = letter in "=<", letter in "=>"
        path.append(Bead((i,) * n, (j,) * m, confidence))
        i, j = i + n, j + m
    return Bitext(Alignment(_document(source, "ru"), _document(target, "fr"), tuple(path)))


def _document(lines: list[tuple[str, Kind]], lang: str) -> Document:
    segments: list[Segment] = []
    offset = 0
    for text, kind in lines:
        segments.append(Segment(text, offset, offset + len(text), len(segments), kind))
        offset += len(text) + 1
    return Document("\n".join(text for text, _ in lines), lang, tuple(segments))


HELLO = ("Добрый день, друзья!", Kind.SENTENCE), ("Bonjour, chers amis !", Kind.SENTENCE)
BYE = ("До новых встреч.", Kind.SENTENCE), ("À la prochaine.", Kind.SENTENCE)
RAIN = ("Весь день шёл сильный дождь.", Kind.SENTENCE)
WIND = ("К вечеру поднялся ветер.", Kind.SENTENCE)
CUT = ("<...>", Kind.ELISION)


def test_consecutive_sentences_are_one_passage():
    (flag,) = check(bitext([HELLO[0], RAIN, WIND, BYE[0]], [HELLO[1], BYE[1]], "=<<="))
    assert (flag.kind, flag.severity, flag.bead) == ("missing", Severity.ERROR, 1)
    assert flag.source_spans == ((21, 49), (50, 74))
    assert flag.target_spans == ()
    assert flag.message == (
        "2 sentences of the source, from “Весь день шёл сильный дождь.” on, have no counterpart in the translation"
    )


def test_what_a_pair_parts_are_two_passages():
    flags = list(check(bitext([RAIN, HELLO[0], WIND], [HELLO[1]], "<=<")))
    assert [flag.bead for flag in flags] == [0, 2]


def test_two_passages_that_may_render_each_other_freely_are_told_once_and_for_information():
    cheer = ("Ну что, за дело, в добрый час!", Kind.SENTENCE), ("Et hop, c’est reparti pour un tour.", Kind.SENTENCE)
    (flag,) = check(bitext([HELLO[0], cheer[0], BYE[0]], [HELLO[1], cheer[1], BYE[1]], "=<>="))
    assert (flag.kind, flag.severity, flag.bead) == ("missing", Severity.INFO, 1)
    assert (flag.source_spans, flag.target_spans) == (((21, 51),), ((22, 57),))
    assert flag.message == (
        "“Ну что, за дело, в добрый час!” of the source and “Et hop, c’est reparti pour un tour.” of the translation "
        "stand in one place, and neither has a counterpart: one may render the other freely"
    )


def test_two_that_are_almost_certainly_no_translation_of_each_other_are_a_warning():
    cheer = ("Ну что, за дело, в добрый час!", Kind.SENTENCE), ("Et hop, c’est reparti pour un tour.", Kind.SENTENCE)
    (flag,) = check(bitext([HELLO[0], cheer[0], BYE[0]], [HELLO[1], cheer[1], BYE[1]], "=<>=", confidence=0.97))
    assert flag.severity == Severity.WARNING


@pytest.mark.parametrize(
    "target",
    [
        ["Il pleut."],
        ["Il a plu toute la journée."] * 4,
        ["Le vent, qui s’était levé dans la soirée, a soufflé jusqu’au petit matin sur toute la région, sans répit."],
    ],
)
def test_passages_too_unequal_to_render_each_other_are_told_apart(target: list[str]):
    lines = [HELLO[1], *((text, Kind.SENTENCE) for text in target)]
    flags = list(check(bitext([HELLO[0], RAIN], lines, "=<" + ">" * len(target))))
    assert [flag.kind for flag in flags] == ["missing", "added"]


def test_an_addition_is_told_from_the_side_of_the_translation():
    (flag,) = check(bitext([HELLO[0]], [HELLO[1], ("Il a plu toute la journée.", Kind.SENTENCE)], "=>"))
    assert (flag.kind, flag.source_spans, flag.target_spans) == ("added", (), ((22, 48),))
    assert flag.message == (
        "the sentence “Il a plu toute la journée.” of the translation has no counterpart in the source"
    )


def test_the_confidence_is_that_of_the_null_beads():
    (flag,) = check(bitext([HELLO[0], RAIN], [HELLO[1]], "=<", confidence=0.75))
    assert flag.confidence == pytest.approx(0.75)


@pytest.mark.parametrize(
    ("text", "kind", "severity"),
    [
        ("Весь день шёл сильный дождь.", Kind.SENTENCE, Severity.ERROR),
        ("помощь посевами и техникой;", Kind.LIST_ITEM, Severity.ERROR),
        ("Погода на неделю", Kind.HEADING, Severity.WARNING),
        ("Фото пресс-службы музея", Kind.CAPTION, Severity.INFO),
        ("#погода #дождь", Kind.SENTENCE, Severity.INFO),
        ("https://example.org/pogoda", Kind.SENTENCE, Severity.INFO),
        ("🌧", Kind.SENTENCE, Severity.INFO),
        ("Да.", Kind.SENTENCE, Severity.INFO),
    ],
)
def test_a_label_is_not_as_grave_as_a_sentence(text: str, kind: Kind, severity: Severity):
    (flag,) = check(bitext([HELLO[0], (text, kind)], [HELLO[1]], "=<"))
    assert flag.severity is severity


def test_an_unsure_passage_is_a_warning():
    (flag,) = check(bitext([HELLO[0], RAIN], [HELLO[1]], "=<", confidence=0.6))
    assert flag.severity is Severity.WARNING


def test_a_marked_cut_explains_the_gap():
    (flag,) = check(bitext([HELLO[0], RAIN, BYE[0]], [HELLO[1], CUT, BYE[1]], "=<>="))
    assert (flag.kind, flag.severity) == ("missing", Severity.INFO)
    assert flag.message.endswith("has no counterpart in the translation, which marks a cut here")


def test_the_mark_of_a_cut_is_no_addition():
    assert list(check(bitext([HELLO[0]], [HELLO[1], CUT], "=>"))) == []


def test_a_long_text_is_quoted_up_to_a_words_end():
    assert shortened("слово " * 20) == "слово слово слово слово слово слово слово слово слово слово…"


@pytest.mark.parametrize("unit", ["https://example.org/a,", "://", "www.", "#лето", "@", "#@"])
def test_telling_a_label_from_words_takes_time_in_proportion_to_the_text(unit: str):
    started = time.perf_counter()
    assert passages.says_something(Segment(unit * 20_000 + " это слова в тексте", 0, 1))
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize(
    "text", ["https://example.org/a,https://example.org/b", "#погода, #дождь!", "см. www.example.org/да"]
)
def test_links_and_tags_say_nothing_by_themselves(text: str):
    assert passages.says_something(Segment(text, 0, len(text))) == text.startswith("см")


@pytest.mark.parametrize(
    ("confidence", "severity"), [(0.4, Severity.INFO), (0.6, Severity.WARNING), (0.85, Severity.ERROR)]
)
def test_a_lost_sentence_is_as_grave_as_it_is_sure(confidence: float, severity: Severity):
    (flag,) = check(bitext([HELLO[0], RAIN, BYE[0]], [HELLO[1], BYE[1]], "=<=", confidence))
    assert (flag.kind, flag.severity) == ("missing", severity)


LAW = ("По Закону о защите перелётных птиц (MBPA) охота здесь запрещена.", Kind.SENTENCE)
LOI = ("Le MBPA y interdit la chasse.", Kind.SENTENCE)


@pytest.mark.parametrize(
    ("note", "severity", "message"),
    [
        (
            "Loi sur la protection des oiseaux migrateurs.",
            Severity.INFO,
            "the note “Loi sur la protection des oiseaux migrateurs.” of the translation says in its language what the "
            "source says in its own words",
        ),
        (
            "L’auteur quitta le Canada avant le vote du texte.",
            Severity.WARNING,
            "the note “L’auteur quitta le Canada avant le vote du texte.” of the translation has no counterpart in "
            "the source",
        ),
    ],
)
def test_a_note_of_the_translators_own_is_a_warning_unless_the_source_says_the_same_in_its_text(
    note: str, severity: Severity, message: str
):
    pairs = bitext([HELLO[0], LAW, BYE[0]], [HELLO[1], LOI, (note, Kind.NOTE), BYE[1]], "==>=")
    (flag,) = check(replace(pairs, encoder=load_encoder(threads=1)))
    assert (flag.kind, flag.severity, flag.message) == ("added", severity, message)


def test_a_note_that_the_translation_leaves_out_is_an_error():
    note = ("Автор уехал из Канады раньше, чем закон приняли.", Kind.NOTE)
    (flag,) = check(bitext([LAW, note, BYE[0]], [LOI, BYE[1]], "=<="))
    assert (flag.kind, flag.severity) == ("missing", Severity.ERROR)
