"""Three texts aligned with each other."""

from __future__ import annotations

import json
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from aligner import InputError, align_many
from aligner.embed import load_encoder
from aligner.multilingual.tmx import write

DTD = etree.DTD(str(Path(__file__).parents[1] / "bilingual" / "tmx14.dtd"))
DATA = Path(__file__).parents[2] / "data"
encoder = cache(load_encoder)


def test_a_sample_in_three_languages_is_joined_as_by_hand():
    made = align_many(
        [DATA / f"discours.{lang}.txt" for lang in ("ru", "fr", "en")], ("ru", "fr", "en"), encoder=encoder()
    )
    lines = (DATA / "discours.rows").read_text(encoding="utf-8").splitlines()
    gold = [tuple(tuple(json.loads(side)) for side in line.split(":")) for line in lines]
    assert [row.segments for row in made] == gold
    assert repr(made) == "<Multilingual ru–fr–en: 20 rows, 15 in every language>"
    assert {flag.kind for row in made for _, flag in row.flags} == {"missing", "added"}


def test_of_the_six_samples_in_three_languages_most_rows_are_as_by_hand():
    n_right = n_made = n_gold = 0
    for name in ("appel", "bilan", "condoleances", "declaration", "discours", "presse"):
        made = align_many(
            [DATA / f"{name}.{lang}.txt" for lang in ("ru", "fr", "en")],
            ("ru", "fr", "en"),
            encoder=encoder(),
            checks=(),
        )
        lines = (DATA / f"{name}.rows").read_text(encoding="utf-8").splitlines()
        gold = {tuple(tuple(json.loads(side)) for side in line.split(":")) for line in lines}
        n_right, n_made, n_gold = (
            n_right + len({row.segments for row in made} & gold),
            n_made + len(made),
            n_gold + len(gold),
        )
        memory = BytesIO()
        write(made, memory)
        assert DTD.validate(etree.fromstring(memory.getvalue())), DTD.error_log
    assert 2 * n_right / (n_made + n_gold) > 0.94


@pytest.mark.parametrize(
    ("languages", "message"),
    [(("ru", "fr"), "3 texts and 2 languages"), (("ru", "fr", "fr-CA"), "two texts are in French")],
)
def test_every_text_has_a_language_of_its_own(languages: tuple[str, ...], message: str):
    with pytest.raises(InputError, match=message):
        align_many([DATA / f"discours.{lang}.txt" for lang in ("ru", "fr", "en")], languages)
