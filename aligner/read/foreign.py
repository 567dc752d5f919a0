"""Stretches of a text in another language than its own: segments by their words, short ones by their neighbours."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

from aligner.document import Document
from aligner.language.identification import identify
from aligner.language.registry import known_languages, language_of
from aligner.language.scripts import script_patterns

WORD_EVIDENCE = 2.0
"""Log-odds of one function word that only one of two languages has; a name or a title may hold it all the same."""

SCRIPT_EVIDENCE = 8.0
"""Log-odds of a segment in a script that the language is not written in."""

SWITCH = 3.0
"""Log-odds against a change of language between two segments: four telling words outweigh a way out and back."""

STAY = 0.25
"""Log-odds against each foreign segment, so that one that shows nothing is none at the edge of a stretch."""

FEWEST_LETTERS = 12
"""Letters in a foreign script from which a segment is more than a name."""

FOREIGN_SHARE = 0.6
"""Share of the letters of a segment in a foreign script, from which it is written in it."""

OWN_SHARE = 0.4
"""Share of the letters in the text's own script, from which a segment is not in a language of another one."""

MOST_EVIDENCE = 40.0
"""Log-odds that one segment can show at most: a long one is not to drown its neighbours."""

LETTERS_TO_IDENTIFY = 20
"""Letters from which a segment with few telling words is put to py3langid, right on 98.5 % of lines of 30 to 60."""

SECOND_OPINION = 4.0
"""Log-odds that its agreement adds."""

SURE = 0.95
"""Probability from which py3langid agrees."""

USUAL = "en"
"""The language that is left in texts most."""

_LITERALS = re.compile(r"(?<!\S)\S*?[\\/=_<>{}]\S*|(?<!\S)\S+@\S+|www\.\S+|[@#]\w+")
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive segments in another language: their indices, half-open, and what each shows, in log-odds.

    One that shows nothing, or less, stands among others that do.
    """

    start: int
    stop: int
    language: str
    shown: tuple[float, ...]

    @property
    def log_odds(self) -> float:
        """Of all that they show."""
        return sum(self.shown)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a segment's words show: the log-odds of other languages against the text's own.

    ``doubtful`` is the text that py3langid is to be asked about; None where the words are enough.
    """

    evidence: dict[str, float]
    doubtful: str | None = None

    @property
    def at_most(self) -> dict[str, float]:
        """The evidence if py3langid agreed with every language that it may be."""
        if self.doubtful is None:
            return self.evidence
        return {name: odds + SECOND_OPINION * (odds > 0) for name, odds in self.evidence.items()}

    def with_second_opinion(self) -> dict[str, float]:
        """The evidence with what py3langid says."""
        if self.doubtful is None:
            return self.evidence
        named, probability = identify(self.doubtful)
        agrees = probability >= SURE and self.evidence.get(named, 0.0) > 0
        return {name: odds + SECOND_OPINION * (agrees and name == named) for name, odds in self.evidence.items()}


def foreign_stretches(texts: Sequence[str], own: str) -> list[Stretch]:
    """The stretches of a text's segments that are not in its language, in text order.

    The most probable path through the segments, where a change of language has its price (Viterbi). A language without
    a table has none; languages that write with its own script are told by function words.

    Args:
        own: primary language subtag of the text.
    """
    return list(_stretches(tuple(texts), own))


def foreign_segments(document: Document) -> Mapping[int, str]:
    """The languages of the segments that are in another than their document's, by their offsets in it."""
    stretches = foreign_stretches([segment.comparable for segment in document.segments], document.language)
    return {
        document.segments[k].start: stretch.language
        for stretch in stretches
        for k, odds in enumerate(stretch.shown, stretch.start)
        if odds >= 0
    }


@lru_cache(maxsize=4)  # the two sides of a bitext, which more than one check asks about
def _stretches(texts: tuple[str, ...], own: str) -> Sequence[Stretch]:
    if not language_of(own).scripts:
        return []
    segments = [_shown(text, own) for text in texts]
    totals: Counter[str] = Counter()
    for each in segments:
        totals.update({language: odds for language, odds in each.evidence.items() if odds > 0})
    # Of languages that share what few words there are, it is the one that the rest of the text shows, else English.
    languages = sorted(totals, key=lambda language: (-totals[language], language != USUAL, language))
    if not languages:
        return []
    if set(_likeliest([each.at_most for each in segments], (own, *languages))) == {own}:
        return []  # whatever a second opinion would be; loading it takes as long as reading a book
    shown = [each.with_second_opinion() for each in segments]
    path = _likeliest(shown, (own, *languages))
    stretches = []
    start = 0
    for language, run in groupby(path):
        stop = start + len(list(run))
        if language != own:
            odds = tuple(evidence.get(language, 0.0) for evidence in shown[start:stop])
            stretches.append(Stretch(start, stop, language, odds))
        start = stop
    return stretches


