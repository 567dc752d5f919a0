"""The languages with a table of their own: a module of this package named by its tag is one, and no list names it."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from aligner import language
from aligner.language.tags import primary_subtag

if TYPE_CHECKING:
    from aligner.language.table import Language

LONGEST_TAG = 3
"""Letters of a primary subtag; the other modules of this package have longer names."""


@lru_cache(maxsize=1024)
def language_of(tag: str) -> Language:
    """What is known of the language of a tag (``fr`` for ``fr-CA``), read when it is first asked for.

    Returns:
        Its table, or ``UNKNOWN`` where this package has no module of that name.
    """
    from aligner.language.table import UNKNOWN  # noqa: PLC0415  who asks for no language needs no table

    primary = primary_subtag(tag)
    return _table(primary) if primary in _tags() else UNKNOWN


@cache
def known_languages() -> Mapping[str, Language]:
    """Every table by its tag, those of the lowest rank first."""
    tables = sorted(map(_table, _tags()), key=lambda table: (table.rank, table.tag))
    return MappingProxyType({table.tag: table for table in tables})


@cache
def _tags() -> frozenset[str]:
    names = (module.name for module in pkgutil.iter_modules(language.__path__))
    return frozenset(name for name in names if len(name) <= LONGEST_TAG)


def _table(tag: str) -> Language:
    table: Language = import_module(f"aligner.language.{tag}").LANGUAGE
    return table
