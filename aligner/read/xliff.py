"""XLIFF 1.2 and 2.x, the bilingual files of translation programs: every unit or segment becomes a pair."""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike
from pathlib import Path

from lxml import etree

from aligner.alignment import Alignment, Severity
from aligner.errors import InputError
from aligner.flag_line import COMMENT, FlagLine
from aligner.language.tags import primary_subtag
from aligner.read.markup import local, parse_xml
from aligner.read.pairs import Pair, paired

_CODES = frozenset({"bpt", "ept", "it", "ph"})
"""Inline elements of 1.2 whose content is another program's markup, no text."""

_SEVERITIES = {"1": Severity.ERROR, "2": Severity.WARNING, "3": Severity.INFO}
_CONFIDENCES = ("{*}context-group/{*}context[@context-type='x-aligner-confidence']", ".//{*}meta[@type='confidence']")


def read_xliff(path: str | PathLike[str], source_lang: str, target_lang: str) -> Alignment:
    """The pairs of an XLIFF file in either direction; inline markup is left out.

    A unit without translation becomes a null bead. A language matches by its primary subtag: ``fr`` finds ``fr-CA``.

    Raises:
        InputError: if the file cannot be read, is no XLIFF, or has no text in both languages.
    """
    try:
        root = parse_xml(Path(path).read_bytes(), str(path))
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}; check the path") from error
    if local(root) != "xliff":
        raise InputError(f"{path} is XML, but no XLIFF: its root is <{local(root)}>")
    found: list[Pair] = []
    others: set[str] = set()
    for file in root.iter("{*}file"):
        languages = (
            file.get("source-language") or root.get("srcLang") or "",
            file.get("target-language") or root.get("trgLang") or target_lang,
        )
        if _primaries(languages) == _primaries((source_lang, target_lang)):
            found += _pairs(file)
        elif _primaries(languages) == _primaries((target_lang, source_lang)):
            found += (Pair(p.target, p.source, p.confidence, flags=p.flags) for p in _pairs(file))
        else:
            others.add(" and ".join(language or "no named language" for language in languages))
    if not found and others:
        raise InputError(
            f"{path} is not in {source_lang} and {target_lang}, but in {', '.join(sorted(others))}: "
            "choose its languages with --source-lang and --target-lang"
        )
    return paired(found, source_lang, target_lang, path)


def _primaries(tags: tuple[str, str]) -> tuple[str, ...]:
    return tuple(primary_subtag(tag) for tag in tags)


def _pairs(file: etree._Element) -> Iterator[Pair]:
    for unit in file.iter("{*}trans-unit", "{*}unit"):
        confidence, flags = _confidence(unit), tuple(_flags(unit))
        for source, target in _texts(unit):
            yield Pair(source, target, confidence, flags=flags)
            flags = ()  # they are the unit's, and stand once


def _texts(unit: etree._Element) -> Iterator[tuple[str, str]]:
    """The texts of each segment: of the whole unit in 1.2, unless a program segmented it there."""
    for segment in unit.findall("{*}segment"):
        yield _text(segment.find("{*}source")), _text(segment.find("{*}target"))
    if local(unit) == "unit":
        return
    target = unit.find("{*}target")
    marks = _segments(unit.find("{*}seg-source"))
    if not marks:
        yield _text(unit.find("{*}source")), _text(target)
        return
    targets = _segments(target)
    for number, mark in marks.items():
        yield _text(mark), _text(targets.get(number))


def _segments(element: etree._Element | None) -> dict[str, etree._Element]:
    if element is None:
        return {}
    return {mark.get("mid", ""): mark for mark in element.iter("{*}mrk") if mark.get("mtype") == "seg"}


def _text(element: etree._Element | None) -> str:
    return "" if element is None else "".join(_pieces(element)).strip(" \t\r\n")


def _pieces(element: etree._Element) -> Iterator[str]:
    if element.text:
        yield element.text
    for inner in element:
        if local(inner) not in {*_CODES, ""}:
            yield from _pieces(inner)
        if inner.tail:
            yield inner.tail


def _confidence(unit: etree._Element) -> float:
    for place in _CONFIDENCES:
        found = unit.find(place)
        if found is not None:
            try:
                return min(max(float(found.text or ""), 0.0), 1.0)
            except ValueError:
                return 1.0
    return 1.0


def _flags(unit: etree._Element) -> Iterator[FlagLine]:
    """The notes: the aligner's own come back as the flags they were, others as comments."""
    for note in unit.iter("{*}note"):
        text = " ".join((note.text or "").split())
        kind, colon, message = text.partition(": ")
        severity = _SEVERITIES.get(note.get("priority", ""))
        is_ours = note.get("from") == "aligner" or (note.get("category") == kind and kind != COMMENT)
        if is_ours and colon and severity:
            yield FlagLine(kind, severity, message)
        elif text:
            yield FlagLine(COMMENT, Severity.INFO, text)
