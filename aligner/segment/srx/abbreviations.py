"""The rules of SRX for a full stop that may belong to an abbreviation, an initial or a number."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from aligner.language.sentences import LONGEST_ENDING, SentenceWords
from aligner.language.table import Language
from aligner.segment.punkt import known_abbreviations
from aligner.segment.srx.patterns import (
    ALONE,
    BEFORE_CAPITAL,
    BEFORE_CAPITAL_WITHOUT_DASH,
    BEFORE_SPACE,
    LETTER,
    LOWER,
    SPACE,
    UPPER,
    abbreviation,
    before,
    one_of,
)
from aligner.segment.srx.rule import Rule

_NUMBER = r"(?<![\p{L}])[\p{N}IVXLCХ–—.,-]{0,20}[\p{N}IVXLCХ](?:[–—-][а-я]{1,3}|er|e|ème)?"
_SHORT_NUMBER = r"(?:\d{1,2}|[IVXLC]{1,5})"
_INITIAL = r"\p{L}\."


def opener(words: SentenceWords, openers: Collection[str]) -> str:
    """A word that opens a sentence: ``Он``, ``Il``, ``L'accord``, but neither ``Он-то`` nor the initial ``А.``."""
    whole = one_of(word for word in openers if not word.endswith("'"))
    elided = {word.rstrip("'") for word in openers if word.endswith("'")}
    alternative = rf"|{one_of(elided)}['’]{LOWER}" if elided else ""
    return rf"(?:{whole}(?![{LETTER}.]|['’-]\p{{L}}){alternative})"


def abbreviation_rules(language: Language) -> Iterator[Rule]:
    """Every rule for a single full stop, in the splitter's order."""
    words = language.sentences
    opens = before(opener(words, words.openers)) if words.openers else ""
    yield from _leading(words)
    yield from _ranks(words)
    if words.before_number:
        numbered = before(rf"(?:\d|{_SHORT_NUMBER}(?![{LETTER}])|{_INITIAL})")
        yield Rule(False, abbreviation(words.before_number), numbered, "number_after_abbreviation")
    if words.after_number:
        after_number = rf"{_NUMBER}{SPACE}?{one_of(words.after_number)}\."
        yield Rule(True, after_number, BEFORE_CAPITAL_WITHOUT_DASH, "unit_after_number")
        yield Rule(False, after_number, BEFORE_SPACE, "unit_after_number")
        yield Rule(True, rf"/{one_of(words.after_number)}\.", BEFORE_CAPITAL_WITHOUT_DASH, "unit_after_number")
        leads = one_of(word for word in words.after_number if word.islower())
        yield Rule(False, rf"(?<![{LETTER}.-]|\. ){leads}\.", BEFORE_SPACE, "unit_after_number")
    if words.parts:
        yield Rule(False, abbreviation(words.parts), before(rf"(?:{words.whole})"), "part_before_whole")
    if words.closing:
        yield Rule(True, abbreviation(words.closing), BEFORE_CAPITAL_WITHOUT_DASH, "closing_abbreviation_left")
        yield Rule(False, abbreviation(words.closing), BEFORE_SPACE, "closing_abbreviation_left")
    yield from _letters(words)
    yield from _initials(words)
    acronym = rf"(?<![{LETTER}])\p{{L}}(?:\.-?\p{{L}}){{1,9}}\."
    if opens:
        yield Rule(True, acronym, opens, "acronym_left")
    yield Rule(False, acronym, BEFORE_SPACE, "acronym_left")
    if words.ordinal_stop:
        ordinal = rf"(?<![^\s(]){_SHORT_NUMBER}\."
        if opens:
            yield Rule(True, ordinal, opens, "ordinal_left")
        yield Rule(False, ordinal, BEFORE_SPACE, "ordinal_left")
    single = {word.lower() for word in words.openers if len(word) == 1}
    if single:
        yield Rule(True, rf"(?<!\S){one_of(single)}\.", BEFORE_CAPITAL, "plain_word_left")
    learned = known_abbreviations(language.tag)
    if learned:
        if opens:
            yield Rule(True, abbreviation(learned), opens, "punkt_splits")
        yield Rule(False, abbreviation(learned), BEFORE_SPACE, "punkt_joins")


def _initials(words: SentenceWords) -> Iterator[Rule]:
    initial = rf"(?<![{LETTER}°º]|[{LETTER}]-)[{UPPER}]\."
    if words.openers:
        behind_word = rf"(?<![{LETTER}]){LOWER}{{1,40}}\s[{UPPER}]\."
        yield Rule(True, behind_word, before(opener(words, words.openers)), "initials_left")
        sure = words.openers - words.name_particles
        yield Rule(True, initial, before(opener(words, sure)), "initials_left")
    yield Rule(False, initial, BEFORE_SPACE, "initials_left")


def _leading(words: SentenceWords) -> Iterator[Rule]:
    if not words.leading:
        return
    plain = {word for word in words.leading if word.isalpha() and word.islower()}
    sure = {word for word in words.openers - words.name_particles if len(word) > 1}
    if plain and sure:  # "руководил им. Он" is a word
        only_word = rf"(?<![{LETTER}.-]|\. ){one_of(plain)}\."
        yield Rule(True, only_word, before(opener(words, sure)), "leading_abbreviation_left")
    yield Rule(False, abbreviation(words.leading), BEFORE_SPACE, "leading_abbreviation_left")


def _ranks(words: SentenceWords) -> Iterator[Rule]:
    if not words.ranks:
        return
    unless = rf"(?!{opener(words, words.openers)})" if words.openers else ""
    endings = rf"[\p{{L}}'’-]*{one_of(words.surname_endings)}(?![{LETTER}])" if words.surname_endings else ""
    lower = {word for word in words.ranks if word.islower()}
    capital = words.ranks - lower
    yield Rule(False, rf"{ALONE}{one_of(lower)}\.", before(rf"{unless}[{UPPER}]{endings}"), "rank_before_name")
    yield Rule(False, rf"{ALONE}{one_of(capital)}\.", before(rf"{unless}[{LETTER}]"), "rank_before_name")
    yield Rule(False, rf"{ALONE}{one_of(words.ranks)}\.", rf"(?=\s+{_INITIAL})", "rank_before_name")


def _letters(words: SentenceWords) -> Iterator[Rule]:
    """Letters that are no initials: ``витамин C. Он``; a Latin one before a Cyrillic word."""
    capital = rf"(?=\s+(?!{_INITIAL})[^{LETTER}]{{0,9}}[{UPPER}])"
    if words.labelled:
        stems = one_of(words.labelled)
        label = rf"(?<![{LETTER}]){stems}{LOWER}{{0,{LONGEST_ENDING}}}\s\p{{L}}\."
        yield Rule(True, label, capital, "letter_label_left")
    if words.surname_endings:
        foreign = rf"(?<![{LETTER}]){LOWER}{{1,40}}\s[A-Z]\."
        surname = rf"(?=\s+[{UPPER}][\p{{L}}'’-]*{one_of(words.surname_endings)}(?![{LETTER}]))"
        yield Rule(False, foreign, surname, "foreign_letter_left")
        yield Rule(True, foreign, BEFORE_CAPITAL, "foreign_letter_left")
