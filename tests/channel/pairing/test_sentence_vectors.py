from pathlib import Path

import numpy as np
import pytest

from aligner.channel.pairing.sentence_vectors import SentenceVectors
from aligner.errors import InputError

ROWS = np.random.default_rng(3).standard_normal((50, 8)).astype(np.float32)


@pytest.mark.parametrize("most_in_memory", [1 << 20, 100], ids=["memory", "file"])
def test_rows_come_back_whatever_was_written_since(most_in_memory: int):
    vectors = SentenceVectors(8, most_in_memory)
    vectors.append(ROWS[:20])
    assert np.allclose(vectors.rows(3, 9), ROWS[3:9], atol=2e-3)
    vectors.append(ROWS[20:])
    assert len(vectors) == 50
    assert np.allclose(vectors.rows(0, 50), ROWS, atol=2e-3)
    assert np.allclose(vectors.rows(18, 23), ROWS[18:23], atol=2e-3)
    assert vectors.rows(7, 7).shape == (0, 8)


def test_a_folder_without_room_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with pytest.raises(InputError, match=r"vectors cannot be kept in .*gone.*make room there"):
        SentenceVectors(8, 100).append(ROWS)
