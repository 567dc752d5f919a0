"""The files of one pair of statements: what they are called, and whether an earlier run has left them as needed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from aligner.alignment import Alignment, Signature
from aligner.bilingual.json import read_json
from aligner.channel.statements.statement import Statement
from aligner.document import Document
from aligner.errors import InputError
from aligner.segment import split
from aligner.write import review_path, save
from aligner.write.atomic import writing
from aligner.write.report.page import shown_ways
from aligner.write.report.page import write as write_report
from aligner.write.report.ways import Ways
from aligner.write.suspects import divide

SUFFIXES = (".tmx", ".html", ".json")
"""In the order they are written: where the last of them is, all are."""


@dataclass(frozen=True, slots=True)
class PairFiles:
    """Two statements that belong together, as documents that the pipeline aligns, and the stem of their files."""

    stem: str
    source: Document
    target: Document

    @property
    def report(self) -> str:
        """The name of the page that shows the pair."""
        return f"{self.stem}.html"

    def save(self, alignment: Alignment, folder: Path, ways: Ways) -> None:
        """Write every format, each file whole or not at all."""
        self.save_shown(alignment, folder, ways)
        save(alignment, folder / f"{self.stem}.json")

    def save_shown(self, alignment: Alignment, folder: Path, ways: Ways) -> None:
        """Write what people and programs look at; the .json, which a review goes by, stays as it is."""
        save(alignment, folder / f"{self.stem}.tmx")
        self.save_report(alignment, folder, ways)

    def save_report(self, alignment: Alignment, folder: Path, ways: Ways) -> None:
        """Write the page, with the ways to the others."""
        with writing(folder / self.report) as (stream,):
            write_report(alignment, stream, ways)

    def leads(self, unfinished: Path, folder: Path, ways: Ways) -> bool:
        """Whether the page of an interrupted run or else of an earlier one has these ways."""
        begun = unfinished / self.report
        try:
            return shown_ways(ways) in (begun if begun.exists() else folder / self.report).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return False

    def names(self, alignment: Alignment) -> tuple[str, ...]:
        """The files' names: one a format, and the memory of pairs to review where there are such."""
        names = [f"{self.stem}{suffix}" for suffix in SUFFIXES]
        _, flagged = divide(alignment)
        if flagged.beads:
            names.append(review_path(f"{self.stem}.tmx").name)
        return tuple(sorted(names))

    def earlier(self, folder: Path, signature: Signature) -> Alignment | None:
        """What an earlier run left in a folder, if texts and signature are the same and no file is missing."""
        try:
            stored = read_json(folder / f"{self.stem}.json")
        except InputError:
            return None
        is_same = (
            stored.signature == signature
            and _is_same(stored.source, self.source)
            and _is_same(stored.target, self.target)
            and all((folder / name).is_file() for name in self.names(stored))
        )
        return stored if is_same else None


def pair_files(source: Statement, target: Statement, languages: tuple[str, str], stem: str) -> PairFiles:
    """The documents of two statements, with the tags that the user gave."""
    return PairFiles(stem, _document(source, languages[0]), _document(target, languages[1]))


def _document(statement: Statement, lang: str) -> Document:
    date = None if statement.date is None else statement.date.isoformat()
    return Document(statement.text, lang, path=statement.source, date=date)


def _is_same(stored: Document, document: Document) -> bool:
    """Whether a document from a file, which has segments alone, is this one."""
    facts = [(one.lang, one.path, one.date) for one in (stored, document)]
    return facts[0] == facts[1] and stored.segments == split(document).segments
