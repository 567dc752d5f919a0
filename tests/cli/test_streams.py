"""Standard streams that are full or closed, and signals: a word and an exit code, never a traceback."""

import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from aligner.cli.signals import Stopped, stoppable
from aligner.write.atomic import writing
from tests.cli.test_program import start

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="shells, /dev/full and signals of Linux")

TABLE = "source\ttarget\nМир\tLa paix\n"


def through_shell(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    line = command.replace("aligner", f"{shlex.quote(sys.executable)} -m aligner", 1)
    return subprocess.run(["sh", "-c", line], cwd=folder, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(
    ("command", "exit_code", "told"),
    [
        ("aligner --help > /dev/full", 2, "Error: cannot write to standard output: No space left on device\n"),
        ("aligner --help >&-", 2, "Error: cannot write to standard output: Bad file descriptor\n"),
        ("aligner split a.fr.txt --lang fr > /dev/full", 2, "Error: cannot write to standard output: No space left"),
        ("aligner split a.fr.txt --lang fr >&-", 2, "Error: cannot write to standard output: Bad file descriptor\n"),
        ("aligner convert p.tsv - --format json >&-", 2, "Error: cannot write to standard output: Bad file desc"),
        ("aligner convert p.tsv p.json >&-", 0, ""),
        ("aligner convert p.tsv p.json -v 2> /dev/full", 0, ""),
        ("aligner convert p.tsv p.json -v 2>&-", 0, ""),
        ("aligner convert none.tsv p.json 2>&-", 2, ""),
        ("aligner split - --lang fr <&-", 2, "Error: standard input is empty"),
        ("aligner convert p.tsv p.json <&- >&- 2>&-", 0, ""),
    ],
)
def test_a_stream_that_is_full_or_closed_is_no_fault(folder: Path, command: str, exit_code: int, told: str):
    (folder / "p.tsv").write_text(TABLE, encoding="utf-8")
    ended = through_shell(folder, command)
    assert (ended.returncode, ended.stderr[: len(told)]) == (exit_code, told)
    assert "Traceback" not in ended.stderr + ended.stdout
    assert "fault" not in ended.stderr
    assert "Exception ignored" not in ended.stderr
    if "p.json" in command and exit_code == 0:
        assert "La paix" in (folder / "p.json").read_text(encoding="utf-8")


IMPATIENT = """
import os, signal, sys
from aligner.__main__ import run

class Finder:
    def find_spec(self, name, *_):
        if name == "aligner.cli.program":
            os.kill(os.getpid(), signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background is started deaf to it
sys.meta_path.insert(0, Finder())
sys.exit(run())
"""


def test_ctrl_c_in_the_first_moments_shows_no_traceback(folder: Path):
    ended = subprocess.run([sys.executable, "-c", IMPATIENT], cwd=folder, capture_output=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (-signal.SIGINT, b"", b"")


@pytest.fixture
def hears_hang_ups() -> Iterator[None]:
    """Whoever runs these tests may be deaf to them, as under nohup, and so would be what they start."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


@pytest.mark.usefixtures("hears_hang_ups")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_end_is_obeyed_without_a_word(folder: Path, number: signal.Signals):
    before = set(folder.iterdir())
    process = start("align", "-", "a.fr.txt", "-v", "-o", "a.tmx", cwd=folder)
    assert process.stderr is not None
    assert process.stderr.readline() == b"aligning - with a.fr.txt\n"
    process.send_signal(number)
    assert process.wait(timeout=60) == 128 + number
    assert process.stderr.read() == b""
    assert set(folder.iterdir()) == before


@pytest.mark.usefixtures("hears_hang_ups")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_while_a_file_is_written_leaves_nothing(tmp_path: Path, number: signal.Signals):
    with pytest.raises(Stopped) as stopped, stoppable(), writing(tmp_path / "a.tmx") as (stream,):
        stream.write(b"half")
        os.kill(os.getpid(), number)
        time.sleep(1)
    assert stopped.value.exit_code == 128 + number
    assert not any(tmp_path.iterdir())
    assert signal.getsignal(number) is signal.SIG_DFL


def test_a_signal_that_was_silenced_stays_so():
    earlier = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with stoppable():
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, earlier)
