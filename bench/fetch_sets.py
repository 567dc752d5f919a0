"""Lay out the public sets that figures and models stand on: `make bench-data`.

    python bench/fetch_sets.py FOLDER [--only SET …] [--take-other]

What is fetched lies in FOLDER/.fetched, with the hash of every file in hashes.json: where bench/data.toml knows none,
that of the first fetch is trusted, and a later file with another is refused. A set appears whole or not at all.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import click
from fetching import NotFetchedError, fetch
from laying_out import perturbed, taken
from sets import TABLE, PublicSet, digest, public_sets, told

KEPT, HASHES = ".fetched", "hashes.json"
PERTURBED = "ntrex-dev"


@click.command()
@click.argument("bench", type=click.Path(file_okay=False, path_type=Path), envvar="BENCH_DATA")
@click.option("--only", multiple=True, help="This set, and no other.")
@click.option("--take-other", is_flag=True, help="Lay out a set though it is not what the figures were measured on.")
@click.option("--table", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=TABLE, hidden=True)
def main(bench: Path, only: tuple[str, ...], take_other: bool, table: Path) -> None:
    """Fetch the sets that are not there, and say what stays missing."""
    sets = public_sets(table)
    if unknown := [name for name in only if name not in sets]:
        raise click.UsageError(f"there is no set {', '.join(unknown)}: the sets are {', '.join(sets)}")
    states = {name: laid_out(one, bench, take_other) for name, one in sets.items() if not only or name in only}
    missing = [name for name, there in states.items() if not there]
    click.echo(f"{len(states) - len(missing)} of {len(states)} sets are there")
    if missing:
        click.echo(f"missing: {', '.join(missing)}", err=True)
        sys.exit(1)


def laid_out(one: PublicSet, bench: Path, take_other: bool) -> bool:
    """Whether a set is there, at the end; what stands in its way is said."""
    present = digest(bench / one.name, one.files)
    if present:
        other = "" if present == one.sha256 else "; it is not what the figures were measured on"
        click.echo(f"{one.name}: there{other}")
        return True
    if one.by_hand:
        click.echo(told(one, bench), err=True)
        return False
    unfinished = bench / KEPT / f"{one.name}.unfinished"
    try:
        fetched(one, bench / KEPT, unfinished)
    except NotFetchedError as error:
        click.echo(f"{one.name}: {error}", err=True)
        return False
    made = digest(unfinished, one.files)
    if made != one.sha256 and not take_other:
        click.echo(
            f"{one.name}: what is published gives other texts than the figures were measured on (SHA-256 {made}, not "
            f"{one.sha256}): --take-other lays them out all the same",
            err=True,
        )
        return False
    if (bench / one.name).exists():
        click.echo(f"{one.name}: {bench / one.name} is there and lacks files: move it away, or complete it", err=True)
        return False
    unfinished.replace(bench / one.name)
    click.echo(f"{one.name}: laid out in {bench / one.name} ({one.licence}, {one.home})")
    return True


def fetched(one: PublicSet, kept: Path, folder: Path) -> None:
    """Make a set's files in a folder from what is fetched into another."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    hashes = _hashes(kept)
    for source in one.sources:
        path = kept / one.name / source.url.rpartition("/")[2]
        hashes[source.url] = fetch(source.url, path, source.sha256 or hashes.get(source.url, ""))
        (kept / HASHES).write_text(json.dumps(hashes, indent=1) + "\n", encoding="utf-8")
        (folder / source.to).parent.mkdir(parents=True, exist_ok=True)
        (folder / source.to).write_bytes(taken(path.read_bytes(), source.take))
    if one.name == PERTURBED:
        perturbed(folder)


def _hashes(kept: Path) -> dict[str, str]:
    path = kept / HASHES
    stored: Mapping[str, str] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return dict(stored)


if __name__ == "__main__":
    main()
