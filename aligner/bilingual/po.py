"""Translations of programs in gettext's .po: message and translation, forms of plurals each by itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from aligner.alignment import Alignment, Bead, Flag, Frame, Severity, Unit
from aligner.bilingual.contents import bytes_in
from aligner.bilingual.flag_line import COMMENT, FlagLine, flag_line, parse_flag_line
from aligner.bilingual.kept import is_unchanged
from aligner.bilingual.pairs import Pair, paired
from aligner.bilingual.reproducible import moment
from aligner.bilingual.string_tables import FORM, key_note, key_of
from aligner.bilingual.text import for_utf8, joined, shortened
from aligner.document import Segment
from aligner.errors import InputError
from aligner.language.match import nearness
from aligner.language.tags import canonical_tag
from aligner.notices import Notify, ignore_notice
from aligner.read.encodings import decode
from aligner.version import __version__

if TYPE_CHECKING:
    from polib import POEntry, POFile

_CHARSET = re.compile(rb'^"Content-Type:[^"\n]{0,80}charset=([\w.:-]{1,40})', re.MULTILINE | re.IGNORECASE)
_CONTEXT = "context: "
_ENDS = re.compile(r"(\n*)(.*?)(\n*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Form:
    """A text of an entry and its translation; ``number`` counts the forms of a plural, None where there is one text."""

    source: str
    target: str
    number: int | None = None


def read_po(path: str | PathLike[str], source_lang: str, target_lang: str, notify: Notify = ignore_notice) -> Alignment:
    """The messages of a file and their translations, which may be missing; contexts and comments are comments.

    Of a plural, the first form is the translation of the singular, every other one that of the plural. Fuzzy entries,
    which programs do not show, and obsolete ones are left out. A file whose ``Language`` is the source's is read the
    other way round.

    Raises:
        InputError: if the file cannot be read, breaks the rules of the format, or is in another language.
    """
    data = bytes_in(path)
    content = _decoded(data, target_lang, str(path), notify)
    opened = _parsed(content, str(path))
    is_reversed = _is_reversed(opened, source_lang, target_lang, str(path))
    pairs: list[Pair] = []
    left_out: defaultdict[str, list[str]] = defaultdict(list)
    for number, entry in enumerate(opened):
        if entry.obsolete:
            left_out["obsolete"].append(entry.msgid)
        elif entry.fuzzy:
            left_out["fuzzy"].append(entry.msgid)
        else:
            pairs += _pairs(entry, number, is_reversed=is_reversed)
    for why, texts in left_out.items():
        are = "1 entry is" if len(texts) == 1 else f"{len(texts):,} entries are"
        notify(f"{path}: {are} {why} and left out, e.g. “{shortened(texts[0])}”")
    return paired(pairs, source_lang, target_lang, path, Frame("po", for_utf8(content).encode()))


def _decoded(data: bytes, lang: str, name: str, notify: Notify) -> str:
    declared = _CHARSET.search(data)
    try:
        if declared:
            return data.decode(declared[1].decode("ascii", "replace")).lstrip("\ufeff")
    except (LookupError, UnicodeDecodeError):
        notify(f"{name} is not in {declared[1].decode('ascii', 'replace') if declared else ''}, as it says")
    return decode(data, lang, name, notify).text


def _parsed(content: str, name: str) -> POFile:
    import polib  # noqa: PLC0415  needed for this format alone

    try:
        return polib.pofile(content.replace("\r\n", "\n") + "\n")
    except Exception as error:  # whatever damage makes of it
        line = re.search(r"line (\d+)", str(error))
        where = f", line {line[1]}" if line else ""
        raise InputError(f"{name}{where}: this breaks the rules of gettext's .po; `msgfmt -c` says more") from error


def _is_reversed(opened: POFile, source_lang: str, target_lang: str, name: str) -> bool:
    language = opened.metadata.get("Language", "").strip()
    if not language or nearness(target_lang, language):
        return False
    if nearness(source_lang, language):
        return True
    raise InputError(f"{name} translates into {language}, not into {target_lang}; say so with `target_lang`")


def _pairs(entry: POEntry, number: int, *, is_reversed: bool) -> Iterator[Pair]:
    context = [f"{_CONTEXT}{entry.msgctxt}"] if entry.msgctxt else []
    notes = [*context, *entry.comment.splitlines(), *entry.tcomment.splitlines()]
    flags = tuple(
        parse_flag_line(note) or FlagLine(COMMENT, Severity.INFO, note)
        for note in (" ".join(note.split()) for note in notes)
        if note
    )
    for form in _forms(entry):
        texts = (form.target, form.source) if is_reversed else (form.source, form.target)
        left, right = (text.strip("\n") for text in texts)
        part = "" if form.number is None else FORM.format(form.number)
        yield Pair(left, right, flags=flags, unit=Unit("", number, part, left, right, is_reversed))


def _forms(entry: POEntry) -> Iterator[_Form]:
    if not entry.msgid_plural:
        yield _Form(entry.msgid, entry.msgstr)
        return
    for number, text in sorted(entry.msgstr_plural.items()):
        yield _Form(entry.msgid_plural if number else entry.msgid, text, number)


def write(alignment: Alignment, stream: BinaryIO) -> None:
    """Every source text as a message with its translation; flags and comments are the translator's comments.

    Pairs of a .po go back into it: an entry without a change keeps every character, one whose pair a reviewer left out
    loses its translation. Of several pairs with one source
    text those whose translation differs get their bead's number as context, since messages must differ. ``msgfmt -c``
    takes the file.
    """
    if alignment.frame and alignment.frame.format == "po":
        stream.write(_rewritten(alignment, alignment.frame.xml.decode()).encode())
        return
    import polib  # noqa: PLC0415

    made = polib.POFile(wrapwidth=0)
    made.metadata = _metadata(alignment)
    known: dict[str, set[str]] = defaultdict(set)
    flags = alignment.flags_by_bead()
    for index, bead in enumerate(alignment.beads):
        source, target = (for_utf8(joined(side)) for side in _sides(alignment, bead))
        if not source or target in known[source]:
            continue
        key = key_of(bead)
        context = key if key and key != source else str(index + 1) if known[source] else None
        known[source].add(target)
        lines = (flag_line(flag) if flag.kind != COMMENT else flag.message for flag in flags.get(index, ()))
        told = [for_utf8(line) for line in lines if line != key_note(key)]
        made.append(polib.POEntry(msgid=source, msgstr=target, msgctxt=context, tcomment="\n".join(told)))
    stream.write(f"{made}\n".encode())


def _metadata(alignment: Alignment) -> dict[str, str]:
    from babel.messages.plurals import get_plural  # noqa: PLC0415  tables, for this format alone

    written = f"{moment():%Y-%m-%d %H:%M}+0000"
    plural = get_plural(alignment.target.language)
    return {
        "Project-Id-Version": Path(alignment.source.path or "aligner").name,
        "PO-Revision-Date": written,
        "Last-Translator": "aligner",
        "Language-Team": "none",
        "Language": canonical_tag(alignment.target.lang).replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": f"nplurals={plural.num_plurals}; plural={plural.plural_expr};",
        "X-Source-Language": canonical_tag(alignment.source.lang).replace("-", "_"),
        "X-Generator": f"aligner {__version__}",
    }


def _sides(alignment: Alignment, bead: Bead) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    return alignment.source_segments(bead), alignment.target_segments(bead)


def _rewritten(alignment: Alignment, content: str) -> str:
    """The file with the entries changed that have changed, each by itself."""
    opened = list(_parsed(content, "the file that was read"))
    flags = alignment.flags_by_bead()
    beads: defaultdict[int, list[tuple[Bead, list[Flag]]]] = defaultdict(list)
    for index, bead in enumerate(alignment.beads):
        if bead.unit is not None:
            beads[bead.unit.number].append((bead, flags.get(index, [])))
    lines = content.replace("\r\n", "\n").split("\n")
    pieces: list[str] = []
    place = 0
    for number, entry in enumerate(opened):
        if entry.obsolete or entry.fuzzy:
            continue
        if _update(entry, alignment, beads[number]):
            start, stop = _block(lines, entry.linenum - 1)
            pieces += [*lines[place:start], *_lines(entry)]
            place = stop
    return "\n".join([*pieces, *lines[place:]])


def _lines(entry: POEntry) -> list[str]:
    """An entry as gettext folds it, comments not folded, so that each stays what it is."""
    unfolded, folded = (entry.__unicode__(wrapwidth=width).rstrip("\n").split("\n") for width in (0, 78))
    comments = [line for line in unfolded if line.startswith("#")]
    return [*comments, *(line for line in folded if not line.startswith("#"))]


def _block(lines: list[str], line: int) -> tuple[int, int]:
    """The lines of an entry, from blank line to blank line."""
    start = stop = min(line, len(lines) - 1)
    while start > 0 and lines[start - 1].strip():
        start -= 1
    while stop < len(lines) and lines[stop].strip():
        stop += 1
    return start, stop


def _update(entry: POEntry, alignment: Alignment, beads: list[tuple[Bead, list[Flag]]]) -> bool:
    """Bring an entry up to date; whether anything changed."""
    before = entry.__unicode__()
    parts = {bead.unit.part for bead, _ in beads if bead.unit}
    for form in _forms(entry):
        part = "" if form.number is None else FORM.format(form.number)
        if part not in parts and form.target.strip():  # its pair was left out: programs show the message
            _translate(entry, part, "")
    for bead, _ in beads:
        unit = bead.unit
        if unit is None:
            continue
        side = 0 if unit.is_reversed else 1
        if not is_unchanged(alignment, bead)[side]:
            text = " ".join(segment.text for segment in _sides(alignment, bead)[side])
            _translate(entry, unit.part, for_utf8(text))
    told = dict.fromkeys(flag_line(flag) for _, flags in beads for flag in flags if flag.kind != COMMENT)
    kept = [line for line in entry.tcomment.splitlines() if parse_flag_line(line) is None or line in told]
    entry.tcomment = "\n".join([*kept, *(line for line in told if line not in kept)])
    return bool(before != entry.__unicode__())


def _translate(entry: POEntry, part: str, text: str) -> None:
    """Set a translation, which begins and ends in as many line breaks as the message."""
    plural = entry.msgid_plural if part not in ("", FORM.format(0)) else entry.msgid
    ends = _ENDS.fullmatch(plural)
    whole = f"{ends[1]}{text}{ends[3]}" if ends and text else text
    if part:
        entry.msgstr_plural[int(part.removeprefix("msgstr[").removesuffix("]"))] = whole
    else:
        entry.msgstr = whole
