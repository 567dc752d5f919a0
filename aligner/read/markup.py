"""XML that may come from anywhere: parsed without fetching or expanding anything."""

from __future__ import annotations

from lxml import etree

from aligner.errors import InputError

_CODECS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
"""In which a declaration of entities is looked for; in an encoding without ASCII none is expanded."""


def parse_xml(data: bytes, name: str, *, with_entities: bool = False, whole: bool = False) -> etree._Element:
    """The root of an XML file; external entities are never fetched.

    Args:
        name: how messages call the file.
        with_entities: internal ones stand for their text, up to what libxml2 takes for an attack; else they stay as
            they are.
        whole: comments and instructions stay, texts may be longer than 10 MB, such as an original that is embedded,
            and elements nested up to 2,048 deep. With entities declared the usual limits hold, against bombs.

    Raises:
        InputError: if it is not well-formed.
    """
    is_huge = whole and not any("<!ENTITY".encode(codec) in data for codec in _CODECS)
    parser = etree.XMLParser(
        resolve_entities="internal" if with_entities and not is_huge else False,  # type: ignore[arg-type]  # older stubs
        no_network=True,
        load_dtd=False,
        huge_tree=is_huge,
        remove_comments=not whole,
        remove_pis=not whole,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        raise InputError(f"{name}, line {line}: not well-formed XML ({error}); save the file again") from error


def local(element: etree._Element) -> str:
    """The element's name without its namespace; empty for what is no element, such as an entity left as it is."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def content(element: etree._Element) -> str:
    """All text in an element; an entity that stands for what the file does not hold is written as it is, ``&name;``."""
    parts = [element.text or ""]
    for inner in element:
        parts.append(content(inner) if isinstance(inner.tag, str) else inner.text or "")
        parts.append(inner.tail or "")
    return "".join(parts)


def attribute(element: etree._Element | None, name: str) -> str | None:
    """An attribute by its local name: the versions of a format differ in their namespaces."""
    if element is None:
        return None
    return next((str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), None)
