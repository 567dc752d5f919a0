"""What the values of options are: names of files, languages, kinds of flags; a shell can complete each."""

from __future__ import annotations

from typing import Any

import click
from click.shell_completion import CompletionItem

from aligner.checks import KINDS as KNOWN_KINDS
from aligner.checks.registry import groups
from aligner.language.tags import ENCODER_LANGUAGES

NO_KINDS = "none"


class PathName(click.ParamType):  # type: ignore[type-arg]  # older clicks take none
    """A path as it was given: whoever opens it says what is wrong with it.

    A relative one in a settings file counts from the folder of that file.
    """

    name = "path"

    def __init__(self, completes: str) -> None:
        """``completes`` is what the shell proposes: ``file`` or ``dir``."""
        self.completes = completes

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Leave it to the shell."""
        return [CompletionItem(incomplete, type=self.completes)]


class Word(click.ParamType):  # type: ignore[type-arg]  # older clicks take none
    """Free text, with proposals for the shell: the usual values and what they mean."""

    name = "text"

    def __init__(self, proposals: dict[str, str]) -> None:
        """``proposals`` maps a value to its explanation."""
        self.proposals = proposals

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The proposals that begin so."""
        return [CompletionItem(v, help=text) for v, text in self.proposals.items() if v.startswith(incomplete)]


class Kinds(click.ParamType):  # type: ignore[type-arg]  # older clicks take none
    """Kinds of flags, separated by commas; ``none`` is no kind; a settings file may give a list.

    Whether a kind exists is for the checks to say.
    """

    name = "kinds"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The names, without the spaces around them."""
        parts = value.split(",") if isinstance(value, str) else value
        names = tuple(part.strip() for part in parts if part.strip())
        return () if names == (NO_KINDS,) else names

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The kinds that are not in the list yet, for its last place."""
        before, comma, last = incomplete.rpartition(",")
        given = before.split(",")
        return [
            CompletionItem(before + comma + kind)
            for kind in (*KNOWN_KINDS, *groups())
            if kind.startswith(last) and kind not in given
        ]


FILE = PathName("file")
FOLDER = PathName("dir")
LANGUAGE = Word(ENCODER_LANGUAGES)
ENCODER = Word({"default": "comes with the aligner", "sentence-transformers:": "NAME_OR_PATH of any such model"})
KINDS = Kinds()
