"""Vectors kept on disk: found again, made once, never wrong, never more than the limit, never in the way."""

import multiprocessing
import sqlite3
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from aligner.embed.cache import VectorCache, _checksum, keys_of
from aligner.embed.cache_place import cache_file, cache_limit
from aligner.errors import InputError

WIDTH = 8


class Made:
    """Makes the vector of a text from its letters, and notes for which it was asked."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.asked: list[str] = []

    def __call__(self, missing: NDArray[np.int64]) -> NDArray[np.float32]:
        self.asked += [self.texts[k] for k in missing]
        return vectors_of([self.texts[k] for k in missing])


def vectors_of(texts: Sequence[str]) -> NDArray[np.float32]:
    letters = [np.resize([ord(letter) / 7 for letter in text], WIDTH) for text in texts]
    return np.array(letters, np.float32).reshape(-1, WIDTH)


def keys(texts: Sequence[str], identity: str = "model", kind: str = "text") -> list[bytes]:
    return keys_of(identity, kind, (text.encode() for text in texts))


def asked(path: Path, texts: Sequence[str], most_bytes: int = 10**9) -> list[str]:
    """The texts that a new process would have to encode; whatever happens, all vectors are right."""
    made = Made(texts)
    cache = VectorCache(path, most_bytes)
    found = cache.remember(keys(texts), WIDTH, made)
    cache.close()
    assert np.array_equal(found, vectors_of(texts))
    return made.asked


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "vectors.sqlite"


def test_what_was_made_once_is_found_by_the_next_run(path: Path):
    assert asked(path, ["мир", "paix"]) == ["мир", "paix"]
    assert asked(path, ["paix", "труд", "мир"]) == ["труд"]


def test_a_text_that_comes_twice_is_made_once(path: Path):
    assert asked(path, ["мир", "paix", "мир"]) == ["мир", "paix"]


def test_nothing_asked_is_nothing_found(path: Path):
    assert asked(path, []) == []


@pytest.mark.parametrize(("identity", "kind"), [("other model", "text"), ("model", "text of another version")])
def test_another_model_or_kind_has_vectors_of_its_own(path: Path, identity: str, kind: str):
    asked(path, ["мир"])
    made = Made(["мир"])
    VectorCache(path).remember(keys(["мир"], identity, kind), WIDTH, made)
    assert made.asked == ["мир"]


def test_a_vector_of_another_width_is_not_taken(path: Path):
    asked(path, ["мир"])
    found = VectorCache(path).remember(keys(["мир"]), 3, lambda missing: np.ones((len(missing), 3), np.float32))
    assert found.tolist() == [[1, 1, 1]]


def test_vectors_of_any_length_are_found_again(path: Path):
    texts = ["мир", "paix et travail", "", "мир"]
    for expected in (["мир", "paix et travail", ""], []):
        made: list[str] = []

        def make(missing: NDArray[np.int64], made: list[str] = made) -> list[NDArray[np.float32]]:
            made += [texts[k] for k in missing]
            return [np.array([ord(letter) for letter in texts[k]], np.float32) for k in missing]

        found = VectorCache(path).remember_each(keys(texts), make)
        assert made == expected
        assert ["".join(map(chr, vector.astype(int))) for vector in found] == texts


@pytest.mark.parametrize("content", [b"", b"no database " * 1000, b"SQLite format 3\0" + b"\xff" * 40000])
def test_a_file_that_is_no_database_is_made_anew(path: Path, content: bytes):
    path.parent.mkdir()
    path.write_bytes(content)
    assert asked(path, ["мир"]) == ["мир"]
    assert asked(path, ["мир"]) == []


def test_a_file_that_is_cut_off_is_made_anew(path: Path):
    texts = [f"текст {k}" for k in range(3000)]
    asked(path, texts)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert asked(path, texts)
    assert asked(path, texts) == []


def test_a_damaged_vector_is_made_anew(path: Path):
    asked(path, ["мир", "paix"])
    with sqlite3.connect(path) as connection:
        (value,) = connection.execute("SELECT value FROM vectors WHERE row = 1").fetchone()
        damaged = value[:9] + bytes([value[9] ^ 1]) + value[10:]
        connection.execute("UPDATE vectors SET value = ? WHERE row = 1", (damaged,))
    connection.close()
    assert asked(path, ["мир", "paix"]) == ["мир"]
    assert asked(path, ["мир", "paix"]) == []


def test_damage_is_told_once(path: Path):
    told: list[str] = []
    path.parent.mkdir()
    path.write_bytes(b"no database " * 1000)
    cache = VectorCache(path, notify=told.append)
    for text in ("мир", "paix"):
        cache.remember(keys([text]), WIDTH, Made([text]))
    cache.close()
    assert len(told) == 1
    assert told[0].startswith(f"the cache of vectors, {path}, is damaged (file is not a database) and is made anew")


DAMAGES = {
    "the keys of two vectors exchanged": "UPDATE known SET row = 3 - row",
    "a key that points to the vector of another": "UPDATE known SET row = 1",
    "a text for a vector": "UPDATE vectors SET value = 'text'",
    "a number for a vector": "UPDATE vectors SET value = 7",
    "half a vector": "UPDATE vectors SET value = substr(value, 1, 20)",
    "an empty vector": "UPDATE vectors SET value = x''",
    "a text for a day": "UPDATE known SET used = 'today'",
    "no keys": "DELETE FROM known",
    "no vectors": "DELETE FROM vectors",
    "no table of keys": "DROP TABLE known",
    "no table of vectors": "DROP TABLE vectors",
    "no tables": "DROP TABLE known; DROP TABLE vectors",
    "a table of other columns": "DROP TABLE vectors; CREATE TABLE vectors (number INTEGER PRIMARY KEY)",
    "a view in place of a table": "DROP TABLE vectors; CREATE VIEW vectors AS SELECT 1 AS row, x'00' AS value",
}


@pytest.mark.parametrize("statements", DAMAGES.values(), ids=DAMAGES)
def test_whatever_is_done_to_the_tables_costs_time_and_no_result(path: Path, statements: str):
    asked(path, ["мир", "paix"])
    connection = sqlite3.connect(path)
    connection.executescript(statements)
    connection.close()
    asked(path, ["мир", "paix"])
    assert asked(path, ["мир", "paix"]) == []


@pytest.mark.parametrize("number", [np.nan, np.inf, -np.inf])
def test_what_is_no_number_is_neither_kept_nor_taken(path: Path, number: float):
    broken = np.full((1, WIDTH), number, np.float32)
    VectorCache(path).remember(keys(["мир"]), WIDTH, lambda missing: broken)
    assert asked(path, ["мир"]) == ["мир"]
    with sqlite3.connect(path) as connection:
        (key,), value = keys(["мир"]), broken.tobytes()
        connection.execute("UPDATE vectors SET value = ?", (_checksum(key, value) + value,))
    connection.close()
    assert asked(path, ["мир"]) == ["мир"]
    assert asked(path, ["мир"]) == []


@cache
def sound_file() -> bytes:
    """A file of thirty vectors, as it lies on the disk."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vectors.sqlite"
        asked(path, THIRTY)
        return path.read_bytes()


