"""What the checks of numbers and of dates share: the figures of each pair compared, with its neighbours in view."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from aligner.alignment import Flag, Severity
from aligner.checks.support.bitext import Bitext, Pair, raise_flag
from aligner.checks.support.renumbered import Shift, shifts
from aligner.figures import (
    MOST_COMPARED,
    Difference,
    Figure,
    Form,
    differences,
    is_calendar,
    knows_number_words,
    read_figures,
)
from aligner.figures.quantities import read_quantities

CONFIDENCE_OF_TWO = {Form.DIGITS: 0.95, Form.WORD: 0.8, Form.TINY: 0.5}
"""That two figures differ, by the weaker form."""
CONFIDENCE_OF_ONE = {Form.DIGITS: 0.7, Form.WORD: 0.15}
"""That a figure without counterpart is missed and worth a look: in words it is mostly said otherwise."""
SURE_PAIR = 0.5
"""Confidence of a pair below which a figure says rather that the pairing is wrong."""
SMALL = 100
"""Below this a language whose number words are not known may have them in words."""

_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile(r"\s*+(?:[-–—./:,]|à|et|и|до|ou|или)?\s*+")
_UNIT = re.compile(
    r"[\w-]*[^\W_](?:[\s\u00a0\u202f]*[%‰°€$£]|[\s\u00a0\u202f]+[^\W\d_]{2,})?|[\s\u00a0\u202f]*[%‰°€$£]"
)
_GLUED_BEFORE = re.compile(r"(?<![^\W_][-./])(?<![^\W_])(?:[^\W_]++[-./])*+[^\W_]*+$")
_COUNTS_NOTHING = re.compile(  # the word after a figure that is not what it counts
    r"(?<!\s)\s+(?:à|aux?|avec|contre|dans|des?|du|en|et|l[ae]s?|mais|o[uù]|par|pour|qu[ei]|sur|sans|sous|une?|est|ont"
    r"|без|во?|до|за|из|или|[икоус]|как|на|над|не|но|об|от|по|под|при|со|что|это|для)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Read:
    """A pair with the figures of its two sides."""

    pair: Pair
    source: tuple[Figure, ...]
    target: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class _Finding:
    """Differences that stand side by side on each side that has them, told as one: «30 апреля», “4.7.1”."""

    source: tuple[Figure, ...]
    target: tuple[Figure, ...]


def figure_flags(bitext: Bitext, kind: str) -> Iterator[Flag]:
    """Flags of one kind, ``number`` or ``date``."""
    pairs, moved = list(bitext.pairs()), list(bitext.moved_pairs())
    read = [
        _Read(
            pair,
            read_figures(pair.source.text, pair.source.language),
            read_figures(pair.target.text, pair.target.language),
        )
        for pair in chain(pairs, moved)
    ]
    shifted = shifts(pairs, moved)
    if kind == "number":  # where items stand elsewhere, that says it of single ones
        yield from (_renumbered(shift) for shift in shifted if len(shift.pairs) > 1 or not moved)
    renumbered = {pair.bead for shift in shifted for pair in shift.pairs}
    renumbered |= {pair.bead for pair in moved}  # an item that stands elsewhere counts otherwise there
    for k, here in enumerate(read):
        if here.pair.is_null:
            continue
        around = read[max(0, k - 1) : k] + read[k + 1 : k + 2]
        languages = here.pair.source.language, here.pair.target.language
        kept: Sequence[Difference] = [
            each for each in differences(here.source, here.target) if not _is_kept_as_it_is(each, here.pair)
        ]
        if len(kept) <= MOST_COMPARED:
            kept = [each for each in kept if not _next_door(each, around)]
            kept = [each for each in kept if not _is_converted(each, here.pair, languages)]
        if here.pair.bead in renumbered:
            kept = [each for each in kept if not _is_marker(each)]
        for finding in _together(kept, here.pair):
            if _kind(finding.source + finding.target) == kind:
                yield from _flag(kind, here.pair, finding, languages)


def _renumbered(shift: Shift) -> Flag:
    pair = shift.pairs[0]
    return raise_flag(
        "number",
        pair,
        shift.message,
        severity=Severity.INFO,
        confidence=CONFIDENCE_OF_TWO[Form.DIGITS] * pair.confidence,
        source=[(shift.source.start, shift.source.stop)],
        target=[(shift.target.start, shift.target.stop)],
        evidence={"items": len(shift.pairs)},
    )


def _is_marker(difference: Difference) -> bool:
    return all(figure is None or figure.label == "." for figure in (difference.source, difference.target))


def _is_kept_as_it_is(difference: Difference, pair: Pair) -> bool:
    """Whether a month or weekday of one side stands on the other in the very letters, in a third language: “21 Oct”."""
    if difference.source and difference.target:
        return False
    figure = difference.source or difference.target
    text, other = (pair.source.text, pair.target.text)[:: 1 if difference.source else -1]
    word = text[figure.start : figure.stop] if figure and is_calendar(figure) else ""
    return word.isalpha() and word in _WORD.findall(other)


def _is_converted(difference: Difference, pair: Pair, languages: tuple[str, str]) -> bool:
    """Whether two figures are one amount in other units: «20 футов», “6 mètres”."""
    texts = (pair.source.text, pair.target.text)
    figures = (difference.source, difference.target)
    one, other = (
        next((each for each in read_quantities(text, language) if figure and each.figure == figure), None)
        for text, language, figure in zip(texts, languages, figures, strict=True)
    )
    return bool(one and other and one.dimension and one.measure != other.measure and one.amounts_to(other))


def _next_door(difference: Difference, around: Sequence[_Read]) -> bool:
    """Whether the pair before or after has, as one too many, the figure that is missing here."""
    for figure, own, other in ((difference.source, "source", "target"), (difference.target, "target", "source")):
        if figure is not None and not any(
            _has(getattr(near, other), figure) and not _has(getattr(near, own), figure) for near in around
        ):
            return False
    return True


def _has(figures: Sequence[Figure], figure: Figure) -> bool:
    return any(figure.equals(other) and other.form >= Form.TINY for other in figures)


def _together(found: Sequence[Difference], pair: Pair) -> Iterator[_Finding]:
    source: list[Figure] = []
    target: list[Figure] = []
    kind = ""
    for one in found:
        sources, targets = [one.source] if one.source else [], [one.target] if one.target else []
        same_kind = kind == _kind(sources + targets)
        if (source or target) and not (
            _adjoin(pair.source.text, source, sources, same_kind)
            and _adjoin(pair.target.text, target, targets, same_kind)
        ):
            yield _Finding(tuple(source), tuple(target))
            source, target = [], []
        source += sources
        target += targets
        kind = _kind(sources + targets)
    if source or target:
        yield _Finding(tuple(source), tuple(target))


def _adjoin(text: str, before: Sequence[Figure], after: Sequence[Figure], same_kind: bool) -> bool:
    if not before or not after:
        return not before and not after
    return same_kind and bool(_BETWEEN.fullmatch(text, before[-1].stop, after[0].start))


def _kind(figures: Sequence[Figure]) -> str:
    return "date" if any(map(is_calendar, figures)) else "number"


def _flag(kind: str, pair: Pair, finding: _Finding, languages: tuple[str, str]) -> Iterator[Flag]:
    source, target = finding.source, finding.target
    if not (source and target) and all(_may_be_implied(figure) for figure in source + target):
        return
    shown = [_shown(side.text, figures) for side, figures in ((pair.source, source), (pair.target, target))]
    if source and target:
        severity, confidence = _of_two(source, target)
        message = f"“{shown[0]}” is “{shown[1]}” in the translation"
    else:
        severity, confidence = _of_one(source or target, languages[bool(source)])
        if pair.confidence < SURE_PAIR:
            severity = Severity.INFO
        message = f"“{shown[0]}” is not in the translation" if source else f"“{shown[1]}” is not in the source"
    yield raise_flag(
        kind,
        pair,
        message,
        severity=severity,
        confidence=confidence * pair.confidence,
        source=[(source[0].start, source[-1].stop)] if source else (),
        target=[(target[0].start, target[-1].stop)] if target else (),
        evidence={"source_values": _values(source), "target_values": _values(target)},
    )


def _may_be_implied(figure: Figure) -> bool:
    """A month, a weekday or the figure in a name, by itself: “on Friday” may be “that day”."""
    return figure.form < Form.DIGITS and (is_calendar(figure) or bool(figure.label))


def _of_two(source: Sequence[Figure], target: Sequence[Figure]) -> tuple[Severity, float]:
    form = min(figure.form for figure in (*source, *target))
    if form is Form.TINY or source[0].label != target[0].label:
        return Severity.WARNING, CONFIDENCE_OF_TWO[Form.TINY]
    return Severity.ERROR, CONFIDENCE_OF_TWO.get(form, CONFIDENCE_OF_TWO[Form.DIGITS])


def _of_one(figures: Sequence[Figure], other_language: str) -> tuple[Severity, float]:
    in_words = not knows_number_words(other_language) and all(figure.value < SMALL for figure in figures)
    if max(figure.form for figure in figures) is Form.DIGITS and not in_words:
        return Severity.WARNING, CONFIDENCE_OF_ONE[Form.DIGITS]
    return Severity.INFO, CONFIDENCE_OF_ONE[Form.WORD]


def _values(figures: Sequence[Figure]) -> list[list[str]]:
    return [[str(value) for value in figure.readings] for figure in figures]


def _shown(text: str, figures: Sequence[Figure]) -> str:
    """The figures with the letters that they are part of, and the word or sign after them."""
    if not figures:
        return ""
    start, stop = figures[0].start, figures[-1].stop
    before = _GLUED_BEFORE.search(text, 0, start)
    start = before.start() if before else start
    after = _UNIT.match(text, stop) or _UNIT.match(text, stop - 1)
    words = text[start : after.end() if after else stop]
    bare = _COUNTS_NOTHING.sub("", words)
    return bare if len(bare) >= stop - start else words
