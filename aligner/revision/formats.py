"""The formats of drift, each with the module that writes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from aligner.errors import InputError
from aligner.revision.drift import Drift
from aligner.write.atomic import writing


@dataclass(frozen=True, slots=True)
class DriftFormat:
    """A format; ``module`` holds its ``write``."""

    name: str
    suffix: str
    summary: str
    module: str

    def write(self, drift: Drift, stream: BinaryIO) -> None:
        """Write a drift to an open binary stream."""
        import_module(self.module).write(drift, stream)


DRIFT_FORMATS: Mapping[str, DriftFormat] = MappingProxyType(
    {
        known.name: known
        for known in (
            DriftFormat("html", ".html", "a report: three texts side by side", "aligner.revision.page"),
            DriftFormat("json", ".json", "everything, schema aligner-drift/1", "aligner.revision.json"),
            DriftFormat("tsv", ".tsv", "a table with a header line", "aligner.revision.tsv"),
        )
    }
)


def drift_format(path: str | PathLike[str]) -> DriftFormat:
    """The format that the suffix of ``path`` names.

    Raises:
        InputError: if it names none.
    """
    suffix = Path(path).suffix.lower()
    for known in DRIFT_FORMATS.values():
        if known.suffix == suffix:
            return known
    suffixes = ", ".join(known.suffix for known in DRIFT_FORMATS.values())
    raise InputError(f"the suffix of {path} names no format of drift; use {suffixes}")


def save_drift(drift: Drift, path: str | PathLike[str]) -> None:
    """Write a drift to a file, whole or not at all.

    Raises:
        InputError: if the suffix names no format or the file cannot be written.
    """
    chosen = drift_format(path)
    with writing(Path(path)) as (stream,):
        chosen.write(drift, stream)
