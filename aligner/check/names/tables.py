"""Where names come from: this folder's tables, and CLDR's territories and cities at run time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from pathlib import Path

from babel import Locale, UnknownLocaleError

from aligner.check.names.gazetteer import Gazetteer, Mode, Name
from aligner.errors import InputError

TABLES = ("countries.tsv", "acronyms.tsv", "cities.tsv", "people.tsv", "common.tsv")

_NOT_COUNTRIES = frozenset(
    # Pseudo-locales and groups; then names that are first names, common words or parts of others; then two in one.
    ("XA", "XB", "ZZ", "EZ", "QO", "UN", "EU")
    + ("DM", "MU", "JE", "RE", "IM", "NF", "AQ")
    + ("AC", "BV", "CX", "CD", "CG", "WF", "PM", "EA", "BQ", "KR")
)
_CITY_AREAS = ("Africa/", "America/", "Asia/", "Australia/", "Europe/")
_CITY_COMMON = frozenset({"Oral", "Center", "Creston", "Nome", "Troll", "Eucla", "Currie", "Rainy_River", "Busingen"})
_LEAST_CITY_LETTERS = 3


@lru_cache(maxsize=16)
def gazetteer(language: str) -> Gazetteer:
    """All names known in a language; empty where neither the tables nor CLDR know it."""
    names = list(_table_names(language))
    known = {name.form for name in names}
    for name in (*_territories(language), *_cities(language)):
        if name.form not in known:
            known.add(name.form)
            names.append(name)
    return Gazetteer(names)


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


def _table_names(language: str) -> Iterator[Name]:
    folder = resources.files("aligner.check.names")
    for table in TABLES:
        yield from read_table(folder.joinpath(table).read_text("utf-8"), str(Path(table)), language)


def _mode(form: str, language: str) -> Mode:
    if form.endswith("-"):
        return Mode.STEM
    if language == "ru" and not form.isupper():
        return Mode.INFLECTED
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


def _cities(language: str) -> Iterator[Name]:
    locale = _locale(language)
    for zone, labels in (locale.time_zones if locale else {}).items():
        area, _, last = zone.rpartition("/")
        if not zone.startswith(_CITY_AREAS) or "/" in area or last in _CITY_COMMON:
            continue
        form = labels.get("city") or last.replace("_", " ")
        if len(form) >= _LEAST_CITY_LETTERS:
            yield Name(f"city:{last.replace('_', '-')}", form, _mode(form, language))
