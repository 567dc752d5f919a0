"""What starting, encoding, checking and a second run cost, as ratios of processor time taken in turns in one run.

    python bench/speed.py ../shared/bench [--against OTHER_CHECKOUT]

Whole processes, Python's own start among them: the least of five rounds, in turns with what they are compared to.
``--against`` compares each with the same command of another checkout.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import click
from sets import require

from aligner.embed import NO_CONTEXT_VARIABLE
from aligner.embed.contextual_weights import is_installed

ROOT = Path(__file__).parents[1]
ROUNDS = 5
ROUNDS_OF_THREE = 3
PAIR = ("data/discours.ru.txt", "data/discours.fr.txt")
LINES = 1000
HEADER = "what | processor time against"


def seconds(checkout: Path, cache: Path, *arguments: str, context: bool = False) -> float:
    """Processor seconds of one run of the program from a checkout; ``context`` with the second look."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = os.environ | {"PYTHONPATH": str(checkout), "ALIGNER_CACHE_DIR": str(cache)}
    environment[NO_CONTEXT_VARIABLE] = "" if context else "1"
    command = [sys.executable, "-P", "-m", "aligner", *arguments]  # of the checkout named, not of the folder it runs in
    subprocess.run(command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def in_turns(*ways: Callable[[], float]) -> list[float]:
    """The least time of each, in turns, so that what else the machine does falls on all of them alike."""
    rounds = [[way() for way in ways] for _ in range(ROUNDS)]
    return [min(times) for times in zip(*rounds, strict=True)]


def rows(bench: Path, against: Path | None = None) -> list[str]:
    """A line for each thing measured."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        align = ("align", *PAIR, "--quiet", "--no-settings", "-o", str(folder / "pair.json"))
        found = starts(folder, align, against) if against else []
        seconds(ROOT, folder / "laid-out", *align)
        first, second = in_turns(
            lambda: seconds(ROOT, folder / "none", *align, "--no-cache"),
            lambda: seconds(ROOT, folder / "laid-out", *align, "--no-cache"),
        )
        found.append(f"| a statement, weights laid out | {second / first:.2f}× one that unpacks them |")
        found.append(f"| the checks of {LINES} lines | {checks(bench, folder):.2f}× aligning them |")
        ways: dict[str, tuple[tuple[str, ...], bool]] = {
            "aligned": (("--no-check", "all"), False),
            "aligned and checked": ((), False),
        }
        if is_installed():
            ways["checked with the second look"] = ((), True)
        for what, (options, context) in ways.items():
            whole, edited, again = edit(bench, folder, options, context=context)
            found.append(f"| {LINES} lines {what}, one in a hundred edited | {edited / whole:.2f}× the first time |")
            found.append(f"| the same once more | {again / whole:.2f}× the first time |")
    return found


def starts(folder: Path, align: Sequence[str], against: Path) -> list[str]:
    """A statement and the help, each against another checkout."""
    cache = folder / "both"
    for checkout in (ROOT, against):
        seconds(checkout, cache, *align)
    lines = []
    for what, arguments in (("a statement", (*align, "--no-cache")), ("the help", ("--help",))):
        ours, theirs = in_turns(*(partial(seconds, checkout, cache, *arguments) for checkout in (ROOT, against)))
        lines.append(f"| {what} | {ours / theirs:.2f}× {against.name} |")
    return lines


def checks(bench: Path, folder: Path) -> float:
    """What all checks that are on by themselves take of the time of aligning, without the second look."""
    files = lines_of(bench, folder)
    command = ("align", *map(str, files), "--segmented", "--quiet", "--no-settings", "--no-cache", "--threads", "1")
    command += ("-o", str(folder / "lines.json"))
    whole, aligning = in_turns(
        lambda: seconds(ROOT, folder / "laid-out", *command),
        lambda: seconds(ROOT, folder / "laid-out", *command, "--no-check", "all"),
    )
    return (whole - aligning) / aligning


def lines_of(bench: Path, folder: Path) -> list[Path]:
    """Files with the first lines of the news and of their translation."""
    files = [folder / "lines.ru", folder / "lines.fr"]
    for file in files:
        lines = (bench / f"ntrex-dev/pairs{file.suffix}").read_text(encoding="utf-8").splitlines()[:LINES]
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return files


def edit(bench: Path, folder: Path, options: Sequence[str], *, context: bool) -> tuple[float, float, float]:
    """Seconds for the first time, after an edit, and for the same once more, each the least of some rounds."""
    rounds = [_edited(bench, folder, options, f"{context}-{number}", context) for number in range(ROUNDS_OF_THREE)]
    whole, edited, again = (min(times) for times in zip(*rounds, strict=True))
    return whole, edited, again


def _edited(bench: Path, folder: Path, options: Sequence[str], name: str, context: bool) -> list[float]:
    """The three of one round, with a cache that has the weights alone at first."""
    files = lines_of(bench, folder)
    texts = [file.read_text(encoding="utf-8").splitlines() for file in files]
    cache = folder / "vectors" / "-".join((*options, name))
    shutil.copytree(folder / "laid-out", cache)
    command = ("align", *map(str, files), "--segmented", "--quiet", "--no-settings", "--threads", "1", *options)
    times = []
    for step in range(3):
        for file, lines in zip(files, texts, strict=True):
            chosen = [line + " Пример." * (step > 0 and k % 100 == 50) for k, line in enumerate(lines)]
            file.write_text("\n".join(chosen) + "\n", encoding="utf-8")
        times.append(seconds(ROOT, cache, *command, "-o", str(folder / "lines.json"), context=context))
    return times


@click.command()
@click.argument("bench", type=click.Path(exists=True, path_type=Path))
@click.option("--against", type=click.Path(exists=True, path_type=Path), help="Another checkout to compare with.")
def main(bench: Path, against: Path | None) -> None:
    """Print the table."""
    require(bench, "ntrex-dev")
    print(f"| {HEADER} |\n|---|---|")
    print("\n".join(rows(bench, against and against.resolve())))


if __name__ == "__main__":
    main()
