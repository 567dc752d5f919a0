"""Standard streams that are full or closed: a word and an exit code, never a traceback."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

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
