"""Settings files: options of the commands, kept in ``aligner.toml`` or in ``[tool.aligner]`` of ``pyproject.toml``.

What may stand there follows from the declarations of the commands, so there is no second list of options: a key is the
long name of an option, at the top for every command that has it or in a table of a command's name.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from aligner.cli.values import Kinds, PathName
from aligner.errors import InputError

OWN_FILE = "aligner.toml"
PROJECT_FILE = "pyproject.toml"
PROJECT_TABLE = "tool.aligner"

LEAST_LIKENESS = 60
"""Of 100: a name that is less like what was written is no suggestion."""

LARGEST_FILE = 2**20
"""Bytes; all options with all their comments take ten thousand."""

_NOT_SETTABLE = {"help", "version", "settings", "no-settings"}
_HEADER = re.compile(r"\s*\[([^\[\]]+)\]\s*(?:#.*)?")


def settable(command: click.Command) -> Iterator[tuple[str, click.Option]]:
    """The options of a command that a settings file may hold, by their long names without dashes."""
    for parameter in command.params:
        if isinstance(parameter, click.Option) and not parameter.hidden:
            name = next((option[2:] for option in parameter.opts if option.startswith("--")), "")
            if name and name not in _NOT_SETTABLE:
                yield name, parameter


def shared(commands: Mapping[str, click.Command]) -> dict[str, click.Option]:
    """The options that may stand at the top: those that every command which has them declares alike."""
    seen: dict[str, list[click.Option]] = {}
    for command in commands.values():
        for name, option in settable(command):
            seen.setdefault(name, []).append(option)
    return {name: found[0] for name, found in seen.items() if len({_declaration(option) for option in found}) == 1}


@dataclass(frozen=True, slots=True)
class Settings:
    """A settings file that was found to be right: values at the top, and those of each command."""

    path: Path
    top: Mapping[str, Any]
    tables: Mapping[str, Mapping[str, Any]]

    def defaults(self, command: click.Command) -> dict[str, Any]:
        """The values for a command, by the names of its parameters, as click's ``default_map`` wants them."""
        own = self.tables.get(command.name or "", {})
        values: dict[str, Any] = {}
        for name, option in settable(command):
            if name in own or name in self.top:
                values[option.name or name] = self._value(option, own.get(name, self.top.get(name)))
        return values

    def _value(self, option: click.Option, value: Any) -> Any:
        if option.multiple:
            return [self._place(option, one) for one in (value if isinstance(value, list) else [value])]
        return self._place(option, value)

    def _place(self, option: click.Option, value: Any) -> Any:
        """A relative path counts from the folder of the settings file; - stays standard output."""
        if isinstance(option.type, PathName) and value != "-":
            return str(self.path.parent / value)
        return value


def find_settings(first_file: str | None) -> Path | None:
    """The nearest settings file, in the folder of a command's first file (None: the current one) or above it."""
    start = Path(first_file or ".").absolute()
    for folder in (start, *start.parents):
        own, project = folder / OWN_FILE, folder / PROJECT_FILE
        if own.is_file():
            return own
        if project.is_file() and _has_table(project):
            return project
    return None


