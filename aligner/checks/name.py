"""Names: a country, city, organisation or person that the other side does not have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from babel.core import get_global

from aligner.alignment import Alignment, Flag, Severity
from aligner.checks.support.bitext import Bitext, Pair, raise_flag
from aligner.checks.support.common_words import CommonWords
from aligner.checks.support.misspelt import misspelt_acronyms, strange_acronyms
from aligner.checks.support.named import (
    NAMED_ONCE,
    SAME_PLACE,
    Names,
    alternatives,
    names_of,
    small_words,
    spelled_on_both_sides,
    telling_keys,
)
from aligner.checks.support.named_people import Strangers, people_flags, strangers_of
from aligner.language.registry import language_of
from aligner.names.gazetteer import WORD, Mention
from aligner.names.people import Candidate
from aligner.names.skeletons import skeletons

SUBSTITUTED_GROUPS = ("country", "city", "org", "notion")

_WHAT = {"country": "country", "city": "city", "org": "organisation", "notion": "abbreviation"}


def check(bitext: Bitext) -> Iterator[Flag]:
    """Flag known names and people's names that one side of a pair has and the other has not."""
    alignment = bitext.alignment
    common_words = CommonWords(bitext.encoder)
    own = _own_countries(alignment.source.language, alignment.target.language)
    source_common, target_common = small_words(alignment.source), small_words(alignment.target)
    pairs = [
        (
            pair,
            names_of(pair.source.text, pair.source.language, source_common),
            names_of(pair.target.text, pair.target.language, target_common),
        )
        for pair in bitext.translations()
    ]
    slips: list[Flag] = []
    kept = spelled_on_both_sides((source, target) for _, source, target in pairs)
    has_terms = common_words.are_terms(
        sorted({person.text for _, *sides in pairs for side in sides for person in side.people if not person.strong})
    )
    capitals_tell = not has_terms and not _nouns_have_capitals(alignment)
    for pair, source, target in pairs:
        strangers = strangers_of(source, target, common_words, has_terms=has_terms)
        flags = [
            *_places_and_acronyms(pair, source, target, own),
            *people_flags(pair, source, target, strangers, common_words, kept, capitals_tell=capitals_tell),
        ]
        instead = _place_by_unlisted(pair, source, target, strangers) if capitals_tell else []
        yield from instead
        told = {flag.source_spans + flag.target_spans for flag in instead}
        yield from (flag for flag in flags if not any(_within(flag, spans) for spans in told))
        if strange := strange_acronyms(source, target):
            lost = _unmatched(source, target)
            slips += misspelt_acronyms(pair, source, target, strange, lost, alignment.target.language)
    times = Counter(slip.message for slip in slips)
    yield from (slip for slip in slips if times[slip.message] == 1)  # what comes again is the word of this translation


def _nouns_have_capitals(alignment: Alignment) -> bool:
    """Whether either language writes every noun with a capital, as German does."""
    sides = (alignment.source, alignment.target)
    return any(language_of(side.language).typography.noun_capitals for side in sides)


def _own_countries(source_language: str, target_language: str) -> tuple[str, str]:
    """The country whose name each of two languages bears: «русском» and “français” may both mean the text's own."""
    likely = get_global("likely_subtags")
    first, second = (likely.get(language, "").rpartition("_")[2] for language in (source_language, target_language))
    return first, second


def _places_and_acronyms(pair: Pair, source: Names, target: Names, own: tuple[str, str]) -> Iterator[Flag]:
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


def _place_by_unlisted(pair: Pair, source: Names, target: Names, strangers: Strangers) -> list[Flag]:
    """One city is lost, and about where it stood is one name that the tables do not have: Marseille, Nantes."""
    lost, gained = (
        [mention for mention in _unmatched(here, there) if mention.noun and mention.group == "city"]
        for here, there in ((source, target), (target, source))
    )
    if len(lost) + len(gained) != 1:
        return []
    unknown, others = strangers.gained, strangers.lost
    if gained:
        unknown, others = others, unknown
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
    pair: Pair, side: Names, mentions: Sequence[Mention], people: Sequence[Candidate], *, in_source: bool
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


def _unmatched(side: Names, other: Names) -> list[Mention]:
    """First mention of every entity that the other side has in no form, name in another script or capital."""
    found: dict[str, Mention] = {}
    keys = other.keys
    unexplained = keys - side.keys  # a country that both sides name stands for no city
    for mention in side.mentions:
        meant = alternatives(mention.key)
        if meant & keys or _by_metonymy(meant, unexplained):
            continue
        if mention.group != "notion" and _spelled_alike(side.text[mention.start : mention.stop], other):
            continue
        best = found.get(mention.key)
        if best is None or (mention.noun and not best.noun):
            found[mention.key] = mention
    return list(found.values())


def _spelled_alike(name: str, other: Names) -> bool:
    """Whether an unlisted word opposite has the very consonants of a place's name: Ниамей, Niamey; or is it: RFA."""
    if name.isupper():
        return name in WORD.findall(other.text)
    known = {index for mention in other.mentions for index in range(mention.start, mention.stop)}
    unknown = [match.group() for match in WORD.finditer(other.text) if match.start() not in known]
    keys = {key for word in WORD.findall(name) for key in telling_keys(word)}
    return any(not keys.isdisjoint(skeletons(word)) for word in unknown if word[0].isupper())


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
