"""Fields of a Word document: which text is the table of contents that Word makes of the headings."""

from __future__ import annotations

from lxml import etree

from aligner.read.docx_styles import child
from aligner.read.markup import attribute, local

_GENERATED = frozenset({"TOC", "INDEX", "TOA"})
_GALLERY = "table of contents"


class ContentsFields:
    """Follows the fields of a body while its runs go by in order."""

    def __init__(self, body: etree._Element) -> None:
        """Fields that do not end as often as they begin are not followed: the text after them is none of theirs."""
        kinds = [attribute(mark, "fldCharType") for mark in body.iter("{*}fldChar")]
        self._is_sound = kinds.count("begin") == kinds.count("end")
        self._open: list[str] = []  # the instructions of the fields that have begun
        self._has_result: list[bool] = []

    @property
    def is_inside(self) -> bool:
        """Whether the place reached stands in a generated table."""
        return any(instruction.split(maxsplit=1)[:1] in ([word] for word in _GENERATED) for instruction in self._open)

    def mark(self, element: etree._Element) -> str:
        """A ``fldChar`` goes by; at the end of a field that has no result its instruction, else nothing."""
        kind = attribute(element, "fldCharType")
        if not self._is_sound:
            return ""
        if kind == "begin":
            self._open.append("")
            self._has_result.append(False)
        elif kind == "separate" and self._open:
            self._has_result[-1] = True
        elif kind == "end" and self._open:
            instruction = self._open.pop()
            return "" if self._has_result.pop() else instruction
        return ""

    def instruct(self, text: str) -> None:
        """The text of an ``instrText`` goes by."""
        if self._open:
            self._open[-1] += text


def is_generated(simple: etree._Element) -> bool:
    """Whether a ``fldSimple`` is a table of contents or an index."""
    words = (attribute(simple, "instr") or "").split(maxsplit=1)
    return bool(words) and words[0] in _GENERATED


def contents_title(control: etree._Element) -> bool:
    """Whether a content control is Word's own block for a table of contents, title included."""
    properties = child(control, "sdtPr")
    for part in properties if properties is not None else ():
        gallery = child(part, "docPartGallery") if local(part) in {"docPartObj", "docPartList"} else None
        if gallery is not None and (attribute(gallery, "val") or "").lower().startswith(_GALLERY):
            return True
    return False
