"""What was left out of a document, and what reached it damaged, said in one sentence each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from aligner.document import Document, LeftOut, Reason

LONGEST_EXAMPLE = 60
"""Characters."""

_LOST = "\ufffd"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a document as it was read, and what was left out in it or right before it."""

    text: str
    before: tuple[LeftOut, ...]


def lines_with_gaps(document: Document) -> Iterator[Line]:
    """Every line of the text with what is left out there; what follows the last line comes with an empty one."""
    left_out = iter(sorted(document.left_out, key=lambda passage: passage.place))
    following = next(left_out, None)
    start = 0
    for text in document.text.split("\n"):
        gaps = []
        while following is not None and following.place <= start + len(text):
            gaps.append(following)
            following = next(left_out, None)
        yield Line(text, tuple(gaps))
        start += len(text) + 1
    rest = ([] if following is None else [following]) + list(left_out)
    if rest:
        yield Line("", tuple(rest))


def notices(document: Document, name: str) -> Iterator[str]:
    """What a user should know: passages left out, with an example; characters that were lost before.

    The title of a web page, which stands on its tab, goes without saying.

    Args:
        name: how the user called the file.
    """
    untold = tuple(passage for passage in document.left_out if passage.reason is not Reason.TITLE)
    if untold:
        yield _left_out(untold, name)
    if lost := document.text.count(_LOST):
        place = document.text.index(_LOST)
        line = document.text[document.text.rfind("\n", 0, place) + 1 :].split("\n", 1)[0]
        yield (
            f"{name} has {_counted(lost, 'character')} that could not be read (\ufffd), the first in "
            f"“{_shortened(line)}”"
        )


def _left_out(passages: tuple[LeftOut, ...], name: str) -> str:
    counts = Counter(str(passage.reason) for passage in passages)
    reasons = ", ".join(f"{n} × {reason}" if len(counts) > 1 else reason for reason, n in counts.most_common())
    rarest = min(passages, key=lambda passage: (counts[str(passage.reason)], -len(passage.text)))
    return (
        f"{name}: {_counted(len(passages), 'passage')} left out ({reasons}), e.g. “{_shortened(rarest.text)}”; "
        f"`aligner read {name}` shows {'it' if len(passages) == 1 else 'them all'}"
    )


def _counted(n: int, noun: str) -> str:
    return f"1 {noun}" if n == 1 else f"{n:,} {noun}s"


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_EXAMPLE else text[:LONGEST_EXAMPLE].rstrip() + "…"
