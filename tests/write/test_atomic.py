"""Files appear whole or not at all, whatever kills their writer; the next run removes what was left."""

import os
import random
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import pytest

from aligner.errors import InputError
from aligner.write import atomic
from aligner.write.atomic import check_writable, writing

WRITER = """
import sys, time
from pathlib import Path
from aligner.write.atomic import writing
print("ready", flush=True)
with writing(Path(sys.argv[1])) as (stream,):
    for _ in range(200):
        stream.write(b"x" * 10000)
        time.sleep(0.0005)
print("written", flush=True)
time.sleep(5)
"""
WHOLE = 2_000_000


@pytest.fixture(autouse=True)
def fresh():
    """As a new process would: folders are looked through again."""
    atomic._remove_orphans.cache_clear()
    yield
    atomic._remove_orphans.cache_clear()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows kills otherwise")
def test_a_writer_killed_at_any_moment_leaves_no_half_file_and_the_next_run_no_rest(tmp_path: Path):
    rng = random.Random(3)
    n_rests = 0
    for _ in range(6):
        process = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path / "a.tmx")], stdout=subprocess.PIPE)
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(rng.uniform(0, 0.2))
        process.kill()
        process.communicate()
        rests = [path for path in tmp_path.iterdir() if path.suffix == ".part"]
        n_rests += len(rests)
        assert not (tmp_path / "a.tmx").exists() or (tmp_path / "a.tmx").stat().st_size == WHOLE
        atomic._remove_orphans.cache_clear()
        with writing(tmp_path / "b.tmx") as (stream,):
            stream.write(b"next")
        assert {path.name for path in tmp_path.iterdir()} <= {"a.tmx", "b.tmx"}
    assert n_rests > 0


def test_what_a_living_process_or_another_machine_writes_stays(tmp_path: Path):
    names = [
        f".aligner-{atomic._machine()}-{os.getpid()}-000000000000.part",
        f".aligner-{atomic._machine()}-{os.getppid()}-000000000000.part",
        ".aligner-00000000-999999-000000000000.part",
        "notes.part",
        f".aligner-{atomic._machine()}-9-notes.part",
    ]
    for name in names:
        (tmp_path / name).write_bytes(b"half")
    check_writable(tmp_path / "a.tmx")
    assert {path.name for path in tmp_path.iterdir()} == set(names)


def test_a_disk_that_fills_leaves_the_old_file(tmp_path: Path):
    class Filling:
        """A file on a disk that has room for a hundred bytes more."""

        def __init__(self, file: BinaryIO) -> None:
            self.file, self.left = file, 100

        def write(self, content: bytes) -> int:
            self.left -= len(content)
            if self.left < 0:
                raise OSError(28, "No space left on device")
            return self.file.write(content)

    (tmp_path / "a.tmx").write_bytes(b"old")
    with (
        pytest.raises(InputError, match=r"a.tmx: No space left"),
        writing(tmp_path / "a.tmx") as (file,),
    ):
        disk = Filling(file)
        for _ in range(20):
            disk.write(b"ten bytes.")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.tmx": b"old"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such modes")
def test_a_file_written_again_keeps_its_mode(tmp_path: Path):
    path = tmp_path / "a.tmx"
    path.write_bytes(b"old")
    path.chmod(0o640)
    with writing(path) as (stream,):
        stream.write(b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o7777) == (b"new", 0o640)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_a_file_of_another_user_stays_theirs_when_root_writes_it(tmp_path: Path):
    path, link = tmp_path / "a.tmx", tmp_path / "link.tmx"
    path.write_bytes(b"old")
    os.chown(path, 12345, 23456)
    path.chmod(0o604)
    link.symlink_to(path)
    for name in (path, link):
        with writing(name, tmp_path / "b.tmx") as streams:
            for stream in streams:
                stream.write(b"new")
        now = path.stat()
        assert (now.st_uid, now.st_gid, now.st_mode & 0o7777) == (12345, 23456, 0o604)
    assert (tmp_path / "b.tmx").stat().st_uid == 0


def test_a_user_who_may_not_give_files_away_writes_them_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuses(*_: int) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "fchown", refuses, raising=False)
    (tmp_path / "a.tmx").write_bytes(b"old")
    with writing(tmp_path / "a.tmx") as (stream,):
        stream.write(b"new")
    assert (tmp_path / "a.tmx").read_bytes() == b"new"
