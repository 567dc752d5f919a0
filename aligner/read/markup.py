"""XML that may come from anywhere: parsed without fetching or expanding anything."""

from __future__ import annotations

from lxml import etree

from aligner.errors import InputError


def parse_xml(data: bytes, name: str, *, with_entities: bool = False) -> etree._Element:
    """The root of an XML file; external entities are never fetched.

    Args:
        name: how messages call the file.
        with_entities: internal ones stand for their text, up to what libxml2 takes for an attack; else they stay as
            they are.

    Raises:
        InputError: if it is not well-formed.
    """
    parser = etree.XMLParser(
        resolve_entities="internal" if with_entities else False,  # type: ignore[arg-type]  # the stubs are older
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
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
