"""Checks of other packages, which a user adds by installing them.

A package names its checks under the entry points ``aligner.checks``:

    [project.entry-points."aligner.checks"]
    house-style = "our_checks:HOUSE_STYLE"        # a CheckHook
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from aligner.alignment import Flag
from aligner.errors import AlignerError

if TYPE_CHECKING:
    from aligner.checks.support.bitext import Bitext, Check

GROUP = "aligner.checks"

_KIND = re.compile(r"[a-z][a-z-]*")


@dataclass(frozen=True, slots=True)
class CheckHook:
    """A check of somebody else's.

    ``check`` runs once for every alignment, in the process that aligns, after the aligner's own checks and if one of
    its kinds is wanted. It gets a ``Bitext`` (the alignment, an encoder for words, the glossary), must not change it,
    and gives flags of its ``kinds``, best made by ``aligner.checks.support.bitext.raise_flag``; what it raises but
    ``InputError`` ends the run as a fault of its package. ``kinds`` says of every kind, in a reader's words, what its
    flags tell.
    """

    check: Check
    kinds: Mapping[str, str]

    def flags(self, bitext: Bitext, name: str) -> Iterator[Flag]:
        """The flags of the check.

        Raises:
            AlignerError: if it gives a flag of a kind that it does not name.
        """
        with redirect_stdout(sys.stderr):  # on standard output stand results alone
            flags = list(self.check(bitext))
        for flag in flags:
            if flag.kind not in self.kinds:
                raise AlignerError(f"the check {name!r} gave a flag of the kind {flag.kind!r}, which it does not name")
            yield flag


@cache
def hooked_checks() -> Mapping[str, CheckHook]:
    """The checks of the packages that are installed, by their names.

    Raises:
        AlignerError: if one cannot be loaded or is none; the message names its package.
    """
    hooks: dict[str, CheckHook] = {}
    for point in entry_points(group=GROUP):
        package = point.dist.name if point.dist else point.value
        try:
            hook = point.load()
        except Exception as error:  # whatever a foreign module does when it is imported
            raise AlignerError(f"the check {point.name!r} of {package} cannot be loaded: {error}") from error
        if not isinstance(hook, CheckHook) or not hook.kinds:
            raise AlignerError(f"the check {point.name!r} of {package} is no CheckHook with kinds of flags")
        for kind, meaning in hook.kinds.items():
            if not _KIND.fullmatch(kind) or not meaning:
                raise AlignerError(f"the check {point.name!r} of {package} has a kind {kind!r} without name or meaning")
        hooks[point.name] = hook
    return hooks
