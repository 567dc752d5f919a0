"""Save an alignment: the suffix names the format, and a file appears whole or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from aligner.alignment import Alignment, Decision
from aligner.bilingual.formats import PAIR_FORMATS, Format
from aligner.errors import InputError
from aligner.write.atomic import check_writable, writing
from aligner.write.suspects import divide, without_kept_out

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        **PAIR_FORMATS,
        "html": Format("html", ".html", "a report to read", "aligner.write.report.page", shows_decisions=True),
    }
)
"""Every format that is written, by its name."""

HEAD_BYTES = 4096
"""Of a memory: its header, which names the program that wrote it, is in them."""


def format_for(path: str | PathLike[str], format: str | None = None) -> Format:
    """The format called ``format``, or the one that the suffix of ``path`` names.

    Raises:
        InputError: if there is no such format, or the suffix names none.
    """
    if format is not None:
        if format.lower() not in FORMATS:
            raise InputError(f"there is no format {format!r}; known are {', '.join(FORMATS)}")
        return FORMATS[format.lower()]
    suffix = Path(path).suffix.lower()
    name = Path(path).name.lower()
    ends = [(end, known) for known in FORMATS.values() for end in known.all_suffixes]
    named = {end: known for end, known in ends if name.endswith(end)}
    if suffix and named:
        return named[max(named, key=len)]
    reason = f"the suffix {suffix} of {path} names no format" if suffix else f"{path} has no suffix to name its format"
    suffixes = ", ".join(known.suffix for known in FORMATS.values())
    raise InputError(f"{reason}; use {suffixes}, or say which with `format`")


def check_output(path: str | PathLike[str], format: str | None = None) -> None:
    """Refuse, before the long work, what ``save`` could not write after it.

    Raises:
        InputError: if the format is unknown, the folder is not there or not writable, or the path is a folder.
    """
    format_for(path, format)
    check_writable(Path(path))


def check_review(path: str | PathLike[str], format: str | None, others: Sequence[str]) -> None:
    """Refuse, before the long work, a review file that would take the place of another file.

    Args:
        others: files that are read or written too.

    Raises:
        InputError: if it is one of them, or is there and was not written by the aligner.
    """
    review = review_path(path)
    way_out = "choose another name, or say --keep-flagged"
    try:
        is_there = review.exists()
    except OSError as error:  # a name that is longer than the system takes
        raise InputError(f"cannot write {review}, for pairs flagged as errors: {error.strerror}; {way_out}") from error
    for other in others:
        is_same = is_there and Path(other).exists() and review.samefile(other)
        if is_same or review.absolute() == Path(other).absolute():
            raise InputError(
                f"pairs flagged as errors go to {review}, beside {path}, and would overwrite {other}; {way_out}"
            )
    if format_for(path, format).name == "tmx" and review.is_file() and not _is_ours(review):
        raise InputError(
            f"pairs flagged as errors go to {review}, beside {path}, and the file there is not of the aligner; "
            f"{way_out}"
        )


def _is_ours(memory: Path) -> bool:
    """Whether a .tmx names the aligner as what made it; an empty file is nobody's."""
    try:
        with memory.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError:
        return True  # whoever writes there says what is wrong
    return not head or b'creationtool="aligner"' in head


def review_path(path: str | PathLike[str]) -> Path:
    """Where the pairs go that were flagged as errors: ``discours.review.tmx`` beside ``discours.tmx``."""
    path = Path(path)
    return path.with_name(f"{path.stem}.review{path.suffix}")


def save(
    alignment: Alignment, path: str | PathLike[str], format: str | None = None, *, keep_flagged: bool = False
) -> tuple[Path, ...]:
    """Write an alignment in the format called ``format``, or in the one that the suffix names.

    Args:
        keep_flagged: put pairs flagged as errors into a translation memory too; else they go to ``review_path``.

    Returns:
        The files written: ``path``, and the review file where there is one.

    Raises:
        InputError: if the format is unknown or a file cannot be written; what was there before is then untouched.
    """
    chosen = format_for(path, format)
    chosen.refuse_new(Path(path), alignment)
    alignment = _admitted(alignment, chosen)
    contents = {Path(path): alignment}
    if chosen.is_memory and not keep_flagged:
        clean, flagged = divide(alignment)
        contents = {Path(path): clean}
        if flagged.beads:
            contents[review_path(path)] = flagged
    places = {name: chosen.places(name, content) for name, content in contents.items()}
    with writing(*(place for name in contents for place in places[name])) as streams:
        unused = iter(streams)
        for name, content in contents.items():
            chosen.write_files(content, *(next(unused) for _ in places[name]))
    return tuple(place for name in contents for place in places[name])


def save_corrected(before: Alignment, after: Alignment, path: str | PathLike[str], author: str) -> None:
    """Write the review table of an alignment for Word, with what led to it from an earlier state as tracked changes.

    Args:
        author: whose changes they are said to be.

    Raises:
        InputError: if the file cannot be written; what was there before is then untouched.
    """
    from aligner.bilingual.docx import write  # noqa: PLC0415  python-docx, for this format alone
    from aligner.bilingual.reproducible import moment  # noqa: PLC0415
    from aligner.bilingual.tracked import corrections  # noqa: PLC0415

    with writing(Path(path)) as (stream,):
        write(after, stream, corrections(before, after, author, moment()))


def kept_out(alignment: Alignment, path: str | PathLike[str], format: str | None = None) -> Counter[Decision]:
    """How many pairs of each decision stay out of a file: what was rejected or asked about is no translation yet."""
    if format_for(path, format).shows_decisions:
        return Counter()
    return Counter(bead.decision for bead in alignment.beads if bead.decision.keeps_out)


def _admitted(alignment: Alignment, chosen: Format) -> Alignment:
    return alignment if chosen.shows_decisions else without_kept_out(alignment)


def save_to(alignment: Alignment, stream: BinaryIO, format: str, *, keep_flagged: bool = False) -> int:
    """Write an alignment to an open binary stream, which has no place for a review file.

    Returns:
        How many pairs flagged as errors were left out of a translation memory.
    """
    chosen = format_for("", format)
    if chosen.is_two_files:
        raise InputError(f"{chosen.name} is two files, and a stream is one; write it to NAME{chosen.suffix}")
    alignment = _admitted(alignment, chosen)
    if not chosen.is_memory or keep_flagged:
        chosen.write(alignment, stream)
        return 0
    clean, flagged = divide(alignment)
    chosen.write(clean, stream)
    return len(flagged.beads)
