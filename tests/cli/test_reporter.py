import io
import sys

import pytest

from aligner.cli import reporter
from aligner.cli.reporter import Reporter


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def drawn(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, patience: float, quiet: bool = False) -> str:
    """What a progress from 1 to 100 of 100 writes to standard error."""
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(reporter, "PATIENCE", patience)
    monkeypatch.setenv("TERM", "xterm")
    with Reporter(quiet, verbose=False).progress("Reading the two texts") as advance:
        for done in range(1, 101):
            advance(done, 100)
    return stream.getvalue()


def test_a_bar_appears_on_a_terminal_when_the_work_is_long(monkeypatch: pytest.MonkeyPatch):
    assert "Reading the two texts" in drawn(monkeypatch, _Terminal(), patience=0)


def test_there_is_no_bar_for_short_work(monkeypatch: pytest.MonkeyPatch):
    assert drawn(monkeypatch, _Terminal(), patience=60) == ""


def test_there_is_no_bar_off_a_terminal(monkeypatch: pytest.MonkeyPatch):
    assert drawn(monkeypatch, io.StringIO(), patience=0) == ""


def test_there_is_no_bar_when_quiet(monkeypatch: pytest.MonkeyPatch):
    assert drawn(monkeypatch, _Terminal(), patience=0, quiet=True) == ""


def test_a_bar_is_gone_after_a_failure(monkeypatch: pytest.MonkeyPatch):
    stream = _Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(reporter, "PATIENCE", 0)
    report = Reporter(quiet=False, verbose=False)

    def fail() -> None:
        with report.progress("Work") as advance:
            advance(1, 10)
            advance(2, 10)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert "\x1b[?25h" in stream.getvalue()  # the cursor is shown again
