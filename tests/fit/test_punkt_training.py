"""Punkt's parameters, learned from the texts of a bench folder."""

from __future__ import annotations

import json
from pathlib import Path

from punkt_training import paragraphs, parameters_of

TEXT = (
    "Письмо принёс зуб. мастер Орлов. Утром зуб. мастер ушёл. Потом пришёл зуб. мастер Лосев. "
    "Вчера зуб. мастер молчал. Сегодня зуб. мастер говорит. Вечером мастер спит. "
)


def test_training_finds_the_abbreviation_of_a_text():
    learned = parameters_of(TEXT * 5)
    assert learned["abbreviations"] == ["зуб"]
    assert set(learned) == {"abbreviations", "collocations", "sentence_starters", "orthography"}


def test_the_same_text_gives_the_same_parameters_in_the_same_order():
    assert json.dumps(parameters_of(TEXT * 5)) == json.dumps(parameters_of(TEXT * 5))


def test_every_set_has_its_say_but_the_pool_of_a_game(tmp_path: Path):
    texts = {
        "train/pool.tsv": "react\tПул.\tLe lot.\nwesnoth\tОрки.\tLes orques.\n",
        "docs/a.jsonl": json.dumps({"ru": ["Абзац.", "Другой."], "fr": ["Un paragraphe."]}) + "\n",
        "novels-enfr/n.fr": "Un roman.\n",
    }
    for stem in ("tico/tico19-test", "un/sdg", "un/udhr", "ntrex-dev/pairs"):
        texts |= {f"{stem}.ru": f"{stem}\n", f"{stem}.fr": f"{stem}\n"}
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    lines = ["tico/tico19-test", "un/sdg", "un/udhr", "ntrex-dev/pairs"]
    assert list(paragraphs(tmp_path, "ru")) == ["Пул.", "Абзац.", "Другой.", *lines]
    assert list(paragraphs(tmp_path, "fr")) == ["Le lot.", "Un paragraphe.", *lines, "Un roman."]
