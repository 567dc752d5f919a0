"""Say how two versions of a model's file differ: the numbers in it count, not the bytes that hold them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from io import BytesIO

import numpy as np

Leaf = str | float | bool | None


def difference(before: bytes, after: bytes) -> str | None:
    """How the file after differs from the file before, None where every number and word is the same.

    Args:
        before: a JSON file or an .npz file; empty where there was none.
        after: one of the same kind.
    """
    if before == after:
        return None
    if not before:
        return "new"
    old, new = leaves(before), leaves(after)
    both = [place for place in new if place in old]
    changed = [place for place in both if old[place] != new[place]]
    told = []
    if changed:
        place = max(changed, key=lambda place: _distance(old[place], new[place]))
        told.append(f"{len(changed)} of {len(both)} values differ, most {place}: {old[place]} → {new[place]}")
    told += [
        f"{len(some)} values are {what}, such as {some[0]}"
        for what, some in (
            ("gone", [place for place in old if place not in new]),
            ("new", [place for place in new if place not in old]),
        )
        if some
    ]
    return "; ".join(told) or None


def leaves(stored: bytes) -> Mapping[str, Leaf]:
    """Every number and word of a file by its place, such as ``trees.3.leaves.0``."""
    if stored.startswith(b"PK"):
        with np.load(BytesIO(stored), allow_pickle=False) as arrays:
            return {
                f"{name}[{', '.join(map(str, place))}]": float(number)
                for name in arrays
                for place, number in np.ndenumerate(arrays[name])
            }
    return dict(_within(json.loads(stored), ""))


def _within(value: object, place: str) -> Iterator[tuple[str, Leaf]]:
    if isinstance(value, dict):
        for key, held in value.items():
            yield from _within(held, f"{place}.{key}" if place else str(key))
    elif isinstance(value, list):
        for k, held in enumerate(value):
            yield from _within(held, f"{place}.{k}" if place else str(k))
    elif value is None or isinstance(value, str | float | int):
        yield place, value


def _distance(one: Leaf, other: Leaf) -> float:
    if isinstance(one, str) or isinstance(other, str) or one is None or other is None:
        return float("inf")
    return abs(float(one) - float(other))
