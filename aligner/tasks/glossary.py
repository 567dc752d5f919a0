"""Glossaries: pairs of terms from a table or a TBX file, those that are forbidden apart; terms that stay."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from aligner.bilingual.columns import SOURCE, TARGET, header_columns
from aligner.bilingual.xml_file import refuse_entities
from aligner.errors import InputError
from aligner.language.entries import phrases
from aligner.language.match import Nearness, match_two, nearness, ranked
from aligner.notices import Notify, log_notice
from aligner.read.markup import content
from aligner.read.mended_xml import mended_xml
from aligner.tasks.listed import bytes_of, lines_of

FORBIDDING = phrases(
    """
    forbidden
    deprecated
    deprecatedTerm
    deprecatedTerm-admn-sts
    superseded
    supersededTerm
    supersededTerm-admn-sts
    obsolete
    obsoleteTerm
    do not use
    запрещено
    запрещён
    запрещен
    не использовать
    устарело
    interdit
    proscrit
    à éviter
    verboten
    veraltet
    prohibido
    vietato
    """.casefold()
)
"""What a status of a term says, in small letters, if it must not be used: in a column of a table, in TBX the values of
its administrative status and its normative authorization (ISO 30042)."""

_Term = tuple[str, str, bool]
"""A source term, a target term, whether the target term is forbidden."""

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Terms(NamedTuple):
    """The (source term, target term) pairs of a glossary: translations to expect, and those that must not be used."""

    wanted: tuple[tuple[str, str], ...]
    forbidden: tuple[tuple[str, str], ...]


def read_glossary(
    path: str | PathLike[str], source_lang: str = "ru", target_lang: str = "fr", notify: Notify = log_notice
) -> Terms:
    """Read pairs of terms; ``.tbx`` is read as TBX, anything else as tab-separated UTF-8.

    In a table, blank lines and lines that begin with ``#`` are skipped, and a first line may name the columns. In TBX,
    every term of the source language is paired with every term of the target language of the same entry; the exact tag
    goes before its relatives. A column more, or a status of TBX, marks a target term as forbidden.

    Args:
        notify: is told what had to be mended.

    Raises:
        InputError: if the file cannot be read or a line is no pair of terms.
    """
    terms = _terms_of(path, (source_lang, target_lang), notify)
    return Terms(
        wanted=tuple((source, target) for source, target, is_forbidden in terms if not is_forbidden),
        forbidden=tuple((source, target) for source, target, is_forbidden in terms if is_forbidden),
    )


def read_forbidden(path: str | PathLike[str]) -> tuple[tuple[str, str], ...]:
    """Read terms that a translation must not have, one a line; with a source term and a tab before it, for this alone.

    Raises:
        InputError: if the file cannot be read or names no term.
    """
    what = "list of forbidden terms"
    pairs = []
    for _, line in lines_of(bytes_of(path, what), f"{what} {path}"):
        first, _, second = (cell.strip() for cell in line.partition("\t"))
        pairs.append((first, second) if second else ("", first))
    if not pairs:
        raise InputError(f"the {what} {path} names nothing; write one term a line")
    return tuple(dict.fromkeys(pairs))


def _terms_of(path: str | PathLike[str], languages: tuple[str, str], notify: Notify) -> list[_Term]:
    file = Path(path)
    data = bytes_of(file, "glossary")
    is_tbx = file.suffix.lower() == ".tbx"
    terms = _tbx(data, str(path), languages, notify) if is_tbx else _table(data, str(path), languages)
    if not terms:
        raise InputError(
            f"the glossary {path} has no pair of terms for {languages[0]}-{languages[1]}; give one pair of terms a line"
        )
    return list(dict.fromkeys(terms))


def read_unchanged(path: str | PathLike[str]) -> tuple[str, ...]:
    """Read terms that must stand unchanged, one a line.

    Blank lines and lines that begin with ``#`` are skipped.

    Raises:
        InputError: if the file cannot be read or names no term.
    """
    what = "list of what is not translated"
    terms = [line.strip() for _, line in lines_of(bytes_of(path, what), f"{what} {path}")]
    if not terms:
        raise InputError(f"the {what} {path} names nothing; write one word or name a line")
    return tuple(dict.fromkeys(terms))


def _table(data: bytes, where: str, languages: tuple[str, str]) -> list[_Term]:
    terms: list[_Term] = []
    columns = {SOURCE: 0, TARGET: 1}
    for number, line in lines_of(data, f"glossary {where}"):
        cells = [cell.strip() for cell in line.split("\t")]
        header = {} if terms else header_columns(cells, languages)
        if header:
            columns = header
            continue
        source, target = (cells[columns[side]] if columns[side] < len(cells) else "" for side in (SOURCE, TARGET))
        if not source or not target:
            raise InputError(
                f"the glossary {where}, line {number}: no pair of terms; write the source term, a tab, the target term"
            )
        others = (cell for place, cell in enumerate(cells) if place not in (columns[SOURCE], columns[TARGET]))
        terms.append((source, target, any(cell.casefold() in FORBIDDING for cell in others)))
    return terms


def _tbx(data: bytes, where: str, languages: tuple[str, str], notify: Notify) -> list[_Term]:
    root = mended_xml(data, f"the glossary {where}", notify, whole=True)
    refuse_entities(root, f"the glossary {where}")
    pairs: list[_Term] = []
    for entry in root.iter("{*}termEntry", "{*}conceptEntry"):
        terms: dict[str, list[str]] = {}
        forbidden: set[str] = set()
        for section in entry.iter("{*}langSet", "{*}langSec"):
            known = [text for term in section.iter("{*}term") if (text := content(term).strip())]
            if known:
                terms.setdefault(section.get(_XML_LANG) or "", []).extend(known)
                forbidden |= {content(term).strip() for term in section.iter("{*}term") if _is_forbidden(term)}
        tags = match_two(languages, tuple(terms))
        if tags:
            sources, targets = (
                _terms(terms, wanted, tag, other)
                for wanted, tag, other in zip(languages, tags, reversed(tags), strict=True)
            )
            pairs += [(one, other, other in forbidden) for one in sources for other in targets]
    return pairs


def _is_forbidden(term: etree._Element) -> bool:
    """Whether an entry says beside a term that it must not be used; memoQ notes ``forbidden``: ``true``."""
    group = term.getparent()
    while group is not None and etree.QName(group).localname in {"termGrp", "termCompGrp"}:
        group = group.getparent()
    for note in () if group is None or etree.QName(group).localname in {"langSet", "langSec"} else group.iter("{*}*"):
        said = (note.text or "").strip().casefold()
        marks = said in FORBIDDING or (note.get("type") == "forbidden" and said in {"true", "yes", "1"})
        if marks and note is not term:
            return True
    return False


def _terms(terms: dict[str, list[str]], wanted: str, tag: str, other: str) -> list[str]:
    """The terms of the tag that was asked for, or of all its relatives where the entry does not have it."""
    if nearness(wanted, tag) is Nearness.EXACT:
        return terms[tag]
    return [term for near in ranked(wanted, terms) if near != other for term in terms[near]]
