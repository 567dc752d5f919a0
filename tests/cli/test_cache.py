"""The cache as a user meets it: a second run that encodes nothing, the option, the command."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from aligner.embed.use_multilingual import UseMultilingual
from tests.cli.conftest import Run


@pytest.fixture
def loaded_once() -> None:
    """Not here: every run loads an encoder of its own, with the cache of its own test."""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's cache folder, in use for once."""
    place = tmp_path / "cache"
    monkeypatch.setenv("ALIGNER_CACHE_DIR", str(place))
    monkeypatch.delenv("ALIGNER_NO_CACHE")
    return place


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by the number of segments or texts whenever the model reads some."""
    found: list[int] = []

    def spy(name: str) -> None:
        whole = getattr(UseMultilingual, name)

        def spied(self: UseMultilingual, texts: Sequence[object], *rest: object) -> object:
            found.append(len(texts))
            return whole(self, texts, *rest)

        monkeypatch.setattr(UseMultilingual, name, spied)

    spy("_pass")
    spy("_encode_tokens")
    return found


def test_a_second_run_encodes_nothing_and_gives_the_same(run: Run, encoded: list[int]):
    align = ("align", "a.ru.txt", "a.fr.txt", "--format", "json", "-o", "-")
    first = run(*align)
    assert first.exit_code == 0
    assert encoded
    encoded.clear()
    assert run(*align).stdout == first.stdout
    assert encoded == []


def test_pairs_that_were_aligned_are_checked_without_encoding_them_again(run: Run, encoded: list[int]):
    run("align", "a.ru.txt", "a.fr.txt", "-o", "a.json")
    encoded.clear()
    assert run("check", "a.json").exit_code == 0
    assert encoded == []


@pytest.mark.parametrize("way", ["option", "environment"])
def test_without_the_cache_nothing_is_written(run: Run, cache: Path, way: str, monkeypatch: pytest.MonkeyPatch):
    if way == "environment":
        monkeypatch.setenv("ALIGNER_NO_CACHE", "1")
    options = ["--no-cache"] if way == "option" else []
    assert run("align", "a.ru.txt", "a.fr.txt", *options).exit_code == 0
    assert not cache.exists()


def test_it_says_where_it_is_and_how_large_and_can_be_cleared(run: Run, cache: Path):
    run("align", "a.ru.txt", "a.fr.txt", "-q")
    assert run("cache").stdout.startswith(f"{cache / 'vectors-2.sqlite'}, 0.")
    assert "of at most 1,024.0 MB" in run("info").stdout
    (cache / "notes.txt").write_text("mine", encoding="utf-8")
    assert "freed" in run("cache", "clear").stdout
    assert [path.name for path in cache.iterdir()] == ["notes.txt"]
    assert "freed" in run("cache", "clear").stdout


def test_a_cache_that_cannot_be_written_changes_nothing(run: Run, cache: Path):
    expected = run("align", "a.ru.txt", "a.fr.txt", "--no-cache").stdout
    cache.write_text("a file where the folder should be", encoding="utf-8")
    result = run("align", "a.ru.txt", "a.fr.txt")
    assert result.exit_code == 0
    assert result.stdout == expected


def test_a_device_is_refused_where_it_means_nothing(run: Run):
    result = run("align", "a.ru.txt", "a.fr.txt", "--device", "cuda")
    assert result.exit_code == 2
    assert "is for sentence-transformers models" in result.stderr
