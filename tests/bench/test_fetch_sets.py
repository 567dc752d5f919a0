"""`make bench-data`: public sets laid out from what a server has."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

import fetch_sets
import pytest
from click.testing import CliRunner, Result
from laying_out import TAKES, perturbed, taken
from sets import PublicSet, digest, lacking, public_sets

from tests.bench.server import Served, serving

NEWS = "Дождь идёт.\nМы дома.\nКот спит.\n"


@pytest.fixture
def served() -> Iterator[Served]:
    with serving({"/news.txt": NEWS.encode(), "/fin.txt": b"Le chat dort.\n"}) as files:
        yield files


def table(folder: Path, served: Served, *, sha256: str, news_hash: str = "") -> Path:
    """A list of two sets: one of two files that can be fetched, one that a reader must come by."""
    path = folder / "data.toml"
    path.write_text(
        f"""
[news]
what = "lines of news"
licence = "CC0"
home = "https://example.org"
files = ["*.txt"]
sha256 = "{sha256}"
serves = ["make bench"]
made = "the first two lines"

[[news.source]]
url = "{served.address}/news.txt"
to = "a.txt"
take = "lines 2"
sha256 = "{news_hash}"

[[news.source]]
url = "{served.address}/fin.txt"
to = "b.txt"

[fiction]
what = "a novel"
licence = "public"
home = "https://example.org"
files = ["*.gold"]
sha256 = "00"
serves = ["make train"]
made = "by hand"
by_hand = "align it"
""",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def expected(tmp_path: Path) -> str:
    """The hash of the set as it should be."""
    folder = tmp_path / "expected"
    folder.mkdir()
    (folder / "a.txt").write_text("Дождь идёт.\nМы дома.\n", encoding="utf-8", newline="\n")
    (folder / "b.txt").write_text("Le chat dort.\n", encoding="utf-8", newline="\n")
    return digest(folder, ["*.txt"])


def run(tmp_path: Path, listed: Path, *options: str) -> Result:
    return CliRunner().invoke(fetch_sets.main, [str(tmp_path / "bench"), "--table", str(listed), *options])


def test_a_set_is_laid_out_and_found_there_the_next_time(tmp_path: Path, served: Served, expected: str):
    listed = table(tmp_path, served, sha256=expected)
    first = run(tmp_path, listed, "--only", "news")
    assert (first.exit_code, first.output) == (
        0,
        f"news: laid out in {tmp_path / 'bench/news'} (CC0, https://example.org)\n1 of 1 sets are there\n",
    )
    assert (tmp_path / "bench/news/a.txt").read_text(encoding="utf-8") == "Дождь идёт.\nМы дома.\n"
    served.files.clear()
    assert run(tmp_path, listed, "--only", "news").output == "news: there\n1 of 1 sets are there\n"


def test_what_no_command_fetches_is_said_with_what_to_do(tmp_path: Path, served: Served, expected: str):
    ended = run(tmp_path, table(tmp_path, served, sha256=expected))
    assert ended.exit_code == 1
    assert (
        f"fiction is not in {tmp_path / 'bench'} (a novel; public). For: make train. "
        "To do: no command fetches it: align it\n" in ended.output
    )
    assert ended.output.endswith("1 of 2 sets are there\nmissing: fiction\n")


def test_the_hash_of_the_first_fetch_is_trusted_and_another_file_refused_later(
    tmp_path: Path, served: Served, expected: str
):
    listed = table(tmp_path, served, sha256=expected)
    run(tmp_path, listed, "--only", "news")
    hashes = json.loads((tmp_path / "bench/.fetched/hashes.json").read_text(encoding="utf-8"))
    assert set(hashes) == {f"{served.address}/news.txt", f"{served.address}/fin.txt"}
    for path in (tmp_path / "bench/news").iterdir():
        path.unlink()
    (tmp_path / "bench/news").rmdir()
    (tmp_path / "bench/.fetched/news/news.txt").unlink()
    served.files["/news.txt"] = b"Another day.\n"
    ended = run(tmp_path, listed, "--only", "news")
    assert ended.exit_code == 1
    assert "news.txt is not the file it was" in ended.output
    assert not (tmp_path / "bench/news").exists()


def test_a_source_with_another_hash_than_the_list_has_is_refused(tmp_path: Path, served: Served, expected: str):
    ended = run(tmp_path, table(tmp_path, served, sha256=expected, news_hash="0" * 64), "--only", "news")
    assert (ended.exit_code, "nothing of it is used" in ended.output) == (1, True)


def test_other_texts_than_the_figures_stand_on_are_laid_out_only_when_asked(tmp_path: Path, served: Served):
    listed = table(tmp_path, served, sha256="00")
    refused = run(tmp_path, listed, "--only", "news")
    assert "gives other texts than the figures were measured on" in refused.output
    assert not (tmp_path / "bench/news").exists()
    assert run(tmp_path, listed, "--only", "news", "--take-other").exit_code == 0
    assert "it is not what the figures were measured on" in run(tmp_path, listed, "--only", "news").output


def test_a_set_that_was_half_laid_out_by_hand_is_left_alone(tmp_path: Path, served: Served, expected: str):
    (tmp_path / "bench/news").mkdir(parents=True)
    (tmp_path / "bench/news/notes.md").write_text("mine", encoding="utf-8")
    ended = run(tmp_path, table(tmp_path, served, sha256=expected), "--only", "news")
    assert (ended.exit_code, "is there and lacks files: move it away" in ended.output) == (1, True)
    assert [path.name for path in (tmp_path / "bench/news").iterdir()] == ["notes.md"]


def test_a_set_of_no_name_is_refused_with_the_names_there_are(tmp_path: Path, served: Served):
    ended = run(tmp_path, table(tmp_path, served, sha256=""), "--only", "novels")
    assert (ended.exit_code, "there is no set novels: the sets are news, fiction" in ended.output) == (2, True)


def test_columns_of_archives_and_sentences_of_treebanks_are_taken():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("t/test.tsv", 'id\ttext\n1\tОн сказал "да"\n2\tНет\n')
    assert taken(packed.getvalue(), "column t/test.tsv text").decode() == 'Он сказал "да"\nНет\n'
    tree = "# sent_id = 1\n# text = Il dort.\n1\tIl\n\n# text = Il mange.\n"
    assert taken(tree.encode(), "sentences").decode() == "Il dort.\nIl mange.\n"


SETS = public_sets()


@pytest.mark.parametrize("one", SETS.values(), ids=lambda one: one.name)
def test_every_set_of_the_list_says_what_it_is_and_how_to_come_by_it(one: PublicSet):
    assert one.what and one.licence and one.made and one.serves and len(one.sha256) == 64
    assert bool(one.sources) != bool(one.by_hand)
    assert all(source.url.startswith("https://") for source in one.sources)
    assert all(source.take.split(" ")[0] in TAKES for source in one.sources)
    assert all(len(source.sha256) in (0, 64) for source in one.sources)


def test_sets_that_are_missing_are_told_a_line_each(tmp_path: Path):
    lines = lacking(tmp_path, ["ntrex-dev", "real"])
    assert [line.split(" ")[0] for line in lines] == ["ntrex-dev", "real"]
    assert f"make bench-data BENCH_DATA={tmp_path} fetches it" in lines[0]
    assert "no command fetches it" in lines[1]


def rows(text: str) -> Sequence[str]:
    return text.splitlines()


def test_news_with_deletions_is_made_again_with_its_gold(tmp_path: Path):
    for lang, word in (("ru", "строка"), ("fr", "ligne")):
        lines = "".join(f"{word} {k} \n" for k in range(970))
        (tmp_path / f"pairs.{lang}").write_text(lines, encoding="utf-8")
    perturbed(tmp_path)
    assert len(list(tmp_path.glob("docs/*.gold"))) == 61
    ru, fr, gold = (rows((tmp_path / f"docs/000.{end}").read_text(encoding="utf-8")) for end in ("ru", "fr", "gold"))
    assert (ru[0], ru[1], fr[1]) == ("строка 0", "строка 2", "ligne 1")
    assert gold[:3] == ["[0]:[0]", "[]:[1]", "[1]:[2]"]
    joined = [line for line in rows((tmp_path / "long.ru").read_text(encoding="utf-8")) if line.count("строка") == 2]
    assert len(joined) > 20


@pytest.mark.parametrize("measure", ["amounts", "figures", "flags", "long", "polarity", "repeated", "run", "speed"])
def test_a_measure_without_its_sets_says_which_and_what_to_do(measure: str, tmp_path: Path):
    ended = CliRunner().invoke(import_module(measure).main, [str(tmp_path)])
    assert ended.exit_code == 2
    assert ended.output.startswith("Error: public sets are missing:\nntrex-dev is not in")