THIRTY = [f"текст {k}" for k in range(30)]


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_flipped_bytes_cost_time_and_no_result(data: st.DataObject):
    content = bytearray(sound_file())
    written = np.flatnonzero(np.frombuffer(sound_file(), np.uint8))  # nine in ten bytes are empty room
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.sampled_from(written.tolist()) | st.integers(0, len(content) - 1))
        content[place] ^= data.draw(st.integers(1, 255))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vectors.sqlite"
        path.write_bytes(content)
        for _ in range(2):
            asked(path, [*THIRTY, "новый"])


def test_damage_while_the_file_is_open_is_survived(path: Path):
    cache = VectorCache(path)
    texts = [f"текст {k}" for k in range(2000)]
    cache.remember(keys(texts), WIDTH, Made(texts))
    with path.open("r+b") as stream:
        stream.seek(100)
        stream.write(b"\xff" * (path.stat().st_size - 100))
    others = [f"autre {k}" for k in range(2000)]
    assert np.array_equal(cache.remember(keys(others), WIDTH, Made(others)), vectors_of(others))
    assert np.array_equal(cache.remember(keys(texts), WIDTH, Made(texts)), vectors_of(texts))


def test_the_file_stays_within_its_limit_and_drops_what_was_not_used_for_longest(
    path: Path, monkeypatch: pytest.MonkeyPatch
):
    limit = 2_000_000
    day = 86400.0

    def on_day(number: int) -> None:
        monkeypatch.setattr("aligner.embed.cache.time.time", lambda: number * day)

    texts = [[f"{name} {k}" for k in range(4000)] for name in ("первый", "второй", "третий")]
    for number, some in enumerate(texts):
        on_day(number)
        asked(path, some, limit)
    on_day(5)
    assert asked(path, texts[1], limit) == []
    more = [f"четвёртый {k}" for k in range(14000)]
    asked(path, more, limit)
    assert path.stat().st_size <= limit
    kept = [len(some) - len(unknown(path, some)) for some in texts]
    assert kept[0] == 0
    assert kept[1] == 4000
    assert 0 < kept[2] < 4000
    assert unknown(path, more) == []


