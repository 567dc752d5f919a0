"""The checks, and how a bitext goes through those that are wanted."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from enum import StrEnum
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from aligner.alignment import Alignment, Flag, Severity
from aligner.causes import grouped
from aligner.checks.hooks import hooked_checks
from aligner.errors import InputError

if TYPE_CHECKING:
    from aligner.checks.support.bitext import Bitext, Check

CHECKS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        # The module in this room, imported only when it is wanted: the kinds of flags it raises.
        "missing": ("missing", "added"),
        "moved": ("moved",),
        "elided": ("elided",),
        "meaning": ("meaning",),
        "partial": ("partial-missing", "partial-added"),
        "number": ("number",),
        "date": ("date",),
        "amount": ("amount",),
        "polarity": ("polarity",),
        "name": ("name",),
        "literal": ("literal",),
        "untranslated": ("untranslated",),
        "language": ("language",),
        "inconsistent": ("inconsistent",),
        "quote": ("quote",),
        "term": ("term",),
        "forbidden": ("forbidden",),
        "pattern": ("pattern",),
        "tag": ("tag",),
        "ending": ("ending",),
        "unpaired": ("unpaired",),
        "doubled": ("doubled",),
        "typography": ("typography",),
        "spelling": ("spelling",),
    }
)
KINDS = tuple(kind for kinds in CHECKS.values() for kind in kinds)
"""The kinds of the aligner's own checks; ``known_kinds`` has those of other packages' too."""

ON_DEMAND = frozenset({"ending", "unpaired", "doubled", "typography", "spelling"})
"""Kinds that nobody is told of who did not ask: they are about the writing of the translation alone, or a matter of
taste too often (docs/flags.md has how many each raises on clean texts)."""

TRADE = frozenset({"forbidden", "pattern", "tag"}) | ON_DEMAND
"""The checks of the trade: those that programs for checking translations have had for long."""

WORTH_A_LOOK = 0.2
"""Probability from which a note is worth a reviewer's minute: the other notes are shown on demand alone."""


DEFAULT = "default"
"""The name of the kinds that are looked for where nobody chooses."""


class Level(StrEnum):
    """Which flags are wanted by what they ask of the reader."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    ALL = "all"

    def admits(self, flag: Flag) -> bool:
        """Whether a flag is grave enough; a note that hardly anybody would thank for is so under ``all`` alone."""
        if self is Level.ALL:
            return True
        if self is Level.INFO:
            return flag.severity is not Severity.INFO or flag.confidence >= WORTH_A_LOOK
        return list(Severity).index(flag.severity) <= list(Severity).index(Severity(self.value))


def known_kinds() -> tuple[str, ...]:
    """Every kind of flag, those of the packages that are installed last."""
    return (*KINDS, *(kind for hook in hooked_checks().values() for kind in hook.kinds if kind not in KINDS))


def groups() -> Mapping[str, frozenset[str]]:
    """Names that stand for several kinds where kinds are chosen."""
    known = frozenset(known_kinds())
    return {DEFAULT: known - ON_DEMAND, "trade": TRADE, "all": known}


def select_kinds(checks: Sequence[str] | None = None, no_check: Sequence[str] = ()) -> frozenset[str]:
    """The kinds of flags that ``checks`` asks for, ``default`` when it is None, without those of ``no_check``.

    Raises:
        InputError: if there is no such kind or group; the message names the nearest one.
    """
    return _kinds((DEFAULT,) if checks is None else checks) - _kinds(no_check)


def _kinds(names: Sequence[str]) -> frozenset[str]:
    known: dict[str, frozenset[str]] = {kind: frozenset({kind}) for kind in known_kinds()} | dict(groups())
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"
            raise InputError(f"there is no check {name!r}; {hint}")
    return frozenset().union(*(known[name] for name in names))


def run_checks(
    bitext: Bitext,
    kinds: Collection[str] | None = None,
    *,
    min_confidence: float = 0.0,
    ignore: Collection[str] = (),
    explain: bool = False,
    level: Level = Level.INFO,
) -> Alignment:
    """The alignment with the flags that the checks raise on it, in text order.

    Args:
        kinds: the kinds of flags that are wanted, those of the group ``default`` when None; a check none of whose kinds
            is wanted does not run.
        min_confidence: leave out flags that are less sure than this.
        ignore: ids of flags, or of causes, that a person dismissed.
        explain: keep the evidence in the flags.
        level: how grave a flag must be.
    """
    from aligner.checks.moved import with_moved  # noqa: PLC0415
    from aligner.checks.support.explained import without_explained  # noqa: PLC0415  numpy is needed from here on
    from aligner.checks.support.rule import cause_of  # noqa: PLC0415
    from aligner.checks.support.translators_remark import without_remarks  # noqa: PLC0415
    from aligner.read.foreign import foreign_segments  # noqa: PLC0415

    kinds = select_kinds() if kinds is None else kinds
    bitext = replace(bitext, alignment=with_moved(bitext))
    if kinds:
        sides = (bitext.alignment.source, bitext.alignment.target)
        bitext = replace(bitext, foreign=(foreign_segments(sides[0]), foreign_segments(sides[1])))
    raised: list[Flag] = []
    for module, raises in CHECKS.items():
        if not set(kinds).isdisjoint(raises):
            check = cast("Check", import_module(f"aligner.checks.{module}").check)
            raised += (flag for flag in check(bitext) if flag.kind in kinds)
    for name, hook in hooked_checks().items():
        if not set(kinds).isdisjoint(hook.kinds):
            raised += (flag for flag in hook.flags(bitext, name) if flag.kind in kinds)
    kept = [
        replace(
            flag,
            evidence=flag.evidence if explain else MappingProxyType({}),
            cause=cause_of(flag, bitext.alignment),
        )
        for flag in without_remarks(without_explained(raised), bitext.alignment)
        if flag.confidence >= min_confidence and level.admits(flag) and flag.id not in ignore
    ]
    kept = [flag for flag in kept if flag.cause not in ignore]
    order = {kind: place for place, kind in enumerate(known_kinds())}
    kept.sort(key=lambda flag: (flag.bead, order[flag.kind], flag.source_spans, flag.target_spans))
    return replace(bitext.alignment, flags=grouped(kept))
