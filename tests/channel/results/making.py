"""A small capture, an aligner that costs nothing, and the folder that they become."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema

from aligner import Alignment, Bead, Flag, Severity, Signature
from aligner.channel.pairing.matching import Match
from aligner.channel.results.folder import Pairs, write_results
from aligner.channel.results.index import Index
from aligner.channel.results.pair_files import PairFiles
from aligner.channel.statements.statement import Capture, Dropped, Merged
from aligner.segment import split
from tests.channel.samples import statement
from tests.schemas import schema

SIGNATURE = Signature.parse("aligner:test")
RU = (
    statement("Пожар потушен.\nПострадавших нет.", "ru", "1", date(2026, 5, 2), "канал.txt", 3),
    statement("Мост открыт <для всех>.", "ru", "2", None, "канал.txt", 9),
    statement("Завтра дождь.", "ru", "3", None, "канал.txt", 12),
)
FR = (
    statement("L’incendie est éteint.\nPas de blessés.", "fr", "4", date(2026, 5, 3), "канал.txt", 6),
    statement("Le pont est ouvert <à tous>.", "fr", "5", None, "канал.txt", 10),
)
ENGLISH = replace(statement("The bridge is open.", "en-GB", "6", None, "page.txt", 1), id="6-en")
CAPTURE = Capture(
    (*RU, *FR, ENGLISH),
    (Dropped("канал.txt", 5, "❤2", "reactions"), Dropped("канал.txt", 8, "<b>VIEW</b>", "media")),
    (Merged("канал.txt", 4, "Пожар потушен.", "1-ru"),),
)
PAIRS = Pairs(RU, FR, (Match(0, 0, 0.99), Match(1, 1, 0.75)), ("ru", "fr"))


class Aligner:
    """Pairs segments in order, raises an error flag where told, and remembers what it was asked."""

    def __init__(self, flagged: str = "", interrupted_after: int = 99) -> None:
        self.flagged = flagged
        self.left = interrupted_after
        self.asked: list[str] = []

    def __call__(self, files: PairFiles) -> Alignment:
        if not self.left:
            raise KeyboardInterrupt
        self.left -= 1
        self.asked.append(files.stem)
        source, target = split(files.source), split(files.target)
        beads = tuple(Bead((k,), (k,)) for k in range(len(source.segments)))
        flag = Flag("number", Severity.ERROR, 0.9, 0, ((0, 2),), (), "two", "0123456789ab")
        flags = (flag,) if files.stem == self.flagged else ()
        return Alignment(source, target, beads, flags, SIGNATURE)


def written(folder: Path, align: Aligner, capture: Capture = CAPTURE, pairs: Pairs = PAIRS, **options: Any) -> Index:
    """The result, in a folder."""
    return write_results(capture, pairs, folder, align, SIGNATURE, **options)


def names(folder: Path) -> set[str]:
    """The files and folders in it."""
    return {path.name for path in folder.iterdir()}


def contents(folder: Path) -> dict[Path, bytes]:
    """All files, but for when a memory was written, and a workbook, which notes that too."""
    date = re.compile(rb'creationdate="\d{8}T\d{6}Z"')
    return {
        path: date.sub(b"", path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".xlsx"
    }


def index(folder: Path) -> dict[str, Any]:
    """Its index, which keeps to its schema."""
    loaded: dict[str, Any] = json.loads((folder / "index.json").read_text("utf-8"))
    jsonschema.validate(loaded, schema("aligner-capture/1"))
    return loaded


FIRST = {f"2026-05-02-pozhar-potushen.{suffix}" for suffix in ("json", "tmx", "html")}
SECOND = {f"most-otkryt-dlya-vsekh.{suffix}" for suffix in ("json", "tmx", "html")}
ALONE = {"zavtra-dozhd.ru.txt", "the-bridge-is-open.en-GB.txt"}
