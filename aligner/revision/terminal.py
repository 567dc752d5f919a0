"""Drift as a table for people: what is stale, with the words that changed, beside its translation."""

from __future__ import annotations

from pathlib import PurePath

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from aligner.bilingual.text import for_terminal
from aligner.document import Document
from aligner.language.tags import language_name
from aligner.revision.drift import Drift, Part, Passage, Row, State
from aligner.revision.wording import Step, steps
from aligner.write.terminal import WIDTH_OF_A_FILE

_STYLES = {State.CHANGED: "bold red", State.NEW: "bold red", State.GONE: "bold red", State.MOVED: "yellow"}


def print_drift(drift: Drift, console: Console | None = None, *, whole: bool = False) -> None:
    """Print the stale rows and a summary line.

    A changed text shows what is gone as [-…-] and what has come as {+…+}, as git does.

    Args:
        console: where to; standard output by default.
        whole: print the other rows too.
    """
    if console is None:
        console = Console(highlight=False)
        if not console.is_terminal:
            console = Console(highlight=False, width=WIDTH_OF_A_FILE, color_system=None)
    rows = [row for row in drift.rows if whole or row.state.is_stale]
    if rows:
        width = max((console.width - len("untranslated") - 6) // 2, 10)
        table = Table(box=SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0), pad_edge=False)
        table.add_column("", width=len("untranslated"))
        table.add_column(escape(language_name(drift.new.lang)), width=width, overflow="fold")
        table.add_column(escape(language_name(drift.translation.lang)), width=width, overflow="fold")
        for row in rows:
            table.add_row(_state(row), _versions(row, drift), _there(row, drift))
        console.print(table)
    console.print(escape(for_terminal(summary(drift))), soft_wrap=True)


def summary(drift: Drift) -> str:
    """One line: how many passages of each state."""
    counts = {state: count for state, count in drift.counts().items() if count}
    stale = ", ".join(f"{count} {state}" for state, count in counts.items() if state.is_stale)
    rest = ", ".join(f"{count} {state}" for state, count in counts.items() if not state.is_stale)
    return f"{len(drift.stale)} stale" + (f" ({stale})" if stale else "") + (f"; {rest}" if rest else "")


def _state(row: Row) -> Text:
    label = str(row.state) if row.part is Part.TEXT else f"{row.state}\n{row.part}"
    return Text(label, style=_STYLES.get(row.state, "dim"))


def _versions(row: Row, drift: Drift) -> Text:
    text = _where(row.new, drift.new)
    if row.old and row.new and row.old.text != row.new.text and row.state is not State.UNCHANGED:
        for step, piece in steps(row.old.text, row.new.text):
            shown = for_terminal(piece)
            if step is Step.GONE:
                text.append(f"[-{shown}-]", style="red")
            elif step is Step.COME:
                text.append(f"{{+{shown}+}}", style="green")
            else:
                text.append(shown)
        return text
    if row.state is State.GONE:
        return text.append(f"[-{for_terminal(row.old.text)}-]", style="red")
    if row.state is State.NEW:
        return text.append(f"{{+{for_terminal(row.new.text)}+}}", style="green")
    return text.append(for_terminal(row.new.text or row.old.text))


def _there(row: Row, drift: Drift) -> Text:
    if not row.translation:
        return Text(f"∅ nothing in {language_name(drift.translation.lang)}", style="magenta italic")
    return _where(row.translation, drift.translation).append(for_terminal(row.translation.text))


def _where(passage: Passage, document: Document) -> Text:
    if passage.line is None or document.path is None:
        return Text()
    return Text(f"{for_terminal(PurePath(document.path).name)}:{passage.line} ", style="dim")
