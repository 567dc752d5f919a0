"""What ends the program from outside: a word at most and an exit code, no traceback, and no half-written file."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from aligner.cli.signals import Stopped, is_ending, stoppable, until_ctrl_c
from aligner.write.atomic import writing
from tests.cli.test_program import start

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals of Linux")


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


def test_ctrl_c_that_gets_lost_is_raised_again():
    with pytest.raises(KeyboardInterrupt), stoppable():
        lose(signal.SIGINT)
        time.sleep(5)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_signal_that_gets_lost_again_and_again_is_raised_until_it_is_heard():
    with pytest.raises(Stopped) as stopped, stoppable():
        lose(signal.SIGTERM)
        with suppress(Stopped):
            time.sleep(5)
        time.sleep(5)
    assert stopped.value.exit_code == 128 + signal.SIGTERM


def lose(number: signal.Signals) -> None:
    """What code that is not Python does with an exception it does not expect."""
    with suppress(KeyboardInterrupt, Stopped):
        signal.raise_signal(number)


def test_after_what_ends_by_ctrl_c_the_program_goes_on():
    with stoppable():
        with until_ctrl_c():
            signal.raise_signal(signal.SIGINT)
        time.sleep(0.3)


def test_ctrl_c_while_a_class_is_made_is_no_other_fault():
    class Slow:
        def __set_name__(self, *_: object) -> None:
            raise KeyboardInterrupt

    try:
        type("Made", (), {"slow": Slow()})
    except (RuntimeError, KeyboardInterrupt) as error:  # RuntimeError until Python 3.12
        assert is_ending(error)
    assert not is_ending(RuntimeError("a fault"))
