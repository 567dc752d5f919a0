"""The project's sample statements as a capture has them."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from aligner.channel.statements.statement import Date, Statement
from aligner.embed import load_encoder as load
from aligner.embed.encoder import Encoder

DATA = Path(__file__).parent.parent.parent / "data"
NAMES = ("appel", "bilan", "condoleances", "declaration", "discours", "presse")

load_encoder = cache(load)


def encoder() -> Encoder:
    """The default encoder, loaded once."""
    return load_encoder()


def text(name: str, lang: str) -> str:
    """A sample's text, a paragraph a line."""
    return (DATA / f"{name}.{lang}.txt").read_text(encoding="utf-8").strip()


def statement(
    words: str, lang: str, name: str = "a", day: Date | None = None, source: str | None = None, line: int = 1
) -> Statement:
    """A statement whose title is its first line."""
    title, *_ = words.split("\n", 1)
    return Statement(f"{name}-{lang}", lang, title, day, source or f"{name}.{lang}.txt", ((line, line),), words)


def sample(name: str, lang: str) -> Statement:
    """A sample as a statement, its id ``NAME-LANG``, with the date of its two sides where it is known."""
    return statement(text(name, lang), lang, name, date(2026, 3, 4) if name == "declaration" else None)