def unknown(path: Path, texts: Sequence[str]) -> list[str]:
    """The texts whose vectors are not in the file."""
    connection = sqlite3.connect(path)
    known = {key for (key,) in connection.execute("SELECT key FROM known")}
    connection.close()
    return [text for text, key in zip(texts, keys(texts), strict=True) if key not in known]


def test_more_than_the_limit_is_kept_in_part(path: Path):
    texts = [f"текст {k}" for k in range(20000)]
    asked(path, texts, 1_000_000)
    assert path.stat().st_size <= 1_000_000
    assert 0 < len(asked(path, texts, 1_000_000)) < len(texts)


def write_many(path: Path, name: str) -> None:
    for portion in range(20):
        asked(path, [f"{name} {portion} {k}" for k in range(100)] + ["общий"])


def test_several_processes_write_at_once(path: Path):
    spawn = multiprocessing.get_context("spawn")
    processes = [spawn.Process(target=write_many, args=(path, name)) for name in ("a", "b", "c")]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        assert process.exitcode == 0
    for name in ("a", "b", "c"):
        assert asked(path, [f"{name} {portion} {k}" for portion in range(20) for k in range(100)]) == []


def test_a_file_that_another_process_holds_is_done_without(path: Path, monkeypatch: pytest.MonkeyPatch):
    asked(path, ["мир"])
    monkeypatch.setattr("aligner.embed.cache.PATIENCE", 0.05)
    with sqlite3.connect(path, isolation_level=None) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        assert asked(path, ["мир"]) == ["мир"]
        holder.execute("ROLLBACK")
    holder.close()
    assert asked(path, ["мир"]) == []


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path: Path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert asked(tmp_path / "file" / "vectors.sqlite", ["мир"]) == ["мир"]


def test_an_interruption_leaves_the_cache_usable(path: Path):
    cache = VectorCache(path)

    def interrupted(missing: NDArray[np.int64]) -> NDArray[np.float32]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cache.remember(keys(["мир"]), WIDTH, interrupted)
    made = Made(["мир"])
    cache.remember(keys(["мир"]), WIDTH, made)
    assert asked(path, ["мир"]) == []


def test_no_text_is_in_the_file(path: Path):
    asked(path, ["тайна", "secret"])
    content = path.read_bytes()
    assert "тайна".encode() not in content
    assert b"secret" not in content


def test_the_environment_chooses_folder_and_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ALIGNER_CACHE_DIR", str(tmp_path))
    monkeypatch.setenv("ALIGNER_CACHE_MB", "12")
    assert cache_file().parent == tmp_path
    assert cache_limit() == 12 * 1024 * 1024


@pytest.mark.parametrize("value", ["0", "-5", "much", "1.5", "9" * 20, "9" * 5000])
def test_a_limit_that_is_no_number_is_refused(monkeypatch: pytest.MonkeyPatch, value: str):
    monkeypatch.setenv("ALIGNER_CACHE_MB", value)
    with pytest.raises(InputError, match=r"ALIGNER_CACHE_MB is '.*give a number of megabytes"):
        cache_limit()
