"""The parts of a Word document, by the relations that name them and not by what their files are called."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from aligner.notices import Notify
from aligner.read.archive import Archive
from aligner.read.mended_xml import mended_xml

_DRAWN = frozenset({"diagramData", "chart"})


class Part(NamedTuple):
    """A part beside the main one: ``kind`` is the end of its relation's type, such as ``footnotes``."""

    kind: str
    member: str


class Parts:
    """The main part of a Word document and those that it refers to."""

    def __init__(self, archive: Archive, name: str, notify: Notify) -> None:
        """Find them.

        Raises:
            InputError: if the archive names no main part.
        """
        self._archive = archive
        self._name = name
        self._notify = notify
        self.main = self._main_member()
        folder, file = posixpath.split(self.main)
        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        self.by_id: dict[str, Part] = {}
        if archive.has(relations):
            for relation in _relations(self._parsed(relations)):
                if relation.get("TargetMode") != "External":
                    member = posixpath.normpath(posixpath.join(folder, unquote(relation.get("Target", "")))).lstrip("/")
                    kind = relation.get("Type", "").rpartition("/")[2]
                    self.by_id[relation.get("Id", "")] = Part(kind, member)

    def root(self) -> etree._Element:
        """The main part."""
        return self._parsed(self.main)

    def of_kind(self, kind: str) -> Iterator[etree._Element]:
        """The parts of a kind that are there; one of the usual name where no relation names any."""
        members = [part.member for part in self.by_id.values() if part.kind == kind]
        members = members or [posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")]
        for member in dict.fromkeys(members):
            if self._archive.has(member):
                yield self._parsed(member)

    def drawn(self, relations: Iterable[str]) -> Iterator[tuple[str, etree._Element]]:
        """The diagrams and charts among the parts that relations name, each with its kind."""
        for relation in relations:
            part = self.by_id.get(relation)
            if part is not None and part.kind in _DRAWN and self._archive.has(part.member):
                yield part.kind, self._parsed(part.member)

    def bytes_of(self, relation: str | None) -> tuple[str, bytes] | None:
        """The file that a relation names, with its name in the archive; None where there is none."""
        part = self.by_id.get(relation or "")
        return (part.member, self._archive.member(part.member)) if part and self._archive.has(part.member) else None

    def _main_member(self) -> str:
        for relation in _relations(self._parsed("_rels/.rels")):
            if relation.get("Type", "").endswith("/officeDocument"):
                return relation.get("Target", "").lstrip("/")
        raise self._archive.damaged("it names no main part")

    def _parsed(self, member: str) -> etree._Element:
        return mended_xml(self._archive.member(member), f"{self._name} ({member})", self._notify)


def _relations(root: etree._Element) -> Iterator[etree._Element]:
    """Without the comments between them."""
    return root.iterchildren("{*}Relationship")
