"""What the shards of a corpus add up to: exports, filters, duplicates, summary, report."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from aligner import Alignment, Bead, Document, Flag, InputError, Severity, load
from aligner.corpus.filters import Filters
from aligner.corpus.merge import MergeOptions, merge
from aligner.corpus.plan import load_plan
from aligner.corpus.seen import Seen
from aligner.corpus.sentence_pair import SentencePair, sentence_pairs
from tests.corpus.conftest import Corpus

if sys.version_info >= (3, 14):
    from compression.zstd import ZstdFile
else:
    from backports.zstd import ZstdFile

Make = Callable[..., Corpus]


@pytest.fixture
def made(corpus: Make, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    """Six pairs, aligned: the seventh fails, the sixth says what the fifth says."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    made = corpus(7)
    for number in (4, 5):
        made.write(number, "Снег идёт.", "Il neige.")
    (made.base / "6.fr").unlink()
    made.run()
    return made


def merged(made: Corpus, *exports: str, **filters: Any) -> dict[str, Any]:
    return merge(load_plan(made.folder), MergeOptions(exports, Filters(**filters))).stored


def test_the_summary_counts_documents_segments_beads_and_what_is_left_out(made: Corpus):
    stored = merged(made, unique=True)
    assert (stored["documents"], stored["failed"], stored["pairs"]) == (6, 1, 12)
    assert stored["segments"] == [14, 12]
    assert stored["beads"] == {"1-1": 12, "1-0": 2}
    assert (stored["kept"], stored["dropped"]) == (6, {"duplicate": 6})
    assert stored["repeated_documents"] == 1
    assert stored == json.loads((made.folder / "summary.json").read_text(encoding="utf-8"))


def test_failures_are_rows(made: Corpus):
    merged(made)
    header, row = (made.folder / "failures.tsv").read_text(encoding="utf-8").splitlines()
    assert header.split("\t") == ["id", "source", "target", "error", "seconds"]
    assert row.split("\t")[:4] == ["p6", "6.ru", "6.fr", "6.fr cannot be read: No such file or directory"]


def test_one_memory_holds_the_pairs_of_all_documents(made: Corpus):
    merged(made, "tmx")
    memory = load(made.folder / "corpus.tmx")
    assert len(memory) == 12
    assert next(memory.pairs()) == ("Мост номер 0 открыт.", "Le pont numéro 0 est ouvert.")
    documents = [prop.text for prop in etree.parse(made.folder / "corpus.tmx").iterfind(".//prop[@type='x-document']")]
    assert documents == [f"p{number}" for number in range(6) for _ in range(2)]


def test_moses_files_correspond(made: Corpus):
    merged(made, "moses")
    sides = [(made.folder / f"corpus.{lang}").read_text(encoding="utf-8").splitlines() for lang in ("ru", "fr")]
    assert list(zip(*sides, strict=True))[8:10] == [("Снег идёт.", "Il neige."), ("Погода хорошая.", "Il fait beau.")]


def test_lines_of_json_hold_what_a_table_needs(made: Corpus):
    merged(made, "jsonl")
    with ZstdFile(made.folder / "corpus.jsonl.zst") as file:
        rows = [json.loads(line) for line in file]
    assert rows[0] == {
        "document": "p0",
        "bead": 0,
        "source": "Мост номер 0 открыт.",
        "target": "Le pont numéro 0 est ouvert.",
        "source_lang": "ru",
        "target_lang": "fr",
        "type": "1-1",
        "confidence": 0.9,
        "similarity": 0.5,
        "flags": [],
    }


def test_parquet_holds_the_same(made: Corpus):
    parquet = pytest.importorskip("pyarrow.parquet")
    merged(made, "parquet")
    rows = parquet.read_table(made.folder / "corpus.parquet").to_pylist()
    assert len(rows) == 12
    assert (rows[2]["document"], rows[2]["source"], rows[2]["flags"]) == ("p1", "Мост номер 1 открыт.", [])


def test_each_pair_of_documents_has_a_file_where_that_is_asked_for(made: Corpus):
    merged(made, "pairs.ladder", "pairs.json")
    assert (made.folder / "pairs" / "p0.ladder").read_text(encoding="utf-8") == "[0]:[0]\n[1]:[1]\n[2]:[]\n"
    assert len(list((made.folder / "pairs").iterdir())) == 12


def test_a_link_that_leads_out_of_the_folder_is_not_followed(corpus: Make, tmp_path_factory: pytest.TempPathFactory):
    made = corpus(1)
    made.manifest.write_text("deep/p0\t0.ru\t0.fr\n", encoding="utf-8")
    made.run()
    (made.folder / "pairs").mkdir()
    outside = tmp_path_factory.mktemp("outside")
    try:
        (made.folder / "pairs" / "deep").symlink_to(outside, target_is_directory=True)
    except OSError:
        pytest.skip("no links here")
    with pytest.raises(InputError, match="leads out of"):
        merged(made, "pairs.json")
    assert not list(outside.iterdir())


def test_a_merge_of_the_same_is_not_done_again(made: Corpus):
    plan, options = load_plan(made.folder), MergeOptions(("moses",))
    assert merge(plan, options).is_new
    assert not merge(plan, options).is_new
    (made.folder / "corpus.ru").unlink()
    assert merge(plan, options).is_new
    assert merge(plan, MergeOptions(("moses",), Filters(unique=True))).is_new


def test_two_merges_give_the_same_files(made: Corpus):
    names = ("corpus.tmx", "corpus.jsonl.zst", "summary.json", "report.html", "failures.tsv")
    merged(made, "tmx", "jsonl")
    before = {name: (made.folder / name).read_bytes() for name in names}
    (made.folder / "summary.json").unlink()
    merged(made, "tmx", "jsonl")
    assert {name: (made.folder / name).read_bytes() for name in names} == before


