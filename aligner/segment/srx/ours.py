"""The splitter's rules for a language as rules of SRX, in the order in which the splitter asks them.

Each is named for the rule of ``segment/rules`` that it stands for. What SRX has no words for is left out: what a
paragraph shows as a whole (verse without stops, threads of comments), quotation marks inside of others, where the
sentence in progress began, and what Punkt learned of single words beyond its abbreviations.
"""

from __future__ import annotations

from collections.abc import Iterator

from aligner.language.registry import known_languages
from aligner.language.sentences import SentenceWords
from aligner.language.table import UNKNOWN, Language
from aligner.language.tags import language_name
from aligner.segment.rules.enclosures import LONGEST_ASIDE, LONGEST_PARENTHESIS, LONGEST_TITLE, LONGEST_TITLE_GOING_ON
from aligner.segment.srx.abbreviations import abbreviation_rules, opener
from aligner.segment.srx.patterns import (
    BEFORE_CAPITAL,
    BEFORE_CAPITAL_OR_FIGURE,
    BEFORE_LOWER,
    BEFORE_SPACE,
    CLOSING,
    FULL_STOP,
    LETTER,
    LOWER,
    PICTURE,
    SPACE,
    STOP,
    UPPER,
    WHOLE_STOP,
    escaped,
    one_of,
)
from aligner.segment.srx.rule import LanguageRules, Rule

_ELISION = r"(?:\[(?:…|\.{3})\]|\((?:…|\.{3})\)|<(?:…|\.{3})>)"
_POINTERS = "❗❕‼⚡✅☑✔➡👉👇☝📌📍🔹🔸🔷🔶🔺🔻🔴🔵🟢🟠💬🎙🔗📄📎🗓📅📢📣🔊🔉"
_TRAILING_PICTURE = rf"(?![{_POINTERS}]){PICTURE}"
_SMILEY = rf"(?:(?<![{LETTER}])[:;=]-?[)(DP]{{1,9}}|\){{2,9}})"
_DASH = r"(?:–|—|―|−|--|-)\s"
_NUMBER_OF_ITEM = r"(?:\d{1,3}(?:\.\d{1,3}){0,3}|\p{L}|[IVXLC]{1,5}|§\s?\d{1,4})"
_QUOTED = (("«", "»"), ("„", "“”"), ("“", "”"))
_BRACKETED = (("(", ")"), ("[", "]"))


def our_rules() -> tuple[LanguageRules, ...]:
    """The rules of every language with a table, and behind them those of all others."""
    known = sorted(known_languages().values(), key=lambda language: language.tag)
    return (*map(rules_of, known), LanguageRules("Other languages", ".*", tuple(_rules(UNKNOWN))))


def rules_of(language: Language) -> LanguageRules:
    """The rules of one language."""
    either_case = "".join(f"[{letter.upper()}{letter}]" for letter in language.tag)
    pattern = f"{either_case}([-_].*)?"
    return LanguageRules(language_name(language.tag), pattern, tuple(_rules(language)))


def _rules(language: Language) -> Iterator[Rule]:
    yield from _marks()
    yield from _inside()
    yield from _openings(language)
    yield from abbreviation_rules(language)
    yield from _behind_enclosures(language)
    yield from _verdict()


def _marks() -> Iterator[Rule]:
    yield Rule(True, WHOLE_STOP, rf"(?=\s+{_ELISION})", "elision_mark_right")
    yield Rule(True, _ELISION, BEFORE_CAPITAL, "elision_mark_left")
    yield Rule(False, _ELISION, BEFORE_SPACE, "elision_mark_left")
    yield Rule(False, rf"{STOP}{CLOSING}", rf"(?=\s*{_TRAILING_PICTURE})", "picture_before_capital")
    yield Rule(False, rf"^[^{LETTER}]{{0,60}}[^{LETTER}\s]", BEFORE_SPACE, "nothing_left")
    yield Rule(False, rf"^[–—•*\- ]{{0,4}}[(\[]?{_NUMBER_OF_ITEM}[)\].]{{1,2}}", BEFORE_SPACE, "list_marker_left")
    yield Rule(False, rf"(?:{LOWER}{{5,40}}\.|[!?…])[»”\"]?\s\d{{1,3}}\.", BEFORE_SPACE, "list_marker_left")
    yield Rule(True, r"[^\s]", r"(?=\s+(?:[•▪◦‣]\s|\d\ufe0f?\u20e3))", "bullet_right")
    yield Rule(True, WHOLE_STOP, r"(?=\s+@)", "handle_opens_reply")
    yield Rule(False, r"[^\s]", r"(?=\s+#)", "hashtags_trail")
    yield Rule(True, r"(?:https?://|www\.)[^\s]{0,300}[^\s.,;:!?…)\]»”\"'<>]", BEFORE_CAPITAL, "link_ends")
    yield Rule(True, rf"#[{LETTER}_]{{1,60}}\s*#[{LETTER}_]{{1,60}}", BEFORE_CAPITAL, "hashtags_end")
    yield Rule(False, PICTURE, rf"(?=\s+{_TRAILING_PICTURE})", "picture_before_capital")
    yield Rule(True, rf"(?:{_TRAILING_PICTURE}|{_SMILEY})", BEFORE_CAPITAL, "picture_before_capital")
    closers = rf"[」』）】〉》”’]|[\"“](?![{LETTER}])"
    yield Rule(True, rf"[。！？｡．](?:{closers})*", rf"(?![。！？｡．]|\s?(?:{closers}))", "wide_stop")


