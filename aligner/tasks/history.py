"""A file as git has it at an earlier revision."""

from __future__ import annotations

import subprocess
from os import PathLike
from pathlib import Path

from aligner.document import Document
from aligner.errors import InputError
from aligner.notices import ignore_notice
from aligner.read.formats import reader_of
from aligner.read.reading import AS_USUAL, Reading

PATIENCE = 60
"""Seconds; git answers in a few milliseconds unless a file system hangs."""


def read_revision(path: str | PathLike[str], revision: str, lang: str, reading: Reading = AS_USUAL) -> Document:
    """A file as it stood at a revision, under the name that it had then.

    Raises:
        InputError: if git, the repository, the revision or the file in it is not there.
    """
    file = Path(path)
    data = _at(file, revision)
    name = f"{revision}:{path}"
    return reader_of(file.suffix, name)(data, name, lang, ignore_notice, name, reading)


def is_in_revision(path: str | PathLike[str], revision: str) -> bool:
    """Whether a file was there at a revision that exists, under whatever name."""
    try:
        _at(Path(path), revision)
    except InputError:
        return False
    return True


def _at(file: Path, revision: str) -> bytes:
    if revision.startswith("-") or not revision.strip():
        raise InputError(f"{revision!r} is no revision: give a commit, a tag or a branch")
    if not file.parent.is_dir():
        raise InputError(f"there is no file {file}; check the path")
    known = _git(file, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if known.returncode:
        if _git(file, "rev-parse", "--git-dir").returncode:
            raise InputError(f"{file} is in no git repository; give the old version as a file")
        raise InputError(
            f"git knows no revision {revision!r} here; in a shallow clone fetch more of the history (fetch-depth: 0)"
        )
    blob = _git(file, "cat-file", "blob", f"{revision}:./{file.name}")
    if blob.returncode == 0:
        return blob.stdout
    before = _name_before(file, revision)
    if before is not None:
        blob = _git(file, "cat-file", "blob", f"{revision}:{before}")
    if before is None or blob.returncode:
        raise InputError(f"git has no {file.name} at {revision}: it is new since, so all of it is to be translated")
    return blob.stdout


def _name_before(file: Path, revision: str) -> str | None:
    """What a file that was renamed since was called, from the root of the repository."""
    inside = _git(file, "ls-files", "--full-name", "-z", "--", file.name).stdout.split(b"\0")[0]
    renamed = _git(file, "diff", "--find-renames", "--diff-filter=R", "--name-status", "-z", revision, "--", ":/")
    fields = renamed.stdout.split(b"\0")
    for _, before, after in zip(*(iter(fields),) * 3, strict=False):
        if after == inside:
            return before.decode(errors="surrogateescape")
    return None


def _git(file: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", "-C", str(file.parent), *arguments], capture_output=True, check=False, timeout=PATIENCE
        )
    except FileNotFoundError as error:
        raise InputError("git is not installed, or not on the PATH; give the old version as a file") from error
    except subprocess.TimeoutExpired as error:
        raise InputError(f"git did not answer within {PATIENCE} seconds; give the old version as a file") from error
