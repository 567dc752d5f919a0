"""Posts become statements: one for each language of a post, and none twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from aligner.channel.statements.copies import Unfolded, unfold
from aligner.channel.statements.draft import Draft
from aligner.channel.statements.reposts import merge_reposts
from aligner.channel.statements.sameness import fold
from aligner.channel.statements.statement import Bounds, Capture, Dropped, Merged, Post
from aligner.channel.statements.tongue import UNKNOWN, languages_of
from aligner.channel.statements.years import dated_by_neighbours

FEWEST_LETTERS = 60
"""Letters of another language in a post that make a statement of their own; fewer are a name, a motto, a quotation…"""

LEAST_SHARE = 0.2
"""… unless they are such a share of the post."""

REPEATED = "repeated"
"""The rule that drops a line of a copy that is not to the letter in its statement, or stands in another file."""

NO_WORDS = "no-words"
"""The rule that drops what is left of a post where it has no word: a number, a mark of elision."""


def statements(posts: Iterable[Post], dropped: Iterable[Dropped] = ()) -> Capture:
    """Part posts by language, merge copies and reposts, and number what results in the order of the capture.

    Args:
        dropped: lines that the readers dropped; those that are dropped here join them.
    """
    drafts: list[Draft] = []
    left = list(dropped)
    for post in posts:
        for draft in _drafts(post):
            if draft.lang == UNKNOWN:
                left += [Dropped(draft.source, line.first, line.text, NO_WORDS) for line in draft.lines]
                left += [Dropped(source, line.first, line.text, NO_WORDS) for source, line in draft.repeats]
            else:
                drafts.append(draft)
    kept = merge_reposts(drafts)
    width = max(3, len(str(len(kept))))
    named = [(f"{number:0{width}d}-{draft.lang}", draft) for number, draft in enumerate(kept, 1)]
    for draft in kept:
        left += [Dropped(source, line.first, line.text, REPEATED) for source, line in draft.copies()[1]]
    return Capture(
        statements=dated_by_neighbours([draft.statement(identifier) for identifier, draft in named]),
        dropped=tuple(left),
        merged=tuple(
            Merged(source, line.first, line.text, identifier)
            for identifier, draft in named
            for source, line in draft.repeats
        ),
    )


def _drafts(post: Post) -> Iterator[Draft]:
    if post.bounds is Bounds.STATED:
        unfolded = [Unfolded(post.lines)]
    else:
        unfolded = unfold(post.lines, may_end_early=post.bounds is Bounds.MARKED)
    for text in unfolded:
        languages = _absorb(languages_of([line.text for line in text.lines]), [line.text for line in text.lines])
        language_at = dict(zip(text.lines, languages, strict=True))
        for language in dict.fromkeys(languages):
            lines = tuple(line for line, its in zip(text.lines, languages, strict=True) if its == language)
            repeats = tuple((post.source, line) for line, kept in text.repeats if language_at[kept] == language)
            yield Draft(language, post.source, lines, post.date, repeats, post.edited, post.day)


def _absorb(languages: Sequence[str], texts: Sequence[str]) -> list[str]:
    """Take what is too little for a statement of its own to the language around it."""
    letters: Counter[str] = Counter()
    for language, text in zip(languages, texts, strict=True):
        letters[language] += len(fold(text))
    enough = min(FEWEST_LETTERS, LEAST_SHARE * letters.total())
    main = {language for language, n in letters.items() if language != UNKNOWN and n >= enough}
    if not main:
        return list(languages)
    around = next(language for language in languages if language in main)
    absorbed = []
    for language in languages:
        around = language if language in main else around
        absorbed.append(around)
    return absorbed
