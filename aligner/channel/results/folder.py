"""The result of a capture: a folder of aligned pairs and an index of everything, whole or not at all.

Pairs are aligned into a hidden folder inside; they move out of it together when the last one is there. So a folder
without index is no result, and an interrupted run finds its work when it is started again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from aligner.alignment import Alignment, Signature
from aligner.bilingual.node import DamagedError, node_of
from aligner.bilingual.text import for_utf8
from aligner.channel.pairing.matching import Match
from aligner.channel.results.index import Entry, Index, count_flags, overtaken, write_index
from aligner.channel.results.naming import stem
from aligner.channel.results.page import write_page
from aligner.channel.results.pair_files import PairFiles, pair_files
from aligner.channel.results.together import FOLDER, put_together
from aligner.channel.statements.statement import Capture, Statement
from aligner.checks.support.belonging import resemblance
from aligner.errors import InputError
from aligner.language.tags import primary_subtag
from aligner.write.atomic import check_writable, writing
from aligner.write.report.ways import Way, Ways

INDEX = "index.json"
PAGE = "index.html"
UNFINISHED = ".unfinished"
_RESERVED = frozenset({"index", FOLDER})
"""Names that no files of a pair may have."""

Align = Callable[[PairFiles], Alignment]
Reviewed = Callable[[Path], Alignment | None]
Progress = Callable[[int, int], None]
"""Called with the pairs aligned so far, and with how many there are."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """The statements of the two languages, and which of them belong together."""

    source: tuple[Statement, ...]
    target: tuple[Statement, ...]
    matches: tuple[Match, ...]
    languages: tuple[str, str]


def write_results(
    capture: Capture,
    pairs: Pairs,
    folder: Path,
    align: Align,
    signature: Signature,
    *,
    reviewed: Reviewed | None = None,
    report: Path | None = None,
    progress: Progress | None = None,
) -> Index:
    """Align every pair that no earlier run has aligned, and put pairs, texts without counterpart and index in place.

    Args:
        align: makes the alignment of a pair, signed with ``signature``.
        reviewed: gives a pair of an earlier run as its review left it, None where nobody reviewed it.
        report: where else to write the page that shows the index.

    Raises:
        InputError: if the folder or a file in it cannot be written.
    """
    unfinished = folder / UNFINISHED
    _make(unfinished)
    outdated = _files_of_earlier(folder)
    paired = dict(_aligned(pairs, folder, align, signature, reviewed, progress))
    taken = {*_RESERVED, *(name.partition(".")[0] for entry in paired.values() for name in entry.files)}
    entries = tuple(paired.get(one.id) or _alone(one, unfinished, taken) for one in capture.statements)
    index = Index(entries, capture.dropped, capture.merged, pairs.languages, signature)
    listed = {name for entry in entries for name in entry.files}
    _move(unfinished, folder, listed)
    alignments = dict.fromkeys(name for entry in entries for name in entry.files if name.endswith(".json"))
    put_together(tuple(alignments), folder, reviewed)
    pages = [folder / PAGE, *([report] if report else [])]
    with writing(*pages, folder / INDEX) as streams:
        for page, stream in zip(pages, streams, strict=False):
            write_page(index, stream, folder, page.parent)
        write_index(index, streams[-1])
    for name in outdated - listed:
        with suppress(OSError):
            (folder / name).unlink()
    return index


def check_folder(folder: Path) -> None:
    """Refuse, before the long work, a folder that nothing can be written into; one that is missing is made later.

    Raises:
        InputError: if it is a file, or may not be written.
    """
    existing = next((parent for parent in (folder, *folder.parents) if parent.exists()), folder)
    if not existing.is_dir():
        raise InputError(f"cannot write into {folder}: {existing} is a file; name a folder")
    check_writable(existing / INDEX)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot make the folder {folder}: {error.strerror or error}") from error


def _aligned(
    pairs: Pairs,
    folder: Path,
    align: Align,
    signature: Signature,
    reviewed: Reviewed | None,
    progress: Progress | None,
) -> Iterator[tuple[str, Entry]]:
    """Every statement that has a counterpart, by its id."""
    statements = [(pairs.source[match.source], pairs.target[match.target]) for match in pairs.matches]
    taken = set(_RESERVED)
    all_files: list[PairFiles] = []
    for source, target in statements:
        all_files.append(pair_files(source, target, pairs.languages, stem(source, taken)))
        taken.add(all_files[-1].stem)
    links = [
        Way(quote(files.report), source.title, source.lang)
        for files, (source, _) in zip(all_files, statements, strict=True)
    ]
    for number, (match, files, (source, target)) in enumerate(
        zip(pairs.matches, all_files, statements, strict=True), 1
    ):
        ways = Ways(PAGE, links[number - 2] if number > 1 else None, links[number] if number < len(links) else None)
        alignment = files.earlier(folder / UNFINISHED, signature) or files.earlier(folder, signature)
        if alignment is None:
            alignment = align(files)
            files.save(alignment, folder / UNFINISHED, ways)
        elif reviewed and (as_left := reviewed(folder / f"{files.stem}.json")):
            alignment = as_left
            files.save_shown(alignment, folder / UNFINISHED, ways)
        elif not files.leads(folder / UNFINISHED, folder, ways):
            files.save_report(alignment, folder / UNFINISHED, ways)  # it has other neighbours by now
        names, flags, how = files.names(alignment), count_flags(alignment), resemblance(alignment)
        since = overtaken(source, target)
        yield source.id, Entry(source, names, target.id, match.probability, flags, how, since)
        yield target.id, Entry(target, names, source.id, match.probability, flags, how, since)
        if progress is not None:
            progress(number, len(pairs.matches))


def _move(unfinished: Path, folder: Path, listed: set[str]) -> None:
    """Put the listed files in place; what else lies there is of a run that was interrupted and had other texts."""
    try:
        for path in sorted(unfinished.iterdir()):
            if path.name in listed:
                path.replace(folder / path.name)
            else:
                path.unlink()
        unfinished.rmdir()
    except OSError as error:
        raise InputError(f"cannot write into {folder}: {error.strerror or error}") from error


def _alone(statement: Statement, folder: Path, taken: set[str]) -> Entry:
    """A statement without counterpart: its text in a file, for whoever is going to translate it."""
    own = stem(statement, taken)
    taken.add(own)
    name = f"{own}.{statement.lang}.txt"
    with writing(folder / name) as (stream,):
        stream.write(for_utf8(statement.text.rstrip("\n") + "\n").encode())
    return Entry(statement, (name,))


def _files_of_earlier(folder: Path) -> set[str]:
    """The files that the index of an earlier run lists; no others are ever removed."""
    try:
        statements = node_of((folder / INDEX).read_bytes())["statements"].items()
        names = {name.text() for statement in statements for name in statement["files"].items()}
    except (OSError, DamagedError):
        return set()
    return {name for name in names if Path(name).name == name}


def of_language(statements: Sequence[Statement], tag: str) -> tuple[Statement, ...]:
    """The statements in a language, whatever its region."""
    return tuple(one for one in statements if primary_subtag(one.lang) == primary_subtag(tag))
