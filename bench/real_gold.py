"""Gold ladders of real documents, kept as numbers and carried over to the segments that are read today.

python bench/real_gold.py FOLDER

stores every ladder of a folder, NAME.gold beside NAME.ru and NAME.fr with one segment a line, as bench/real/NAME.gold:
the prints of the segments of both sides, then the beads. No word of the documents is kept. Readers and splitters
change, so a ladder is carried over: each stored segment is looked for in what is read today, and today's segments are
grouped as the gold groups what they hold.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from segment_prints import Print, held, parse_print, print_of

from aligner.alignment import Bead
from aligner.bilingual.ladder import format_ladder, parse_ladder
from aligner.read import read
from aligner.segment import split
from aligner.training.gold import GoldBitext

STORE = Path(__file__).with_name("real")

Sides = tuple[frozenset[int], frozenset[int]]
"""Indices of source and of target segments."""


@dataclass(frozen=True, slots=True)
class StoredGold:
    """The prints of both sides and the beads over them; a segment that no bead names was not judged."""

    prints: tuple[tuple[Print, ...], tuple[Print, ...]]
    beads: tuple[Bead, ...]

    def __str__(self) -> str:
        """A line a segment, those of the source first, an empty line after each side, then the ladder."""
        sides = ("".join(f"{each}\n" for each in side) for side in self.prints)
        return "\n".join((*sides, format_ladder(self.beads)))


@dataclass(frozen=True, slots=True)
class CarriedGold:
    """The gold beads in today's segments, nulls one by one, and the segments of which the gold says nothing."""

    beads: tuple[Bead, ...]
    unjudged: Sides

    def judged(self, beads: Iterable[Bead]) -> tuple[Bead, ...]:
        """The beads that hold no segment that was not judged."""
        return tuple(
            bead
            for bead in beads
            if all(left.isdisjoint(side) for left, side in zip(self.unjudged, _sides(bead), strict=True))
        )


def stored(source: Iterable[str], target: Iterable[str], beads: Iterable[Bead]) -> StoredGold:
    """What is kept of two lists of segments and their ladder."""
    return StoredGold((tuple(map(print_of, source)), tuple(map(print_of, target))), tuple(beads))


def parse_stored(text: str, name: str) -> StoredGold:
    """The inverse of ``str``; ``name`` is the file's, for messages about its ladder."""
    source, target, ladder = text.split("\n\n")
    prints = (tuple(map(parse_print, source.splitlines())), tuple(map(parse_print, target.splitlines())))
    return StoredGold(prints, parse_ladder(ladder, name))


def read_stored(name: str, store: Path = STORE) -> StoredGold:
    path = store / f"{name}.gold"
    return parse_stored(path.read_text(encoding="utf-8"), str(path))


def documents(docs: Path, store: Path = STORE) -> Iterator[tuple[str, Path, Path]]:
    """Name, source and target of every pair NAME.ru.*, NAME.fr.* that has a gold ladder."""
    for source in sorted(docs.glob("*.ru.*")):
        name = source.name.split(".ru.")[0]
        target = next(iter(sorted(docs.glob(f"{name}.fr.*"))), None)
        if target and (store / f"{name}.gold").is_file():
            yield name, source, target


def source_of(name: str) -> str:
    """Where a document comes from: the beginning of its name. Texts of one source belong in one fold."""
    return name.split("-", maxsplit=1)[0]


def bitexts(docs: Path, store: Path = STORE) -> Iterator[GoldBitext]:
    """The documents as they are read and split today, with their gold beads, to train on."""
    for name, *paths in documents(docs, store):
        source, target = (split(read(path, lang)) for path, lang in zip(paths, ("ru", "fr"), strict=True))
        texts = ([segment.text for segment in side.segments] for side in (source, target))
        carried = carried_over(read_stored(name, store), *texts)
        yield GoldBitext(name, source, target, carried.beads, unjudged=carried.unjudged)


