"""The words of a language that turn a statement round."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class PolarityWords:
    """The words of one language that turn a statement round: patterns, of whole words in small letters.

    ``letters`` are those of its script. ``negations`` negate the word after them; in ``idioms`` they negate nothing
    («не только»). ``hidden`` are other words that may say what a negation says: “without”, “fail”, “unable”;
    ``prefixes`` make a word its opposite.
    ``skipped`` may stand between a negation or a modal verb and the word that it is about. ``must`` and ``may`` are
    modal verbs; ``obliging`` and ``allowing`` whatever else may say the same. ``almost`` weakens; ``nearly`` is
    whatever else may say so.

    ``poles`` are words of opposite meaning, by axis: one pole, then the other.
    """

    letters: str
    negations: str
    idioms: str
    prefixes: str
    hidden: str
    skipped: str
    must: str
    may: str
    obliging: str
    allowing: str
    almost: str
    nearly: str
    poles: Mapping[str, tuple[str, str]]

    def is_written_in(self, text: str) -> bool:
        """Whether most letters are of the language's script: a line left untranslated says nothing of polarity."""
        return 2 * len(re.findall(self.letters, text)) > len(_LETTER.findall(text))

    @cached_property
    def negation(self) -> re.Pattern[str]:
        """A negation."""
        return _whole_words(self.negations)

    @cached_property
    def idiom(self) -> re.Pattern[str]:
        """A negation that negates nothing."""
        return _whole_words(self.idioms)

    @cached_property
    def denial(self) -> re.Pattern[str]:
        """Whatever may say what a negation says, idioms and all."""
        return _whole_words(f"{self.idioms}|{self.negations}|{self.hidden}")

    @cached_property
    def prefix(self) -> re.Pattern[str]:
        """The beginning of a word that may be the opposite of another."""
        return re.compile(self.prefixes, re.IGNORECASE)

    @cached_property
    def between(self) -> re.Pattern[str]:
        """From a negation or a modal verb to the word that it is about."""
        return re.compile(rf"['’]?(?:[\s\u00a0]*(?:{self.skipped})(?!\w))*[\s\u00a0]*", re.IGNORECASE)

    @cached_property
    def modals(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """“must” and “may”."""
        return _whole_words(self.must), _whole_words(self.may)

    @cached_property
    def modal_answers(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """Whatever may say “must”, “may”."""
        return _whole_words(f"{self.must}|{self.obliging}"), _whole_words(f"{self.may}|{self.allowing}")

    @cached_property
    def weakener(self) -> re.Pattern[str]:
        """“almost”."""
        return _whole_words(self.almost)

    @cached_property
    def weakener_answer(self) -> re.Pattern[str]:
        """Whatever may say “almost”."""
        return _whole_words(f"{self.almost}|{self.nearly}")

    @cached_property
    def pole_patterns(self) -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]:
        """Words of opposite meaning, by axis."""
        return {axis: (_whole_words(one), _whole_words(other)) for axis, (one, other) in self.poles.items()}


def _whole_words(patterns: str) -> re.Pattern[str]:
    """A pattern of whole words."""
    return re.compile(rf"(?<!\w)(?:{patterns})(?!\w)", re.IGNORECASE)
