"""A command whose options can stand in a settings file, and whose help has a heading for each group of options."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from aligner.cli.commands import COMMANDS, commands_of
from aligner.cli.printing import say
from aligner.cli.settings import (
    OWN_FILE,
    PROJECT_FILE,
    PROJECT_TABLE,
    Settings,
    find_settings,
    load_settings,
    settable,
)
from aligner.cli.trust import check_trust
from aligner.cli.values import FILE

SECTIONS = {
    "Texts": (
        "source-lang",
        "target-lang",
        "also-lang",
        "lang",
        "whole-page",
        "no-notes",
        "text-only",
        "segmented",
        "no-language-check",
        "rules",
        "srx-rules",
        "keep-damaged",
    ),
    "Checks": (
        "checks",
        "no-check",
        "min-confidence",
        "level",
        "glossary",
        "do-not-translate",
        "forbidden",
        "patterns",
        "ignore",
        "no-context",
        "explain",
        "fail-on",
    ),
    "Work": (
        "workers",
        "shard",
        "scheduler",
        "pair-time",
        "memory",
        "retry-failed",
        "resume",
        "status",
        "merge",
        "plan-only",
        "pair-by-content",
    ),
    "Exports": (
        "export",
        "least-confidence",
        "least-length",
        "most-length",
        "most-ratio",
        "drop-kinds",
        "unique",
        "near",
    ),
    "Results": (
        "output",
        "format",
        "table",
        "keep-flagged",
        "plain",
        "report",
        "log",
        "json",
        "log-json",
        "all",
        "exit-code",
    ),
    "Models": ("encoder", "device", "batch-size", "runs", "prompt", "no-cache", "scorer", "max-bead"),
    "General": ("threads", "quiet", "verbose", "settings", "no-settings", "help"),
}
"""Headings of the help and what stands under each; a name that is not here stands above them, under Options."""


Section = tuple[str, Sequence[tuple[str, str]]]
"""A heading of the help, and names with their explanations."""


class Command(click.Command):
    """Takes options from the settings file that lies nearest above its first file, unless the command line has them.

    Every flag has an opposite, ``--no-table`` for ``--table``, for those who have it in their settings.
    """

    def __init__(
        self, *arguments: Any, sections: Callable[[], Iterable[Section]] | None = None, **options: Any
    ) -> None:
        """As of click; ``sections`` is called for more of the help, and gives (heading, [(name, text)])."""
        super().__init__(*arguments, **options)
        self.short_help = COMMANDS.get(self.name or "")
        self._sections = sections
        if any(True for _ in settable(self)):
            self.params += [
                click.Option(
                    ["--settings"],
                    metavar="FILE",
                    type=FILE,
                    expose_value=False,
                    help=f"Take options from FILE; by default from {OWN_FILE}, or [{PROJECT_TABLE}] in {PROJECT_FILE}, "
                    "in the folder of the first file or the nearest above it.",
                ),
                click.Option(["--no-settings"], is_flag=True, expose_value=False, help="Use no settings file."),
            ]

    def make_parser(self, ctx: click.Context) -> Any:
        """The parser, with the opposites of flags."""
        parser = super().make_parser(ctx)
        for name, option in settable(self):
            if option.is_flag and not option.secondary_opts:
                opposite = name.removeprefix("no-") if name.startswith("no-") else f"no-{name}"
                parser.add_option(option, [f"--{opposite}"], option.name, action="store_const", const=False)
        return parser

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, with the settings as defaults."""
        settings = None if ctx.resilient_parsing or not args else self._settings(ctx, list(args))
        if settings is not None:
            ctx.default_map = settings.defaults(self)
        rest = super().parse_args(ctx, args)
        if settings is not None and ctx.params.get("verbose"):
            say(f"settings from {settings.path}", err=True)
        return rest

    def _settings(self, ctx: click.Context, args: list[str]) -> Settings | None:
        given, _, parameters = self.make_parser(ctx).parse_args(args)
        wants_help = any(set(parameter.opts) & set(ctx.help_option_names) for parameter in parameters)
        if wants_help or given.get("no_settings") is True or not any(True for _ in settable(self)):
            return None
        named = given.get("settings")
        path = Path(named) if isinstance(named, str) else find_settings(self._first_file(given))
        if path is None:
            return None
        settings = load_settings(path, commands_of(ctx), ctx)
        if not isinstance(named, str):
            telling = check_trust(settings, self, given.keys())
            if telling and not (given.get("quiet") or settings.defaults(self).get("quiet")):
                say(f"Note: {path} sets {', '.join(telling)}; --no-settings leaves it out", err=True)
        return settings

    def _first_file(self, given: dict[str, Any]) -> str | None:
        for parameter in self.params:
            if isinstance(parameter, click.Argument):
                value = given.get(parameter.name or "")
                first = value[0] if isinstance(value, (list, tuple)) and value else value
                return first if isinstance(first, str) and first != "-" else None
        return None

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options under their headings."""
        records: dict[str, list[tuple[str, str]]] = {"Options": [], **{section: [] for section in SECTIONS}}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if isinstance(parameter, click.Option) and record is not None:
                records[_section(parameter)].append(record)
        for section, lines in (*records.items(), *(self._sections() if self._sections else ())):
            if lines:
                with formatter.section(section):
                    formatter.write_dl(lines, col_max=24)


def _section(parameter: click.Parameter) -> str:
    names = {option.lstrip("-") for option in parameter.opts}
    return next((section for section, known in SECTIONS.items() if names & set(known)), "Options")
