"""Faults from outside, each a small double: what a run meets, what it says, and what it leaves behind."""

from __future__ import annotations

import importlib.metadata
import json
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

import aligner.embed
from aligner import Document, InputError, Review
from aligner.embed.cache import VectorCache, keys_of
from aligner.embed.encoder import Progress
from aligner.read.formats import GROUP
from aligner.review.operation import Operation, What
from aligner.write import save
from aligner.write.atomic import writing
from tests.cli.conftest import Run, folder, run  # noqa: F401  fixtures
from tests.pair.meanings import MeaningEncoder, MeaningText, line
from tests.samples import alignment

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="limits of files as Linux has them")


class Dying(MeaningEncoder):
    """An encoder that dies on the fourth text that it is given."""

    n_texts = 0

    def read(self, segments: Sequence[str], progress: Progress | None = None) -> MeaningText:
        """Until the fourth."""
        for _ in segments:
            self.n_texts += 1
            if self.n_texts == 4:
                raise RuntimeError("the encoder is out of order")
        return super().read(segments, progress)


def test_an_encoder_that_dies_on_the_fourth_text_leaves_the_files_as_they_were(
    run: Run,  # noqa: F811
    folder: Path,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
):
    for lang in ("ru", "fr"):
        (folder / f"m.{lang}.txt").write_text("".join(f"{line(k, lang)}\n" for k in range(6)), encoding="utf-8")
    (folder / "m.tmx").write_text("older", encoding="utf-8")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    monkeypatch.setattr(aligner.embed, "load_encoder", lambda *_, **__: Dying())
    ended = run("align", "m.ru.txt", "m.fr.txt", "--segmented", "--no-language-check", "-o", "m.tmx", "-o", "m.json")
    assert ended.exit_code == 1, ended.output
    assert "Error: unexpected RuntimeError: the encoder is out of order" in ended.stderr
    assert "a fault of the aligner, not of your files" in ended.stderr
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def read_talking(data: bytes, name: str, lang: str, notify, path=None, reading=None) -> Document:
    print("reading", name)
    return Document(data.decode(), lang, path=path)


def test_a_reader_that_talks_leaves_standard_output_to_the_result(
    run: Run,  # noqa: F811
    folder: Path,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
):
    point = SimpleNamespace(dist=SimpleNamespace(name="our-readers"), value="x:y", load=lambda: read_talking)
    monkeypatch.setattr(
        importlib.metadata,
        "entry_points",
        lambda group, name="": [point] if (group, name) == (GROUP, "tex") else [],
    )
    (folder / "a.ru.txt").rename(folder / "a.tex")
    ended = run("align", "a.tex", "a.fr.txt", "-o", "-", "--format", "json")
    assert ended.exit_code == 0
    assert json.loads(ended.stdout)["schema"] == "aligner/1"
    assert "reading a.tex" in ended.stderr


@contextmanager
def disk_with_room_for(n_bytes: int) -> Iterator[None]:
    """No file can grow beyond so many bytes; the system says so as it says that a disk is full."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (n_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@linux_only
@pytest.mark.parametrize("suffix", ["tmx", "json", "xlsx", "docx", "html", "epub"])
def test_a_disk_that_fills_leaves_the_older_file_and_no_part(tmp_path: Path, suffix: str):
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(b"older")
    with (
        disk_with_room_for(500),
        pytest.raises(InputError, match=f"cannot write .*a.{suffix}: (File too large|the folder for temp)"),
    ):
        save(alignment(), path, keep_flagged=True)
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {f"a.{suffix}": b"older"}
    save(alignment(), path, keep_flagged=True)


@linux_only
def test_a_disk_that_fills_in_a_review_costs_the_step_and_nothing_before_or_after_it(tmp_path: Path):
    path = tmp_path / "a.json"
    alignment().save(path)
    log = tmp_path / "a.review.jsonl"
    with Review.open(path, who="Anna", encoder=MeaningEncoder()) as review:
        row = review.rows[0].id
        review.do(Operation(What.COMMENT, row, {"text": "первое"}))
        kept = log.read_bytes()
        with disk_with_room_for(len(kept) + 30), pytest.raises(InputError, match="nothing was changed"):
            review.do(Operation(What.COMMENT, row, {"text": "второе"}))
        assert log.read_bytes() == kept
        assert review.rows[0].comments == ("первое",)
        review.do(Operation(What.COMMENT, row, {"text": "третье"}))
    with Review.open(path, read_only=True, encoder=MeaningEncoder()) as again:
        assert again.rows[0].comments == ("третье",)


@linux_only
def test_a_disk_that_fills_costs_the_cache_and_no_result(tmp_path: Path):
    wanted = np.arange(4000 * 8, dtype=np.float32).reshape(4000, 8)
    keys = keys_of("model", "text", (b"%d" % k for k in range(4000)))
    for room in (10_000, 10**9):
        cache = VectorCache(tmp_path / "vectors.sqlite")
        with disk_with_room_for(room):
            assert np.array_equal(cache.remember(keys, 8, lambda missing: wanted[missing]), wanted)
        cache.close()


def test_a_clock_that_jumps_costs_no_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A laptop that wakes up, a clock set back by years: what was kept is found, and files are written."""
    jumps = iter([0.0, 4e9, -3e9, 1e9] * 1000)
    monkeypatch.setattr(time, "time", lambda: 1.7e9 + next(jumps))
    wanted = np.arange(80, dtype=np.float32).reshape(10, 8)
    keys = keys_of("model", "text", (b"%d" % k for k in range(10)))
    asked: list[int] = []

    def make(missing):
        asked.extend(missing.tolist())
        return wanted[missing]

    for _ in range(4):
        cache = VectorCache(tmp_path / "vectors.sqlite")
        assert np.array_equal(cache.remember(keys, 8, make), wanted)
        cache.close()
    assert asked == list(range(10))
    with writing(tmp_path / "a.txt") as (stream,):
        stream.write(b"whole")
    assert (tmp_path / "a.txt").read_bytes() == b"whole"
