"""Names: a country, city, organisation or person that the other side does not have."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from babel.core import get_global

from aligner.alignment import Flag, Severity
from aligner.checks.support.bitext import Bitext, Pair, raise_flag
from aligner.checks.support.common_words import CommonWords
from aligner.document import Document
from aligner.names.gazetteer import WORD, Mention
from aligner.names.people import Candidate, candidates, capitals_and_adjectives, has_counterpart, has_surname_ending
from aligner.names.skeletons import skeletons
from aligner.names.tables import find_mentions

SUBSTITUTED_GROUPS = ("country", "city", "org", "notion")

LEAST_SHARED_CONSONANTS = 3
"""Consonants from which an equal skeleton is no accident for a place that the tables do not have."""

SAME_PLACE = 0.25
"""Share of the text by which the places of two names may differ that stand for each other."""

NAMED_ONCE = 0.15
"""How often a name on one side alone, or two words that may be no names, are worth a look: of 27 such notes on 31 real
documents none was."""

TITLED_ONCE = 0.3
"""The same where a title or an initial says that somebody is named: «господин Пралон», Monsieur."""

_WHAT = {"country": "country", "city": "city", "org": "organisation", "notion": "abbreviation"}


@dataclass(frozen=True, slots=True)
class _Names:
    """What one side of a pair names."""

    text: str
    mentions: tuple[Mention, ...]
    people: tuple[Candidate, ...]
    words: tuple[str, ...]

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(key for mention in self.mentions for key in _alternatives(mention.key))


def check(bitext: Bitext) -> Iterator[Flag]:
    """Flag known names and people's names that one side of a pair has and the other has not."""
    alignment = bitext.alignment
    common_words = CommonWords(bitext.encoder)
    own = _own_countries(alignment.source.language, alignment.target.language)
    source_common, target_common = _small_words(alignment.source), _small_words(alignment.target)
    for pair in bitext.translations():
        source = _names(pair.source.text, alignment.source.language, source_common)
        target = _names(pair.target.text, alignment.target.language, target_common)
        flags = [*_places_and_acronyms(pair, source, target, own), *_people(pair, source, target, common_words)]
        instead = _place_by_unlisted(pair, source, target, common_words)
        yield from instead
        told = {flag.source_spans + flag.target_spans for flag in instead}
        yield from (flag for flag in flags if not any(_within(flag, spans) for spans in told))


def _names(text: str, language: str, common: Collection[str]) -> _Names:
    mentions = find_mentions(text, language)
    words = tuple(capitals_and_adjectives(text))
    return _Names(text, mentions, candidates(text, mentions, common), words)


def _small_words(document: Document) -> frozenset[str]:
    return frozenset(word for word in WORD.findall(document.text) if word.islower())


def _own_countries(source_language: str, target_language: str) -> tuple[str, str]:
    """The country whose name each of two languages bears: «русском» and “français” may both mean the text's own."""
    likely = get_global("likely_subtags")
    first, second = (likely.get(language, "").rpartition("_")[2] for language in (source_language, target_language))
    return first, second


def _places_and_acronyms(pair: Pair, source: _Names, target: _Names, own: tuple[str, str]) -> Iterator[Flag]:
    lost, gained = _unmatched(source, target), _unmatched(target, source)
    for group in SUBSTITUTED_GROUPS:
        left = [mention for mention in lost if mention.group == group]
        right = [mention for mention in gained if mention.group == group]
        for one, other in zip(left, right, strict=False):
            if (one.key, other.key) == own and not (one.noun or other.noun):
                continue
            named, instead = source.text[one.start : one.stop], target.text[other.start : other.stop]
            yield raise_flag(
                "name",
                pair,
                f"“{named}” in the source, “{instead}” in the translation: another {_WHAT[group]}",
                severity=Severity.ERROR if one.noun and other.noun else Severity.WARNING,
                confidence=0.9 if one.noun and other.noun else 0.75,
                source=[(one.start, one.stop)],
                target=[(other.start, other.stop)],
                evidence={"source key": one.key, "target key": other.key},
            )
        both = min(len(left), len(right))
        yield from _one_sided(pair, source, left[both:], target.people, in_source=True)
        yield from _one_sided(pair, target, right[both:], source.people, in_source=False)


def _place_by_unlisted(pair: Pair, source: _Names, target: _Names, common: CommonWords) -> list[Flag]:
    """One city is lost, and about where it stood is one name that the tables do not have: Marseille, Nantes."""
    lost, gained = (
        [mention for mention in _unmatched(here, there) if mention.noun and mention.group == "city"]
        for here, there in ((source, target), (target, source))
    )
    if len(lost) + len(gained) != 1:
        return []
    unknown_source, unknown_target = _unknown_people(source, target, common)
    unknown, others = (unknown_target, unknown_source) if lost else (unknown_source, unknown_target)
    if len(unknown) != 1 or others:
        return []
    (place,), (person,) = lost or gained, unknown
    one, other = ((place.start, place.stop), (person.start, person.stop))[:: 1 if lost else -1]
    if abs(one[0] / len(source.text) - other[0] / len(target.text)) > SAME_PLACE:
        return []
    named, instead = source.text[slice(*one)], target.text[slice(*other)]
    return [
        raise_flag(
            "name",
            pair,
            f"“{named}” in the source, “{instead}” in the translation: not the same name",
            severity=Severity.WARNING,
            confidence=0.6,
            source=[one],
            target=[other],
        )
    ]


def _within(flag: Flag, spans: Sequence[tuple[int, int]]) -> bool:
    return all(span in spans for span in flag.source_spans + flag.target_spans)


