"""Rows that a reviewer touched, scored and checked anew, with the rows around them to compare with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from aligner.alignment import Alignment, Bead, Decision
from aligner.checks.registry import known_kinds
from aligner.document import Document
from aligner.embed.choice import EncoderChoice
from aligner.notices import Notify
from aligner.review.composing import composed
from aligner.review.opening import Marking, MovedSegments, passage_of
from aligner.review.operation import Operation, Swap, What
from aligner.review.row import Dismissed, Passage, Piece, Row, RowFlag
from aligner.review.sheet import Sheet
from aligner.review.window import AROUND, Window, window
from aligner.tasks.check import with_cosines
from aligner.tasks.models import encoder_of, is_kept
from aligner.tasks.options import CheckOptions, earlier_checks
from aligner.tasks.rescoring import rescored
from aligner.threads import available_threads

if TYPE_CHECKING:
    from aligner.embed.contextual import ContextualEncoder
    from aligner.embed.encoder import Encoder
    from aligner.pair.scorer import Scorer

OF_NEIGHBOURS = frozenset({"missing", "added", "moved", "elided", "number", "date"})
"""Kinds whose flags on a pair may hang on the pairs beside it; the others' hang on its own texts."""

AHEAD = 2 * (AROUND + 1)
"""Rows on either side of one that may soon be touched: what a step there looks at, and a little more."""

THREADS = 1
"""For a window of rows, which is too little to share out: on a busy machine of two cores an edit among 20,000 rows took
635 ms of processor time with two threads, which wait for each other by turning round, and takes 60 ms with one."""

WARMING = (
    "Газета «Звезда» вышла 12 мая в 14:30.",
    "Le journal « Étoile » a paru le 12 mai à 14 h 30.",
    "Die Zeitung „Stern“ erschien am 12. Mai um 14:30 Uhr.",
)
"""Texts on which every check has something to read, in whatever languages the document is."""


class Rechecker:
    """An encoder and options that stay warm while a document is reviewed; loaded when they are first needed."""

    def __init__(
        self,
        base: Alignment,
        options: CheckOptions,
        encoder: str | EncoderChoice | Encoder,
        threads: int | None,
        notify: Notify,
    ) -> None:
        """Keep what is needed later.

        Args:
            base: the alignment under review.
            options: what to tell of pairs that change; without kinds, those that it was checked for.
            encoder: as in ``AlignOptions``; ``threads`` and ``notify`` likewise.
        """
        self.languages = base.source.language, base.target.language
        known = options if options.checks is not None else replace(options, checks=earlier_checks(base.signature))
        self.options = known.with_files_read(base.source.lang, base.target.lang).ignoring(base.dismissed)
        self.threads = threads or THREADS
        self.threads_of_realigning = threads or available_threads()
        self.notify = notify
        self._choice = encoder

    @cached_property
    def encoder(self) -> Encoder:
        """What reads segments."""
        return encoder_of(self._choice, self.threads, self.notify)

    @cached_property
    def words(self) -> Encoder:
        """What reads words."""
        from aligner.embed import word_encoder  # noqa: PLC0415

        return word_encoder(self.encoder, self.languages, self.threads)

    @property
    def reader(self) -> ContextualEncoder | None:
        """What looks a second time."""
        return self.options.reader(self.threads, keep=is_kept(self._choice))

    @cached_property
    def scorer(self) -> Scorer:
        """What weighs beads."""
        from aligner.pair.scorer import load_scorer  # noqa: PLC0415

        return load_scorer(None, self.languages)

    def warm(self) -> None:
        """Load all of it, and use it once."""
        source, target = (Document.of_segments(WARMING, lang) for lang in self.languages)
        sheet = Sheet(Alignment(source, target, tuple(Bead((k,), (k,)) for k in range(len(WARMING)))))
        self.rows(sheet, [Swap(1, (sheet.rows[1],), (sheet.rows[1],))])
        if self.reader:  # takes a second, and few pairs are in doubt
            self.reader.states(WARMING)

    def ahead(self, sheet: Sheet, at: int) -> Callable[[], None]:
        """What has the texts about a row read, so that a step there finds their vectors kept; see ``Review.ahead``."""
        first = max(at - AHEAD, 0)
        rows = [replace(row, flags=(), moved=()) for row in sheet.rows[first : at + AHEAD]]
        some = Sheet(composed(sheet.base, rows).alignment)
        touched = Swap(at - first, (some.rows[at - first],), (some.rows[at - first],))

        def read() -> None:
            self.rows(some, [touched])

        return read

    def realign(self, sheet: Sheet, operation: Operation) -> tuple[Swap, ...]:
        """Align what stands between two rows anew."""
        from threadpoolctl import threadpool_limits  # noqa: PLC0415

        from aligner.tasks.realigning import realign  # noqa: PLC0415

        n_threads = self.threads_of_realigning
        with threadpool_limits(n_threads):
            return realign(sheet, operation, self.encoder, self.words, self.scorer, n_threads)

    def rows(self, sheet: Sheet, swaps: Sequence[Swap]) -> list[Row]:
        """The rows that swaps touched, with new scores and flags, and those around them whose flags have changed.

        Args:
            sheet: shows the swaps already.
        """
        from threadpoolctl import threadpool_limits  # noqa: PLC0415  numpy is needed from here on

        looked_at = window(sheet, swaps)
        with threadpool_limits(self.threads):
            scored = rescored(sheet, looked_at.touched, self.encoder, self.words, self.scorer, self.threads)
            return self._checked(sheet, looked_at, scored)

    def _checked(self, sheet: Sheet, looked_at: Window, scored: dict[int, Row]) -> list[Row]:
        from aligner.checks.support.bitext import Bitext  # noqa: PLC0415

        rows = [replace(scored.get(index, sheet.rows[index]), flags=()) for index in looked_at.seen]
        alignment = with_cosines(self.words, composed(sheet.base, rows).alignment, keep=True)
        place = {index: bead for bead, index in enumerate(looked_at.seen)}
        asked = frozenset(place[index] for index in {*looked_at.touched, *looked_at.spoken})
        before = looked_at.seen[0] if looked_at.seen else 0
        checked = self.options.flag(Bitext(alignment, self.words, self.reader, asked=asked, before=before))
        flags = _flags_by_row(sheet, checked, looked_at)
        new = [passage for passage in checked.moved if passage not in alignment.moved]
        moved = _passages_by_row(sheet, new, checked, looked_at)
        changed = []
        for index in sorted({*looked_at.touched, *looked_at.near, *looked_at.alike}):
            row = scored.get(index, sheet.rows[index])
            row = _flagged(row, _kinds(sheet, row, index, looked_at), flags.get(index, []))
            changed.append(replace(row, moved=row.moved + moved.get(index, ())))
        return changed