def _likeliest(shown: Sequence[dict[str, float]], languages: Sequence[str]) -> list[str]:
    """The best path; ``languages`` begins with the text's own, whose evidence is 0 everywhere."""
    n = len(languages)
    best = [0.0] + [-SWITCH] * (n - 1)
    back: list[list[int]] = []
    for evidence in shown:
        leader = max(range(n), key=best.__getitem__)
        came = [k if best[k] >= best[leader] - SWITCH else leader for k in range(n)]
        best = [
            max(best[k], best[leader] - SWITCH) + (evidence.get(language, 0.0) - STAY if k else 0.0)
            for k, language in enumerate(languages)
        ]
        back.append(came)
    at = max(range(n), key=lambda k: best[k] - (SWITCH if k else 0.0))
    path = []
    for came in reversed(back):
        path.append(languages[at])
        at = came[at]
    return path[::-1]


def _shown(text: str, own: str) -> _Shown:
    """What the words and letters of one segment show."""
    plain = _LITERALS.sub(" ", unicodedata.normalize("NFC", text))
    words = _WORD.findall(plain)
    mine = language_of(own)
    letters = "".join(words)
    own_share = _share(letters, mine.scripts)
    is_own = own_share >= OWN_SHARE
    script = _foreign_script(letters, mine.scripts) if own_share <= 1 - FOREIGN_SHARE else None
    its_language = _languages_by_script().get(script or "")
    if its_language:
        return _Shown({its_language: SCRIPT_EVIDENCE})
    n_own = _n_written_in(words, mine.scripts) if script else 0
    evidence = {}
    spoken = _languages_by_word()
    hits = Counter(language for word in words for language in spoken.get(word.lower(), ()))
    for language, other in known_languages().items():
        if language == own or not other.function_words:
            continue
        odds = WORD_EVIDENCE * (hits[language] - hits[own])  # a word that both have tells nothing
        if other.scripts != mine.scripts and letters:
            if script and odds > 0:
                odds += SCRIPT_EVIDENCE - WORD_EVIDENCE * n_own  # «добавить docbook-to-man в строку Build-Depends»
            else:
                odds = -SCRIPT_EVIDENCE * is_own
        if odds:
            evidence[language] = max(-MOST_EVIDENCE, min(odds, MOST_EVIDENCE))
    most = max(evidence.values(), default=0.0)
    is_doubtful = 0 < most <= 2 * SWITCH + STAY and len(letters) >= LETTERS_TO_IDENTIFY
    return _Shown(evidence, plain if is_doubtful else None)


@cache
def _languages_by_word() -> Mapping[str, tuple[str, ...]]:
    """The languages that each function word belongs to."""
    languages: dict[str, list[str]] = {}
    for tag, language in known_languages().items():
        for word in language.function_words:
            languages.setdefault(word, []).append(tag)
    return {word: tuple(tags) for word, tags in languages.items()}


@cache
def _languages_by_script() -> Mapping[str, str]:
    """The language that a script is taken for, where one alone of those known writes in it in the first place."""
    first = [language.scripts[0] for language in known_languages().values() if language.scripts]
    return {
        language.scripts[0]: tag
        for tag, language in known_languages().items()
        if language.scripts and first.count(language.scripts[0]) == 1
    }


def _foreign_script(letters: str, own: Iterable[str]) -> str | None:
    """The script that most letters are of, where it is not among ``own`` and there are enough of them."""
    if len(letters) < FEWEST_LETTERS:
        return None
    counts = {name: len(pattern.findall(letters)) for name, pattern in script_patterns().items() if name not in own}
    name = max(counts, key=counts.__getitem__)
    return name if counts[name] >= FOREIGN_SHARE * len(letters) else None


def _n_written_in(words: Iterable[str], scripts: Iterable[str]) -> int:
    """How many words have a letter of some scripts."""
    patterns = [script_patterns()[name] for name in scripts]
    return sum(any(pattern.search(word) for pattern in patterns) for word in words)


def _share(letters: str, scripts: Iterable[str]) -> float:
    return sum(len(script_patterns()[name].findall(letters)) for name in scripts) / max(len(letters), 1)