def _one_sided(
    pair: Pair, side: _Names, mentions: Sequence[Mention], people: Sequence[Candidate], *, in_source: bool
) -> Iterator[Flag]:
    for mention in mentions:
        if not mention.noun or mention.group not in ("country", "city"):
            continue
        name = side.text[mention.start : mention.stop]
        span = [(mention.start, mention.stop)]
        missing = "the translation" if in_source else "the source"
        grave = mention.group == "country" and not in_source and not _by_metonymy([mention.key], side.keys)
        yield raise_flag(
            "name",
            pair,
            f"“{name}” is not named in {missing}",
            severity=Severity.WARNING if grave else Severity.INFO,  # “au Caire, en Égypte” adds nothing
            confidence=0.6 if grave else NAMED_ONCE,
            source=span if in_source else (),
            target=() if in_source else span,
            evidence={"key": mention.key, "candidates opposite": len(people)},
        )


def _unmatched(side: _Names, other: _Names) -> list[Mention]:
    """First mention of every entity that the other side has in no form, name in another script or capital."""
    found: dict[str, Mention] = {}
    keys = other.keys
    unexplained = keys - side.keys  # a country that both sides name stands for no city
    for mention in side.mentions:
        alternatives = _alternatives(mention.key)
        if alternatives & keys or _by_metonymy(alternatives, unexplained):
            continue
        if mention.group != "notion" and _spelled_alike(side.text[mention.start : mention.stop], other):
            continue
        best = found.get(mention.key)
        if best is None or (mention.noun and not best.noun):
            found[mention.key] = mention
    return list(found.values())


def _spelled_alike(name: str, other: _Names) -> bool:
    """Whether an unlisted word opposite has the very consonants of a place's name: Ниамей, Niamey."""
    if name.isupper():
        return False
    known = {index for mention in other.mentions for index in range(mention.start, mention.stop)}
    unknown = [match.group() for match in WORD.finditer(other.text) if match.start() not in known]
    keys = {key for word in WORD.findall(name) for key in skeletons(word) if len(key) >= LEAST_SHARED_CONSONANTS}
    return any(not keys.isdisjoint(skeletons(word)) for word in unknown if word[0].isupper())


def _alternatives(key: str) -> frozenset[str]:
    return frozenset(key.split("+"))


def _by_metonymy(left: Collection[str], right: Collection[str]) -> bool:
    """Whether a city stands for its country or the other way round: «Пхеньян», la Corée du Nord."""
    return any(_country(key) in right for key in left) or any(_country(key) in left for key in right)


@lru_cache(maxsize=4096)
def _country(key: str) -> str | None:
    return _city_countries().get(key)


@lru_cache(maxsize=1)
def _city_countries() -> dict[str, str]:
    zones: dict[str, str] = dict(get_global("zone_territories"))
    known = {f"city:{zone.rpartition('/')[2].replace('_', '-')}": code for zone, code in zones.items()}
    return known | {"city:Washington": "US", "city:Beijing": "CN", "city:Petersburg": "RU", "city:Delhi": "IN"}


def _people(pair: Pair, source: _Names, target: _Names, common: CommonWords) -> Iterator[Flag]:
    lost, gained = _unknown_people(source, target, common)
    if not lost or not gained:
        yield from _left_out(pair, lost, "the translation", in_source=True)
        yield from _left_out(pair, gained, "the source", in_source=False)
    for one, other in zip(_strong_first(lost), _strong_first(gained), strict=False):
        if not (one.strong or other.strong) and len(lost) != len(gained):
            continue
        sure = one.strong and other.strong and len(lost) == len(gained)
        # Any capitalised word: translators move names about. A brand in letters of its own, and what has an article,
        # stands for nobody.
        guess = not (one.strong or other.strong) or any(
            person.with_article or (not person.strong and _is_foreign(person.text, side))
            for person, side in ((one, source), (other, target))
        )
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


def _unknown_people(source: _Names, target: _Names, common: CommonWords) -> tuple[list[Candidate], list[Candidate]]:
    """People of each side whom the other does not name; common words are told from names where both sides have some."""
    lost, gained = _unknown(source, target), _unknown(target, source)
    if not (lost and gained) and not any(person.titled for person in (*lost, *gained)):
        return lost, gained
    return _without_common(lost, target, common), _without_common(gained, source, common)


def _unknown(side: _Names, other: _Names) -> list[Candidate]:
    """People of one side that the other names neither by transcription nor by translation (Пётр, Pierre)."""
    keys = other.keys
    translated = {mention.start for mention in side.mentions if mention.group == "given" and mention.key in keys}
    return [
        person
        for person in side.people
        if person.start not in translated and not has_counterpart(person.text, other.words)
    ]


def _without_common(people: Sequence[Candidate], other: _Names, common: CommonWords) -> list[Candidate]:
    """People without the words that the other side translates; a name among these is no longer one for its place."""
    return [
        replace(person, strong=person.strong or any(_names_someone(word, other, common) for word in person.beside))
        for person in people
        if not common.translates(person.text, other.text, likely_name=person.strong)
    ]


def _names_someone(word: str, other: _Names, common: CommonWords) -> bool:
    """Whether a capitalised word is more than a common word with a capital."""
    return has_counterpart(word, other.words) or not common.translates(word, other.text)


def _is_foreign(word: str, side: _Names) -> bool:
    """Whether a word is in Latin letters in a text of others: Markdown, Windows."""
    return word.isascii() and 2 * sum(map(str.isascii, side.text)) < len(side.text)


def _strong_first(people: Iterable[Candidate]) -> list[Candidate]:
    return sorted(people, key=lambda person: not person.strong)