def _kinds(sheet: Sheet, row: Row, index: int, looked_at: Window) -> frozenset[str]:
    """The kinds whose flags on a row are raised anew; those of others stay as they are."""
    if index in looked_at.touched:
        return frozenset(known_kinds())
    if index in looked_at.near:
        of_spoken = {"meaning"} if index in looked_at.spoken else set()
        return OF_NEIGHBOURS | _with_lost_words(sheet, row) | of_spoken
    return frozenset({"inconsistent"} & {flag.kind for flag in row.flags})


def _flags_by_row(sheet: Sheet, checked: Alignment, looked_at: Window) -> dict[int, list[RowFlag]]:
    """The flags by the place of their row."""
    marking = Marking(checked, _pieces(sheet, looked_at))
    flags: dict[int, list[RowFlag]] = {}
    for flag in checked.flags:
        flags.setdefault(looked_at.seen[flag.bead], []).append(marking.row_flag(flag))
    return flags


def _pieces(sheet: Sheet, looked_at: Window) -> tuple[list[Piece], list[Piece]]:
    """The pieces of the rows that were looked at, in the order of their texts."""

    def of_side(side: int) -> list[Piece]:
        pieces = (piece for index in looked_at.seen for piece in sheet.rows[index].sides[side])
        return sorted(pieces, key=lambda piece: piece.place)

    return of_side(0), of_side(1)


def _passages_by_row(
    sheet: Sheet, passages: Sequence[MovedSegments], checked: Alignment, looked_at: Window
) -> dict[int, tuple[Passage, ...]]:
    """Passages whose translation the checks saw elsewhere, by the place of the row where they begin."""
    pieces = _pieces(sheet, looked_at)
    owner = {k: looked_at.seen[bead] for bead, one in enumerate(checked.beads) for k in one.source}
    begun: dict[int, tuple[Passage, ...]] = {}
    for moved in passages:
        source, _ = moved
        if source and source[0] in owner:
            index = owner[source[0]]
            begun[index] = (*begun.get(index, ()), passage_of(moved, pieces, len(sheet.base.moved)))
    return begun


def _with_lost_words(sheet: Sheet, row: Row) -> frozenset[str]:
    """The kinds of flags of a row that speak of words which no longer stand."""
    return frozenset(flag.kind for flag in row.flags if not sheet.stands(flag))


def _flagged(row: Row, kinds: frozenset[str], raised: Sequence[RowFlag]) -> Row:
    """A row with the flags of some kinds as they were raised, but for those that a person dismissed."""
    order = {kind: place for place, kind in enumerate(known_kinds())}
    kept = [flag for flag in row.flags if flag.kind not in kinds]
    dismissed = {_words(one.flag): one for one in row.dismissed}
    for flag in raised:
        if flag.kind not in kinds:
            continue
        words = _words(flag)
        if words in dismissed:
            dismissed[words] = Dismissed(flag, dismissed[words].by)
        elif row.decision is Decision.ACCEPTED:
            dismissed[words] = Dismissed(flag, What.ACCEPT)
        else:
            kept.append(flag)
    kept.sort(key=lambda flag: (order.get(flag.kind, len(order)), flag.marks[0], flag.marks[1]))
    return replace(row, flags=tuple(kept), dismissed=tuple(dismissed.values()))


def _words(flag: RowFlag) -> tuple[str, str]:
    """What a flag says, be the rest of its pair as it may."""
    return flag.kind, flag.flag.cause or flag.message
