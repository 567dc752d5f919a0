"""What befalls a night's work: after it, the corpus is what an undisturbed run would have made."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aligner.corpus.marker import read_marker
from aligner.corpus.plan import load_plan
from aligner.corpus.status import status
from aligner.errors import InputError
from tests.corpus.conftest import Corpus

Make = Callable[..., Corpus]
ROOT = Path(__file__).parents[2]
only_posix = pytest.mark.skipif(os.name == "nt", reason="signals and limits of POSIX")


def failures(corpus: Corpus) -> dict[str, str]:
    """Why each pair failed, by its id."""
    plan = load_plan(corpus.folder)
    return {
        one.id: one.error
        for shard in plan.shards
        for one in (read_marker(plan.marker(shard)) or pytest.fail("a shard has no marker")).failures
    }


def undisturbed(corpus: Corpus) -> dict[str, bytes]:
    """The shards of another folder, made in one go."""
    other = corpus.base / "undisturbed"
    corpus.run(corpus.plan(other))
    return corpus.shards(other)


@only_posix
def test_a_worker_that_is_killed_is_replaced_and_its_pair_is_tried_again(corpus: Make):
    made = corpus(6)
    made.write(2, f"DIE-ONCE {made.base / 'died'}")
    made.run()
    assert (made.base / "died").exists()
    assert failures(made) == {}
    assert made.shards() == undisturbed(made)


@only_posix
def test_a_pair_that_kills_every_worker_is_a_row_and_the_others_are_aligned(corpus: Make):
    made = corpus(6)
    made.write(2, "DIE")
    assert (account := made.run()).n_failed == 1
    assert account.n_made == 6
    assert failures(made) == {"p2": "the process that aligned it died 2 times (signal 9), perhaps for want of memory"}


def test_a_pair_that_hangs_is_given_up_in_time(corpus: Make):
    made = corpus(3)
    made.write(1, "HANG")
    started = time.monotonic()
    made.run(seconds=1.5)
    assert time.monotonic() - started < 15
    assert failures(made) == {"p1": "it took more than 1.5 s; give --pair-time more, or cut the texts"}


def test_a_pair_that_eats_memory_is_given_up_before_the_machine_is(corpus: Make):
    made = corpus(3)
    made.write(1, "EAT")
    made.run()
    assert failures(made) == {"p1": "it took more than 300 MB of memory; give --memory more, or cut the texts"}


def test_missing_files_are_rows(corpus: Make):
    made = corpus(3)
    (made.base / "1.fr").unlink()
    made.run()
    assert failures(made) == {"p1": "1.fr cannot be read: No such file or directory"}


def test_failed_pairs_alone_are_tried_again_when_that_is_asked_for(corpus: Make):
    made = corpus(6)
    made.write(1, "FAIL")
    assert made.run().n_failed == 1
    assert made.run().n_made == 0
    assert (again := made.run(retry_failed=True)).n_made == 1
    assert again.n_failed == 1


def test_a_missing_file_that_came_is_aligned_without_being_asked(corpus: Make):
    made = corpus(3)
    (made.base / "1.fr").rename(made.base / "away")
    made.run()
    (made.base / "away").rename(made.base / "1.fr")
    assert made.run().n_made == 1
    assert made.shards() == undisturbed(made)


@pytest.mark.parametrize("damage", ["torn", "gone", "flipped", "no marker", "torn marker"])
def test_a_damaged_shard_is_made_anew(corpus: Make, damage: str):
    made = corpus(10)
    made.run()
    file, marker = made.folder / "shards" / "000001.jsonl.zst", made.folder / "shards" / "000001.json"
    content = file.read_bytes()
    if damage == "torn":
        file.write_bytes(content[: len(content) // 2])
    elif damage == "gone":
        file.unlink()
    elif damage == "flipped":
        file.write_bytes(content[:-9] + bytes([content[-9] ^ 1]) + content[-8:])
    elif damage == "no marker":
        marker.unlink()
    else:
        marker.write_bytes(marker.read_bytes()[:40])
    assert made.run().n_made == 4
    assert file.read_bytes() == content


def test_clocks_do_not_matter(corpus: Make):
    made = corpus(6)
    made.run()
    before = made.shards()
    for number, path in enumerate(sorted(made.base.rglob("*.*"))):
        os.utime(path, (0, 0) if number % 2 else (4e9, 4e9))
    assert made.run().n_made == 0
    made.write(4, "Мост номер 9 открыт.", "Le pont numéro 9 est ouvert.")  # as long as it was, and as old
    os.utime(made.base / "4.ru", (0, 0))
    assert made.run().n_made == 1
    assert {name for name, content in made.shards().items() if content != before[name]} == {"000001.jsonl.zst"}


def test_a_worker_that_cannot_start_leaves_no_marker(corpus: Make):
    made = corpus(3)
    with pytest.raises(InputError, match="nonsense"):
        made.run(made.plan(encoder="nonsense"), needs_models=True)
    assert status(load_plan(made.folder)).n_shards_done == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 kB, where this process may mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no small file system can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_stops_the_run_and_leaves_nothing_half_written(corpus: Make, small_disk: Path):
    made = corpus(10)
    made.folder = small_disk / "corpus"
    plan = made.plan()
    filler = small_disk / "filler"
    with pytest.raises(OSError), filler.open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 512)
    with pytest.raises(InputError, match=r"cannot write .*: No space left on device"):
        made.run(plan)
    assert made.shards() == {}
    assert not list((made.folder / "shards").glob("*.json"))
    filler.unlink()
    made.run(plan)
    assert made.shards() == undisturbed(made)


@only_posix
@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM])
def test_a_parent_that_is_killed_leaves_no_worker_and_is_resumed(corpus: Make, ending: signal.Signals):
    made = corpus(12)
    gate = made.base / "gate"
    for number in range(8, 12):
        made.write(number, f"WAIT {gate}")
    plan = made.plan()
    script = (
        "import sys; from pathlib import Path; from aligner.corpus.batch import run; "
        "from aligner.corpus.local import Work; from aligner.corpus.plan import load_plan; "
        f"run(load_plan(Path({str(made.folder)!r})), "
        "Work(align_pair='tests.corpus.doubles:quick', needs_models=False), n_workers=2)"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT)
    deadline = time.monotonic() + 60
    while status(plan).n_shards_done < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    workers = children(parent.pid)
    parent.send_signal(ending)
    parent.wait()
    assert status(plan).n_shards_done == 2
    assert workers
    while any(map(is_alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(map(is_alive, workers))
    gate.touch()
    made.run(plan)
    assert made.shards() == undisturbed(made)
    assert not list(made.folder.rglob("*.part"))


def children(process: int) -> list[int]:
    """The processes that one has started."""
    listed = subprocess.run(["ps", "-A", "-o", "ppid=,pid="], capture_output=True, text=True, check=True).stdout
    return [int(pid) for parent, pid in map(str.split, listed.splitlines()) if int(parent) == process]


def is_alive(process: int) -> bool:
    """Whether it runs, and is no corpse that nobody has buried."""
    told = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False).stdout
    return bool(told.strip()) and not told.startswith("Z")
