"""Gold folders: bitexts of one segment a line, with ladders made by hand, to train on and to measure with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from os import PathLike, fspath
from pathlib import Path

from aligner.alignment import Bead
from aligner.bilingual.ladder import read_ladder
from aligner.document import Document
from aligner.errors import InputError
from aligner.language.tags import parse_tag
from aligner.notices import Notify, ignore_notice
from aligner.read import read
from aligner.segment import split, split_lines
from aligner.training.evaluate import segments_covered

_FOLDER = re.compile(
    r"(?P<folder>.+?)(?::(?P<source>[A-Za-z]{2,3})-(?P<target>[A-Za-z]{2,3}))?"
    r"(?:\*(?P<weight>[\d.]+))?"
)


@dataclass(frozen=True, slots=True)
class GoldBitext:
    """Two segmented documents and the beads between them; ``name`` is the ladder's path.

    ``weight`` is how much its folder counts in training; ``unjudged`` are the source and the target segments of which
    the gold says nothing, not even that they stand alone.
    """

    name: str
    source: Document
    target: Document
    beads: tuple[Bead, ...]
    weight: float = 1.0
    unjudged: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())

    def path(self) -> list[tuple[int, int, int, int]]:
        """The beads as (source start, source stop, target start, target stop), one after the other without holes.

        Segments that no bead names count as left alone, each in a null of its own; so do those of a bead that
        crosses the ones before it, which no path can hold.
        """
        steps = []
        i = j = 0
        pairs = sorted((bead for bead in self.beads if not bead.is_null), key=lambda bead: bead.source)
        ends = Bead((len(self.source.segments),), (len(self.target.segments),))
        for bead in (*pairs, ends):
            a, c = bead.source[0], bead.target[0]
            if a < i or c < j:
                continue
            steps += [(k, k + 1, j, j) for k in range(i, a)]
            steps += [(a, a, k, k + 1) for k in range(j, c)]
            i, j = a + len(bead.source), c + len(bead.target)
            if bead is not ends:
                steps.append((a, i, c, j))
        return steps


def read_gold(
    folder: str | PathLike[str], source_lang: str, target_lang: str, notify: Notify = ignore_notice
) -> list[GoldBitext]:
    """Every bitext of a folder: ``NAME.gold`` (or ``.ladder``, ``.rufr``) beside ``NAME.ru`` and ``NAME.fr``.

    Those have one segment a line; in their place, ``NAME.ru.txt`` may hold running text, which is split as in use, so
    that paragraphs and headings are known.

    Args:
        folder: its path; ``:de-fr`` after it says that its languages are others than the two that follow here, and
            ``*0.3`` after that, that its texts count less (or more) than others in training.

    Raises:
        InputError: if there is no such folder or no ladder in it, if a text is missing, or if a ladder is damaged or
            names a segment that its text has not.
    """
    folder = fspath(folder)
    parts = _FOLDER.fullmatch(folder)
    weight = 1.0
    if parts and (parts["source"] or parts["weight"]):
        folder, weight = parts["folder"], float(parts["weight"] or 1)
        source_lang, target_lang = parts["source"] or source_lang, parts["target"] or target_lang
    languages = parse_tag(source_lang), parse_tag(target_lang)
    if not Path(folder).is_dir():
        raise InputError(f"there is no folder {folder}; give a folder with ladders and the texts beside them")
    found = [
        replace(_read_bitext(ladder, languages, notify), weight=weight) for ladder in _ladders(Path(folder), languages)
    ]
    if not found:
        raise InputError(
            f"{folder} holds no ladder: NAME.gold belongs beside NAME.{languages[0]} and NAME.{languages[1]}"
        )
    return found


def _ladders(folder: Path, languages: tuple[str, str]) -> Iterator[Path]:
    suffixes = {".gold", ".ladder", f".{languages[0]}{languages[1]}"}
    return (path for path in sorted(folder.iterdir()) if path.suffix in suffixes)


def _read_bitext(ladder: Path, languages: tuple[str, str], notify: Notify) -> GoldBitext:
    source, target = (_read_side(ladder, lang, notify) for lang in languages)
    beads = read_ladder(ladder)
    for document, n_named in zip((source, target), segments_covered(beads), strict=True):
        if n_named > len(document.segments):
            raise InputError(
                f"{ladder} names segment {n_named - 1} of {document.path}, whose {len(document.segments)} lines are "
                "counted from 0"
            )
    return GoldBitext(str(ladder), source, target, beads)


def _read_side(ladder: Path, lang: str, notify: Notify) -> Document:
    """``NAME.ru``, one segment a line; or ``NAME.ru.txt``, running text that is split as in use."""
    running = ladder.with_suffix(f".{lang}.txt")
    if running.is_file():
        return split(read(running, lang, notify))
    return split_lines(read(ladder.with_suffix(f".{lang}"), lang, notify))
