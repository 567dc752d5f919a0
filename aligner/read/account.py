"""What was left out of a document, and what reached it damaged, said in one sentence each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from aligner.document import Document, LeftOut, Reason

LONGEST_EXAMPLE = 60
"""Characters."""

PART_SHOWN = " / "
"""What is printed between the parts of a passage that was left out, such as the items of a menu."""

_PART = "\n"
_UNTOLD = frozenset({Reason.TITLE, Reason.KEY})
_LOST = "\ufffd"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a document as it was read, and what was left out in it or right before it.

    ``text`` is None behind the last line.
    """

    text: str | None
    gaps: tuple[LeftOut, ...]


def lines_with_gaps(document: Document) -> Iterator[Line]:
    """Every line of the text with what is left out there, and what follows the last line."""
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
        yield Line(None, tuple(rest))


def gap_line(passage: LeftOut) -> str:
    """A passage that was left out, set in, with its reason."""
    detail = f" ({passage.detail})" if passage.detail else ""
    return f"    – left out: {passage.reason}{detail}: {passage.text.replace(_PART, PART_SHOWN)}"


def notices(document: Document, name: str, *, tell_left_out: bool = True) -> Iterator[str]:
    """What a user should know: passages left out, with an example; characters that were lost before.

    The title of a web page, which stands on its tab, and the keys of a file of strings go without saying.

    Args:
        name: how the user called the file.
        tell_left_out: whether what was left out is wanted too.
    """
    untold = tuple(passage for passage in document.left_out if passage.reason not in _UNTOLD)
    if untold and tell_left_out:
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
    text = text.replace(_PART, PART_SHOWN)
    return text if len(text) <= LONGEST_EXAMPLE else text[:LONGEST_EXAMPLE].rstrip() + "…"
