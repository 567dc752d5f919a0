"""Each kind of operation, and what does it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from aligner.review import borders, decisions
from aligner.review.operation import Operation, Swap, What
from aligner.review.sheet import Sheet

Deed = Callable[[Sheet, Operation], tuple[Swap, ...]]
"""Finds the swaps of an operation, none where everything is so already, and leaves the sheet as it is; raises
``InputError`` where it cannot be done."""

DEEDS: Mapping[What, Deed] = MappingProxyType(
    {
        What.EDIT: borders.edit,
        What.SPLIT: borders.split,
        What.MERGE: borders.merge,
        What.MOVE: borders.move,
        What.LINK: borders.link,
        What.DETACH: borders.detach,
        What.ACCEPT: decisions.decide,
        What.REJECT: decisions.decide,
        What.ASK: decisions.decide,
        What.REOPEN: decisions.decide,
        What.COMMENT: decisions.comment,
        What.DISMISS: decisions.dismiss,
        What.RESTORE: decisions.restore,
    }
)

TOUCHES_TEXTS = frozenset({What.EDIT, What.SPLIT, What.MERGE, What.MOVE, What.LINK, What.DETACH, What.REALIGN})
"""Operations after which pairs are other than those that were scored and checked."""
