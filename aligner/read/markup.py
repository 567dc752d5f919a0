"""XML that may come from anywhere: parsed without fetching or expanding anything."""

from __future__ import annotations

from lxml import etree

from aligner.errors import InputError


def parse_xml(data: bytes, name: str) -> etree._Element:
    """The root of an XML file; external entities are never fetched, internal ones never expanded.

    Args:
        name: how messages call the file.

    Raises:
        InputError: if it is not well-formed.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        raise InputError(f"{name}, line {line}: not well-formed XML ({error}); save the file again") from error


def local(element: etree._Element) -> str:
    """The element's name without its namespace; empty for what is no element, such as an entity left as it is."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
