"""Two short texts in a folder of their own, and a way to run the program on them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import aligner.embed
from aligner.cli import program
from tests.loading import load_once

RUSSIAN = """\
Добрый день, дорогие друзья! Рад приветствовать вас в Казани.
В этом году на фестиваль приехали 10 команд из пяти стран.

Билет на концерт стоит 500 рублей. Погода нас не подвела.
Завтра праздник продолжится на берегу реки.
"""
FRENCH = """\
Bonjour, chers amis ! Je suis heureux de vous accueillir à Kazan.
Cette année, 10 équipes de cinq pays sont venues au festival.

Le billet pour le concert coûte 500 roubles.
Demain, la fête continuera au bord de la rivière.
"""
LADDER = "[0]:[0]\n[1]:[1]\n[2]:[2]\n[3]:[3]\n[4]:[]\n[5]:[4]\n"

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The weights stay in memory from one test to the next."""
    monkeypatch.setattr(aligner.embed, "load_encoder", load_once)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with ``a.ru.txt`` and ``a.fr.txt``."""
    (tmp_path / "a.ru.txt").write_text(RUSSIAN, encoding="utf-8")
    (tmp_path / "a.fr.txt").write_text(FRENCH, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Run:
    """Runs the program in ``folder``; where a test fails, what the program said is shown with it."""

    def run_and_tell(*arguments: str, **options: Any) -> Result:
        result = CliRunner().invoke(program, arguments, **options)
        sys.stderr.write(result.stderr)
        return result

    return run_and_tell
