import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

GOLD = "[0]:[0]\n[1]:[1]\n[2, 3]:[2]\n[4]:[]\n"
PREDICTED = "[0]:[0]\n[1]:[1]\n[2]:[2]\n[3]:[]\n[4]:[]\n"


@pytest.fixture(autouse=True)
def ladders(folder: Path) -> None:
    for name, content in (("gold", GOLD), ("predicted", PREDICTED), ("short", "[0]:[0]\n"), ("bad", "[0]:[0]\nx\n")):
        (folder / f"{name}.ladder").write_text(content, encoding="utf-8")


def test_the_table_has_a_line_for_each_kind_of_match(run: Run):
    assert run("eval", "predicted.ladder", "gold.ladder").stdout == (
        "         precision  recall      F1   predicted    gold\n"
        "strict      0.6000  0.6667  0.6316           5       3\n"
        "lax         0.8000  1.0000  0.8889           5       3\n"
        "null        0.5000  1.0000  0.6667           2       1\n"
    )


def test_json_has_the_same_figures(run: Run):
    figures = json.loads(run("eval", "predicted.ladder", "gold.ladder", "--json").stdout)
    assert figures["pairs"] == 1
    assert figures["strict"] == {"precision": 0.6, "recall": 0.666667, "f1": 0.631579, "predicted": 5, "gold": 3}


def test_several_pairs_are_one_text(run: Run):
    figures = json.loads(run("eval", "predicted.ladder", "gold.ladder", "gold.ladder", "gold.ladder", "--json").stdout)
    assert figures["pairs"] == 2
    assert figures["strict"]["precision"] == pytest.approx(7 / 9, abs=1e-6)


def test_a_text_without_nulls_has_no_figure_for_them(run: Run):
    assert run("eval", "short.ladder", "short.ladder").stdout.splitlines()[-1].split()[1:4] == ["–", "–", "–"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "Missing argument"),
        (("gold.ladder",), "1 files are no pairs: give a gold ladder after each predicted one"),
        (("no.ladder", "gold.ladder"), "cannot read no.ladder"),
        (("bad.ladder", "gold.ladder"), "bad.ladder, line 2: 'x' is not a bead; a bead looks like [0, 1]:[0]"),
        (
            ("short.ladder", "gold.ladder"),
            "short.ladder and gold.ladder are not of the same texts: the one has 1 source and 1 target segments, the "
            "other 5 and 3",
        ),
    ],
)
def test_what_cannot_be_compared_is_refused(run: Run, arguments: tuple[str, ...], message: str):
    result = run("eval", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
