"""Files of strings in two languages: their texts are paired by their keys, and written back under them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from aligner.alignment import Alignment, Bead, Frame, Severity, Unit
from aligner.bilingual.contents import bytes_in
from aligner.bilingual.flag_line import COMMENT, FlagLine
from aligner.bilingual.kept import is_unchanged
from aligner.bilingual.pairs import Pair, paired
from aligner.bilingual.text import for_utf8
from aligner.errors import InputError
from aligner.notices import Notify
from aligner.read.json_syntax import with_added
from aligner.read.string_table import SYNTAXES, Entry, StringTable, parsed, string_table, syntax

FORMATS = {".properties": "properties", ".strings": "strings", ".json": "i18n"}
"""What the format of a suffix is called when it is written."""

FORM = "msgstr[{}]"
"""What the form of a plural in a .po is called; it is no key."""

MOSTLY = 0.5
"""Share of keys that look like words of people, from which the keys of a file are taken for its source texts."""

_PLURAL = re.compile(r"(?s)(.*[_.])(zero|one|two|few|many|other)")
"""Keys of the forms of a plural, as i18next and Rails name them after CLDR's categories."""

_NAME = re.compile(r"[A-Za-z0-9_$]*[._:/$-][\w.:/$-]*|[a-z0-9]+[A-Za-z0-9]*|[A-Z0-9_]{2,}")
"""What programmers call things: ``menu.file``, ``menuFile``, ``MENU``; «Файл» and “Save as” are no names."""


def are_string_tables(*paths: str | PathLike[str]) -> bool:
    """Whether all of these are files of strings by their suffixes."""
    return all(Path(path).suffix.lower() in SYNTAXES for path in paths)


def pairs_by_key(
    source: str | PathLike[str],
    target: str | PathLike[str],
    source_lang: str,
    target_lang: str,
    notify: Notify,
) -> Alignment:
    """The texts of two files under the same keys.

    A form of a plural that the source lacks stands opposite the source's ``other``; one that the target lacks is no
    gap. What is under a key of one file alone stands alone.

    Raises:
        InputError: if a file cannot be read.
    """
    left, right = _table(source, source_lang, notify), _table(target, target_lang, notify)
    pairs = list(_pairs(left.texts(), right.texts(), right.entries, Path(target).name, notify))
    frame = Frame(FORMATS[Path(target).suffix.lower()], for_utf8(right.content).encode())
    made = paired(pairs, source_lang, target_lang, target, frame)
    if not any(not bead.is_null for bead in made.beads):
        raise InputError(
            f"{source} and {target} have no key in common, so nothing pairs their texts; if the keys are no part of "
            "what is to be aligned, name the files .txt"
        )
    return replace(
        made,
        source=replace(made.source, path=str(source), encoding=left.encoding),
        target=replace(made.target, encoding=right.encoding),
    )


def pairs_of_source_texts(path: str | PathLike[str], source_lang: str, target_lang: str, notify: Notify) -> Alignment:
    """The pairs of one file whose keys are the source texts themselves, as gettext's followers write them.

    Raises:
        InputError: if the keys are names, so that the file holds one language.
    """
    table = _table(path, target_lang, notify)
    n_texts = sum(not _NAME.fullmatch(entry.key) for entry in table.entries)
    if n_texts < MOSTLY * max(1, len(table.entries)):
        example = table.entries[0].key if table.entries else ""
        raise InputError(
            f"{path} holds texts of one language under keys such as {example}; give it to `aligner align` together "
            "with the file of the other language"
        )
    notify(f"{path}: the keys are taken for the source texts, e.g. “{table.entries[0].key}”")
    pairs = [
        Pair(entry.key, entry.text, flags=_notes(entry.note), unit=Unit("", number, entry.key, entry.key, entry.text))
        for number, entry in enumerate(table.entries)
    ]
    frame = Frame(FORMATS[Path(path).suffix.lower()], for_utf8(table.content).encode())
    made = paired(pairs, source_lang, target_lang, path, frame)
    return replace(made, target=replace(made.target, encoding=table.encoding))


def _table(path: str | PathLike[str], lang: str, notify: Notify) -> StringTable:
    content = bytes_in(path)
    return string_table(content, Path(path).suffix.lower(), str(path), lang, notify)


