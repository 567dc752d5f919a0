"""Commands killed while they write: ``python -m tests.fuzz.killing [--kills N] [COMMAND …]``.

Every command is run whole once, and then again and again in a copy of the same folder: killed before its first change
of the file system, its second, and so on to the last; when a file has reached some size; and at random moments. After a
kill every output is as it was before or whole, and no input has changed. After the next run, which nobody kills, the
folder is as if there had been no kill.

The processes are forked from one that has loaded everything, so that hundreds take minutes.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aligner.embed
from aligner.cli import program
from aligner.embed import load_encoder

ROOT = Path(__file__).parents[2]
KILLS = 200
"""Of each command."""

CHANGES = {
    "os.rename",
    "os.remove",
    "os.mkdir",
    "os.rmdir",
    "os.chmod",
    "os.chown",
    "os.truncate",
    "os.link",
    "os.symlink",
}
"""What Python's audit calls the changes of a file system, besides opening to write."""

Files = Mapping[str, bytes]
Arm = Callable[[], None]
"""Sets, in a process of its own, what will kill it."""


@dataclass(frozen=True, slots=True)
class Command:
    """Arguments that are run in a folder with ``inputs``.

    ``grows`` are files that a run appends its steps to; what an earlier run made stays as it is where the command
    ``keeps`` it.
    """

    arguments: tuple[str, ...]
    inputs: Callable[[], Files]
    grows: tuple[str, ...] = ()
    keeps: bool = False


@dataclass
class Kills:
    """What became of the kills of one command."""

    name: str
    killed: Counter[str] = field(default_factory=Counter)
    n_with_rest: int = 0
    faults: list[str] = field(default_factory=list)


def texts() -> Files:
    """Two texts."""
    return {f"a.{lang}.txt": (ROOT / "data" / f"appel.{lang}.txt").read_bytes() for lang in ("ru", "fr")}


def table() -> Files:
    """Pairs in a table, some of them with other figures."""
    rows = [f"Мир нужен всем, {k} раз.\tLa paix est utile à tous, {k + k % 9 // 8} fois." for k in range(100)]
    return {"p.tsv": "\n".join(["source\ttarget", *rows, ""]).encode()}