def load_settings(path: Path, commands: Mapping[str, click.Command], context: click.Context) -> Settings:
    """Read a settings file, and hold all of it to what the commands declare.

    Raises:
        InputError: if it cannot be read, or holds a name or a value that no command knows.
    """
    text = _text(path)
    values = _parsed(path, text)
    if path.name == PROJECT_FILE:
        own_values = _own_table(values)
        if own_values is None:
            raise InputError(f"{path} has no table [{PROJECT_TABLE}]; add it, or name an {OWN_FILE}")
        values = own_values
    return _Reader(path, text, commands, context).read(values)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Holds the values of one file to the declarations of the commands."""

    path: Path
    text: str
    commands: Mapping[str, click.Command]
    context: click.Context

    def read(self, values: Mapping[str, Any]) -> Settings:
        options = {name: dict(settable(command)) for name, command in self.commands.items()}
        options = {name: own for name, own in options.items() if own}
        at_top = shared(self.commands)
        users = {key: [name for name, own in options.items() if key in own] for own in options.values() for key in own}
        for key, value in values.items():
            if key in options and isinstance(value, dict):
                for inner, one in value.items():
                    if inner not in options[key]:
                        raise self._fault(key, inner, f"`aligner {key}` has no option {inner!r}", options[key])
                    self._hold(key, inner, one, options[key][inner])
            elif key in at_top:
                self._hold("", key, value, at_top[key])
            elif key in users:
                tables = ", ".join(f"[{self._table(name)}]" for name in users[key])
                raise self._fault("", key, f"{key!r} is not the same for every command; write it under one of {tables}")
            elif isinstance(value, dict):
                raise self._fault("", key, f"there is no command {key!r} with options", options)
            else:
                raise self._fault("", key, f"there is no option {key!r}", users)
        return Settings(
            self.path,
            {key: value for key, value in values.items() if key in at_top},
            {key: value for key, value in values.items() if key in options},
        )

    def _hold(self, table: str, key: str, value: Any, option: click.Option) -> None:
        is_list = option.multiple or isinstance(option.type, Kinds)
        kinds, wanted = _wanted(option)
        for one in value if is_list and isinstance(value, list) else [value]:
            if not isinstance(one, kinds) or (isinstance(one, bool) and kinds is not bool):
                raise self._fault(
                    table, key, f"{key} is to be {wanted}{' or a list of them' if is_list else ''}, not {one!r}"
                )
            try:
                option.type.convert(one, option, self.context)
            except click.BadParameter as error:
                raise self._fault(table, key, f"{key}: {error.message.rstrip('.')}") from error

    def _fault(self, table: str, key: str, what: str, known: Iterable[str] = ()) -> InputError:
        header = self._table(table)
        number = _line_of(self.text, header, key)
        where = f"{self.path}, line {number}" if number else f"{self.path}, [{header}]" if header else str(self.path)
        return InputError(f"{where}: {what}{_suggestion(key, known)}")

    def _table(self, name: str) -> str:
        return ".".join(part for part in (PROJECT_TABLE if self.path.name == PROJECT_FILE else "", name) if part)


def _wanted(option: click.Option) -> tuple[type | tuple[type, ...], str]:
    """What a value has to be in Python, and in words."""
    if option.is_flag:
        return bool, "true or false"
    if isinstance(option.type, click.types.IntParamType):
        return int, "a whole number"
    if isinstance(option.type, click.types.FloatParamType):
        return (int, float), "a number"
    return str, "a text in quotation marks"


def _declaration(option: click.Option) -> tuple[Any, ...]:
    return tuple(option.opts), repr(option.type), option.multiple, option.is_flag


def _line_of(text: str, table: str, key: str) -> int | None:
    """The line of a key, or of the header of a table of this name; None where it is written in another way."""
    current = ""
    inner = f"{table}.{key}" if table else key
    assignment = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*=""")
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.fullmatch(line)
        if header:
            current = re.sub(r"""[\s"']""", "", header[1])
            if current == inner:
                return number
        elif current == table and assignment.match(line):
            return number
    return None


def _suggestion(name: str, known: Iterable[str]) -> str:
    from rapidfuzz import process  # it takes its time, and most settings are right

    names = list(known)
    near = process.extractOne(name.lower().replace("_", "-"), names, score_cutoff=LEAST_LIKENESS)
    if near:
        return f"; did you mean {near[0]}?"
    return f"; known are {', '.join(sorted(names))}" if names else ""


def _has_table(path: Path) -> bool:
    """Whether a ``pyproject.toml``, which is mostly somebody else's, has something for the aligner."""
    try:
        text = _text(path)
    except InputError:
        return False
    if PROJECT_TABLE not in text:
        return False
    try:
        return _own_table(_parsed(path, text)) is not None
    except InputError:
        return True  # so that its fault is told


def _own_table(values: Mapping[str, Any]) -> dict[str, Any] | None:
    tools = values.get("tool")
    own = tools.get("aligner") if isinstance(tools, dict) else None
    return own if isinstance(own, dict) else None


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
        if len(content) > LARGEST_FILE:
            raise InputError(f"the settings {path} have more than {LARGEST_FILE} bytes: they are no settings")
        return content.decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"cannot read the settings {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"the settings {path} are not UTF-8; save them as UTF-8") from error


def _parsed(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except ValueError as error:  # of TOML, and of Python where a number has thousands of digits
        raise InputError(f"the settings {path} are not TOML: {error}") from error
    except RecursionError as error:
        raise InputError(f"the settings {path} are nested too deeply; write plain options") from error
