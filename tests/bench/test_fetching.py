"""Files of public sets over HTTP: resumed, checked, and whole or not there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from fetching import NotFetchedError, fetch

from tests.bench.server import Served, serving

CONTENT = b"".join(b"%d\n" % k for k in range(50_000))
HASH = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def served() -> Iterator[Served]:
    with serving({"/a.txt": CONTENT}) as files:
        yield files


def test_a_file_is_fetched_and_its_hash_told(served: Served, tmp_path: Path):
    assert fetch(f"{served.address}/a.txt", tmp_path / "deep/a.txt") == HASH
    assert (tmp_path / "deep/a.txt").read_bytes() == CONTENT


def test_what_lies_there_is_not_fetched_again(served: Served, tmp_path: Path):
    for _ in range(2):
        fetch(f"{served.address}/a.txt", tmp_path / "a.txt", HASH)
    assert served.asked == [("/a.txt", 0)]


def test_a_file_with_another_hash_is_refused_and_not_kept(served: Served, tmp_path: Path):
    with pytest.raises(NotFetchedError, match=r"is not the file it was: its SHA-256 is .* and 00ff was expected"):
        fetch(f"{served.address}/a.txt", tmp_path / "a.txt", "00ff")
    assert list(tmp_path.iterdir()) == []


def test_a_transfer_that_broke_off_goes_on_where_it_did(served: Served, tmp_path: Path):
    served.breaks_after = 1000
    with pytest.raises(NotFetchedError, match="broke off after 1000 bytes: the next time goes on there"):
        fetch(f"{served.address}/a.txt", tmp_path / "a.txt", HASH)
    assert not (tmp_path / "a.txt").exists()
    assert fetch(f"{served.address}/a.txt", tmp_path / "a.txt", HASH) == HASH
    assert served.asked == [("/a.txt", 0), ("/a.txt", 1000)]


@pytest.mark.parametrize("ranges", [True, False])
def test_a_part_of_another_version_is_fetched_anew(served: Served, tmp_path: Path, ranges: bool):
    served.ranges = ranges
    (tmp_path / "a.txt.part").write_bytes(b"yesterday")
    assert fetch(f"{served.address}/a.txt", tmp_path / "a.txt", HASH) == HASH
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("part", [CONTENT, CONTENT + b"more"])
def test_a_part_as_long_as_the_file_or_longer_is_fetched_anew(served: Served, tmp_path: Path, part: bytes):
    (tmp_path / "a.txt.part").write_bytes(part)
    assert fetch(f"{served.address}/a.txt", tmp_path / "a.txt", HASH) == HASH


def test_a_file_that_is_not_there_is_told_with_the_servers_answer(served: Served, tmp_path: Path):
    with pytest.raises(NotFetchedError, match=r"/b\.txt cannot be fetched: the server answers 404"):
        fetch(f"{served.address}/b.txt", tmp_path / "b.txt")
    assert list(tmp_path.iterdir()) == []


def test_without_a_network_the_message_asks_for_one(tmp_path: Path):
    with serving({}) as gone:
        address = gone.address
    with pytest.raises(NotFetchedError, match=r"cannot be fetched \(.*\): is there a network\?"):
        fetch(f"{address}/a.txt", tmp_path / "a.txt")
