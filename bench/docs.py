"""Run the commands of a page again and put what they print in its place.

    python bench/docs.py docs/tutorial.md [more …]

A block that is indented by four spaces and begins with ``$`` holds commands and their output; a block whose first line
is ``# NAME`` is written to that file first. Commands run in a folder of their own that has a copy of data/, with the
aligner of this checkout and a cache of their own.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import click

ROOT = Path(__file__).parents[1]
INDENT = "    "
_BLOCK = re.compile(r"(?:(?<=\n\n)|\A)(?:    .*\n(?:\n(?=    (?!\$ |# \S+\.\w+$)))*)+", re.MULTILINE)
_FILE = re.compile(r"# (\S+\.\w+)$", re.MULTILINE)


def refreshed(page: str, folder: Path) -> str:
    """The page with what its commands print now."""
    return _BLOCK.sub(lambda block: _again(block.group(), folder), page)


def _again(block: str, folder: Path) -> str:
    lines = [line.removeprefix(INDENT) for line in block.splitlines()]
    if named := _FILE.fullmatch(lines[0]):
        (folder / named.group(1)).write_text("\n".join(lines[1:]).strip("\n") + "\n", encoding="utf-8")
    if not lines[0].startswith("$ "):
        return block
    printed = []
    for command in (line.removeprefix("$ ") for line in lines if line.startswith("$ ")):
        printed += [f"$ {command}", *run(command, folder)]
    return "".join(f"{INDENT}{line}".rstrip() + "\n" for line in printed)


def run(command: str, folder: Path) -> list[str]:
    """What a command prints on both streams, and its exit code where that is not 0."""
    tools = folder / ".tools"
    tools.mkdir(exist_ok=True)
    for name, call in (("aligner", '"$PYTHON" -m aligner "$@"'), ("python", '"$PYTHON" "$@"')):
        (tools / name).write_text(f"#!/bin/sh\nexec {call}\n")
        (tools / name).chmod(0o755)
    environment = os.environ | {
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "PYTHON": sys.executable,
        "PYTHONPATH": str(ROOT),
        "ALIGNER_CACHE_DIR": str(folder / ".cache"),
        "COLUMNS": "110",
    }
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if "Traceback" in done.stdout:
        raise click.ClickException(f"{command}:\n{done.stdout}")
    lines = done.stdout.rstrip("\n").splitlines()
    return [*lines, f"(exit {done.returncode})"] if done.returncode else lines


@click.command()
@click.argument("pages", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def main(pages: tuple[Path, ...]) -> None:
    """Rewrite the pages."""
    for page in pages:
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(ROOT / "data", Path(folder) / "data")
            text = page.read_text(encoding="utf-8")
            page.write_text(refreshed(text, Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
