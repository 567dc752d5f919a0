"""The desk of the start page: where dropped files are put, what is being aligned, which documents are open."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from aligner.alignment import Alignment
from aligner.browser.recent import remember
from aligner.browser.shelf import Shelf
from aligner.browser.work import Job
from aligner.errors import InputError
from aligner.notices import Notify
from aligner.write import save

LONGEST_NAME = 120
"""Characters of a file's name that are kept."""

_UNWANTED = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
"""What some system or other forbids in a name."""


@dataclass
class Desk:
    """State of the start page: ``folder`` is where dropped files and results go."""

    shelf: Shelf
    folder: Path
    notify: Notify
    jobs: dict[str, Job] = field(default_factory=dict)

    def put(self, name: str, content: bytes) -> Path:
        """Keep a file that was dropped, under its own name where that is free or holds the same.

        Raises:
            InputError: if the folder cannot be written.
        """
        path = self.folder / plain_name(name)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            while path.exists() and path.read_bytes() != content:
                path = next_free(path)
            if not path.exists():
                path.write_bytes(content)
        except OSError as error:
            raise InputError(
                f"cannot write into {self.folder}: {error.strerror or error}; choose another folder"
            ) from error
        return path

    def place_for(self, source: Path, target: Path) -> Path:
        """Where the alignment of two files goes: beside the first, called after what their names share."""
        path = source.with_name(f"{shared_stem(source.name, target.name)}.json")
        while path.exists():
            path = next_free(path)
        return path

    def begin(self, job: Job, work: Any) -> str:
        """Begin an alignment, and return the name by which the page asks for it."""
        name = f"j{len(self.jobs) + 1}"
        self.jobs[name] = job
        job.begin(work, self._finished)
        return name

    def _finished(self, alignment: Alignment, path: Path) -> str:
        save(alignment, path)
        return self.open(path)

    def open(self, path: Path) -> str:
        """Put an alignment on the shelf, and return its key."""
        remember(path)
        return self.shelf.add(path).key


def plain_name(name: str) -> str:
    """A file's name alone, without what leads elsewhere or what a system forbids."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    kept = _UNWANTED.sub("_", last).strip(" .")
    stem, dot, suffix = kept.rpartition(".")
    if len(kept) > LONGEST_NAME and dot:
        kept = f"{stem[: LONGEST_NAME - len(suffix) - 1]}.{suffix}"[:LONGEST_NAME]
    return kept[:LONGEST_NAME] or "text.txt"


def next_free(path: Path) -> Path:
    """The same name with the next number: ``text (2).txt``."""
    numbered = re.fullmatch(r"(.*) \((\d+)\)", path.stem)
    stem, number = (numbered[1], int(numbered[2])) if numbered else (path.stem, 1)
    return path.with_name(f"{stem} ({number + 1}){path.suffix}")


def shared_stem(source: str, target: str) -> str:
    """``discours`` for ``discours.ru.txt`` and ``discours.fr.txt``; the first name where they share nothing."""
    parts = []
    for one, other in zip(source.split("."), target.split("."), strict=False):
        if one != other:
            break
        parts.append(one)
    return ".".join(parts) or source.partition(".")[0] or "texts"
