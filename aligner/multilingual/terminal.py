"""Several texts as a table for people, side by side."""

from __future__ import annotations

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from aligner.bilingual.text import for_terminal
from aligner.language.tags import language_name
from aligner.multilingual.rows import Multilingual
from aligner.write.terminal import WIDTH_OF_A_FILE


def print_rows(alignment: Multilingual, console: Console | None = None) -> None:
    """Print every row and a summary line.

    Args:
        console: where to; standard output by default.
    """
    if console is None:
        console = Console(highlight=False)
        if not console.is_terminal:
            console = Console(highlight=False, width=WIDTH_OF_A_FILE, color_system=None)
    number = len(str(len(alignment)))
    n_texts = len(alignment.documents)
    width = max((console.width - number - len("0.00") - 2 * (n_texts + 1)) // n_texts, 10)
    table = Table(box=SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column("#", width=number, justify="right", style="dim")
    for document in alignment.documents:
        table.add_column(escape(language_name(document.lang)), width=width, overflow="fold")
    table.add_column("conf.", width=5, justify="right")
    for place, row in enumerate(alignment, 1):
        cells = [
            Text(for_terminal(text))
            if text
            else Text(f"∅ nothing in {language_name(document.lang)}", style="magenta italic")
            for document, text in zip(alignment.documents, alignment.texts(row), strict=True)
        ]
        table.add_row(str(place), *cells, f"{row.confidence:.2f}" if row.n_texts > 1 else "")
    console.print(table)
    console.print(escape(for_terminal(summary(alignment))), soft_wrap=True)


def summary(alignment: Multilingual) -> str:
    """One line: how many rows, and in how many languages each is."""
    n_texts = len(alignment.documents)
    counts = {n: sum(row.n_texts == n for row in alignment) for n in range(n_texts, 0, -1)}
    told = ", ".join(f"{count} in {'all ' if n == n_texts else ''}{n}" for n, count in counts.items() if count)
    flags = sum(len(row.flags) for row in alignment)
    return f"{len(alignment)} rows: {told} languages" + (f"; {flags} flags" if flags else "")
