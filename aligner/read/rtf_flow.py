"""What a reader of RTF keeps in mind: what holds inside a pair of braces, and the paragraphs so far."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from aligner.document import Kind, Reason
from aligner.read.layout import Omitted, Passage, Piece, one_line_each


@dataclass(frozen=True, slots=True)
class Group:
    """What holds inside a pair of braces; ``left_out`` is why text here is no text, ``opens_flow`` if a note begins."""

    is_read: bool = True
    left_out: tuple[Reason, str] | None = None
    is_hidden: bool = False
    is_deleted: bool = False
    is_raised: bool = False
    font: int | None = None
    n_fallback: int = 1  # characters after \u for readers that know no Unicode
    opens_flow: bool = False
    destination: str = ""
    is_contents: bool = False  # of a field: what it shows is a table of contents
    is_optional: bool = False  # \* has been seen: an unknown destination is to be passed over
    is_collected: bool = False  # its text is not read but says something of what is
    is_copy: bool = False  # of what stands elsewhere, for older programs

    @property
    def reason(self) -> tuple[Reason, str] | None:
        """Why text here is no text, None where it is."""
        if self.left_out is not None:
            return self.left_out
        if self.is_deleted:
            return Reason.DELETED, "a tracked change"
        return (Reason.HIDDEN, "") if self.is_hidden else None


@dataclass(slots=True)
class Flow:
    """Paragraphs that follow one another: the text of the document, or that of a note."""

    kind: Kind | None = None
    parts: list[str] = field(default_factory=list)
    omitted: list[Omitted] = field(default_factory=list)
    notes: list[Passage] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    marked: Kind | None = None  # a heading or an item by what the paragraph says of itself
    is_heading: bool = False

    def say(self, text: str, reason: tuple[Reason, str] | None) -> None:
        """Add text to the paragraph, or to what is left out of it."""
        if reason is None:
            self.parts.append(text)
            return
        last = self.omitted[-1] if self.omitted else None
        if last is not None and (last.reason, last.detail) == reason:
            self.omitted[-1] = replace(last, text=last.text + text)
        elif text.strip():
            self.omitted.append(Omitted(text, *reason))

    def end_paragraph(self) -> None:
        """The paragraph ends; what it was is a passage, its notes behind it."""
        text = one_line_each(_with_whole_characters("".join(self.parts)))
        self.passages += self.omitted
        if text.strip() or not (self.omitted or self.kind):
            heading = Kind.HEADING if self.is_heading else None
            self.passages.append(Piece(text, self.kind or heading or self.marked))
        self.passages += self.notes
        self.parts, self.omitted, self.notes, self.marked = [], [], [], None


def _with_whole_characters(text: str) -> str:
    """RTF writes an emoji as the two halves of UTF-16."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
