"""Run the commands of pages again and put what they print in its place: `make docs`.

    python bench/docs.py docs/tutorial.md [more …]

A block that is indented by four spaces and begins with ``$`` holds commands and their output; a block whose first line
is ``# NAME`` is written to that file first. The commands of a page run in one folder, which begins with a copy of
data/: the aligner's in this process, so that its weights are read once, and what is behind a pipe, like all others, in
bash.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
from click.testing import CliRunner

import aligner.embed
from aligner.cli import program

os.environ[aligner.embed.NO_CONTEXT_VARIABLE] = "1"  # the pages show what everybody has, without the extra

ROOT = Path(__file__).parents[1]
INDENT = "    "
_BLOCK = re.compile(r"(?:(?<=\n\n)|\A)(?:    .*\n(?:\n(?=    (?!\$ |# \S+\.\w+$)))*)+", re.MULTILINE)
_FILE = re.compile(r"# (\S+\.\w+)$", re.MULTILINE)
_ALIGNER = re.compile(r"aligner (?P<arguments>[^|>;]*)(?:> *(?P<file>[^\s;|]+) *)?(?:(?P<then>[|;]) *(?P<rest>.*))?")


def refreshed(page: str, folder: Path) -> str:
    """The page with what its commands print now, in a folder for its files."""
    shutil.copytree(ROOT / "data", folder / "data")
    with _in(folder):
        return _BLOCK.sub(lambda block: _again(block.group(), folder), page)


def _again(block: str, folder: Path) -> str:
    lines = [line.removeprefix(INDENT) for line in block.splitlines()]
    if named := _FILE.fullmatch(lines[0]):
        (folder / named.group(1)).write_text("\n".join(lines[1:]).strip("\n") + "\n", encoding="utf-8")
    if not lines[0].startswith("$ "):
        return block
    printed = []
    for command in (line.removeprefix("$ ") for line in lines if line.startswith("$ ")):
        printed += [f"$ {command}", *run(command)]
    return "".join(f"{INDENT}{line}".rstrip() + "\n" for line in printed)


def run(command: str) -> list[str]:
    """What a command prints on both streams, in order, and its exit code where that is not 0."""
    ours = _ALIGNER.fullmatch(command)
    if ours is None:
        return _printed(*_bash(command))
    arguments = _bash(f"printf '%s\\n' {ours['arguments']}")[0].splitlines()
    done = CliRunner().invoke(program, arguments, prog_name="aligner", terminal_width=80)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise click.ClickException(f"{command}: {done.exception!r}") from done.exception
    if ours["file"]:
        Path(ours["file"]).write_bytes(done.stdout_bytes)
    if not ours["file"] and ours["then"] != "|":
        return _printed(done.output, done.exit_code)
    passed = b"" if ours["file"] else done.stdout_bytes
    before = "" if ours["then"] == "|" else f"(exit {done.exit_code}); "
    rest, code = _bash(before + (ours["rest"] or ""), passed)
    return _printed(done.stderr + rest, code)


def _bash(command: str, given: bytes = b"") -> tuple[str, int]:
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-c", command],
        env=environment,
        input=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.stdout.decode(), done.returncode


def _printed(output: str, code: int) -> list[str]:
    lines = output.rstrip("\n").splitlines()
    return [*lines, f"(exit {code})"] if code else lines


@contextlib.contextmanager
def _in(folder: Path) -> Iterator[None]:
    """Work in a folder, with weights that stay in memory from one command to the next."""
    load = aligner.embed.load_encoder
    aligner.embed.load_encoder = cache(load)
    try:
        with contextlib.chdir(folder):
            yield
    finally:
        aligner.embed.load_encoder = load


@click.command()
@click.argument("pages", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def main(pages: tuple[Path, ...]) -> None:
    """Rewrite the pages."""
    for page in pages:
        path = page.absolute()
        with tempfile.TemporaryDirectory() as folder:
            path.write_text(refreshed(path.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
