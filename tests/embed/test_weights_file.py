"""The unpacked weights in the cache folder: whatever is wrong with the file costs time, never a value."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from aligner.embed import weights
from aligner.embed.cache_place import FOLDER_VARIABLE
from aligner.embed.weights import KNOWN_FILES, Weights, load_weights
from aligner.embed.weights_file import lay_out, mapped, row_checks, weights_file

IDS = np.array([3, 17, 90_000, 128_009])
SMALL: dict[str, NDArray[Any]] = {
    "table": np.arange(64, dtype=np.uint8).reshape(4, 16),
    "scale": np.linspace(0, 1, 5, dtype=np.float32),
}


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("weights")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(folder))
        load_weights()
        return weights_file(KNOWN_FILES["weights.npz"][:8]).read_bytes()


@pytest.fixture
def file(laid_out: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    path = weights_file(KNOWN_FILES["weights.npz"][:8])
    path.write_bytes(laid_out)
    return path


@pytest.fixture(scope="module")
def packed() -> Weights:
    """The weights as the package has them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(weights, "mapped", lambda _path: None)
        patch.setattr(weights, "lay_out", lambda _path, _arrays: None)
        return load_weights()


def assert_same(found: Weights, packed: Weights) -> None:
    assert np.array_equal(found.embed(IDS), packed.embed(IDS))
    assert np.array_equal(found.projection, packed.projection)
    assert np.array_equal(found.branches[2].second, packed.branches[2].second)
    assert np.array_equal(found.head["d3"], packed.head["d3"])


def test_weights_that_were_laid_out_are_not_unpacked_again(
    file: Path, packed: Weights, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights, "_unpacked", None)
    assert_same(load_weights(), packed)
    assert list(file.parent.iterdir()) == [file]


def test_threads_unpack_the_table_as_numpy_reads_it_without_its_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    parse = ast.literal_eval
    threads: set[threading.Thread] = set()

    def spied(text: str) -> object:
        threads.add(threading.current_thread())
        return parse(text)

    monkeypatch.setattr(ast, "literal_eval", spied)
    monkeypatch.setattr(weights, "mapped", lambda _path: None)
    found = load_weights(threads=2, keep=False)
    assert threads == {threading.main_thread()}
    with np.load(weights.resource("weights.npz")) as stored:
        assert np.array_equal(found.table.rows(np.array([5, 22])), stored["q6"][:2])


@pytest.mark.parametrize("place", [0, 9, 60, 1_000, 4_500, 5_800, 200_000, 1_500_000, 12_000_000])
def test_a_damaged_bit_before_the_table_has_the_file_made_anew(
    file: Path, laid_out: bytes, packed: Weights, place: int
) -> None:
    file.write_bytes(laid_out[:place] + bytes([laid_out[place] ^ 4]) + laid_out[place + 1 :])
    assert_same(load_weights(), packed)
    assert file.read_bytes() == laid_out


def test_a_damaged_row_of_the_table_is_read_from_the_package(file: Path, laid_out: bytes, packed: Weights) -> None:
    place = len(laid_out) - 7  # the last of the tokens
    file.write_bytes(laid_out[:place] + bytes([laid_out[place] ^ 128]) + laid_out[place + 1 :])
    assert_same(load_weights(), packed)
    assert not file.exists()


@pytest.mark.parametrize("content", [b"", b"\x93NUMPY", b"not weights at all" * 100])
def test_another_file_in_its_place_is_replaced(file: Path, laid_out: bytes, packed: Weights, content: bytes) -> None:
    file.write_bytes(content)
    assert_same(load_weights(), packed)
    assert file.read_bytes() == laid_out


def test_half_a_file_is_replaced(file: Path, laid_out: bytes, packed: Weights) -> None:
    file.write_bytes(laid_out[: len(laid_out) // 2])
    assert_same(load_weights(), packed)
    assert file.read_bytes() == laid_out


def test_a_folder_that_cannot_be_written_is_done_without(
    tmp_path: Path, packed: Weights, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "file" / "cache"))
    assert_same(load_weights(), packed)


def test_processes_that_start_at_once_all_get_the_weights(tmp_path: Path) -> None:
    code = (
        "import numpy as np; from aligner.embed.weights import load_weights; "
        f"print(load_weights().embed(np.array({IDS.tolist()})).sum())"
    )
    environment = os.environ | {FOLDER_VARIABLE: str(tmp_path / "new")}
    started = [
        subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    answers = {process.communicate()[0] for process in started}
    assert len(answers) == 1
    assert all(process.returncode == 0 for process in started)
    assert [path.suffix for path in (tmp_path / "new").iterdir()] == [".npy"]


def test_an_unfinished_file_of_a_process_that_died_is_removed(tmp_path: Path) -> None:
    dead, writing = tmp_path / "w.npy.1.part", tmp_path / "w.npy.2.part"
    for path in (dead, writing):
        path.write_bytes(b"half")
    os.utime(dead, (time.time() - 3600,) * 2)
    lay_out(tmp_path / "w.npy", SMALL)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["w.npy", "w.npy.2.part"]
    kept = mapped(tmp_path / "w.npy")
    assert kept is not None
    assert {name: array.tolist() for name, array in kept.items() if name != "checks"} == {
        name: array.tolist() for name, array in SMALL.items()
    }


def test_every_change_within_eight_bytes_changes_a_check() -> None:
    rows = np.random.default_rng(1).integers(0, 256, (50, 512), dtype=np.uint8)
    before = row_checks(rows)
    for place in range(0, 512, 7):
        changed = rows.copy()
        changed[:, place] ^= 1 << (place % 8)
        assert (row_checks(changed) != before).all()