def _pairs(
    source: Mapping[str, Entry], target: Mapping[str, Entry], targets: Sequence[Entry], name: str, notify: Notify
) -> Iterator[Pair]:
    """In the order of the source; what the target has alone follows what it follows there.

    The forms of a plural share their unit's number.
    """
    behind: defaultdict[str, list[str]] = defaultdict(list)
    last = ""
    for entry in targets:
        if entry.key in source:
            last = entry.key
        else:
            behind[last].append(entry.key)
    keys = list(behind.pop("", []))
    for key in source:
        keys += [key, *behind.get(key, [])]
    n_forms = 0
    units: dict[str, int] = {}
    for key in keys:
        left, right = source.get(key), target.get(key)
        plural = _PLURAL.fullmatch(key)
        number = units.setdefault(plural[1] if plural else key, len(units))
        other = f"{plural[1]}other" if plural else key
        if left is None and plural:
            left = source.get(other)
        elif right is None and plural and other in target:
            n_forms += 1
            continue
        texts = left.text if left else "", right.text if right else ""
        notes = "\n".join(dict.fromkeys(entry.note for entry in (left, right) if entry and entry.note))
        yield Pair(*texts, flags=_notes(key_note(key), notes), unit=Unit("", number, key, *texts))
    if n_forms:
        are = "1 form of a plural is" if n_forms == 1 else f"{n_forms} forms of plurals are"
        notify(f"{name}: {are} not in the target, whose language may have no such form")


def key_note(key: str) -> str:
    """How a key is told as a comment."""
    return f"key: {key}"


def key_of(bead: Bead) -> str:
    """The key of a pair in the files of strings that it is from; empty where it is from elsewhere."""
    unit = bead.unit
    return "" if unit is None or unit.xml or unit.part.startswith(FORM[: FORM.index("{")]) else unit.part


def _notes(*notes: str) -> tuple[FlagLine, ...]:
    return tuple(FlagLine(COMMENT, Severity.INFO, " ".join(note.split())) for note in notes if note.strip())


def _write(alignment: Alignment, stream: BinaryIO, suffix: str) -> None:
    """The texts of the target under their keys, in the file that they were read from, or in a new one.

    Of that file no character changes but those of the texts that did; a text that it had not is added. Pairs without a
    key have their source text as key. A key without a text is not written, so that programs show the source;
    that of a pair which a reviewer left out is taken out of the file.
    """
    frame = alignment.frame if alignment.frame and alignment.frame.format == FORMATS[suffix] else None
    texts = dict(_texts(alignment))
    encoding = (alignment.target.encoding if frame else None) or "utf-8"
    content = frame.xml.decode() if frame else "{}" if suffix == ".json" else ""
    escapes = "ascii" if suffix == ".properties" and content.isascii() else encoding
    table = parsed(content, suffix, "the file that was read")
    gone = {entry.key for entry in table.entries if entry.text.strip() and not texts.get(entry.key, ("",))[0].strip()}
    pieces: list[str] = []
    place = 0
    for entry in sorted(table.entries, key=lambda entry: entry.start):
        text = texts.pop(entry.key, (entry.text, ""))[0]
        if text != entry.text and text:
            pieces += [content[place : entry.start], syntax(suffix, "literal")(text, escapes)]
            place = entry.stop
    content = "".join(pieces) + content[place:]
    if gone:
        content = syntax(suffix, "without")(content, gone)
    added = [(key, text, note) for key, (text, note) in texts.items() if text]
    if added and suffix == ".json":
        content = with_added(content, [(key, text) for key, text, _ in added], nested=frame is not None)
    elif added:
        lines = "".join(syntax(suffix, "line")(*entry, escapes) for entry in added)
        content += ("\n" if content and not content.endswith("\n") else "") + lines
    try:
        stream.write(content.encode(encoding))
    except UnicodeEncodeError:
        stream.write(for_utf8(content).encode())


write_properties = partial(_write, suffix=".properties")
write_strings = partial(_write, suffix=".strings")
write_i18n = partial(_write, suffix=".json")


def _texts(alignment: Alignment) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each key with its text and its note."""
    flags = alignment.flags_by_bead()
    for index, bead in enumerate(alignment.beads):
        source, target = _text(alignment, bead)
        key = key_of(bead) or source
        notes = (flag.message for flag in flags.get(index, ()) if flag.kind == COMMENT)
        if key:
            yield key, (target, "\n".join(note for note in notes if note != key_note(key)))


def _text(alignment: Alignment, bead: Bead) -> tuple[str, str]:
    """Both texts with the line breaks that they have; what did not change to the letter."""
    same = is_unchanged(alignment, bead)
    unit = bead.unit
    sides = alignment.source_segments(bead), alignment.target_segments(bead)
    texts = [" ".join(segment.text for segment in side) for side in sides]
    return (
        unit.source if unit and same[0] and not unit.xml else texts[0],
        unit.target if unit and same[1] and not unit.xml else texts[1],
    )
