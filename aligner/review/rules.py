"""Rules of a folder: causes of flags that a person dismissed for all its documents."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from aligner.alignment import Flag
from aligner.bilingual.node import DamagedError, node_of
from aligner.errors import InputError
from aligner.review.log import append_line

NAME = "dismissed.rules.jsonl"
"""Beside the documents. Lines are only added: the last one about a cause counts."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The causes that are dismissed in a folder."""

    folder: Path
    causes: frozenset[str] = frozenset()

    def with_cause(self, flag: Flag, who: str, time: str) -> Rules:
        """Dismiss the cause of a flag; written before this returns.

        Raises:
            InputError: if the file cannot be written.
        """
        if flag.cause in self.causes:
            return self
        line = {"cause": flag.cause, "kind": flag.kind, "message": flag.message, "who": who, "time": time}
        append_line(self.folder / NAME, json.dumps(line, ensure_ascii=False))
        return Rules(self.folder, self.causes | {flag.cause})

    def without(self, cause: str, who: str, time: str) -> Rules:
        """Take a cause back.

        Raises:
            InputError: if the file cannot be written.
        """
        if cause not in self.causes:
            return self
        line = {"cause": cause, "withdrawn": True, "who": who, "time": time}
        append_line(self.folder / NAME, json.dumps(line, ensure_ascii=False))
        return Rules(self.folder, self.causes - {cause})


def read_rules(folder: Path) -> Rules:
    """The rules of a folder; none where there is no file.

    Raises:
        InputError: if it cannot be read, or a line is damaged.
    """
    path = folder / NAME
    try:
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    except FileNotFoundError:
        return Rules(folder)
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}; check the path") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8; put back a copy of it") from error
    causes: dict[str, bool] = {}
    for number, line in enumerate(lines, 1):
        if not line.endswith("\n"):
            break  # what was being written when the machine stopped
        try:
            stored = node_of(line)
            causes[stored["cause"].text()] = stored.optional("withdrawn") is None
        except DamagedError as error:
            raise InputError(f"{path}, line {number} is damaged: {error}; delete the line") from error
    return Rules(folder, frozenset(cause for cause, stands in causes.items() if stands))


def without_causes(flags: Collection[Flag], causes: Collection[str]) -> tuple[Flag, ...]:
    """The flags without those that a rule dismisses."""
    return tuple(flag for flag in flags if not flag.cause or flag.cause not in causes)
