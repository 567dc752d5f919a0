"""XML that breaks a rule of XML and still says all it has to say: mended, with a notice of what and where."""

from __future__ import annotations

import codecs
import re
from html.entities import html5

from lxml import etree

from aligner.errors import InputError
from aligner.notices import Notify
from aligner.read.markup import parse_xml

_DECLARATION = re.compile(r"<\?xml\b[^<>]*\?>")
_DECLARED = re.compile(rb"<\?xml\b[^>]{0,200}\bencoding\s*=\s*[\"']([\w.:-]+)")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_DECLARED_ENTITY = re.compile(r"<!ENTITY\s+(\w+)")
_OWN = frozenset({"lt", "gt", "amp", "quot", "apos"})
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01])|[xX]0*(?:[0-8bcBC]|[eEfF]|1[0-9a-fA-F]));"
)

_HYPHEN = re.compile("\x1e|&#(?:0*30|[xX]0*1[eE]);")
"""What Word keeps a hyphen as that never ends a line; the one that shows only where a line ends is \x1f."""

_BREAKS = "\v\f"
_BREAK_CODES = re.compile(r"&#(?:0*1[12]|[xX]0*[bcBC]);")


def mended_xml(data: bytes, name: str, notify: Notify, *, whole: bool = False) -> etree._Element:
    """The root of an XML file; what can be mended without a guess is: each kind of mend with a notice.

    Entities that the file declares itself stand for their text, in bounds; nothing is ever fetched.

    Args:
        name: how messages call the file.
        whole: as ``parse_xml`` has it.

    Raises:
        InputError: if it is not well-formed even so.
    """
    try:
        return parse_xml(data, name, with_entities=True, whole=whole)
    except InputError:
        mended, said = _mended(data)
    if said:
        try:
            root = parse_xml(mended, name, with_entities=True, whole=whole)
        except InputError:
            pass
        else:
            for sentence in said:
                notify(f"{name}: {sentence}")
            return root
    return parse_xml(data, name, whole=whole)  # with entities that stand elsewhere, or an error that says the line


def _mended(data: bytes) -> tuple[bytes, list[str]]:
    """The file in UTF-8 without what XML forbids, and a sentence for each kind of mend."""
    text, said = _decoded(data)
    if text is None:
        return data, []
    stripped = text.lstrip("\ufeff \t\r\n")
    if stripped != text.lstrip("\ufeff"):
        said.append("white space before its first line is passed over")
    if forbidden := _FORBIDDEN.findall(text):
        are = "character is" if len(forbidden) == 1 else "characters are"
        said.append(f"{len(forbidden)} control {are} taken out, the first at {_place(text, _FORBIDDEN)}")
    declared = _OWN | set(_DECLARED_ENTITY.findall(text))

    def character(entity: re.Match[str]) -> str:
        return entity[0] if entity[1] in declared else html5.get(f"{entity[1]};", entity[0])

    unknown = [found for found in _ENTITY.finditer(text) if character(found) != found[0]]
    if unknown:
        where = _place(text, re.compile(re.escape(unknown[0][0])))
        said.append(f"{unknown[0][0]} is not declared and is read as in HTML, the first at {where}")
    mended = _ENTITY.sub(character, _FORBIDDEN.sub(_stand_in, _DECLARATION.sub("", stripped, count=1)))
    return mended.encode("utf-8", "replace"), said


def _stand_in(forbidden: re.Match[str]) -> str:
    """What word processors mean: a space for the end of a line or page between words, a hyphen; else nothing."""
    if _HYPHEN.fullmatch(forbidden[0]):
        return "\u2011"
    if forbidden[0] not in _BREAKS and not _BREAK_CODES.fullmatch(forbidden[0]):
        return ""
    around = (
        forbidden.string[max(0, forbidden.start() - 1) : forbidden.start()],
        forbidden.string[forbidden.end() : forbidden.end() + 1],
    )
    return "" if any(map(str.isspace, around)) else " "


def _decoded(data: bytes) -> tuple[str | None, list[str]]:
    """The text, by its byte order mark, as UTF-8 if it can be, or as it declares; and what was wrong about that."""
    said = []
    declared = _DECLARED.search(data, 0, 400)
    label = declared[1].decode("ascii").lower() if declared else "utf-8"
    encoding = label
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and b"\0" in data[:400]:
        encoding = "utf-16"
    else:
        body = data.removeprefix(codecs.BOM_UTF16_LE).removeprefix(codecs.BOM_UTF16_BE)
        try:
            text = body.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
        else:
            if label not in {"utf-8", "utf8", "us-ascii", "ascii"} or body != data:
                said.append(f"it says that it is {label.upper() if body == data else 'UTF-16'} and is UTF-8")
            return text, said
    try:
        return data.decode(encoding), said
    except (LookupError, UnicodeDecodeError):
        return None, said


def _place(text: str, pattern: re.Pattern[str]) -> str:
    found = pattern.search(text)
    start = found.start() if found else 0
    return f"line {text.count(chr(10), 0, start) + 1}, column {start - text.rfind(chr(10), 0, start)}"
