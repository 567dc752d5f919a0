"""Whether the texts are in the languages they are said to be in: swapped files are seen before the work, not after."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from aligner.document import Document
from aligner.errors import InputError
from aligner.language.registry import known_languages, language_of
from aligner.language.scripts import script_patterns
from aligner.language.table import Language
from aligner.language.tags import language_name
from aligner.notices import Notify

SAMPLE = 20_000
"""Characters looked at: a text's language shows in far fewer."""

SAMPLE_PIECES = 10

FEWEST_LETTERS = 40
"""Letters below which a text alone is not judged; two swapped ones are, from ``FEWEST_LETTERS_SWAPPED``."""

FEWEST_LETTERS_SWAPPED = 5

FOREIGN_SCRIPT = 0.1
"""A text with at most this share of its letters in its script is in another language: names and links are more."""

DOUBTFUL_SCRIPT = 0.5
"""Below this share a text is mixed, which is worth a notice."""

LEAST_OWN_SCRIPT = 0.05
"""A Japanese text has more kana than this, which sets it apart from a Chinese one."""

FEWEST_TELLING_WORDS = 8
"""Function words that only one of two languages has, needed to tell them apart."""

TELLING_RATIO = 8
"""How many times as many of the other language's words make the case clear; a half of it earns a notice."""

ODD_LETTERS = 0.25
"""Share of letters that its alphabet lacks, above which a text is in no language or was decoded wrongly."""

_LINKS = re.compile(r"(?<!\S)\S+@\S+|https?://\S+|www\.\S+|[@#]\w+")
_WORD = re.compile(r"[^\W\d_]+")


class Verdict(StrEnum):
    """Whether a text is in the language it is said to be in."""

    FITS = "fits"
    TOO_SHORT = "too short"  # or in a language without a table: nobody can say
    DOUBTFUL = "doubtful"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Impression:
    """What a sample of a text shows: its words in lower case, and its letters one after the other."""

    words: tuple[str, ...]
    letters: str

    def share(self, language: Language) -> float:
        """Share of the letters that are of the language's scripts; 0 where its own one, the first, hardly occurs."""
        counts = [len(script_patterns()[name].findall(self.letters)) for name in language.scripts]
        is_there = counts[0] > LEAST_OWN_SCRIPT * len(self.letters)
        return sum(counts) / len(self.letters) if is_there else 0.0

    def hits(self, words: frozenset[str]) -> int:
        """How many of the words are among ``words``."""
        return sum(word in words for word in self.words)


def check_languages(source: Document, target: Document, notify: Notify) -> None:
    """Refuse what is clear, tell what is doubtful, let pass what is short, mixed or in a language unknown here.

    Raises:
        InputError: if the two texts are swapped, or one of them is clearly in another language.
    """
    sides = (source, target)
    looks = impression(source.text), impression(target.text)
    own, other = source.language, target.language
    if own != other and _are_swapped(looks, own, other):
        raise InputError(
            f"the files look swapped: {_name(source, 0)} is in {language_name(other)} and {_name(target, 1)} in "
            f"{language_name(own)}; give them in the other order, or say `source_lang={target.lang}` "
            f"`target_lang={source.lang}`"
        )
    for number, (side, look) in enumerate(zip(sides, looks, strict=True)):
        verdict = judge(look, side.language)
        if verdict is Verdict.WRONG:
            raise InputError(_refusal(sides, number, look))
        if verdict is Verdict.DOUBTFUL:
            option = ("source_lang", "target_lang")[number]
            notify(
                f"{_name(side, number)} does not look all {language_name(side.lang)}: if it is in another language, "
                f"say which with `{option}`"
            )


