"""Inconsistencies over a document: one text translated in two ways, two texts in one, a name in two spellings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from aligner.alignment import Flag, Severity
from aligner.checks.support.bitext import Bitext, Pair, Side, raise_flag
from aligner.document import Kind
from aligner.embed.encoder import Encoder
from aligner.language.registry import language_of
from aligner.names.gazetteer import WORD, fold
from aligner.names.skeletons import skeletons
from aligner.names.tables import find_mentions

LEAST_WORDS = 3
"""Words a repeated text needs unless it is a heading: shorter ones ("Merci !") depend on what stands around them."""

FAR = 200
"""Pairs after which one name is likely another person: memories hold many texts."""

LEAST_NAME_LETTERS = 4
LEAST_CONSONANTS = 2
"""Consonants from which equal ones are one name: Emma and the Emmy have one."""

SPELLED_ALIKE = 50.0
"""Similarity (0–100) of two spellings of one name whose consonants agree: Goitet and Goyta have 55."""

SAME_CONTENT = 60.0
"""Similarity (0–100) of the words of two sentences from which they say the same in other words."""

SAME_MEANING = 0.8
"""Cosine of two sentences from which they mean the same: of the repeated sentences of TICO-19 and NTREX-128 ru–fr,
variants lie at .92 and above, two contents at .76 and below (default encoder)."""

_SPACE_AND_MARKS = re.compile(r"[^\w]+")


def check(bitext: Bitext) -> Iterator[Flag]:
    """Flag repeated texts with unlike counterparts, and names that one side spells in two ways."""
    pairs = [pair for pair in bitext.pairs() if not pair.is_null and not pair.is_foreign]
    units = [bead.unit.number if bead.unit else None for bead in bitext.alignment.beads]
    yield from _diverging(pairs, units, bitext.encoder, from_source=True)
    yield from _diverging(pairs, units, bitext.encoder, from_source=False)
    languages = bitext.alignment.source.language, bitext.alignment.target.language
    yield from _spellings(pairs, *languages)


def _diverging(
    pairs: Iterable[Pair], units: Sequence[int | None], encoder: Encoder | None, *, from_source: bool
) -> Iterator[Flag]:
    """Pairs whose text on one side came before with another text opposite.

    Args:
        units: of which unit of its file each bead is: the forms of a plural are one, and differ as they must.
    """
    first: dict[str, Pair] = {}
    seen: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        here, there = (pair.source, pair.target) if from_source else (pair.target, pair.source)
        key, other = _normal(here.text), _bare(_normal(there.text))
        if not key or not (_is_heading(here) or len(key.split()) >= LEAST_WORDS):
            continue
        earlier = first.setdefault(key, pair)
        is_form = pair is not earlier and units[pair.bead] is not None and units[pair.bead] == units[earlier.bead]
        if seen[key] and other not in seen[key] and not is_form:
            before = (earlier.target if from_source else earlier.source).text
            now = there.text
            if from_source:
                message = f"the same source is translated “{_short(before)}” before and “{_short(now)}” here"
            else:
                message = f"“{_short(before)}” and “{_short(now)}” have one and the same translation"
            yield raise_flag(
                "inconsistent",
                pair,
                message,
                severity=_severity(pair, earlier, encoder, from_source=from_source),
                confidence=0.9 if not from_source or _is_heading(here) else 0.75,
                source=[(0, len(pair.source.text))],
                target=[(0, len(pair.target.text))],
                evidence={"first bead": earlier.bead},
            )
        seen[key].add(other)


def _severity(pair: Pair, earlier: Pair, encoder: Encoder | None, *, from_source: bool) -> Severity:
    """How grave it is: a wording that varies a little is a matter of style, two contents in one a mistake."""
    one, other = (pair.target, earlier.target) if from_source else (pair.source, earlier.source)
    likeness = fuzz.token_set_ratio(_normal(one.text), _normal(other.text))
    if _is_title(pair.source) or likeness < SAME_CONTENT:
        return Severity.WARNING
    if encoder is None:
        return Severity.INFO
    here, there = encoder.encode([one.text, other.text])
    return Severity.INFO if float(here @ there) >= SAME_MEANING else Severity.WARNING


def _spellings(pairs: Iterable[Pair], source_language: str, target_language: str) -> Iterator[Flag]:
    """Target words that render one source name in an unlike spelling from the last one, once for each spelling."""
    last: dict[str, tuple[str, int]] = {}
    told: set[tuple[str, str]] = set()
    for pair in pairs:
        target_words = _names(pair.target.text, known_spans(find_mentions(pair.target.text, target_language)))
        for name in _names(pair.source.text, known_spans(find_mentions(pair.source.text, source_language))):
            stem = _name_stem(name, source_language)
            rendered = [word for word in target_words if _renders(name, word)]
            if len(rendered) != 1:
                continue
            spelling = rendered[0]
            earlier, bead = last.get(stem, (spelling, pair.bead))
            last[stem] = (spelling, pair.bead)
            if pair.bead - bead > FAR or not _unlike(earlier, spelling) or (stem, spelling) in told:
                continue
            told.add((stem, spelling))
            start = target_words[spelling]
            source_start = _names(pair.source.text, frozenset())[name]
            yield raise_flag(
                "inconsistent",
                pair,
                f"“{name}” is spelled “{earlier}” before and “{spelling}” here",
                severity=Severity.WARNING,
                confidence=0.8,
                source=[(source_start, source_start + len(name))],
                target=[(start, start + len(spelling))],
            )


def known_spans(mentions: Iterable[object]) -> frozenset[int]:
    """Offsets covered by known names: places and titles are spelled by rule, not by ear."""
    return frozenset(
        index for mention in mentions for index in range(getattr(mention, "start", 0), getattr(mention, "stop", 0))
    )


def _names(text: str, covered: frozenset[int]) -> Mapping[str, int]:
    """Capitalised words inside the text, and where each begins first."""
    found: dict[str, int] = {}
    for index, match in enumerate(WORD.finditer(text)):
        word = match.group()
        inner = index and len(word) >= LEAST_NAME_LETTERS and word[0].isupper() and word[1:].islower()
        if inner and match.start() not in covered:
            found.setdefault(word, match.start())
    return found


def _renders(name: str, word: str) -> bool:
    """Whether a word spells a name: the same consonants; a looser likeness pairs relatives and demonyms."""
    shared = set(skeletons(name)) & set(skeletons(word))
    return any(len(set(key) - {"a"}) >= LEAST_CONSONANTS for key in shared)  # a is any vowel before the first one


def _name_stem(name: str, language: str) -> str:
    endings = language_of(language).name_endings
    if not endings:
        return fold(name)
    stem = name.lower()
    return stem.removesuffix(next(filter(stem.endswith, endings), ""))


def _unlike(left: str, right: str) -> bool:
    """Whether two spellings differ by more than a plural or possessive ending."""
    one, other = fold(left), fold(right)
    if one == other or one.startswith(other) or other.startswith(one):
        return False
    return fuzz.ratio(one, other) >= SPELLED_ALIKE


def _is_heading(side: Side) -> bool:
    return any(segment.kind is Kind.HEADING for segment in side.segments)


def _is_title(side: Side) -> bool:
    """A heading, or a line that ends like one: there a word's difference is the whole difference."""
    return _is_heading(side) or not side.text.rstrip().endswith((".", "!", "?", "…", ";", ":", "»", "”", '"', ","))


def _normal(text: str) -> str:
    return _SPACE_AND_MARKS.sub(" ", text.casefold()).strip()


def _bare(normal: str) -> str:
    """Without spaces, and without what an address may lack: “TO DO” is “TODO”, www.oak.org oak.org."""
    return normal.replace(" www ", " ").replace(" ", "")


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
