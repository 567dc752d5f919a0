"""Manifests: what a row may be, and which ids are refused before any work."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from aligner import AlignOptions, InputError
from aligner.corpus.manifest import DocumentPair, read_manifest
from aligner.corpus.plan import load_plan, make_plan


def manifest(folder: Path, text: str) -> Path:
    path = folder / "m.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_header_and_empty_lines_are_passed_over(tmp_path: Path):
    path = manifest(tmp_path, "id\tsource\ttarget\n\na\ta.ru\ta.fr\nb/c\tb.ru\tb.fr\tsource_lang=de  max-bead=3\n")
    assert list(read_manifest(path)) == [
        DocumentPair("a", "a.ru", "a.fr"),
        DocumentPair("b/c", "b.ru", "b.fr", "source_lang=de max-bead=3"),
    ]


def test_a_row_has_options_of_its_own():
    pair = DocumentPair("a", "a", "b", "source_lang=de --max-bead=3 segmented check-language=no")
    options = pair.with_options(AlignOptions(source_lang="ru", target_lang="en"))
    assert (options.source_lang, options.target_lang, options.max_bead, options.segmented, options.check_language) == (
        "de",
        "en",
        3,
        True,
        False,
    )


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("a\ta.ru", "line 1: a row is id, source and target"),
        ("\ta.ru\ta.fr", "line 1: a row is id, source and target"),
        ("../a\ta.ru\ta.fr", "leads out of the folder"),
        ("/etc/a\ta.ru\ta.fr", "leads out of the folder"),
        ("a/../../b\ta.ru\ta.fr", "leads out of the folder"),
        ("a//b\ta.ru\ta.fr", "leads out of the folder"),
        ("c:a\ta.ru\ta.fr", "has ':'"),
        ("a\\b\ta.ru\ta.fr", r"has '\\\\'"),
        ("a\u202eb\ta.ru\ta.fr", "has '\\\\u202e'"),
        ("a" * 201 + "\ta.ru\ta.fr", "more than 200 bytes"),
        ("a\ta.ru\ta.fr\tcolour=red", "there is no option 'colour' for a pair"),
        ("a\ta.ru\ta.fr\tmax_bead=0", "max_bead is 0"),
        ("a\ta.ru\ta.fr\tmax_bead=" + "9" * 5000, "it is a whole number of at most 6 digits"),
        ("a\ta.ru\ta.fr\tsegmented=perhaps", "it is yes or no"),
        ("a\ta.ru\ta.fr\t\tmore", "5 columns"),
        ("", "has no row"),
    ],
)
def test_a_row_that_cannot_be_used_is_refused_with_its_line(tmp_path: Path, row: str, message: str):
    with pytest.raises(InputError, match=message):
        list(read_manifest(manifest(tmp_path, f"{row}\n")))


def test_an_id_that_comes_twice_is_refused_and_no_plan_is_left(tmp_path: Path):
    rows = [DocumentPair(name, "a.ru", "a.fr") for name in ("a", "b", "a")]
    with pytest.raises(InputError, match="the id 'a' is that of pair 1 and of pair 3"):
        make_plan(rows, tmp_path / "corpus", AlignOptions(), base=tmp_path)
    assert not (tmp_path / "corpus" / "plan.json").exists()


def test_a_hundred_thousand_ids_are_planned_in_seconds(tmp_path: Path):
    started = time.monotonic()
    rows = (DocumentPair(f"p{number}", "a.ru", "a.fr") for number in range(100_000))
    plan = make_plan(rows, tmp_path / "corpus", AlignOptions(), base=tmp_path)
    assert time.monotonic() - started < 30
    assert plan.n_pairs == 100_000
    loaded = load_plan(tmp_path / "corpus")
    assert loaded == plan
    assert loaded.pairs(loaded.shards[-1])[-1] == DocumentPair("p99999", "a.ru", "a.fr")
