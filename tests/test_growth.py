"""Time grows with a text and not with its square, whatever one token or line of it is made of."""

import importlib
import time
from collections.abc import Callable
from functools import partial

import pytest

from aligner.alignment import Flag
from aligner.bilingual.text import for_terminal, for_xml, joined
from aligner.channel.sources.cleaning import without_signs
from aligner.checks import doubled, ending, tag, typography, unpaired
from aligner.checks.literal import _literals
from aligner.checks.support.bitext import Check
from aligner.checks.support.left_over import left_over
from aligner.document import Document
from aligner.figures import read_figures
from tests.checks.pairs import bitext

PIECES = (
    *(
        "a",
        "я",
        "é",
        "1",
        "I",
        "X",
        ".",
        ",",
        "-",
        "–",
        " ",
        "\t",
        "\u00a0",
        "\n",
        " \n",
        "«",
        '"',
        "(",
        "%",
        "№",
        "#",
        "@",
    ),
    *(
        "1 ",
        "1,",
        "1.",
        "1-",
        "1/",
        "1:",
        "a.",
        "a@",
        "a-",
        "a/",
        "ab ",
        "://",
        "http://",
        "12 000 ",
        "+7 ",
        "1er ",
        "l'",
    ),
    *("двадцать ", "vingt-", "cent ", "de "),
    *("<a", "<a ", "&a", "& ", "`", "{", "{a,plural,", "{a,plural,b{", "a a ", "a  ", " ,", "« ", "a) "),
)
LETTERS = 800
MOST_GROWTH = 2.4
LEAST_SECONDS = 0.004
"""What is faster is not told apart from noise: a square of it would take seconds at 50,000 letters and be seen here."""


AGAIN = 3
"""Times that what looks like a square is measured again: one is a square each time, and a busy machine is not."""


def _checked(check: Check, text: str) -> list[Flag]:
    return list(check(bitext((".", text))))


READERS: dict[str, Callable[[str], object]] = {
    "literals": _literals,
    "one line": lambda text: joined(Document.of_segments([text], "ru").segments),
    "xml": for_xml,
    "terminal": for_terminal,
    "signs": without_signs,
    "Russian figures": lambda text: read_figures(text, "ru"),
    "French figures": lambda text: read_figures(text, "fr"),
    "English figures": lambda text: read_figures(text, "en"),
    **{
        module.__name__.rpartition(".")[2]: partial(_checked, module.check)
        for module in (doubled, ending, tag, typography, unpaired)
    },
    "words left over": lambda text: left_over([(text, text)], "en", "fr"),
}


def best_seconds(read: Callable[[str], object], piece: str, n_letters: int) -> float:
    text = (piece * n_letters)[:n_letters] + "!"
    seconds = []
    for _ in range(3):
        started = time.process_time()
        read(text)
        seconds.append(time.process_time() - started)
    return min(seconds)


@pytest.mark.parametrize("name", READERS)
def test_twice_the_text_takes_twice_the_time(name: str):
    squares = {}
    for piece in PIECES:
        n_letters = LETTERS
        once = twice = best_seconds(READERS[name], piece, n_letters)
        # Times are compared where they can be told from noise, and again where they cannot be believed.
        while twice < LEAST_SECONDS and n_letters < 4 * LETTERS:
            n_letters *= 2
            once, twice = twice, best_seconds(READERS[name], piece, n_letters)
        if n_letters == LETTERS:
            n_letters *= 2
            twice = best_seconds(READERS[name], piece, n_letters)
        if twice > LEAST_SECONDS and twice > MOST_GROWTH * once:
            again = min(growth(READERS[name], piece, n_letters) for _ in range(AGAIN))
            if again > MOST_GROWTH:
                squares[piece] = round(again, 1)
    assert not squares


def growth(read: Callable[[str], object], piece: str, n_letters: int) -> float:
    """How many times as long a text of twice as many letters takes."""
    return best_seconds(read, piece, 2 * n_letters) / best_seconds(read, piece, n_letters)


EXPRESSIONS = (
    ("channel.sources.markdown", "_TITLE", "fullmatch", "title : a", "\u00a0"),
    ("channel.sources.telegram_html", "_SPACE", "sub", "", "\t"),
    ("channel.statements.tongue", "_MARKUP", "sub", "", "«"),
    ("checks.support.clauses", "_STRONG", "sub", "", "\u00a0"),
    ("checks.support.figure_flags", "_BETWEEN", "fullmatch", "", "\u00a0"),
    ("checks.support.figure_flags", "_GLUED_BEFORE", "sub", "", "中"),
    ("checks.support.figure_flags", "_COUNTS_NOTHING", "sub", "", " "),
    ("checks.untranslated", "_LITERAL", "sub", "", "1-"),
    ("cli.settings", "_HEADER", "fullmatch", " [ a", "\u00a0"),
    ("figures.compounds", "_LAST_WORD", "sub", "", "мин_"),
    ("figures.dates", "_BEFORE_MONTH", "fullmatch", "", "\u00a0"),
    ("figures.qualifiers", "_TOUCHING", "fullmatch", "", "\u00a0"),
    ("figures.qualifiers", "_AFTER_NOUN", "fullmatch", " a", "\t"),
    ("figures.times", "_AFTERNOON", "match", "", "\u00a0"),
    ("figures.times", "_NIGHT", "match", "", "\u00a0"),
    ("figures.words", "_JOINT", "fullmatch", "", "\u00a0"),
    ("names.people", "_NEUTER", "sub", "", "я"),
    ("names.people", "_RUSSIAN_SURNAME", "sub", "", "я"),
    ("names.people", "_COMMON_ADJECTIVE", "sub", "", "я"),
    ("names.skeletons", "_LITERAL", "sub", "", "_"),
    ("read.encodings", "_NON_ASCII_WORD", "sub", "", "a"),
    ("read.foreign", "_LITERALS", "sub", "", "–"),
    ("read.html_marks", "_BRACKETS", "fullmatch", " [a]", "\u00a0"),
    ("read.language", "_LINKS", "sub", "", "№"),
    ("read.layout", "_OWN_MARK", "sub", "", "\u00a0"),
    ("read.markdown", "_TAG", "fullmatch", "</a", "1"),
    ("read.mended_xml", "_DECLARATION", "sub", "", "<?xml«"),
    ("read.markdown_text", "_CODE_SIGNS", "sub", "", "\n"),
    ("read.pdf_hyphens", "_BROKEN_WORD", "sub", "", "_"),
    ("read.subtitle_cues", "_TIMES", "fullmatch", " 1 : 1 : 1 . 1 -", "\t"),
    ("segment.kinds", "_HEAD_NUMBER", "sub", "", "1.11."),
)
"""Expressions that once took the square of a text: how they are used, what stands before, what repeats.

`make fuzz` tries every expression of the package on what repeats in itself.
"""


@pytest.mark.parametrize(("module", "name", "way", "before", "piece"), EXPRESSIONS)
def test_an_expression_takes_twice_the_time_for_twice_what_repeats(
    module: str, name: str, way: str, before: str, piece: str
):
    use = getattr(getattr(importlib.import_module(f"aligner.{module}"), name), way)

    def read(text: str) -> object:
        return use(" ", before + text) if way == "sub" else use(before + text)

    once, twice = best_seconds(read, piece, 4 * LETTERS), best_seconds(read, piece, 8 * LETTERS)
    assert twice < LEAST_SECONDS or twice <= MOST_GROWTH * once
