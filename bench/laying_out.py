"""Make the files of a public set from what is fetched: lines, columns of archives, sentences of treebanks."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from ntrex_texts import texts


def all_of(content: bytes) -> bytes:
    """A file as it is."""
    return content


def first_lines(content: bytes, number: str) -> bytes:
    """So many lines from its beginning."""
    lines = content.decode("utf-8-sig").replace("\r\n", "\n").split("\n")[: int(number)]
    return "".join(f"{line}\n" for line in lines).encode()


def column_of(content: bytes, member: str, column: str) -> bytes:
    """A column, by its name in the first row, of a table of tabs inside a zip archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        table = archive.read(member).decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    return "".join(f"{row[column]}\n" for row in rows).encode()


def sentences_of(content: bytes) -> bytes:
    """The sentences of a CoNLL-U file, one a line."""
    return "".join(f"{text}\n" for text in re.findall(r"^# text = (.*)$", content.decode(), re.MULTILINE)).encode()


TAKES: Mapping[str, Callable[..., bytes]] = {
    "all": all_of,
    "lines": first_lines,
    "column": column_of,
    "sentences": sentences_of,
}
"""Ways to make a file: ``lines 970``, ``column MEMBER NAME``, ``sentences``."""


def taken(content: bytes, take: str) -> bytes:
    """What of a fetched file becomes a file of a set."""
    way, *words = take.split(" ")
    return TAKES[way](content, *words)


def perturbed(folder: Path) -> None:
    """Beside the untouched lines of news, the texts with deletions and merges that are made of them, and their gold."""
    source, target = (
        (folder / f"pairs.{lang}").read_text(encoding="utf-8").removesuffix("\n").split("\n") for lang in ("ru", "fr")
    )
    for name, content in texts(source, target):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8", newline="\n")
