"""Stretches of a text in another language than its own: segments by their words, short ones by their neighbours."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

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

_LITERALS = re.compile(r"(?<!\S)\S*?[\\/=_<>{}]\S*|(?<!\S)\S+@\S+|www\.\S+|[@#]\w+")
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive segments in another language: their indices, half-open, and the log-odds of all they show."""

    start: int
    stop: int
    language: str
    log_odds: float


def foreign_stretches(texts: Sequence[str], own: str) -> list[Stretch]:
    """The stretches of a text's segments that are not in its language, in text order.

    The most probable path through the segments, where a change of language has its price (Viterbi). A language without
    a table has none; languages that write with its own script are told by function words.

    Args:
        own: primary language subtag of the text.
    """
    if not language_of(own).scripts:
        return []
    shown = [_evidence(text, own) for text in texts]
    languages = sorted({language for evidence in shown for language, odds in evidence.items() if odds > 0})
    if not languages:
        return []
    path = _likeliest(shown, (own, *languages))
    stretches = []
    start = 0
    for language, run in groupby(path):
        stop = start + len(list(run))
        if language != own:
            log_odds = sum(evidence.get(language, 0.0) for evidence in shown[start:stop])
            stretches.append(Stretch(start, stop, language, log_odds))
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


def _evidence(text: str, own: str) -> dict[str, float]:
    """Log-odds of every other language against the text's own, for one segment."""
    plain = _LITERALS.sub(" ", unicodedata.normalize("NFC", text))
    words = _WORD.findall(plain)
    mine = language_of(own)
    counts = Counter(word.lower() for word in words)
    letters = "".join(words)
    script = _foreign_script(letters, mine.scripts)
    is_own = _share(letters, mine.scripts) >= OWN_SHARE
    its_language = _languages_by_script().get(script or "")
    if its_language:
        return {its_language: SCRIPT_EVIDENCE}
    evidence = {}
    for language, other in known_languages().items():
        if language == own or not other.function_words:
            continue
        here, there = mine.function_words - other.function_words, other.function_words - mine.function_words
        odds = WORD_EVIDENCE * (_hits(counts, there) - _hits(counts, here))
        if other.scripts != mine.scripts and letters:
            odds = max(odds, 0.0) + SCRIPT_EVIDENCE if script and odds > 0 else -SCRIPT_EVIDENCE * is_own
        if odds:
            evidence[language] = max(-MOST_EVIDENCE, min(odds, MOST_EVIDENCE))
    doubtful = max(evidence.values(), default=0.0)
    if 0 < doubtful <= 2 * SWITCH + STAY and len(letters) >= LETTERS_TO_IDENTIFY:
        named, probability = identify(plain)
        if probability >= SURE and evidence.get(named, 0.0) > 0:
            evidence[named] += SECOND_OPINION
    return evidence


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


def _share(letters: str, scripts: Iterable[str]) -> float:
    return sum(len(script_patterns()[name].findall(letters)) for name in scripts) / max(len(letters), 1)


def _hits(counts: Counter[str], words: frozenset[str]) -> int:
    return sum(counts[word] for word in counts.keys() & words)
