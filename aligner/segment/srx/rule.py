"""What an SRX file holds: rules, in order, under the languages that they are for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A place where a text is cut, or is not: between a match of ``before`` and one of ``after``.

    Both are regular expressions as ICU has them; an empty one matches anywhere. ``name`` says what the rule is about.
    """

    breaks: bool
    before: str
    after: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class LanguageRules:
    """The rules of one language: of all that meet at a place, the first decides; without any the text goes on.

    Attributes:
        name: what the file calls them.
        pattern: the regular expression of the language tags that they are for.
    """

    name: str
    pattern: str
    rules: tuple[Rule, ...]
