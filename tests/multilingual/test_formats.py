"""Three texts as .tmx, .tsv, .jsonl, .html and on a terminal."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from rich.console import Console

from aligner import InputError
from aligner.bilingual.tmx import read_tmx
from aligner.multilingual.formats import MULTILINGUAL_FORMATS, multilingual_format, save_multilingual
from aligner.multilingual.terminal import print_rows
from tests.multilingual.samples import three_texts

DTD = etree.DTD(str(Path(__file__).parents[1] / "bilingual" / "tmx14.dtd"))
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def written(format: str) -> bytes:
    stream = io.BytesIO()
    MULTILINGUAL_FORMATS[format].write(three_texts(), stream)
    return stream.getvalue()


def test_a_memory_keeps_the_dtd_and_has_a_variant_a_language():
    tree = etree.fromstring(written("tmx"))
    assert DTD.validate(tree), DTD.error_log
    units = list(tree.iter("tu"))
    assert [[variant.get(LANG) for variant in unit.iter("tuv")] for unit in units] == [
        ["ru", "fr", "en"],
        ["ru", "fr", "en"],
        ["ru", "en"],
    ]
    assert [unit.findtext("prop[@type='x-confidence']") for unit in units] == ["0.9900", "0.9700", "0.8000"]
    assert units[1].findtext("note") == "fr: number (error): 500 is 600 in the translation [n-1]"


@pytest.mark.parametrize(("languages", "n_pairs"), [(("ru", "fr"), 2), (("fr", "en"), 2), (("ru", "en"), 3)])
def test_a_memory_is_read_in_any_two_of_its_languages(tmp_path: Path, languages: tuple[str, str], n_pairs: int):
    save_multilingual(three_texts(), tmp_path / "a.tmx", keep_flagged=True)
    assert len(read_tmx(tmp_path / "a.tmx", *languages)) == n_pairs


def test_rows_with_a_wrong_pair_are_kept_out_of_a_memory(tmp_path: Path):
    assert save_multilingual(three_texts(), tmp_path / "a.tmx") == (tmp_path / "a.tmx", tmp_path / "a.review.tmx")
    assert len(list(etree.parse(tmp_path / "a.tmx").getroot().iter("tu"))) == 2
    assert len(list(etree.parse(tmp_path / "a.review.tmx").getroot().iter("tu"))) == 1


def test_tsv_has_a_column_a_language():
    lines = [line.split("\t") for line in written("tsv").decode().splitlines()]
    assert lines[0] == ["ru", "fr", "en", "confidence", "type", "ru_segments", "fr_segments", "en_segments", "flags"]
    assert lines[3][:8] == ["Погода хорошая.", "", "The weather is fine.", "0.8000", "1-0-1", "2", "", "2"]


def test_jsonl_has_the_texts_by_language():
    lines = [json.loads(line) for line in written("jsonl").decode().splitlines()]
    assert lines[0]["translation"] == {"ru": "Добрый день!", "fr": "Bonjour !", "en": "Hello!"}
    assert lines[1]["flags"][0]["lang"] == "fr"
    assert lines[3]["segments"] == {"ru": [], "fr": [], "en": [3]}


def test_the_report_has_three_columns():
    page: Any = html.fromstring(written("html"))
    rows = page.xpath("//li[contains(@class, 'row')]")
    assert [len(row.xpath(".//div[contains(@class, 'cell')]")) for row in rows] == [3, 3, 3, 3]
    assert "Nothing in French" in rows[2].text_content()
    assert "500 is 600 in the translation" in rows[1].text_content()


def test_a_terminal_shows_the_texts_and_a_summary():
    stream = io.StringIO()
    print_rows(three_texts(), Console(file=stream, width=120, color_system=None))
    assert "∅ nothing in French" in stream.getvalue()
    assert "4 rows: 2 in all 3, 1 in 2, 1 in 1 languages; 2 flags" in stream.getvalue()


@pytest.mark.parametrize(("path", "format"), [("a.xliff", None), ("a.out", "moses"), ("a", None)])
def test_a_format_of_two_texts_is_refused(path: str, format: str | None):
    with pytest.raises(InputError, match="holds two texts; of three or more are written tmx, tsv, jsonl, html"):
        multilingual_format(path, format)