def carried_over(gold: StoredGold, source: Sequence[str], target: Sequence[str]) -> CarriedGold:
    """The gold over today's segments.

    A segment that holds several gold segments joins their beads; the pieces of one that was cut stay together; a bead
    that lost a side, or whose both sides are cut finer than when it was judged, is told as not judged.
    """
    groups = _Groups(len(gold.beads))
    unjudged: tuple[set[int], set[int]] = (set(), set())
    now: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    bead_of = [_bead_of(gold, side, texts, groups) for side, texts in enumerate((source, target))]
    root_of = [[None if n is None else groups.root(n) for n in beads] for beads in bead_of]
    for side, roots in enumerate(root_of):
        for k, root in enumerate(roots):
            if root is None:
                unjudged[side].add(k)
            else:
                now[root][side].append(k)
    before: dict[int, list[Bead]] = defaultdict(list)
    for n, bead in enumerate(gold.beads):
        before[groups.root(n)].append(bead)
    today: list[Bead] = []
    for root, segments in now.items():
        if all(bead.is_null for bead in before[root]):
            today += [Bead((k,), ()) for k in segments[0]] + [Bead((), (k,)) for k in segments[1]]
            continue
        whole = _whole(*segments)
        foreign = any(root_of[side][k] not in {root, None} for side in (0, 1) for k in _sides(whole)[side])
        finer = (len(_sides(whole)[side]) > sum(len(_sides(bead)[side]) for bead in before[root]) for side in (0, 1))
        if foreign or whole.is_null or all(finer):
            _both(set.update, unjudged, segments)
        else:
            _both(set.difference_update, unjudged, _sides(whole))
            today.append(whole)
    crossing = _crossing(today)
    for bead in crossing:
        _both(set.update, unjudged, _sides(bead))
    return CarriedGold(_in_order(set(today) - crossing), (frozenset(unjudged[0]), frozenset(unjudged[1])))


def _bead_of(gold: StoredGold, side: int, texts: Sequence[str], groups: _Groups) -> list[int | None]:
    """The gold bead of each segment, whose others are joined to it; None where one of what it holds was not judged."""
    of_gold = {k: n for n, bead in enumerate(gold.beads) for k in _sides(bead)[side]}
    beads: list[int | None] = []
    for inside in held(gold.prints[side], texts):
        known = [of_gold[g] for g in inside if g in of_gold]
        judged = inside and len(known) == len(inside)
        beads.append(known[0] if judged else None)
        if judged:
            for n in known[1:]:
                groups.join(known[0], n)
    return beads


def _whole(source: Sequence[int], target: Sequence[int]) -> Bead:
    """One bead of these segments; what is new between two of them belongs to it."""
    one, two = (tuple(range(min(side), max(side) + 1)) if side else () for side in (source, target))
    return Bead(one, two)


def _both(
    change: Callable[[set[int], Iterable[int]], None],
    sets: tuple[set[int], set[int]],
    segments: tuple[Sequence[int], Sequence[int]],
) -> None:
    """Change the sets of both sides by segments of both."""
    for one, indices in zip(sets, segments, strict=True):
        change(one, indices)


def _crossing(beads: Iterable[Bead]) -> set[Bead]:
    """The pairs outside the longest run of pairs in one order: what they hold is read in another order now."""
    pairs = sorted((bead for bead in beads if not bead.is_null), key=_sides)
    last: list[int] = []  # for each length of run, the smallest target that can end it
    lengths = []
    for bead in pairs:
        at = bisect_left(last, bead.target[0])
        last[at : at + 1] = [bead.target[0]]
        lengths.append(at)
    crossing = set()
    wanted, limit = len(last) - 1, float("inf")
    for bead, length in zip(reversed(pairs), reversed(lengths), strict=True):
        if length == wanted and bead.target[0] < limit:
            wanted, limit = wanted - 1, bead.target[0]
        else:
            crossing.add(bead)
    return crossing


def _sides(bead: Bead) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return bead.source, bead.target


def _in_order(beads: Iterable[Bead]) -> tuple[Bead, ...]:
    """Pairs in their order, each null before the pair that follows it on its side."""
    pairs = sorted((bead for bead in beads if not bead.is_null), key=_sides)
    starts = [bead.source[0] for bead in pairs], [bead.target[0] for bead in pairs]

    def place(bead: Bead) -> tuple[int, bool, tuple[tuple[int, ...], tuple[int, ...]]]:
        side = 0 if bead.source else 1
        return bisect_left(starts[side], _sides(bead)[side][0]), not bead.is_null, _sides(bead)

    return tuple(sorted(beads, key=place))


class _Groups:
    """Disjoint sets of bead numbers."""

    def __init__(self, n: int) -> None:
        self._parent = list(range(n))

    def root(self, k: int) -> int:
        while self._parent[k] != k:
            self._parent[k] = k = self._parent[self._parent[k]]
        return k

    def join(self, one: int, other: int) -> None:
        self._parent[self.root(other)] = self.root(one)


def main(folder: Path) -> None:
    """Store every ladder of a folder."""
    for path in sorted(folder.glob("*.gold")):
        source, target = (path.with_suffix(end).read_text(encoding="utf-8").splitlines() for end in (".ru", ".fr"))
        gold = stored(source, target, parse_ladder(path.read_text(encoding="utf-8"), str(path)))
        (STORE / path.name).write_text(str(gold), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
