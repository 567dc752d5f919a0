"""Models are written whole or not at all, the same bytes for the same numbers."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
import storing


@pytest.fixture(autouse=True)
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(storing, "models_folder", lambda: tmp_path)
    return tmp_path


def test_the_same_arrays_are_the_same_bytes_at_any_time(models: Path, monkeypatch: pytest.MonkeyPatch):
    arrays = {"weight": np.arange(6, dtype=np.float16).reshape(2, 3).T, "scale": np.array(2.7, np.float16)}
    storing.write_arrays("net.npz", arrays)
    first = (models / "net.npz").read_bytes()
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    storing.write_arrays("net.npz", arrays)
    assert (models / "net.npz").read_bytes() == first
    with np.load(models / "net.npz", allow_pickle=False) as stored:
        assert {name: stored[name].tolist() for name in stored} == {name: arrays[name].tolist() for name in arrays}


def test_what_cannot_be_written_leaves_the_file_that_was_there(models: Path):
    storing.write_text("a.json", "{}")
    with pytest.raises(UnicodeEncodeError):
        storing.write_text("a.json", "\ud800")
    assert [(path.name, path.read_text(encoding="utf-8")) for path in models.iterdir()] == [("a.json", "{}\n")]
