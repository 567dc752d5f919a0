"""Which of the languages in a file is the one that is wanted: the exact tag first, then its nearest relative."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache

from aligner.language.tags import canonical_tag, primary_subtag


class Nearness(IntEnum):
    """How near a tag of a file is to the one that is wanted, farthest first."""

    NONE = 0
    SCRIPT = 1  # the same language in another script, where the script was left open: zh, zh-Hant
    LANGUAGE = 2  # the same language in the same script, for another region: fr-CA, fr-FR
    OPEN = 3  # the one has no region: fr, fr-CA
    LIKELY = 4  # the same once what goes without saying is said: zh-TW, zh-Hant
    EXACT = 5


def nearness(wanted: str, tag: str) -> Nearness:
    """How near ``tag`` is to ``wanted``; both may be spelt as files spell them (``rus``, ``FR_ca``).

    Texts in another script than the one that is asked for are never near: ``zh-Hans`` is not ``zh-TW``.
    """
    return _nearness(canonical_tag(wanted), canonical_tag(tag))


def ranked(wanted: str, tags: Iterable[str]) -> list[str]:
    """The tags that stand for the wanted language, nearest first, of equals the earlier."""
    near = [(nearness(wanted, tag), tag) for tag in dict.fromkeys(tags)]
    return [tag for how, tag in sorted(near, key=lambda each: -each[0]) if how]


@lru_cache(maxsize=1024)
def match_two(wanted: tuple[str, str], tags: tuple[str, ...]) -> tuple[str, str] | None:
    """The tags of the source and of the target, never one for both; None if they are not both there.

    A tag that is nearer to the other side is left to that side: of ``fr`` and ``fr-CA`` the second is the target if
    fr-FR and fr-CA are wanted.
    """
    best: tuple[int, tuple[str, str]] | None = None
    for source in ranked(wanted[0], tags):
        for target in ranked(wanted[1], tags):
            sum_ = nearness(wanted[0], source) + nearness(wanted[1], target)
            if source != target and (best is None or sum_ > best[0]):
                best = sum_, (source, target)
    return best and best[1]


@lru_cache(maxsize=4096)
def likely_subtags(tag: str) -> tuple[str, str, str]:
    """Language, script and region of a tag, those that it leaves out as CLDR's likely subtags have them."""
    from babel.core import get_global  # noqa: PLC0415  a large table, which plain ru and fr need not

    known = get_global("likely_subtags")
    language, script, region = primary_subtag(tag), _script(tag), _region(tag)
    for key in (
        "_".join(filter(None, (language, script, region))),
        f"{language}_{region}",
        f"{language}_{script}",
        language,
    ):
        if key in known:
            parts = str(known[key]).split("_")
            return language, script or parts[1], region or parts[2]
    return language, script or "", region or ""


@lru_cache(maxsize=4096)
def _nearness(wanted: str, tag: str) -> Nearness:
    if not tag or primary_subtag(wanted) != primary_subtag(tag):
        return Nearness.NONE
    if wanted == tag:
        return Nearness.EXACT
    likely = likely_subtags(wanted), likely_subtags(tag)
    if likely[0] == likely[1]:
        return Nearness.LIKELY
    if likely[0][1] != likely[1][1]:
        return Nearness.SCRIPT if "-" not in wanted else Nearness.NONE
    return Nearness.OPEN if _region(wanted) is None or _region(tag) is None else Nearness.LANGUAGE


def _script(tag: str) -> str | None:
    return next((part for part in tag.split("-")[1:3] if len(part) == 4 and part.isalpha()), None)


def _region(tag: str) -> str | None:
    for part in tag.split("-")[1:]:
        if len(part) == 1:
            return None
        if (len(part) == 2 and part.isalpha()) or (len(part) == 3 and part.isdigit()):
            return part.upper()
    return None
