"""`make train`: every family fitted again, and which file changed."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import all as train
import pytest
from all import FAMILIES, MODELS, ROOT, Family
from click.testing import CliRunner, Result


def family(name: str, number: float, **more: object) -> Family:
    """Models that a line of Python writes."""
    content = json.dumps({"weight": number})
    code = f"open('{name}.json', 'w').write({content!r})"
    return Family(name, (f"{name}.json",), (sys.executable, "-c", code), ("news",), **more)  # type: ignore[arg-type]


FAILING = Family(
    "torn", ("torn.json",), (sys.executable, "-c", "open('torn.json', 'w').write('half'); raise SystemExit(3)"), ()
)


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "models"
    folder.mkdir()
    for name in ("same", "other", "torn"):
        (folder / f"{name}.json").write_text('{"weight": 1.0}\n', encoding="utf-8")
    monkeypatch.setattr(train, "MODELS", folder)
    monkeypatch.setattr(train, "ROOT", folder)
    (tmp_path / "bench/news").mkdir(parents=True)
    yield folder


def run(models: Path, monkeypatch: pytest.MonkeyPatch, families: tuple[Family, ...], *options: str) -> Result:
    monkeypatch.setattr(train, "FAMILIES", families)
    return CliRunner().invoke(train.main, [str(models.parent / "bench"), *options])


def test_it_says_which_file_changed_and_which_is_the_same(models: Path, monkeypatch: pytest.MonkeyPatch):
    ended = run(models, monkeypatch, (family("same", 1.0), family("other", 1.5)))
    assert ended.exit_code == 0, ended.output
    lines = [line.partition(" (")[0] for line in ended.output.splitlines()]
    assert lines == [
        "same …",
        "  models/same.json: the same to the digit",
        "other …",
        "  models/other.json: 1 of 1 values differ, most weight: 1.0 → 1.5",
        "1 of 2 files are the same to the digit",
        "changed: other.json",
    ]
    assert json.loads((models / "other.json").read_text(encoding="utf-8")) == {"weight": 1.5}


def test_a_fit_that_fails_leaves_its_files_as_they_were(models: Path, monkeypatch: pytest.MonkeyPatch):
    ended = run(models, monkeypatch, (FAILING,))
    assert ended.exit_code == 1
    assert "fitting torn ended with 3; its files are as they were" in ended.output
    assert (models / "torn.json").read_text(encoding="utf-8") == '{"weight": 1.0}\n'


def test_what_is_missing_is_said_before_anything_is_fitted(models: Path, monkeypatch: pytest.MonkeyPatch):
    needy = Family("other", ("other.json",), ("no-such-command",), ("news", "fiction"), packages=("no_such_package",))
    ended = run(models, monkeypatch, (needy,))
    assert ended.exit_code == 2
    assert "lacks the public sets fiction: `make bench-data` fetches what can be fetched" in ended.output
    assert "the packages no_such_package are not installed: pip install '.[train]'" in ended.output


def test_measuring_writes_nothing_and_is_refused_where_nothing_measures(models: Path, monkeypatch: pytest.MonkeyPatch):
    measured = Family("same", ("same.json",), (sys.executable, "-c", "import sys; print(sys.argv[1:])"), (), True)
    ended = run(models, monkeypatch, (measured, family("other", 2.0)), "--measure")
    assert ended.output == "same …\n"
    assert (models / "other.json").read_text(encoding="utf-8") == '{"weight": 1.0}\n'


def test_every_model_that_ships_is_made_by_a_family():
    shipped = {path.name for path in MODELS.iterdir() if path.suffix in {".json", ".npz"}}
    assert sorted(shipped) == sorted(name for each in FAMILIES for name in each.files)


@pytest.mark.parametrize("each", FAMILIES, ids=lambda each: each.name)
def test_the_command_of_a_family_is_there_and_its_card_names_it(each: Family):
    assert (ROOT / each.command[1]).is_file()
    cards = [path for path in MODELS.glob("*.md") if each.files[0] in path.read_text(encoding="utf-8").split("\n")[0]]
    assert [card for card in cards if "make train" in card.read_text(encoding="utf-8")] == cards
    assert len(cards) == 1
