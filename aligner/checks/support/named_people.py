"""People of a pair whom the other side names otherwise, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from aligner.alignment import Flag, Severity
from aligner.checks.support.bitext import Pair, raise_flag
from aligner.checks.support.common_words import CommonWords
from aligner.checks.support.named import NAMED_ONCE, SAME_PLACE, Names, telling_keys
from aligner.names.people import Candidate, has_counterpart, has_surname_ending, is_adjective, is_short_for, sound_alike

FARTHER_APART = 0.5
"""As ``SAME_PLACE``, for a name that other pairs of the document have on both sides."""

TITLED_ONCE = 0.3
"""The same where a title or an initial says that somebody is named: «господин Пралон», Monsieur."""


@dataclass(frozen=True, slots=True)
class Strangers:
    """The people of either side of a pair whom the other does not name."""

    lost: tuple[Candidate, ...]
    gained: tuple[Candidate, ...]


def strangers_of(source: Names, target: Names, common: CommonWords, *, has_terms: bool) -> Strangers:
    """People of each side whom the other does not name; common words are told from names where both sides have some.

    Args:
        has_terms: whether the document writes its terms with capitals: then no word is a name for the one beside it.
    """
    lost, gained = _unknown(source, target), _unknown(target, source)
    if (lost and gained) or any(person.titled for person in (*lost, *gained)):
        lost, gained = _without_common(lost, target, common), _without_common(gained, source, common)
        if not has_terms:
            lost, gained = _with_names_beside(lost, target, common), _with_names_beside(gained, source, common)
    return Strangers(tuple(lost), tuple(gained))


def people_flags(
    pair: Pair,
    source: Names,
    target: Names,
    strangers: Strangers,
    common: CommonWords,
    kept: frozenset[str],
    *,
    capitals_tell: bool,
) -> Iterator[Flag]:
    """Flag people whom the two sides name otherwise, and note those with a title whom one side alone names.

    Args:
        kept: what ``spelled_on_both_sides`` says of the document.
        capitals_tell: whether a capital alone may show a name.
    """
    lost, gained = strangers.lost, strangers.gained
    if not lost or not gained:
        yield from _left_out(pair, lost, "the translation", in_source=True)
        yield from _left_out(pair, gained, "the source", in_source=False)
    for one, other in zip(_strong_first(lost), _strong_first(gained), strict=False):
        are_as_many = len(lost) == len(gained)
        if not (one.strong or other.strong) and not are_as_many:
            continue
        sure = one.strong and other.strong and are_as_many
        # A brand in letters of its own, a word where nouns have capitals, and what has an article, stands for nobody.
        stands_for_nobody = any(
            person.with_article or (not person.strong and (_is_foreign(person.text, side) or not capitals_tell))
            for person, side in ((one, source), (other, target))
        )
        is_shown = (
            one.strong
            or other.strong
            or (
                len(lost) == 1
                and _stand_for_each_other(one, other, source, target, kept)
                and not common.are_usually_small(one.text, other.text)
            )
        )
        guess = stands_for_nobody or not is_shown
        grave = sure and not guess and any(person.titled or has_surname_ending(person.text) for person in (one, other))
        yield raise_flag(
            "name",
            pair,
            f"“{one.text}” in the source, “{other.text}” in the translation: not the same name",
            severity=Severity.INFO if guess else Severity.ERROR if grave else Severity.WARNING,
            confidence=NAMED_ONCE if guess else 0.9 if grave else 0.7 if sure else 0.55,
            source=[(one.start, one.stop)],
            target=[(other.start, other.stop)],
        )


def _stand_for_each_other(one: Candidate, other: Candidate, source: Names, target: Names, kept: frozenset[str]) -> bool:
    """Whether two words that nothing but a capital shows to be names stand in one place, and are not one name."""
    if is_adjective(one.text) or sound_alike(one.text, other.text) or is_short_for(one.text, other.text):
        return False
    apart = abs(one.start / len(source.text) - other.start / len(target.text))
    alone_is_kept = not kept.isdisjoint(telling_keys(one.text)) and kept.isdisjoint(telling_keys(other.text))
    return apart <= (FARTHER_APART if alone_is_kept else SAME_PLACE)


def _left_out(pair: Pair, people: Iterable[Candidate], missing: str, *, in_source: bool) -> Iterator[Flag]:
    """Note people who are named on one side alone: «господин Петров», Monsieur."""
    for person in people:
        if person.titled:
            span = [(person.start, person.stop)]
            yield raise_flag(
                "name",
                pair,
                f"“{person.text}” is not named in {missing}",
                severity=Severity.INFO,
                confidence=TITLED_ONCE,
                source=span if in_source else (),
                target=() if in_source else span,
            )


def _unknown(side: Names, other: Names) -> list[Candidate]:
    """People of one side that the other names neither by transcription nor by translation (Пётр, Pierre)."""
    keys = other.keys
    translated = {mention.start for mention in side.mentions if mention.group == "given" and mention.key in keys}
    return [
        person
        for person in side.people
        if person.start not in translated and not has_counterpart(person.text, other.words)
    ]


def _without_common(people: Sequence[Candidate], other: Names, common: CommonWords) -> list[Candidate]:
    """People without the words that the other side translates."""
    return [person for person in people if not common.translates(person.text, other.text, likely_name=person.strong)]


def _with_names_beside(people: Sequence[Candidate], other: Names, common: CommonWords) -> list[Candidate]:
    """People, where a name beside one shows that it is one, no common word for its place."""
    return [
        replace(person, strong=person.strong or any(_names_someone(word, other, common) for word in person.beside))
        for person in people
    ]


def _names_someone(word: str, other: Names, common: CommonWords) -> bool:
    """Whether a capitalised word is more than a common word with a capital."""
    return has_counterpart(word, other.words) or not common.translates(word, other.text)


def _is_foreign(word: str, side: Names) -> bool:
    """Whether a word is in Latin letters in a text of others: Markdown, Windows."""
    return word.isascii() and 2 * sum(map(str.isascii, side.text)) < len(side.text)


def _strong_first(people: Iterable[Candidate]) -> list[Candidate]:
    return sorted(people, key=lambda person: not person.strong)
