"""The alignment as a table for people: the two texts side by side, with what to look at marked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from aligner.alignment import Alignment, Bead, Flag, Severity
from aligner.bilingual.flag_line import COMMENT
from aligner.bilingual.text import for_terminal, joined
from aligner.language.tags import language_name
from aligner.write.words import DOUBTFUL, SURE

ROWS_AT_ONCE = 50
"""Rows laid out together: a long text then appears as it is laid out."""

WIDTH_OF_A_FILE = 120
"""Columns when the output is no terminal, which has no width."""

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_MARKS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.INFO: "·"}


def print_table(alignment: Alignment, console: Console | None = None, *, only_flagged: bool = False) -> None:
    """Print an alignment and a summary line; colours and their marks on a terminal, plain text elsewhere.

    Args:
        console: where to; standard output by default.
        only_flagged: leave out the beads that have no flag.

    Comments, which people wrote, are in files alone.
    """
    alignment = replace(alignment, flags=tuple(flag for flag in alignment.flags if flag.kind != COMMENT))
    if console is None:
        console = Console(highlight=False)
        if not console.is_terminal:
            console = Console(highlight=False, width=WIDTH_OF_A_FILE, color_system=None)
    number = len(str(len(alignment.beads)))
    gaps = 3 * 2  # a space of padding and one of the box
    text = max((console.width - number - len("0.00??") - gaps) // 2, 10)
    flags = defaultdict(list, alignment.flags_by_bead())
    shown = [index for index in range(len(alignment.beads)) if index in flags or not only_flagged]
    for start in range(0, max(len(shown), 1), ROWS_AT_ONCE):
        table = Table(box=SIMPLE_HEAD, show_edge=False, show_header=start == 0, padding=(0, 1, 0, 0), pad_edge=False)
        table.add_column("#", width=number, justify="right", style="dim")
        table.add_column(_heading(alignment.source.lang), width=text, overflow="fold")
        table.add_column(_heading(alignment.target.lang), width=text, overflow="fold")
        table.add_column("conf.", width=6, justify="right")
        for index in shown[start : start + ROWS_AT_ONCE]:
            table.add_row(*_row(alignment, index, flags[index]))
        console.print(table)
    console.print(escape(for_terminal(summary(alignment))), soft_wrap=True)


def summary(alignment: Alignment) -> str:
    """One line: how many pairs, what has no counterpart or is elsewhere, how sure, which flags."""
    pairs = [bead for bead in alignment.beads if not bead.is_null]
    merged = sum(bead.type != "1-1" for bead in pairs)
    parts = [_counted(len(pairs), "pair") + (f" ({merged} of more than two segments)" if merged else "")]
    nulls = [bead for bead in alignment.beads if bead.is_null]
    for lang, count in (
        (alignment.source.lang, sum(len(bead.source) for bead in nulls)),
        (alignment.target.lang, sum(len(bead.target) for bead in nulls)),
    ):
        if count:
            parts.append(f"{_counted(count, language_name(lang) + ' segment')} without counterpart")
    if alignment.moved:
        parts.append(_counted(len(alignment.moved), "moved passage"))
    if pairs:
        parts.append(f"mean confidence {sum(bead.confidence for bead in pairs) / len(pairs):.2f}")
    kinds = Counter(flag.kind for flag in alignment.flags)
    if kinds:
        parts.append("flags: " + ", ".join(f"{kind} {count}" for kind, count in kinds.most_common()))
    return "; ".join(parts)


def _heading(lang: str) -> str:
    return escape(language_name(lang))


def _row(alignment: Alignment, index: int, flags: Iterable[Flag]) -> tuple[RenderableType, ...]:
    bead = alignment.beads[index]
    remarks = list(_remarks(flags))
    sides = []
    for segments, lang, is_other_there in (
        (alignment.source_segments(bead), alignment.source.lang, bool(bead.target)),
        (alignment.target_segments(bead), alignment.target.lang, bool(bead.source)),
    ):
        if segments:
            sides.append(Text(for_terminal(joined(segments)), style="" if is_other_there else "magenta"))
        else:
            sides.append(Text(f"∅ nothing in {language_name(lang)}", style="magenta italic"))
    target: RenderableType = Group(sides[1], *remarks) if remarks else sides[1]
    return str(index + 1), sides[0], target, _confidence(bead)


def _remarks(flags: Iterable[Flag]) -> Iterator[Text]:
    for flag in flags:
        yield Text(for_terminal(f"{_MARKS[flag.severity]} {flag.kind}: {flag.told}"), style=_STYLES[flag.severity])
        if flag.evidence:
            grounds = ", ".join(f"{name} {value}" for name, value in flag.evidence.items())
            cause = f"; cause {flag.cause}" if flag.more or flag.first is not None else ""
            yield Text(for_terminal(f"  {flag.id}{cause}; confidence {flag.confidence:.2f}; {grounds}"), style="dim")


def _confidence(bead: Bead) -> Text:
    """Two decimals; a question mark where the pair is doubtful, two where it is more likely wrong."""
    if bead.confidence >= SURE:
        return Text(f"{bead.confidence:.2f}  ", style="green")
    if bead.confidence >= DOUBTFUL:
        return Text(f"{bead.confidence:.2f}? ", style="yellow")
    return Text(f"{bead.confidence:.2f}??", style="bold red")


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
