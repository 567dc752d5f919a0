"""Pages out of templates that need nothing but themselves: the environment, the pins of their contents, the writing."""

from __future__ import annotations

import base64
import hashlib
from typing import BinaryIO

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.environment import TemplateStream
from markupsafe import Markup

from aligner.write.report.pieces import shown
from aligner.write.words import counted, meaning, percent, title

PIECES_AT_ONCE = 200
"""Pieces of the template's output written together: enough that a long text is not a million small writes."""


def template_environment(room: str, folder: str) -> Environment:
    """The templates in a folder of a room, escaped, with every text in characters that HTML can hold.

    All of them know how shares, numbers of things and kinds of flags are said.
    """
    environment = Environment(
        loader=PackageLoader(room, folder),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalized,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"percent": percent, "counted": counted, "title_of_kind": title, "meaning": meaning}
    return environment


def _finalized(value: object) -> object:
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def pinned(content: str) -> str:
    """The source expression by which a content security policy allows this style or script alone."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def write_pieces(page: TemplateStream, stream: BinaryIO) -> None:
    """Write a page as it is made, and a line break behind it."""
    page.enable_buffering(PIECES_AT_ONCE)
    for piece in page:
        stream.write(piece.encode())
    stream.write(b"\n")
