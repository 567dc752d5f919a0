import json
from pathlib import Path

import pytest

from tests.cli.conftest import FRENCH, LADDER, RUSSIAN, Run


@pytest.fixture(autouse=True)
def gold(folder: Path) -> None:
    (folder / "gold").mkdir()
    for suffix, content in (("ru.txt", RUSSIAN), ("fr.txt", FRENCH), ("gold", LADDER)):
        (folder / "gold" / f"fest.{suffix}").write_text(content, encoding="utf-8")


def test_weights_are_written_with_what_they_were_learned_from(run: Run, folder: Path):
    assert run("train", "gold", "-o", "mine.json").exit_code == 0
    card = json.loads((folder / "mine.json").read_text(encoding="utf-8"))["card"]
    assert (card["texts"], card["beads"], card["languages"]) == (1, 6, ["ru-fr"])
    assert "prior" not in card


def test_a_prior_is_named_in_the_card_and_moves_the_weights(run: Run, folder: Path):
    run("train", "gold", "-o", "first.json")
    assert run("train", "gold", "-o", "second.json", "--prior", "first.json").exit_code == 0
    first, second = (json.loads((folder / f"{n}.json").read_text(encoding="utf-8")) for n in ("first", "second"))
    assert second["card"]["prior"].startswith("first:")
    assert second["weights"] != first["weights"]
    assert run("align", "a.ru.txt", "a.fr.txt", "--scorer", "second.json", "-o", "a.ladder").exit_code == 0


@pytest.mark.parametrize(("content", "reason"), [(None, "cannot be read"), ("{}", "is not a bead scorer")])
def test_a_prior_that_is_none_is_refused(run: Run, folder: Path, content: str | None, reason: str):
    if content is not None:
        (folder / "prior.json").write_text(content, encoding="utf-8")
    done = run("train", "gold", "-o", "mine.json", "--prior", "prior.json")
    assert done.exit_code == 2
    assert "prior.json" in done.stderr
    assert reason in done.stderr
    assert not (folder / "mine.json").exists()