def test_a_corpus_that_is_not_done_is_not_merged(made: Corpus):
    (made.folder / "shards" / "000001.json").unlink()
    with pytest.raises(InputError, match=r"1 of 2 shards of .* are not done"):
        merged(made)


def test_a_damaged_shard_is_told_and_no_export_is_left(made: Corpus):
    file = made.folder / "shards" / "000001.jsonl.zst"
    file.write_bytes(file.read_bytes()[:-20])
    with pytest.raises(InputError, match="cut off or damaged; `aligner batch --resume` makes it anew"):
        merged(made, "tmx")
    assert not (made.folder / "corpus.tmx").exists()


def test_an_export_that_there_is_not_is_refused(made: Corpus):
    with pytest.raises(InputError, match="there is no export 'tbx'; known are tmx, jsonl, moses, parquet"):
        merged(made, "tbx")


def test_the_report_has_the_worst_first_and_what_failed(made: Corpus):
    merged(made)
    page = (made.folder / "report.html").read_text(encoding="utf-8")
    places = [page.index(text) for text in ("Coverage", "Flags by kind", "Worst first", "Failures")]
    assert places == sorted(places)
    assert 'href="worst/01.html"' in page
    assert "p5 says what p4 says" in page
    assert len(load(made.folder / "worst" / "01.json")) == 3


def test_every_figure_of_a_documents_row_is_named_where_the_heads_of_columns_are_not_shown(made: Corpus):
    merged(made)
    page = html.fromstring((made.folder / "report.html").read_bytes())
    tables = [table for table in page.iter("table") if table.find("thead") is not None]
    cells = [cell for table in tables for cell in table.iterfind("tbody/tr/td") if "count" in cell.get("class", "")]
    assert cells
    assert all(cell.get("data-label") for cell in cells)


def pair(source: str = "Мост открыт.", target: str = "Le pont est ouvert.", **more: Any) -> SentencePair:
    known: dict[str, Any] = {"confidence": 0.9, "similarity": 0.5, "flags": (), "is_suspect": False, "type": "1-1"}
    return SentencePair("d", 0, source, target, "ru", "fr", **(known | more))


def flag(kind: str, severity: Severity = Severity.WARNING) -> Flag:
    return Flag(kind, severity, 0.9, 0, (), (), "")


@pytest.mark.parametrize(
    ("filters", "given", "reason"),
    [
        ({}, pair(), ""),
        ({}, pair(is_suspect=True), "flagged as an error"),
        ({"keep_flagged": True}, pair(is_suspect=True), ""),
        ({"drop_kinds": ("language",)}, pair(flags=(flag("language"),)), "unwanted flag"),
        ({"drop_kinds": ("language",)}, pair(flags=(flag("number"),)), ""),
        ({"least_confidence": 0.95}, pair(), "low confidence"),
        ({"least_length": 13}, pair(), "too short"),
        ({"most_length": 18}, pair(), "too long"),
        ({"most_ratio": 1.5}, pair(), "unequal lengths"),
        ({"most_ratio": 1.6}, pair(), ""),
    ],
)
def test_a_filter_gives_its_reason(filters: dict[str, Any], given: SentencePair, reason: str):
    with Seen() as seen:
        assert Filters(**filters).why_not(given, seen) == reason


def test_an_unwanted_kind_that_there_is_not_is_refused():
    with pytest.raises(InputError, match="no kind of flag 'languages'"):
        Filters(drop_kinds=("languages",))


def test_what_to_install_for_near_duplicates_is_told_where_it_is_missing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "rensa", None)
    with pytest.raises(InputError, match=r"--near needs the package rensa: pip install 'bitext-aligner\[near\]'"):
        Filters(near=0.8)


LONG = "Мост через реку открыли утром в пятницу, и первыми по нему прошли школьники."
LONGER = "Le pont sur le fleuve a été ouvert vendredi matin, et les écoliers l’ont traversé les premiers."


@pytest.mark.parametrize(
    ("source", "target", "reason"),
    [
        (LONG, LONGER, "near duplicate"),
        (LONG.upper(), LONGER.replace(",", " –"), "near duplicate"),
        (LONG.replace("утром", "утром же"), LONGER, "near duplicate"),
        ("Снег шёл всю ночь, и дороги в горах закрыли до утра.", "Il a neigé toute la nuit.", ""),
        ("Мост открыли.", "Le pont est ouvert.", ""),
    ],
)
def test_near_duplicates_are_those_that_share_most_of_their_text(source: str, target: str, reason: str):
    filters = Filters(near=0.75)
    with Seen() as seen:
        assert filters.why_not(pair(LONG, LONGER), seen) == ""
        assert filters.why_not(pair(source, target), seen) == reason


def test_pairs_on_which_an_error_is_flagged_are_suspects():
    alignment = Alignment(
        Document.of_segments(["Мост.", " ", "Снег."], "ru"),
        Document.of_segments(["Le pont.", "La neige."], "fr"),
        (Bead((0,), (0,)), Bead((1,), ()), Bead((2,), (1,))),
        (Flag("meaning", Severity.ERROR, 0.9, 2, (), (), ""),),
    )
    assert [(one.bead, one.is_suspect, one.kinds) for one in sentence_pairs("d", alignment)] == [
        (0, False, ()),
        (2, True, ("meaning",)),
    ]


def test_what_was_seen_is_on_disk_and_gone_at_the_end():
    with Seen() as seen:
        place = Path(seen._folder.name)
        assert seen.first("a", "x") is None
        assert seen.first("b", "x") == "a"
        assert place.is_dir()
    assert not place.exists()
