"""What a shell is told when the tabulator key is pressed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from aligner.cli import program
from aligner.cli.completion_command import SHELLS
from tests.cli.conftest import Run


def proposed(*words: str) -> list[str]:
    """Values, or the kind of file, for the last of the words."""
    complete = ShellComplete(program, {}, "aligner", "_ALIGNER_COMPLETE")
    items = complete.get_completions(list(words[:-1]), words[-1])
    return [item.value if item.type == "plain" else f"<{item.type}>" for item in items]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("al",), ["align"]),
        (("align", "disc"), ["<file>"]),
        (("align", "a", "b", "-o", ""), ["<file>"]),
        (("capture", "a", "-o", ""), ["<dir>"]),
        (("align", "a", "b", "--format", "xl"), ["xliff", "xliff2", "xlsx"]),
        (("align", "a", "b", "--source-lang", "p"), ["pl", "pt"]),
        (("align", "a", "b", "--encoder", "s"), ["sentence-transformers:"]),
        (("check", "a", "--checks", "number,mi"), ["number,missing"]),
        (("check", "a", "--checks", "missing,mi"), []),
        (("check", "a", "--fail-on", ""), ["error", "warning", "info"]),
        (("check", "a", "--do-"), ["--do-not-translate"]),
        (("completion", "f"), ["fish"]),
    ],
)
def test_commands_options_and_values_are_completed(words: tuple[str, ...], expected: list[str]):
    assert proposed(*words) == expected


def test_broken_settings_do_not_silence_the_shell(folder: Path):
    (folder / "aligner.toml").write_text("nonsense", encoding="utf-8")
    assert proposed("align", "a.ru.txt", "--thr") == ["--threads"]


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_is_printed_for_every_shell(run: Run, shell: str):
    result = run("completion", shell)
    assert result.exit_code == 0
    assert "_ALIGNER_COMPLETE" in result.stdout
    assert {"bash", "zsh", "fish"} <= set(SHELLS)


def test_a_shell_that_is_not_known_is_refused(run: Run):
    result = run("completion", "tcsh")
    assert result.exit_code == 2
    assert "'tcsh' is not one of 'bash', 'zsh', 'fish'" in result.stderr


@pytest.mark.skipif(shutil.which("bash") is None or sys.platform == "win32", reason="there is no bash")
def test_bash_completes_with_the_script(folder: Path, run: Run):
    script = run("completion", "bash").stdout
    (folder / "bin").mkdir()
    program_file = folder / "bin" / "aligner"
    program_file.write_text(f'#!/bin/sh\nexec {sys.executable} -m aligner "$@"\n', encoding="utf-8")
    program_file.chmod(0o755)
    ask = "COMP_WORDS=(aligner check x --fail-on w); COMP_CWORD=4; _aligner_completion aligner; echo ${COMPREPLY[@]}"
    done = subprocess.run(
        ["bash", "-c", f"{script}\n{ask}"],
        env=os.environ
        | {"PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
    )
    assert done.stdout == "warning\n"
