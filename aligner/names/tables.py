"""Where names come from: this folder's tables, and CLDR's territories and cities at run time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from aligner.errors import InputError
from aligner.language.registry import language_of
from aligner.names.gazetteer import Gazetteer, Mention, Mode, Name

TABLES = ("countries.tsv", "english.tsv", "acronyms.tsv", "cities.tsv", "people.tsv")
COMMON = "common.tsv"
"""Read last: a country may be spelled like the beginning of a common word (Мали, малый)."""

_NOT_COUNTRIES = frozenset(
    # Pseudo-locales and groups; first names, common words and parts of others; those the tables merge or few name.
    re.findall(r"..", "XAXBZZEZQOUNEUDMMUJEREIMNFAQACBVCXCDCGWFPMEABQKR")
)
_CONTINENTS = frozenset({"002", "003", "005", "009", "142", "150", "419"})
_CITY_AREAS = ("Africa/", "America/", "Asia/", "Australia/", "Europe/")
_CITY_COMMON = frozenset({"Oral", "Center", "Creston", "Nome", "Troll", "Eucla", "Currie", "Rainy_River", "Busingen"})
_LEAST_CITY_LETTERS = 3


@lru_cache(maxsize=16)
def gazetteer(language: str) -> Gazetteer:
    """All names known in a language; empty where neither the tables nor CLDR know it."""
    names = [name for table in TABLES for name in _table(table, language)]
    known = {name.form for name in names}
    for name in (*_territories(language), *_cities(language)):
        if name.form not in known:
            known.add(name.form)
            names.append(name)
    common = (Name(name.key, name.form, Mode.WORD) for name in _table(COMMON, language))
    return Gazetteer([*names, *common], language_of(language).declensions)


@lru_cache(maxsize=1 << 14)
def find_mentions(text: str, language: str) -> tuple[Mention, ...]:
    """Mentions of known names in a text, in order; more than one check asks for them."""
    return gazetteer(language).find(text)


def read_table(text: str, where: str, language: str) -> Iterator[Name]:
    """Names of one language in a table: a header ``key`` and language codes, then a row for each entity.

    Raises:
        InputError: if a row has another number of columns than the header.
    """
    columns: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not columns:
            columns = cells
            if language not in columns:
                return
            continue
        if len(cells) != len(columns):
            raise InputError(f"{where}, line {number}: {len(cells)} columns, the header has {len(columns)}; use tabs")
        row = dict(zip(columns, cells, strict=True))
        for form in filter(None, (form.strip() for form in row[language].split("|"))):
            yield Name(row["key"], form.rstrip("-"), _mode(form, language))


def _table(name: str, language: str) -> Iterator[Name]:
    text = resources.files("aligner.names").joinpath(name).read_text("utf-8")
    return read_table(text, name, language)


def _mode(form: str, language: str) -> Mode:
    if form.endswith("-"):
        return Mode.STEM
    if language_of(language).declensions:
        return Mode.ACRONYM if form.isupper() else Mode.INFLECTED
    return Mode.EXACT


def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return None


def _territories(language: str) -> Iterator[Name]:
    locale = _locale(language)
    for code, label in (locale.territories if locale else {}).items():
        if len(code) == 2 and code not in _NOT_COUNTRIES and "о-в" not in label:
            form = label.split(" (")[0]
            yield Name(code, form, _mode(form, language))
        elif code in _CONTINENTS:
            yield Name(f"region:{code}", label, _mode(label, language))


def _cities(language: str) -> Iterator[Name]:
    locale = _locale(language)
    if locale is None:
        return
    latin = locale.territories["FR"].isascii()
    for zone in get_global("zone_territories"):
        area, _, last = zone.rpartition("/")
        if not zone.startswith(_CITY_AREAS) or "/" in area or last in _CITY_COMMON:
            continue
        # CLDR leaves out what a language writes as the zone does; other scripts than Latin never do.
        label: str | None = locale.time_zones.get(zone, {}).get("city")
        form = label or (last.replace("_", " ") if latin else "")
        if len(form) >= _LEAST_CITY_LETTERS:
            yield Name(f"city:{last.replace('_', '-')}", form, _mode(form, language))
