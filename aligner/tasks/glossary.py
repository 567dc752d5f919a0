"""Glossaries: pairs of terms from a table of two columns or a TBX file; and terms that are not to be translated."""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike
from pathlib import Path

from aligner.bilingual.columns import SOURCE, TARGET, header_columns
from aligner.bilingual.xml_file import refuse_entities
from aligner.errors import InputError
from aligner.language.match import Nearness, match_two, nearness, ranked
from aligner.notices import Notify, log_notice
from aligner.read.markup import content
from aligner.read.mended_xml import mended_xml

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_glossary(
    path: str | PathLike[str], source_lang: str = "ru", target_lang: str = "fr", notify: Notify = log_notice
) -> tuple[tuple[str, str], ...]:
    """Read (source term, target term) pairs; ``.tbx`` is read as TBX, anything else as tab-separated UTF-8.

    In a table, blank lines and lines that begin with ``#`` are skipped, and a first line may name the columns. In TBX,
    every term of the source language is paired with every term of the target language of the same entry; the exact tag
    goes before its relatives.

    Args:
        notify: is told what had to be mended.

    Raises:
        InputError: if the file cannot be read or a line is no pair of terms.
    """
    file = Path(path)
    data = _bytes(file, "glossary")
    languages = source_lang, target_lang
    pairs = (
        _tbx(data, str(path), languages, notify)
        if file.suffix.lower() == ".tbx"
        else _table(data, str(path), languages)
    )
    if not pairs:
        raise InputError(
            f"the glossary {path} has no pair of terms for {source_lang}-{target_lang}; give one pair of terms a line"
        )
    return tuple(dict.fromkeys(pairs))


def read_unchanged(path: str | PathLike[str]) -> tuple[str, ...]:
    """Read terms that must stand unchanged, one a line.

    Blank lines and lines that begin with ``#`` are skipped.

    Raises:
        InputError: if the file cannot be read or names no term.
    """
    what = "list of what is not translated"
    terms = [line.strip() for _, line in _lines(_bytes(Path(path), what), f"{what} {path}")]
    if not terms:
        raise InputError(f"the {what} {path} names nothing; write one word or name a line")
    return tuple(dict.fromkeys(terms))


def _bytes(path: Path, what: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read the {what} {path}: {error.strerror}") from error


def _lines(data: bytes, what: str) -> Iterator[tuple[int, str]]:
    """The lines that say something, with their numbers."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        bad_line = data.count(b"\n", 0, error.start) + 1
        raise InputError(f"the {what}, line {bad_line}: not UTF-8; save it as UTF-8") from error
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def _table(data: bytes, where: str, languages: tuple[str, str]) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    columns = {SOURCE: 0, TARGET: 1}
    for number, line in _lines(data, f"glossary {where}"):
        cells = [cell.strip() for cell in line.split("\t")]
        header = {} if pairs else header_columns(cells, languages)
        if header:
            columns = header
            continue
        source, target = (cells[columns[side]] if columns[side] < len(cells) else "" for side in (SOURCE, TARGET))
        if not source or not target:
            raise InputError(
                f"the glossary {where}, line {number}: no pair of terms; write the source term, a tab, the target term"
            )
        pairs.append((source, target))
    return pairs


def _tbx(data: bytes, where: str, languages: tuple[str, str], notify: Notify) -> list[tuple[str, str]]:
    root = mended_xml(data, f"the glossary {where}", notify, whole=True)
    refuse_entities(root, f"the glossary {where}")
    pairs: list[tuple[str, str]] = []
    for entry in root.iter("{*}termEntry", "{*}conceptEntry"):
        terms: dict[str, list[str]] = {}
        for section in entry.iter("{*}langSet", "{*}langSec"):
            known = [content(term).strip() for term in section.iter("{*}term")]
            if any(known):
                terms.setdefault(section.get(_XML_LANG) or "", []).extend(filter(None, known))
        tags = match_two(languages, tuple(terms))
        if tags:
            sources, targets = (
                _terms(terms, wanted, tag, other)
                for wanted, tag, other in zip(languages, tags, reversed(tags), strict=True)
            )
            pairs += [(one, other) for one in sources for other in targets]
    return pairs


def _terms(terms: dict[str, list[str]], wanted: str, tag: str, other: str) -> list[str]:
    """The terms of the tag that was asked for, or of all its relatives where the entry does not have it."""
    if nearness(wanted, tag) is Nearness.EXACT:
        return terms[tag]
    return [term for near in ranked(wanted, terms) if near != other for term in terms[near]]
