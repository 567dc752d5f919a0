"""``aligner convert`` between all formats of pairs, with what each can hold."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from aligner import Segment
from aligner.alignment import Alignment
from aligner.bilingual.flag_line import comment_flag
from aligner.bilingual.formats import read_bilingual
from tests.cli.conftest import Run
from tests.samples import alignment

READ = ("json", "tmx", "tsv", "csv", "xlsx", "docx", "xliff", "xliff2", "jsonl", "moses")
WITHOUT_NULLS = {"tmx", "moses"}
WITHOUT_CONFIDENCE = {"docx", "moses"}


def pairs(found: Alignment) -> list[tuple[str, str]]:
    def joined(segments: Sequence[Segment]) -> str:
        return " ".join(" ".join(segment.text for segment in segments).split())

    return [(joined(found.source_segments(bead)), joined(found.target_segments(bead))) for bead in found.beads]


@pytest.mark.parametrize("first", READ)
@pytest.mark.parametrize("second", READ)
def test_the_pairs_survive_any_two_conversions(run: Run, folder: Path, first: str, second: str):
    whole = alignment()
    whole.save(folder / "in.json")
    for step in (("in.json", f"a.{first}"), (f"a.{first}", f"b.{second}"), (f"b.{second}", "out.json")):
        result = run("convert", *step, "--keep-flagged")
        assert (result.exit_code, result.output) == (0, "")
    expected = pairs(whole)
    if {first, second} & WITHOUT_NULLS:
        expected = [pair for pair in expected if all(pair)]
    assert pairs(read_bilingual(folder / "out.json")) == expected


@pytest.mark.parametrize("suffix", [s for s in READ if s != "moses"])
def test_flags_comments_and_confidences_survive_where_the_format_has_them(run: Run, folder: Path, suffix: str):
    whole = replace(alignment(), flags=(*alignment().flags, comment_flag("vu", 4)))
    whole.save(folder / "in.json")
    run("convert", "in.json", f"a.{suffix}", "--keep-flagged")
    found = read_bilingual(folder / f"a.{suffix}")
    told = [(flag.kind, flag.severity, flag.message) for flag in found.flags]
    assert told == [(flag.kind, flag.severity, flag.message) for flag in whole.flags]
    if suffix not in WITHOUT_CONFIDENCE:
        kept = [b for b in whole.beads if suffix not in WITHOUT_NULLS or not b.is_null]
        assert [b.confidence for b in found.beads] == pytest.approx([b.confidence for b in kept], abs=1e-4)


def test_pairs_flagged_as_errors_go_to_the_review_file(run: Run, folder: Path):
    alignment().save(folder / "in.json")
    result = run("convert", "in.json", "a.tmx")
    assert result.stderr == "Note: pairs flagged as errors are in a.review.tmx, not in a.tmx\n"


def test_several_formats_are_written_at_once(run: Run, folder: Path):
    alignment().save(folder / "in.json")
    assert run("convert", "in.json", "a.xlsx", "a.html", "a.ladder").exit_code == 0
    assert all((folder / name).exists() for name in ("a.xlsx", "a.html", "a.ladder"))


def test_the_languages_of_the_input_can_be_said(run: Run, folder: Path):
    (folder / "x.de").write_text("Guten Tag.\n", encoding="utf-8")
    (folder / "x.en").write_text("Good day.\n", encoding="utf-8")
    assert run("convert", "x.moses", "x.tmx", "--source-lang", "de", "--target-lang", "en").exit_code == 0
    assert 'srclang="de"' in (folder / "x.tmx").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("x.odt", "y.tmx"), "x.odt is no file of pairs by its suffix; give one of .tmx, .tsv, .json"),
        (("none.tmx", "y.tsv"), "cannot read none.tmx"),
        (("in.json", "y.odt"), "the suffix .odt of y.odt names no format; use .tmx, .tsv, .json"),
        (("in.json", "in.json"), "would overwrite the input in.json"),
        (("in.json", "-"), "-o - needs --format"),
        (("in.json",), "there is nothing to write: give OUT behind IN"),
    ],
)
def test_what_cannot_be_used_is_refused(run: Run, folder: Path, arguments: tuple[str, ...], message: str):
    alignment().save(folder / "in.json")
    result = run("convert", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_the_fit_of_a_memory_with_a_text_is_told(run: Run, folder: Path):
    (folder / "m.tsv").write_text("source\ttarget\nРаз.\tUn.\nДва. Три.\tDeux. Trois.\n", encoding="utf-8")
    (folder / "a.txt").write_text("Раз. Два. Четыре.", encoding="utf-8")
    result = run("convert", "m.tsv", "--fit", "a.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "m.tsv fills 1 of 3 segments of a.txt exactly (33%), 0 more by 0.75 and above",
        "1 stands in a unit together with others, e.g. “Два.”, beside “Два. Три.”",
        "1 is not in the memory, e.g. “Четыре.”",
        "1 of 2 units fill nothing here",
        "cut by paragraph, 0 of 1 paragraphs are filled; --units both, from the alignment’s .json, puts its paragraphs "
        "beside the pairs",
    ]


def test_the_fit_is_told_as_json_and_by_other_rules(run: Run, folder: Path):
    (folder / "m.tsv").write_text("source\ttarget\nРаз, два.\tUn.\n", encoding="utf-8")
    (folder / "a.txt").write_text("Раз, два. Три.", encoding="utf-8")
    run("split", "--srx", "ours.srx")
    result = run("convert", "m.tsv", "--fit", "a.txt", "--srx-rules", "ours.srx", "--json", "--fuzzy", "0.5")
    made = json.loads(result.stdout)
    assert (made["segments"], made["exact"], [one["why"] for one in made["unfilled"]]) == (2, 1, ["missing"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("m.tsv", "--srx-rules", "a.srx"), "there is nothing to write"),
        (("m.tsv", "o.tmx", "--json"), "say --fit DOCUMENT too"),
        (("m.tsv", "--fit", "a.srx"), "holds rules, not a text: say --fit DOCUMENT --srx-rules a.srx"),
        (("m.tsv", "--fit", "no.txt"), "there is no file no.txt"),
    ],
)
def test_a_fit_that_cannot_be_told_is_refused(run: Run, folder: Path, arguments: tuple[str, ...], message: str):
    (folder / "m.tsv").write_text("source\ttarget\nРаз.\tUn.\n", encoding="utf-8")
    result = run("convert", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
