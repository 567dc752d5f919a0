"""What frames the posts of a channel that was copied from the screen: its name, what it says of itself, the foot.

The lines that tell are those of the program (“2.56K subscribers”, «Скачать Telegram»); what they stand among is known
by its place and its length, since the name and the description of a channel are anybody's words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from aligner.channel.sources.cleaning import Does, Rule
from aligner.channel.statements.sameness import fold
from aligner.channel.statements.statement import Line

HEAD = "page-head"
FOOT = "page-foot"
NAME = "channel-name"

LONGEST_NAME = 128
"""Characters that Telegram allows for the name of a channel."""

LONGEST_FRAME = 600
"""Characters of names, address and description (255 of them at most) above the posts or below them."""

FEWEST_POSTS = 3
"""Posts that open with the same line before it is taken for the channel's name; two may be one, published again."""

MOST_OF_POSTS = 0.6
"""Share of the posts that must open with the line."""

_Rules = Sequence[Rule | None]


def frame_of(lines: Sequence[Line], found: _Rules) -> dict[int, str]:
    """The lines of text that frame the posts, by their places in ``lines``, each with the reason.

    Args:
        found: the rule that each line falls to, None for text.
    """
    frame = dict.fromkeys(_head(lines, found), HEAD)
    names = {fold(lines[i].text) for i in frame if len(lines[i].text) <= LONGEST_NAME} | _repeated(lines, found)
    for i in _foot(lines, found, names):
        frame.setdefault(i, FOOT)
    above: Rule | None = None
    for i, rule in enumerate(found):
        is_first = i == 0 or (above is not None and above.does.closes)
        if rule is None and is_first and fold(lines[i].text) in names:
            frame.setdefault(i, NAME)
        above = rule
    return frame


def _head(lines: Sequence[Line], found: _Rules) -> Iterator[int]:
    """The lines of text above the last line of the page's head; none where no post stands below."""
    last = None
    for i, rule in enumerate(found):
        if rule is not None and rule.does is Does.FRAME:
            last = i
        elif rule is not None and rule.does.closes:
            break
    if last is None or not any(rule is None for rule in found[last:]):
        return
    above = [i for i in range(last) if found[i] is None]
    if sum(len(lines[i].text) for i in above) <= LONGEST_FRAME:
        yield from above


def _foot(lines: Sequence[Line], found: _Rules, names: set[str]) -> Iterator[int]:
    """The lines of text around the last lines of the page: below the first of its foot, and a name above that."""
    ends = [i for i, rule in enumerate(found) if rule is not None and rule.does is Does.END]
    tail = range(ends[-1] + 1 if ends else len(found), len(found))
    marks = [i for i in tail if (rule := found[i]) is not None and rule.does is Does.FRAME]
    if not marks:
        return
    texts = [i for i in tail if found[i] is None]
    above = [i for i in texts if i < marks[0]]
    is_short = sum(len(lines[i].text) for i in above) <= LONGEST_NAME
    yield from (i for i in above if is_short or fold(lines[i].text) in names)
    below = [i for i in texts if i > marks[0]]
    if sum(len(lines[i].text) for i in below) <= LONGEST_FRAME:
        yield from below


def _repeated(lines: Sequence[Line], found: _Rules) -> set[str]:
    """What most posts open with, each going on otherwise."""
    followers: defaultdict[str, set[str]] = defaultdict(set)
    n_posts = 0
    for i, follower in _openings(lines, found):
        n_posts += 1
        if len(lines[i].text) <= LONGEST_NAME and follower is not None:
            followers[fold(lines[i].text)].add(fold(lines[follower].text))
    fewest = max(FEWEST_POSTS, MOST_OF_POSTS * n_posts)
    return {name for name, others in followers.items() if name and len(others) >= fewest}


def _openings(lines: Sequence[Line], found: _Rules) -> Iterator[tuple[int, int | None]]:
    """The first line of text of each post, and the one that follows it.

    A day between two, as some programs set it under the name, parts nothing here.
    """
    opens = True
    opening: int | None = None
    for i, rule in enumerate(found):
        if rule is None and opening is not None:
            yield opening, i
            opening = None
        elif rule is None and opens:
            opening, opens = i, False
        elif rule is not None and rule.does.closes and rule.does not in {Does.DAY, Does.AFTER_END}:
            if opening is not None:
                yield opening, None
            opening, opens = None, True
    if opening is not None:
        yield opening, None
