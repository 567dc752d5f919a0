"""Names, links and devices that a file system has and a program forgets: exit code 2 and one sentence."""

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="links and devices of Linux")

LONG = "n" * 251


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("convert", "p.tsv", f"{LONG}.tmx"), "for pairs flagged as errors: File name too long"),
        (("convert", "p.tsv", f"n{LONG}.json"), "File name too long"),
        (("convert", "p.tsv", "loop", "--format", "tmx"), "cannot write loop: Too many levels of symbolic links"),
        (("convert", "loop.tsv", "x.tmx"), "cannot read loop.tsv: Too many levels of symbolic links"),
        (("split", "loop", "--lang", "ru"), "loop cannot be read: Too many levels of symbolic links"),
        (("capture", "loop", "-o", "out"), "Too many levels of symbolic links"),
        (("convert", "p.tsv", "dangling.tmx"), "there is no folder"),
        (("convert", "zero.tsv", "x.tmx"), "zero.tsv is a device, not a file"),
        (("convert", "zero.json", "x.tmx"), "zero.json is a device, not a file"),
    ],
)
def test_what_no_file_can_be_is_told(run: Run, folder: Path, arguments: tuple[str, ...], message: str):
    (folder / "p.tsv").write_text("Мир\tLa paix\n", encoding="utf-8")
    for name, target in {
        "loop": "other",
        "other": "loop",
        "loop.tsv": "loop",
        "dangling.tmx": "nowhere/x.tmx",
        "zero.tsv": "/dev/zero",
        "zero.json": "/dev/zero",
    }.items():
        (folder / name).symlink_to(target)
    result = run(*arguments)
    assert (result.exit_code, message in result.stderr) == (2, True)


def test_a_link_to_a_file_that_is_not_there_yet_is_written_through(run: Run, folder: Path):
    (folder / "p.tsv").write_text("Мир\tLa paix\n", encoding="utf-8")
    (folder / "link.tmx").symlink_to("made.tmx")
    assert run("convert", "p.tsv", "link.tmx").exit_code == 0
    assert (folder / "link.tmx").is_symlink()
    assert "La paix" in (folder / "made.tmx").read_text(encoding="utf-8")


def test_the_home_of_nobody_is_no_cache(run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ALIGNER_CACHE_DIR", "~nobody-of-this-name/cache")
    result = run("cache")
    assert (result.exit_code, "there is no such user" in result.stderr) == (2, True)
