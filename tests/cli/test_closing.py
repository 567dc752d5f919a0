from dataclasses import replace
from pathlib import Path

import pytest

from aligner.cli.closing import closing_line
from tests.samples import alignment

COUNTS = "3 pairs, 1 error, 1 warning, 1 not sure"


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["a.tmx"], "a.tmx"),
        (["a.json"], "a.json; aligner review a.json"),
        (["a.html", "a.json"], "a.html, a.json; open a.html, or: aligner review a.json"),
        (["a.tmx", "a.review.tmx", "a.html"], "a.tmx, a.review.tmx, a.html; open a.html"),
        (
            ["a.json", "a.tsv", "a.xlsx"],
            "a.json, a.tsv, a.xlsx; correct a.xlsx, then: aligner apply a.xlsx a.json -o final.tmx",
        ),
    ],
)
def test_it_tells_what_there_is_to_look_at_where_it_lies_and_what_comes_next(names, said):
    assert closing_line(alignment(), [Path(name) for name in names]) == f"{COUNTS}: {said}"


def test_where_all_is_well_it_says_so_in_the_same_words():
    calm = replace(alignment(), flags=(), beads=alignment().beads[:1])
    assert closing_line(calm, [Path("a.tmx")]) == "1 pair, nothing to look at: a.tmx"