def reviewed() -> Files:
    """An alignment, and its table with the edits of a person."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name, content in texts().items():
            (place / name).write_bytes(content)
        _run_whole(place, ("align", "a.ru.txt", "a.fr.txt", "-o", "a.json", "-o", "a.tsv", "-q"))
        lines = (place / "a.tsv").read_text("utf-8").split("\n")
        for k in (3, 5, 6):
            lines[k] = lines[k].replace(" ", "  ", 1).replace(" la ", " une ")
        (place / "t.tsv").write_text("\n".join(lines), "utf-8")
        return {name: (place / name).read_bytes() for name in ("a.json", "t.tsv")}


def channel() -> Files:
    """A folder with two statements in two languages."""
    names = ("declaration", "appel")
    return {
        f"texts/{name}.{lang}.txt": (ROOT / "data" / f"{name}.{lang}.txt").read_bytes()
        for name in names
        for lang in ("ru", "fr")
    }


COMMANDS: Mapping[str, Command] = {
    "align": Command(
        ("align", "a.ru.txt", "a.fr.txt", *("-o", "a.tmx", "-o", "a.json", "-o", "a.html", "-o", "a.xlsx"), "-q"), texts
    ),
    "check": Command(("check", "p.tsv", "-o", "c.tmx", "-o", "c.json", "-q"), table),
    "convert": Command(("convert", "p.tsv", "q.tmx", "q.xliff", "q.csv", "q.moses", "-q"), table),
    "apply": Command(
        ("apply", "t.tsv", "a.json", "-o", "b.json", "-o", "b.tmx", "-o", "b.docx", "--log", "changes.tsv", "-q"),
        reviewed,
        ("a.review.jsonl",),
    ),
    "capture": Command(("capture", "texts", "-o", "out", "-q"), channel, keeps=True),
}


def killed(name: str, n_kills: int, seed: int = 0) -> Kills:
    """Kill a command so often: at each change of the file system first, at sizes of files and moments then."""
    command, rng, told = COMMANDS[name], random.Random(f"{name}:{seed}"), Kills(name)
    inputs = command.inputs()
    with _folder(inputs) as folder, chdir(folder):
        program.main(list(command.arguments), standalone_mode=False)  # so that its processes need not import anything
    n_changes, seconds, most_bytes, whole = _measured(command, inputs)
    ways: list[tuple[str, Arm]] = [("at a change", _before_change(k)) for k in range(1, n_changes + 1)]
    rng.shuffle(ways)
    rest = max(n_kills - len(ways), n_kills // 3)
    ways = ways[: n_kills - rest // 2 * 2]
    for _ in range((rest + 1) // 2):
        ways.append(("at a size", _at_size(rng.randint(1, most_bytes))))
        ways.append(("at a moment", _at_moment(rng.uniform(0.001, seconds))))
    for k, (way, arm) in enumerate(ways):
        # Every other time, older files stand where the command writes: the same with a byte that it never writes.
        old = {one: content + b"\n" for one, content in whole.items() if k % 2 and one not in inputs}
        _kill(command, {**inputs, **{one: old[one] for one in old.keys() - set(command.grows)}}, arm, whole, told, way)
    return told


def _kill(command: Command, before: Files, arm: Arm, whole: Files, told: Kills, way: str) -> None:
    """One kill, and the run after it."""
    with _folder(before) as folder:
        status = _run(folder, command.arguments, arm)
        if not os.WIFSIGNALED(status):
            told.killed["after its end"] += 1  # it was faster this time
        else:
            told.killed[way] += 1
        after = _content(folder)
        for name, content in after.items():
            if name in command.grows or _is_hidden(name):
                continue
            if content not in (before.get(name), whole.get(name)):
                told.faults.append(f"killed {way}: {name} is neither as it was nor whole ({len(content)} bytes)")
        told.faults += [f"killed {way}: {name} is gone" for name in before if name not in after]
        told.n_with_rest += any(map(_is_hidden, after))
        if _run(folder, command.arguments) != 0:
            told.faults.append(f"killed {way}: the next run fails")
        finished = _content(folder)
        for name in sorted(finished.keys() | whole.keys()):
            is_kept = command.keeps and name in before and finished.get(name) == before[name]
            if name not in command.grows and not is_kept and finished.get(name) != whole.get(name):
                state = "is left" if name not in whole else "is missing" if name not in finished else "is another"
                told.faults.append(f"killed {way}: after the next run {name} {state}")


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _measured(command: Command, inputs: Files) -> tuple[int, float, int, Files]:
    """Of a run that nobody kills: its changes of the file system, its seconds, its largest file, and all files."""
    with _folder(inputs) as folder:
        counted = folder.parent / "counted"
        status = _run(folder, command.arguments, lambda: _count_changes(counted))
        if status != 0:
            raise RuntimeError(f"{' '.join(command.arguments)} fails without a kill ({status})")
        n_changes, seconds = counted.read_text().split()
        whole = _content(folder)
    return int(n_changes), float(seconds), max(map(len, whole.values())), whole


@contextmanager
def _folder(files: Files) -> Any:
    with tempfile.TemporaryDirectory(prefix="aligner-kills-") as outer:
        folder = Path(outer) / "folder"
        folder.mkdir()
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        yield folder


def _content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _run_whole(folder: Path, arguments: Sequence[str]) -> None:
    if _run(folder, arguments) != 0:
        raise RuntimeError(f"{' '.join(arguments)} fails")


def _run(folder: Path, arguments: Sequence[str], arm: Arm | None = None) -> int:
    """Run the program in a process of its own; how it ended, as ``os.wait`` tells."""
    process = os.fork()
    if process:
        return os.waitpid(process, 0)[1]
    code = 70
    try:
        os.chdir(folder)
        with open(os.devnull, "w") as nothing, redirect_stdout(nothing), redirect_stderr(nothing):  # noqa: PTH123
            if arm:
                arm()
            code = program.main(list(arguments), standalone_mode=False) or 0
    finally:
        os._exit(code)


def _before_change(number: int) -> Arm:
    def arm() -> None:
        seen = 0

        def changes() -> None:
            nonlocal seen
            seen += 1
            if seen == number:
                os.kill(os.getpid(), signal.SIGKILL)

        _on_change(changes)

    return arm


def _count_changes(told: Path) -> None:
    """Count, and write number and seconds of the processor to a file as they grow."""
    seen = 0
    place = os.open(told, os.O_WRONLY | os.O_CREAT)

    def changes() -> None:
        nonlocal seen
        seen += 1
        spent = resource.getrusage(resource.RUSAGE_SELF)
        os.pwrite(place, f"{seen} {spent.ru_utime + spent.ru_stime:.3f}".ljust(40).encode(), 0)

    _on_change(changes)


def _on_change(call: Callable[[], None]) -> None:
    """Have a function called before every change of the file system by this process, and before every ``fsync``."""

    def audit(event: str, arguments: tuple[Any, ...]) -> None:
        if event in CHANGES or (
            event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        ):
            call()

    sys.addaudithook(audit)
    synchronise = os.fsync

    def fsync(descriptor: int) -> None:
        call()
        synchronise(descriptor)

    os.fsync = fsync  # type: ignore[assignment]


def _at_size(n_bytes: int) -> Arm:
    """The system ends the process when a file would grow beyond so many bytes, as in the middle of a ``write``."""

    def arm() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (n_bytes, n_bytes))

    return arm


def _at_moment(seconds: float) -> Arm:
    """The system ends the process after some seconds of the processor, wherever it is."""
    return lambda: signal.setitimer(signal.ITIMER_PROF, seconds) and None


def main() -> int:
    """Kill commands, print a line for each and every fault; 1 if there is one."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.killing", description=__doc__)
    parser.add_argument("commands", nargs="*", metavar="COMMAND", help=f"default all: {', '.join(COMMANDS)}")
    parser.add_argument("--kills", type=int, default=KILLS, help="of each command (default %(default)s)")
    options = parser.parse_args()
    os.environ |= {"ALIGNER_NO_CACHE": "1", "ALIGNER_NO_CONTEXT": "1", "SOURCE_DATE_EPOCH": "1704067200"}
    encoder = load_encoder("default", 1)
    aligner.embed.load_encoder = lambda *_, **__: encoder
    n_faults = 0
    for name in options.commands or COMMANDS:
        told = killed(name, options.kills)
        ways = ", ".join(f"{n} {way}" for way, n in told.killed.items())
        n_kills = sum(told.killed.values())
        print(
            f"{name}: {n_kills} kills ({ways}), {told.n_with_rest} left something for the next run to remove,", end=""
        )
        print(f" {len(told.faults)} faults", flush=True)
        for fault in told.faults:
            print(f"  {fault}", flush=True)
        n_faults += len(told.faults)
    return 1 if n_faults else 0


if __name__ == "__main__":
    sys.exit(main())
