"""The desk of the start page: where dropped files are put, what is being aligned, which documents are open."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath

from aligner.alignment import Alignment
from aligner.browser.recent import remember
from aligner.browser.shelf import Shelf
from aligner.browser.work import Job, Made, Work
from aligner.channel.results.folder import PAGE
from aligner.channel.results.index import Index
from aligner.errors import InputError
from aligner.notices import Notify
from aligner.write import save

DOCUMENTS = "documents"
"""The page of all documents, where a document's key stands else."""

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

    def put(self, name: str, content: bytes, among: str = "") -> Path:
        """Keep a file that was dropped, under its own name where that is free or holds the same.

        Args:
            among: the folder that it was dropped with.

        Raises:
            InputError: if the folder cannot be written.
        """
        folder = self.folder / plain_name(among) if among else self.folder
        path = folder / plain_name(name)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            while path.exists() and path.read_bytes() != content:
                path = next_free(path)
            if not path.exists():
                path.write_bytes(content)
        except OSError as error:
            raise InputError(f"cannot write into {folder}: {error.strerror or error}; choose another folder") from error
        return path

    def new_folder(self, name: str) -> str:
        """A name for a folder of dropped files that none is called by yet."""
        path = self.folder / plain_name(name)
        while path.exists():
            path = path.with_name(counted_on(path.name))
        return path.name

    def place_for(self, source: Path, target: Path) -> Path:
        """Where the alignment of two files goes: beside the first, called after what their names share."""
        path = source.with_name(f"{shared_stem(source.name, target.name)}.json")
        while path.exists():
            path = next_free(path)
        return path

    def folder_for(self, many: Path) -> Path:
        """Where the pairs of a folder, or of an export of a channel, go: beside it, and into the same one again."""
        return many.with_name(f"{many.name if many.is_dir() else many.stem} aligned")

    def begin_pair(self, job: Job, work: Work[Alignment]) -> str:
        """Begin an alignment of two files, and return the name by which the page asks for it."""
        return self._begin(job, work, self._finished)

    def begin_many(self, job: Job, work: Work[Index]) -> str:
        """Begin the work on a folder or a channel, and return the name by which the page asks for it."""
        return self._begin(job, work, self._finished_many)

    def _begin(self, job: Job, work: Work[Made], finish: Callable[[Made, Path], str]) -> str:
        name = f"j{len(self.jobs) + 1}"
        self.jobs[name] = job
        job.begin(work, finish)
        return name

    def _finished(self, alignment: Alignment, path: Path) -> str:
        save(alignment, path)
        return self.open(path)

    def _finished_many(self, index: Index, folder: Path) -> str:
        names = dict.fromkeys(name for entry in index.entries for name in entry.files if name.endswith(".json"))
        if not names:
            raise InputError(
                f"no text was found to be the translation of another; what there is stands in {folder / PAGE}"
            )
        for name in names:
            self.shelf.add(folder / name)
        return DOCUMENTS if len(names) > 1 else self.open(folder / next(iter(names)))

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
    """The file's name with the next number before its suffix: ``text (2).txt``."""
    return path.with_name(f"{counted_on(path.stem)}{path.suffix}")


def counted_on(name: str) -> str:
    """The name with the next number: ``channel (2)``, and after it ``channel (3)``."""
    numbered = re.fullmatch(r"(.*) \((\d+)\)", name)
    return f"{numbered[1]} ({int(numbered[2]) + 1})" if numbered else f"{name} (2)"


def shared_stem(source: str, target: str) -> str:
    """``discours`` for ``discours.ru.txt`` and ``discours.fr.txt``; the first name where they share nothing."""
    parts = []
    for one, other in zip(source.split("."), target.split("."), strict=False):
        if one != other:
            break
        parts.append(one)
    return ".".join(parts) or source.partition(".")[0] or "texts"
