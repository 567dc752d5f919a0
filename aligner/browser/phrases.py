"""The words of the pages in the languages of their users: a table a language, English being the key.

Plain JSON tables, and no .po files: the page's script reads the same table as the templates do, nothing has to be
compiled, and Babel, which is there for the texts, has the rules of plurals.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from babel import Locale
from babel.numbers import format_decimal

from aligner.language.tags import language_name, primary_subtag

LANGUAGES: Mapping[str, str] = {"en": "English", "fr": "Français", "ru": "Русский"}
"""Tags, and the names of the languages in themselves."""

Table = Mapping[str, "str | Mapping[str, str]"]
"""A phrase is a text, or a text for each of the language's plural categories."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of one language; a phrase that its table lacks is shown in English."""

    lang: str
    table: Table

    def say(self, phrase: str, **values: object) -> str:
        """A phrase with its values: ``say("Row {n}", n=3)``."""
        told = self.table.get(phrase, phrase)
        text = told if isinstance(told, str) else told["other"]
        return text.format(**values) if values else text

    def count(self, phrase: str, n: int, **values: object) -> str:
        """A phrase that counts: ``count("{n} rows", 1)`` is ``1 row``."""
        told = self.table.get(phrase, phrase)
        locale = Locale.parse(self.lang)
        text = told if isinstance(told, str) else told.get(locale.plural_form(n), told["other"])
        return text.format(n=format_decimal(n, locale=locale), **values)

    def language(self, tag: str) -> str:
        """The name of a language, as a heading."""
        name = Locale.parse(self.lang).languages.get(primary_subtag(tag)) or language_name(tag)
        return name[:1].upper() + name[1:]


@cache
def phrases_in(lang: str) -> Phrases:
    """The phrases of one of ``LANGUAGES``."""
    text = files("aligner.browser").joinpath("phrases", f"{lang}.json").read_text("utf-8")
    return Phrases(lang, json.loads(text))


def chosen_language(accepted: str) -> str:
    """The first of the languages that a browser accepts (its ``Accept-Language``) which the pages know."""
    weighted = []
    for place, part in enumerate(accepted.split(",")[:20]):
        tag, _, weight = part.partition(";")
        try:
            share = float(weight.strip().removeprefix("q=") or 1)
        except ValueError:
            share = 0.0
        weighted.append((-share, place, tag.strip().lower().partition("-")[0]))
    return next((tag for _, _, tag in sorted(weighted) if tag in LANGUAGES), "en")