def _inside() -> Iterator[Rule]:
    for start, stop in _BRACKETED:
        yield _enclosed(start, stop, LONGEST_PARENTHESIS, "", "", "inside_brackets")
    going_on = rf"{SPACE}{{0,2}}(?:[,;(]|[–—] ?{LOWER}|{LOWER})"
    for start, stop in _QUOTED:
        for longest, behind in ((LONGEST_TITLE, ""), (LONGEST_TITLE_GOING_ON, going_on)):
            yield _enclosed(start, stop, longest, rf"[{LETTER},;)–—-]{SPACE}?", behind, "inside_title")
    for longest, behind in ((LONGEST_TITLE, r"(?=[\s,;.)])"), (LONGEST_TITLE_GOING_ON, going_on)):
        yield _enclosed('"', '"', longest, rf"[{LETTER},;)–—-]{SPACE}", behind, "inside_title")


def _enclosed(start: str, stop: str, longest: int, ahead: str, behind: str, name: str) -> Rule:
    """No cut inside of marks that stand at most so many characters apart, with these patterns around them."""
    inner, closing = rf"[^{escaped(start)}{escaped(stop)}]", f"[{escaped(stop)}]"
    within = _within(start, stop, longest, ahead, behind)
    return Rule(False, rf"{within}{STOP}[»”’\"]?", rf"(?=\s{inner}{{0,{longest - 2}}}{closing})", name)


def _within(start: str, stop: str, longest: int, ahead: str = "", behind: str = "") -> str:
    """Behind the first of two marks that stand at most so many characters apart."""
    inner, opening, closing = rf"[^{escaped(start)}{escaped(stop)}]", escaped(start), f"[{escaped(stop)}]"
    whole = rf"{opening}{inner}{{1,{longest - 2}}}{closing}"
    return rf"(?<={ahead}(?={whole}{behind}){opening}{inner}{{0,{longest - 2}}})"


