"""Chinese and Japanese in PDFs: aids to reading are no text, and no space stands between signs."""

from __future__ import annotations

from collections import Counter
from typing import cast

import playa
import pytest
from playa.miner import LTChar

from aligner.document import Document, Reason
from aligner.read import read
from aligner.read.pdf_cjk import are_unspaced, parted_aids, runs_down
from aligner.read.pdf_hyphens import joined
from aligner.read.pdf_lines import lines_of
from tests.read.test_account import accounted, visible
from tests.read.test_formats import SAMPLES


def aids(document: Document) -> list[str]:
    together = [passage.text for passage in document.left_out if passage.reason is Reason.READING_AID]
    return [aid for text in together for aid in text.split("\n")]


def test_kana_above_the_signs_of_a_japanese_page_are_left_out():
    document = read(SAMPLES / "port.ja.pdf", "ja")  # written by LibreOffice Writer
    assert document.text.split("\n") == [
        "昨日、漁師の船が港に戻り、村の人々は朝早くから市場で魚を待っていました。"
        "風は弱く、波も静かで、灯台の明かりだけが見えました。",
        "この魚は絶対に売らない、と彼は言いました。",
        "明日は東京へ行きます。",
        "船は三隻あり、どれも古いものです。",
    ]
    assert sorted(aids(document)) == sorted(
        ["りょうし", "ふね", "みなと", "いちば", "なみ", "とうだい", "あす", "トウキョウ"]
    )


def test_bopomofo_and_pinyin_above_the_signs_of_a_chinese_page_are_left_out():
    document = read(SAMPLES / "printemps.zh.pdf", "zh")
    assert document.text.startswith("春天來了，鳥兒在樹上唱歌，")
    assert "你好，我們明天早上八點見面。" in document.text
    assert set(aids(document)) == {"ㄔㄨㄣㄊㄧㄢ", "ㄋㄧㄠˇ", "nǐhǎo", "zǎoshang"}


@pytest.mark.parametrize("name", ["port.ja.pdf", "printemps.zh.pdf"])
def test_every_sign_is_in_the_text_or_left_out(name: str):
    data = (SAMPLES / name).read_bytes()
    opened = playa.parse(data)  # which its pages do not keep alive
    shown = "".join(page.extract_text() for page in opened.pages)
    assert accounted(read(SAMPLES / name, name[-6:-4])) == visible(shown)


class Sign:
    """A character at a place, as PLAYA tells it."""

    upright = True
    fontname = "F"

    def __init__(self, text: str, x: float, y: float, size: float) -> None:
        self._text = text
        self.x0, self.x1, self.y0, self.y1 = x, x + size, y, y + size
        self.size = self.width = size

    def get_text(self) -> str:
        return self._text


def drawn(text: str, x: float, y: float, size: float, step: float = 1.0) -> list[LTChar]:
    """A line of signs, each ``step`` sizes behind the one before."""
    return cast("list[LTChar]", [Sign(sign, x + k * step * size, y, size) for k, sign in enumerate(text)])


@pytest.mark.parametrize(
    ("above", "size", "y"),
    [
        ("会社概要", 6, 112),  # signs of its own: a line of small print
        ("annual report", 6, 112),  # no letter has a tone
        ("とうきょう", 6, 130),  # far above
        ("とうきょう", 10, 112),  # as large as text
        ("12", 6, 112),
    ],
)
def test_a_small_line_that_is_no_aid_stays(above: str, size: float, y: float):
    characters = [*drawn(above, 50, y, size), *drawn("東京", 50, 100, 12)]
    assert parted_aids(characters) == (characters, [])


def test_an_aid_above_signs_elsewhere_on_the_line_is_text():
    characters = [*drawn("とうきょう", 200, 112, 6), *drawn("東京", 50, 100, 12)]
    assert parted_aids(characters) == (characters, [])


@pytest.mark.parametrize(("step", "text"), [(1.0, "東京の朝"), (1.4, "東京の朝"), (2.0, "東 京 の 朝")])
def test_signs_are_parted_by_no_less_than_a_wide_space(step: float, text: str):
    (line,) = lines_of(drawn("東京の朝", 50, 100, 12, step), 0)[0]
    assert line.text == text


@pytest.mark.parametrize(
    ("text", "line", "whole"),
    [
        ("風は弱", "く、波も", "風は弱く、波も"),
        ("村子坐落在山脚下，", "村民们", "村子坐落在山脚下，村民们"),
        ("使用 Python", "编程", "使用 Python 编程"),
        ("La mer", "est calme", "La mer est calme"),
    ],
)
def test_lines_of_signs_are_joined_without_a_space(text: str, line: str, whole: str):
    assert joined(text, line, Counter()) == whole


def test_letters_and_hangul_are_spaced():
    assert [are_unspaced(*pair) for pair in ("漢字", "かな", "。「", "漢A", "한국", "ab")] == [True] * 3 + [False] * 3


def test_a_page_from_top_to_bottom_is_known():
    column = [Sign(sign, 500, 700 - 12 * k, 12) for k, sign in enumerate("山のふもとに村があった")]
    assert runs_down(cast("list[LTChar]", column))
    assert not runs_down(drawn("山のふもとに村があった", 50, 700, 12))
    assert not runs_down([])
