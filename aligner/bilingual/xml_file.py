"""Bilingual files in XML: opened with what can be mended, in bounds, and nothing fetched."""

from __future__ import annotations

from os import PathLike

from lxml import etree

from aligner.bilingual.contents import bytes_in
from aligner.errors import InputError
from aligner.notices import Notify
from aligner.read.markup import local
from aligner.read.mended_xml import mended_xml


def read_xml(path: str | PathLike[str], root_name: str, kind: str, notify: Notify) -> etree._Element:
    """The root of a file, comments included.

    Args:
        root_name: what the root has to be called.
        kind: what the file is called if it is.

    Raises:
        InputError: if the file cannot be read, is not well-formed or another kind of file, or refers to text that is
            declared elsewhere.
    """
    data = bytes_in(path)
    root = mended_xml(data, str(path), notify, whole=True)
    if local(root) != root_name:
        raise InputError(f"{path} is XML, but no {kind}: its root is <{local(root)}>")
    refuse_entities(root, str(path))
    return root


def refuse_entities(root: etree._Element, name: str) -> None:
    """Refuse a file whose text stands elsewhere: it would be read with holes.

    Raises:
        InputError: if an entity is left in it; the message names the line.
    """
    for entity in root.iter(etree.Entity):
        raise InputError(
            f"{name}, line {entity.sourceline}: {entity.text} stands for text that is declared elsewhere, which is not "
            "read; put the text itself in its place"
        )
