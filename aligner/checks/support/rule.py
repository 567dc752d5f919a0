"""The rule by which flags have one cause: their kind and the words concerned."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.alignment import Alignment, Flag, Span
from aligner.checks.support.bitext import flag_id
from aligner.document import Document
from aligner.names.gazetteer import WORD
from aligner.names.skeletons import skeletons

GROUPED = frozenset(
    {"missing", "added", "partial-missing", "partial-added", "name", "literal", "untranslated", "inconsistent", "quote"}
    | {"term", "number", "date", "forbidden", "pattern", "tag", "doubled", "typography", "spelling"}
)
"""Kinds whose words tell the cause; the others have one each."""

BY_MESSAGE = frozenset({"term", "pattern", "typography"})
"""Of these, the kinds whose message tells what is wrong with the words."""


def cause_of(flag: Flag, alignment: Alignment) -> str:
    """Twelve hexadecimal digits that two flags share, in whatever document, if one rule dismisses both."""
    source, target = (
        _words(document, spans)
        for document, spans in ((alignment.source, flag.source_spans), (alignment.target, flag.target_spans))
    )
    if flag.kind not in GROUPED or (flag.kind in {"number", "date"} and not (source and target)):
        return ""  # a figure that stands alone in two places is hardly one and the same
    if flag.kind in {"name", "inconsistent"} and max(map(len, (source.split(), target.split()))) == 1:
        source, target = _uninflected(source), _uninflected(target)
    return flag_id(f"cause:{flag.kind}", source, target, flag.message if flag.kind in BY_MESSAGE else "")


def _words(document: Document, spans: Sequence[Span]) -> str:
    return " ".join(" ".join(document.text[start:stop].split()) for start, stop in spans).casefold()


def _uninflected(name: str) -> str:
    """A name by its consonants, without a case's ending."""
    return " ".join(min(skeletons(word), key=len) for word in WORD.findall(name))