def _openings(language: Language) -> Iterator[Rule]:
    words = language.sentences
    ellipsis = r"(?:…|\.{2,3})\s?"
    yield Rule(True, WHOLE_STOP, rf"(?=\s+{ellipsis}[{UPPER}])", "ellipsis_opens")
    yield Rule(False, WHOLE_STOP, rf"(?=\s+{ellipsis}[{LETTER}])", "ellipsis_opens")
    yield Rule(False, rf"{STOP}{CLOSING}", r"(?=\s*[.,;:!?…)\]}»”%’/])", "punctuation_right")
    if words.leading:
        yield Rule(False, rf"(?<![{LETTER}]){one_of(words.leading)}\.", rf"(?=[{LETTER}])", "glued")
    yield Rule(True, rf"(?<![./@{LETTER}-])\p{{L}}{{0,40}}\p{{L}}{LOWER}\.", rf"(?=[{UPPER}](?:{LOWER}|\s))", "glued")
    yield Rule(True, rf"{STOP}»", rf"(?=[{UPPER}])", "glued")
    yield Rule(True, ":", rf"(?=\s+(?:–|—|--)\s*[{UPPER}])", "speech_after_colon")
    if words.openers:
        yield from _without_stop(words)
    listed = words.leading | words.closing | words.before_number | words.after_number | words.ranks
    long_ones = {word for word in listed if len(word) >= 3 and word.isalpha()}
    if long_ones:
        yield Rule(
            False, rf"(?<![{LETTER}]){one_of(long_ones)}\.", rf"(?=\s+(?:{_DASH})?{LOWER})", "dash_before_lowercase"
        )
    yield Rule(True, rf"(?<!\S){LOWER}{{4,40}}\.", rf"(?=\s+{_DASH}[^{LETTER}]{{0,9}}{LOWER})", "dash_before_lowercase")
    yield Rule(False, WHOLE_STOP, rf"(?=\s+{_DASH}[^{LETTER}]{{0,9}}{LOWER})", "dash_before_lowercase")
    if words.lowercase_after_mark:
        yield Rule(False, r"\s[.!?…]", BEFORE_LOWER, "mark_alone")
        if words.conjunctions:
            joining = rf"(?=\s+{one_of(words.conjunctions)}(?![{LETTER}]))"
            yield Rule(False, rf"[!?]{CLOSING}", joining, "conjunction_right")
        yield Rule(True, r"[!?]", rf"(?=\s+{LOWER})", "lowercase_after_mark")
    if words.abbreviations_end_in_consonant:
        whole = rf"(?<!\S)[«(„\"]?{LOWER}{{3,40}}(?<=[aeiouyéèêаеёиоуыэюяйь])\."
        yield Rule(True, whole, rf"(?=\s+{LOWER})", "whole_word_before_lowercase")
    yield Rule(False, WHOLE_STOP, BEFORE_LOWER, "opens_with_lowercase")


def _without_stop(words: SentenceWords) -> Iterator[Rule]:
    """A capitalised function word where a stop was lost, or behind a semicolon."""
    sure = {word for word in words.openers - words.name_particles - words.polite if len(word) > 1}
    elided = {word.rstrip("'") for word in sure if word.endswith("'")}
    begins = rf"|{one_of(elided)}['’]{LOWER}" if elided else ""
    whole = one_of(word for word in sure if not word.endswith("'"))
    opens = rf"\s+(?:{whole}\s+{LOWER}{begins})"
    governed = one_of({word[:1].lower() + word[1:] for word in words.openers} | words.openers)
    yield Rule(False, rf"(?<![{LETTER}]){governed}", rf"(?={opens})", "opener_without_stop")
    for start, stop in (*_BRACKETED, *_QUOTED):
        inside = _within(start, stop, LONGEST_PARENTHESIS)
        yield Rule(False, rf"{inside}[{LETTER}%*]", rf"(?={opens})", "opener_without_stop")
    yield Rule(True, rf"[{LETTER})\]»”*%]", rf"(?={opens})", "opener_without_stop")
    behind_semicolon = one_of({word for word in sure | words.name_particles if not word.endswith("'")})
    yield Rule(True, ";", rf"(?=\s+(?:{behind_semicolon}\s{begins}))", "semicolon_before_opener")


def _behind_enclosures(language: Language) -> Iterator[Rule]:
    yield Rule(False, rf"{STOP}{SPACE}?[»”\"]", r"(?=\s+\()", "parenthesis_after_quotation")
    for start, stop in (*_QUOTED, *_BRACKETED, ('"', '"')):
        inner = rf"[^{escaped(start)}{escaped(stop)}]"
        aside = rf"{LOWER}\s{{1,2}}{escaped(start)}{inner}{{0,{LONGEST_ASIDE - 3}}}{STOP}{SPACE}?[{escaped(stop)}]"
        words = language.sentences
        unless = rf"(?!{opener(words, words.openers)})" if words.openers else ""
        yield Rule(False, aside, rf"(?=\s+{unless}[{UPPER}])", "aside_closes")
    yield Rule(True, rf"\.(?:{SPACE}?»|[)\]}}”’'\"“]|\s*{PICTURE})+", BEFORE_CAPITAL, "more_than_a_stop")


def _verdict() -> Iterator[Rule]:
    yield Rule(True, rf"(?:[!?…‽؟۔।]|\.\.){CLOSING}(?:\s*{PICTURE})*", BEFORE_CAPITAL_OR_FIGURE, "mark_before_capital")
    yield Rule(False, rf"(?<![^\s(«„\"]){LOWER}\.", rf"(?=\s+[{UPPER}])", "punkt_joins")
    yield Rule(False, FULL_STOP, r"(?=[\u00a0\u202f]+[^\s])", "punkt_joins")
    yield Rule(True, WHOLE_STOP, BEFORE_SPACE, "punkt_splits")
