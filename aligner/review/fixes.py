"""Quick fixes: what the words of a flag should say, where the other side tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from babel import Locale, UnknownLocaleError
from babel.dates import get_day_names, get_month_names

from aligner.alignment import Span
from aligner.figures import Figure, read_figures
from aligner.figures.figure import Nature
from aligner.review.row import Row, RowFlag

_DIGITS = re.compile(r"\d+")
_GROUPED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+")


@dataclass(frozen=True, slots=True)
class Fix:
    """A stretch of one side's text (``side`` 0 is the source) and what should stand there."""

    side: int
    start: int
    stop: int
    replacement: str
    label: str


Finder = Callable[[str, str, Span, Span, tuple[str, str]], str | None]
"""From both texts, the flag's words in each, and the languages: what should stand in the target."""


def fixes_of(row: Row, flag: RowFlag, languages: tuple[str, str]) -> list[Fix]:
    """How the target's words may be put right by what the source says; none where that is not known.

    Args:
        languages: primary subtags of source and target.
    """
    finder = _FINDERS.get(flag.kind)
    here, there = row.spans(flag, 0), row.spans(flag, 1)
    if finder is None or len(here) != 1 or len(there) != 1:
        return []
    (start, stop) = there[0]
    now = row.target[start:stop]
    wanted = finder(row.source, row.target, here[0], there[0], languages)
    if not wanted or wanted == now:
        return []
    return [Fix(1, start, stop, wanted, f"{now} → {wanted}")]


def _literal(source: str, target: str, here: Span, there: Span, languages: tuple[str, str]) -> str | None:
    return source[slice(*here)]


def _figure(source: str, target: str, here: Span, there: Span, languages: tuple[str, str]) -> str | None:
    """The source's figures in the target's form, figure by figure."""
    wanted = _figures_in(source, here, languages[0])
    given = _figures_in(target, there, languages[1])
    if not wanted or len(wanted) != len(given):
        return None
    pieces: list[str] = []
    offset = there[0]
    for figure, other in zip(wanted, given, strict=True):
        written = target[other.start : other.stop]
        said = (
            written
            if figure.equals(other)
            else _written(figure, source[figure.start : figure.stop], other, written, languages[1])
        )
        if said is None:
            return None
        pieces += [target[offset : other.start], said]
        offset = other.stop
    return "".join(pieces) + target[offset : there[1]]


def _figures_in(text: str, span: Span, language: str) -> list[Figure]:
    return [figure for figure in read_figures(text, language) if span[0] <= figure.start and figure.stop <= span[1]]


def _written(figure: Figure, here: str, other: Figure, there: str, language: str) -> str | None:
    """A figure in the form of another."""
    if figure.nature is not other.nature:
        return None
    if figure.nature is Nature.NUMBER:
        return _number(here, there)
    if not there[:1].isalpha():
        return here if _DIGITS.fullmatch(here) and _DIGITS.fullmatch(there) else None
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return None
    if figure.nature is Nature.MONTH:
        return str(get_month_names("wide", locale=locale)[int(figure.value)])
    return str(get_day_names("wide", locale=locale)[(int(figure.value) - 1) % 7])


def _number(here: str, there: str) -> str | None:
    """The digits of one side, with the group marks and the decimal sign of the other."""
    if _DIGITS.fullmatch(here) and _DIGITS.fullmatch(there):
        return here
    whole, _, part = here.replace(".", ",").partition(",")
    if not (_GROUPED.fullmatch(whole) and (not part or _DIGITS.fullmatch(part))):
        return None
    if part and len(part) == 3:
        return None  # thousands or thousandths: nobody knows
    decimal = "." if "." in there and "," not in there else ","
    return whole + (f"{decimal}{part}" if part else "")


_FINDERS: Mapping[str, Finder] = MappingProxyType({"number": _figure, "date": _figure, "literal": _literal})
"""By kind of flag."""

__all__: Sequence[str] = ["Fix", "fixes_of"]
