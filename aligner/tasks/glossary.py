"""Glossaries: pairs of terms from a table of two columns or a TBX file; and terms that are not to be translated."""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike
from pathlib import Path

from lxml import etree

from aligner.errors import InputError
from aligner.language.tags import primary_subtag

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_glossary(
    path: str | PathLike[str], source_lang: str = "ru", target_lang: str = "fr"
) -> tuple[tuple[str, str], ...]:
    """Read (source term, target term) pairs; ``.tbx`` is read as TBX, anything else as tab-separated UTF-8.

    In a table, blank lines and lines that begin with ``#`` are skipped. In TBX, every term of the source language
    is paired with every term of the target language of the same entry.

    Raises:
        InputError: if the file cannot be read or a line is no pair of terms.
    """
    file = Path(path)
    data = _bytes(file, "glossary")
    pairs = (
        _tbx(data, str(path), source_lang, target_lang) if file.suffix.lower() == ".tbx" else _table(data, str(path))
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


def _table(data: bytes, where: str) -> list[tuple[str, str]]:
    pairs = []
    for number, line in _lines(data, f"glossary {where}"):
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) < 2 or not cells[0] or not cells[1]:
            raise InputError(
                f"the glossary {where}, line {number}: no pair of terms; write the source term, a tab, the target term"
            )
        pairs.append((cells[0], cells[1]))
    return pairs


def _tbx(data: bytes, where: str, source_lang: str, target_lang: str) -> list[tuple[str, str]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise InputError(f"the glossary {where}, line {line}: not well-formed XML ({error.msg}); repair it") from error
    pairs = []
    for entry in root.iter("{*}termEntry", "{*}conceptEntry"):
        terms: dict[str, list[str]] = {}
        for section in entry.iter("{*}langSet", "{*}langSec"):
            language = primary_subtag(section.get(_XML_LANG) or "")
            found = ["".join(map(str, term.itertext())).strip() for term in section.iter("{*}term")]
            terms.setdefault(language, []).extend(filter(None, found))
        sides = [terms.get(primary_subtag(tag), ()) for tag in (source_lang, target_lang)]
        pairs += [(one, other) for one in sides[0] for other in sides[1]]
    return pairs