def impression(text: str) -> Impression:
    """Look at pieces spread evenly over a text, without its links, handles and hashtags."""
    step = max(len(text) // SAMPLE_PIECES, 1)
    size = SAMPLE // SAMPLE_PIECES
    pieces = [text] if len(text) <= SAMPLE else [text[i : i + size] for i in range(0, len(text) - size + 1, step)]
    words = _WORD.findall(_LINKS.sub(" ", unicodedata.normalize("NFC", "\n".join(pieces))))
    return Impression(tuple(word.lower() for word in words), "".join(words).lower())


def judge(look: Impression, language: str, fewest_letters: int = FEWEST_LETTERS) -> Verdict:
    """Whether an impression fits a language."""
    own = language_of(language)
    if not own.scripts or len(look.letters) < fewest_letters:
        return Verdict.TOO_SHORT
    share = look.share(own)
    if share <= FOREIGN_SCRIPT or _odd_letters(look, own) > ODD_LETTERS:
        return Verdict.WRONG
    guess = language_of(recognise(look) or "")
    if guess.scripts == own.scripts and guess.tag != language:
        own_words = look.hits(own.function_words - guess.function_words)
        its_words = look.hits(guess.function_words - own.function_words)
        if its_words >= FEWEST_TELLING_WORDS and own_words * TELLING_RATIO <= its_words:
            return Verdict.WRONG
        if its_words >= FEWEST_TELLING_WORDS and own_words * TELLING_RATIO <= 2 * its_words:
            return Verdict.DOUBTFUL
    return Verdict.DOUBTFUL if share < DOUBTFUL_SCRIPT else Verdict.FITS


def recognise(look: Impression) -> str | None:
    """The language with a table that an impression is most like, None where none stands out."""
    shares = {tag: look.share(language) for tag, language in known_languages().items() if language.scripts}
    best = max(shares.values())
    if not look.letters or best < DOUBTFUL_SCRIPT:
        return None
    candidates = [tag for tag, share in shares.items() if share == best]
    if len(candidates) == 1:
        return candidates[0]
    hits = {tag: look.hits(language_of(tag).function_words) for tag in candidates}
    winner = max(candidates, key=lambda tag: hits[tag])
    return winner if hits[winner] >= FEWEST_TELLING_WORDS / 2 else None


def _are_swapped(looks: tuple[Impression, Impression], own: str, other: str) -> bool:
    crossed = judge(looks[0], other, FEWEST_LETTERS_SWAPPED), judge(looks[1], own, FEWEST_LETTERS_SWAPPED)
    straight = judge(looks[0], own, FEWEST_LETTERS_SWAPPED), judge(looks[1], other, FEWEST_LETTERS_SWAPPED)
    return crossed == (Verdict.FITS, Verdict.FITS) and straight == (Verdict.WRONG, Verdict.WRONG)


def _odd_letters(look: Impression, language: Language) -> float:
    """Share of the letters of an alphabetic script that the language does not write with."""
    if not language.function_words:
        return 0.0
    known = set(language.letters)
    ours: list[str] = [
        letter for script in language.scripts for letter in script_patterns()[script].findall(look.letters)
    ]
    n_odd = sum(letter >= "\x80" and letter not in known for letter in ours)
    return n_odd / max(len(ours), 1)


def _refusal(sides: tuple[Document, Document], number: int, look: Impression) -> str:
    side, opposite = sides[number], sides[1 - number]
    name, wanted = _name(side, number), language_name(side.lang)
    option = ("source_lang", "target_lang")[number]
    guess = recognise(look)
    if guess is None or judge(look, guess) is not Verdict.FITS:
        return (
            f"{name} is not in {wanted}, nor in any language known here: check that it is the right file and not "
            f"damaged, or say its language with `{option}`"
        )
    if guess == opposite.language:
        return (
            f"both files are in {language_name(guess)}: {name} should be in {wanted}; give the right file, or say its "
            f"language with `{option}`"
        )
    return f"{name} is in {language_name(guess)}, not in {wanted}; give the right file, or say `{option}={guess}`"


def _name(side: Document, number: int) -> str:
    return side.path or ("the source", "the target")[number]
