"""``aligner batch`` from outside: messages, exit codes, and the real aligner on a few texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import FRENCH, RUSSIAN, Run


@pytest.fixture
def manifest(folder: Path) -> Path:
    """Two pairs and one whose translation is missing."""
    (folder / "b.fr.txt").write_text(FRENCH.replace("500", "600"), encoding="utf-8")
    path = folder / "m.tsv"
    path.write_text("a\ta.ru.txt\ta.fr.txt\nb\ta.ru.txt\tb.fr.txt\nc\ta.ru.txt\tmissing.txt\n", encoding="utf-8")
    return path


def test_a_manifest_becomes_a_corpus_and_a_second_run_has_nothing_to_do(run: Run, manifest: Path, folder: Path):
    done = run("batch", "m.tsv", "-o", "corpus", "--workers", "1", "--export", "tmx", "-v")
    assert done.exit_code == 0, done.stderr
    assert "3 of 3 pairs made" in done.stderr
    assert "Note: pairs that failed: 1; failures.tsv says why, --retry-failed tries anew" in done.stderr
    assert "2 pairs of documents (1 failed), 10 sentence pairs, 9 of them kept and 1 left out" in done.stdout
    assert "missing.txt" in (folder / "corpus" / "failures.tsv").read_text(encoding="utf-8")
    flags = json.loads((folder / "corpus" / "summary.json").read_text(encoding="utf-8"))["flags"]
    assert flags["amount" if "amount" in flags else "number"]["error"] == 1
    assert (folder / "corpus" / "corpus.tmx").read_text(encoding="utf-8").count("<tu>") == 9
    again = run("batch", "--resume", "corpus", "-v", "--log-json")
    assert "0 of 3 pairs made" in again.stderr
    assert "1 of 1 shards were there" in again.stderr
    pace = json.loads(again.stderr.splitlines()[0])
    assert pace == {"done": 3, "pairs": 3, "rate": 0.0, "seconds_left": None}
    assert run("batch", "--status", "corpus").stdout.startswith("1 of 1 shards, 3 of 3 pairs, 1 of them failed; ")
    assert run("batch", "--merge", "corpus", "--export", "moses", "--unique").exit_code == 0
    assert len((folder / "corpus" / "corpus.fr").read_text(encoding="utf-8").splitlines()) == 5


def test_a_plan_alone_and_its_parts_on_their_own(run: Run, manifest: Path):
    assert run("batch", "m.tsv", "-o", "corpus", "--plan-only").stderr == "corpus: 3 pairs in 1 shards\n"
    assert run("batch", "--status", "corpus").stdout == "0 of 1 shards, 0 of 3 pairs; 0 s of work so far\n"
    early = run("batch", "--merge", "corpus")
    assert (early.exit_code, "1 of 1 shards of corpus are not done" in early.stderr) == (2, True)
    part = run("batch", "--resume", "corpus", "--shard", "2/2")
    assert (part.exit_code, part.stderr) == (0, "Note: part 2 of 2 is done; after all, aligner batch --merge corpus\n")


def test_two_folders_are_paired_by_name(run: Run, folder: Path):
    for lang, text in (("ru", RUSSIAN), ("fr", FRENCH)):
        (folder / lang).mkdir()
        (folder / lang / f"x.{lang}.txt").write_text(text, encoding="utf-8")
    (folder / "ru" / "y.txt").write_text(RUSSIAN, encoding="utf-8")
    done = run("batch", "ru", "fr", "-o", "corpus", "--plan-only")
    place = Path("ru") / "y.txt"
    assert done.stderr == (f"Note: files without counterpart, left out: 1, as {place}\ncorpus: 1 pairs in 1 shards\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "no manifest is given"),
        (("m.tsv",), "-o is missing"),
        (("m.tsv", "--resume", "corpus"), "--resume takes the folder of a corpus and no other"),
        (("--resume", "corpus", "--merge", "corpus"), "--resume and --merge are two things"),
        (("m.tsv", "x", "-o", "corpus"), "give one manifest, or two folders"),
        ((".", "-o", "corpus"), ". is a folder; add that of the translations"),
        (("m.tsv", "-o", "corpus", "--pair-by-content"), "--pair-by-content is for two folders"),
        (("m.tsv", "-o", "corpus", "--shard", "5/4"), "parts are numbered from 1 to 4"),
        (("m.tsv", "-o", "corpus", "--shard", "1/4", "--scheduler", "tcp://x:1"), "two ways to share the work"),
        (("m.tsv", "-o", "corpus", "--export", "tbx"), "there is no export 'tbx'"),
        (("m.tsv", "-o", "corpus", "--source-lang", "xx-y"), "xx-y"),
        (("none.tsv", "-o", "corpus"), "cannot read the manifest none.tsv"),
        (("--resume", "nowhere"), "nowhere is no corpus: it has no plan.json"),
    ],
)
def test_what_cannot_be_done_is_refused_before_any_work(run: Run, manifest: Path, arguments: tuple[str], message: str):
    refused = run("batch", *arguments)
    assert (refused.exit_code, message in refused.stderr) == (2, True), refused.stderr


def test_a_settings_file_that_was_found_chooses_no_cluster(run: Run, manifest: Path, folder: Path):
    (folder / "aligner.toml").write_text('[batch]\nscheduler = "tcp://x:1"\n', encoding="utf-8")
    refused = run("batch", "m.tsv", "-o", "corpus")
    assert (refused.exit_code, "chooses a cluster" in refused.stderr) == (2, True)
