"""Translation memories: every unit of a TMX file that has both languages becomes a pair."""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike
from pathlib import Path

from lxml import etree

from aligner.alignment import Alignment, Severity
from aligner.errors import InputError
from aligner.flag_line import COMMENT, FlagLine, parse_flag_line
from aligner.language.tags import primary_subtag
from aligner.read.pairs import Pair, paired

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})
"""Inline elements whose content is another program's markup, no text (TMX 1.4b, section "Content Markup")."""


def read_tmx(path: str | PathLike[str], source_lang: str, target_lang: str) -> Alignment:
    """The pairs of a translation memory in two of its languages; inline markup is left out.

    The aligner's notes come back as the flags they were, the notes of others as comments.

    A language matches by its primary subtag: ``fr`` finds ``fr-CA``.

    Raises:
        InputError: if the file cannot be read, is no TMX, or has no unit in both languages.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        root = etree.fromstring(Path(path).read_bytes(), parser)
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}; check the path") from error
    except etree.XMLSyntaxError as error:
        raise InputError(f"{path}, line {error.lineno or 1}: not well-formed XML ({error.msg}); repair it") from error
    if etree.QName(root).localname != "tmx":
        raise InputError(f"{path} is XML, but no translation memory: its root is <{etree.QName(root).localname}>")
    for entity in root.iter(etree.Entity):
        raise InputError(
            f"{path}, line {entity.sourceline}: {entity.text} stands for text that is declared elsewhere, which is not "
            "read; put the text itself in its place"
        )
    pairs = list(_pairs(root, source_lang, target_lang))
    if not pairs:
        known = sorted({_language(variant) for variant in root.iter("{*}tuv")} - {""})
        raise InputError(
            f"{path} has no unit in {source_lang} and {target_lang}, but {', '.join(known) or 'no named language'}: "
            "choose two languages with --source-lang and --target-lang"
        )
    return paired(pairs, source_lang, target_lang, path)


def _pairs(root: etree._Element, source_lang: str, target_lang: str) -> Iterator[Pair]:
    wanted = primary_subtag(source_lang), primary_subtag(target_lang)
    for unit in root.iter("{*}tu"):
        texts: dict[str, str] = {}
        for variant in unit.iter("{*}tuv"):
            segment = variant.find("{*}seg")
            if segment is not None:
                texts.setdefault(primary_subtag(_language(variant)), "".join(_text(segment)).strip())
        if texts.get(wanted[0]) and texts.get(wanted[1]):
            confidence, similarity = _number(unit, "x-confidence", 0.0), _number(unit, "x-similarity", -1.0)
            yield Pair(
                texts[wanted[0]],
                texts[wanted[1]],
                1.0 if confidence is None else confidence,
                similarity,
                tuple(_flags(unit)),
            )


def _number(unit: etree._Element, prop: str, low: float) -> float | None:
    """A number that the aligner wrote beside a unit; None where there is none that it could have written."""
    for element in unit.iterfind("{*}prop"):
        if element.get("type") == prop:
            try:
                number = float(element.text or "")
            except ValueError:
                return None
            return number if low <= number <= 1 else None
    return None


def _flags(unit: etree._Element) -> Iterator[FlagLine]:
    for note in unit.iterfind("{*}note"):
        text = " ".join("".join(_text(note)).split())
        if text:
            yield parse_flag_line(text) or FlagLine(COMMENT, Severity.INFO, text)


def _language(variant: etree._Element) -> str:
    return variant.get(_XML_LANG) or variant.get("lang") or ""


def _text(element: etree._Element) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str) and etree.QName(child).localname not in _CODES:
            yield from _text(child)
        if child.tail:
            yield child.tail
