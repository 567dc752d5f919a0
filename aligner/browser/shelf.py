"""The documents of a run: which there are, and each under review from when somebody looks at it."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Thread

from aligner.embed.choice import EncoderChoice
from aligner.errors import InputError
from aligner.notices import Notify
from aligner.tasks.review import Review

HEAD_CHARACTERS = 200
"""Of a .json: its schema is named in them."""

SCHEMA = '"aligner/1"'
TITLE_CHARACTERS = 80


@dataclass(frozen=True, slots=True)
class Place:
    """A document that is not opened yet; ``key`` is its name in addresses."""

    key: str
    path: Path

    @property
    def name(self) -> str:
        """What people call it."""
        return self.path.stem


class Opened:
    """A document under review.

    ``lock`` is held by whoever changes it or needs that nobody does; ``reading`` by who has texts read, or loads what
    reads them.
    """

    def __init__(self, place: Place, review: Review, refusal: str, *, keeps_vectors: bool = False) -> None:
        """``refusal`` says why nothing can be written, and is empty where it can."""
        self.place = place
        self.review = review
        self.refusal = refusal
        self._keeps_vectors = keeps_vectors
        self._is_warm = False
        self._ahead = ""
        self._is_ahead_waiting = False
        self.lock = Lock()
        self.reading = Lock()
        alignment = review.alignment
        self.languages = alignment.source.lang, alignment.target.lang
        self.date = alignment.source.date or alignment.target.date or ""
        first = alignment.source.segments[0].text if alignment.source.segments else ""
        self.title = " ".join(first.split())[:TITLE_CHARACTERS]

    def warm(self) -> None:
        """Load what steps need, away from those who read."""
        if self.refusal or self._is_warm:
            return
        self._is_warm = True
        Thread(target=self._warm, daemon=True).start()

    def _warm(self) -> None:
        with self.reading:
            self.review.warm()

    def read_ahead(self, id_: str) -> None:
        """Read the texts about a row that a person looks at; of several asked for meanwhile the last one's alone.

        Raises:
            InputError: if there is no such row.
        """
        if self.refusal or not self._keeps_vectors:
            return
        self._ahead = id_
        if self._is_ahead_waiting:
            return
        self._is_ahead_waiting = True
        with self.reading:
            self._is_ahead_waiting = False
            with self.lock:
                read = self.review.ahead(self._ahead)
            read()

    @property
    def draft(self) -> str:
        """A name for what a browser keeps of this document, the same from run to run."""
        return hashlib.sha256(str(self.place.path.resolve()).encode("utf-8", "replace")).hexdigest()[:12]


class Shelf:
    """The documents, in the order of their names."""

    def __init__(self, paths: Sequence[Path], notify: Notify, encoder: EncoderChoice | None = None) -> None:
        """Put documents on it; none is read yet.

        Args:
            paths: alignments in .json.
            encoder: what reads texts that change.
        """
        self.encoder = encoder or EncoderChoice()
        self.places = tuple(Place(f"d{number}", path) for number, path in enumerate(paths, 1))
        self._notify = notify
        self._opened: dict[str, Opened] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        """How many documents there are."""
        return len(self.places)

    def add(self, path: Path) -> Place:
        """Put a document behind the others; one that is there already stays where it is."""
        with self._lock:
            there = next((place for place in self.places if place.path == path), None)
            if there is None:
                there = Place(f"d{len(self.places) + 1}", path)
                self.places = (*self.places, there)
            return there

    def place(self, key: str) -> Place | None:
        """The document of a key."""
        return next((place for place in self.places if place.key == key), None)

    def after(self, key: str) -> Place | None:
        """The document that follows."""
        return next(
            (after for place, after in zip(self.places, self.places[1:], strict=False) if place.key == key), None
        )

    def open(self, key: str) -> Opened:
        """A document under review; to read only where somebody else has it open to write.

        Raises:
            InputError: if it cannot be read.
        """
        with self._lock:
            if key not in self._opened:
                place = self.place(key)
                if place is None:
                    raise InputError("there is no such document here")
                self._opened[key] = self._open(place)
            return self._opened[key]

    def opened(self) -> Iterator[Opened]:
        """Every document, those left out that cannot be read."""
        for place in self.places:
            try:
                yield self.open(place.key)
            except InputError as error:
                self._notify(str(error))

    def close(self) -> None:
        """Let others write, and the collector of garbage take what was open."""
        with self._lock:
            for one in self._opened.values():
                one.review.close()
            self._opened.clear()
            gc.unfreeze()

    def _open(self, place: Place) -> Opened:
        with _uncollected():
            return self._read(place)

    def _read(self, place: Place) -> Opened:
        try:
            review = Review.open(place.path, encoder=self.encoder, notify=self._notify)
            return Opened(place, review, "", keeps_vectors=self.encoder.cache)
        except InputError as error:
            read = Review.open(place.path, read_only=True, notify=self._notify)
            return Opened(place, read, str(error))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector of garbage away from what is made here, which stays.

    It walks all that there is again and again: with the rows of 20,000 pairs that was a third of the time to open
    them, and a tenth of a second at every third answer afterwards.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def alignments_in(folder: Path) -> list[Path]:
    """The alignments of a folder, by the schema that they name, in the order of their names.

    Raises:
        InputError: if there is none.
    """
    try:
        paths = sorted(
            path for path in folder.iterdir() if path.suffix == ".json" and path.is_file() and _is_ours(path)
        )
    except OSError as error:
        raise InputError(f"cannot read the folder {folder}: {error.strerror or error}") from error
    if not paths:
        raise InputError(f"{folder} holds no alignment (.json); write them with -o NAME.json, or give one by its name")
    return paths


def _is_ours(path: Path) -> bool:
    try:
        with path.open(encoding="utf-8") as file:
            return SCHEMA in file.read(HEAD_CHARACTERS)
    except (OSError, ValueError):
        return False
