"""Which encoding a file is in: UTF-8 if it can be, else the one in which it reads most like its language.

charset-normalizer proposes; but a title or a short letter fools it (it knows nothing of the language expected), so its
proposal and the usual encodings of each language are compared by the likelihood of what they would have the text say.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from aligner.language.registry import known_languages, language_of
from aligner.language.scripts import script_patterns
from aligner.notices import Notify

if TYPE_CHECKING:
    from aligner.language.table import Language

SAMPLE = 16_384
"""Bytes of lines with non-ASCII characters that are enough to tell encodings apart."""

DAMAGED_UTF8 = 0.02
"""A file is taken for damaged UTF-8 if at most this share of its non-ASCII bytes do not decode."""

FEWEST_BYTES = 8
"""Beyond ASCII, from which a declaration is doubted."""

PLAINLY = 1.0
"""Log-odds for each byte beyond ASCII from which a declaration is false. On the sample statements, windows-1251 read as
1252 loses 8.1 and KOI8-R read as windows-1251 1.6; Mac Cyrillic, which shares most letters with that, loses 0.3."""

_MARK_BYTES = 2
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_NAMES = {
    "cp1250": "windows-1250",
    "cp1251": "windows-1251",
    "cp1252": "windows-1252",
    "cp1254": "windows-1254",
    "cp1256": "windows-1256",
    "cp437": "IBM437",
    "cp850": "IBM850",
    "cp866": "IBM866",
    "koi8_r": "KOI8-R",
    "mac_roman": "Mac Roman",
    "mac_cyrillic": "Mac Cyrillic",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "utf-32": "UTF-32",
}

# Log-probabilities of a rough model of text: good enough to rank codecs, whose readings differ in every letter.
_TYPOGRAPHY = frozenset("«»“”„’‘–—…№°§€•©®™\u00a0\u202f\u00ad¿¡、。，「」？！：；")
_RARE = log(1e-3)  # typographic signs
_BEFORE_LETTERS = frozenset("«“„‘’№§\u00a0\u202f\u00ad¿¡「（")
_AFTER_LETTERS = frozenset("»“”‘’…\u00a0\u202f\u00ad、。，」？！：；）")
_GLUED = log(1e-2)  # another sign at a letter, as the dash of «—егодня», where Mac Cyrillic takes windows-1251's С
_UNLISTED = log(1e-4)  # characters of scripts too large to list
_FOREIGN = log(1e-5)  # letters of another alphabet, signs that text seldom has
_ABSURD = log(1e-7)  # control characters, box drawing, bytes without a meaning
_CASE = {"start upper": log(0.2), "lower upper": log(0.003), "upper upper": log(0.4)}
_SCRIPT_CHANGE = log(0.01)  # a Cyrillic letter beside a Latin one
_FREQUENT_WORD = 3.0
_ACCENTED = log(0.05)  # letters beyond ASCII in a text of Latin script
_UNEXPECTED = -20.0  # codecs of the language that the user declared are the likelier ones
_OTHER_LANGUAGE_EACH = -0.5

_ABSURD_CHARACTERS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u2500-\u25ff\ufffd\ue000-\uf8ff]")
_NON_ASCII_WORD = re.compile(r"(?<![a-zA-Z])[a-zA-Z]*+[^\x00-\x7f](?:[^\W\d_]|[^\x00-\x7f])*")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded file and the codec that did it."""

    text: str
    encoding: str


def decode(data: bytes, lang: str, name: str, notify: Notify) -> Decoded:
    """Decode a file; a byte order mark is taken off, line endings stay as they are.

    Args:
        lang: the language expected, a hint for the choice between legacy encodings.
        name: how notices call the file.
        notify: is told the encoding where it is not UTF-8, and of bytes that could not be decoded.
    """
    data, encoding = _without_false_mark(data, name, notify)
    encoding = encoding or _unicode_encoding(data)
    if encoding is None and _is_damaged_utf8(data):
        encoding = "utf-8"
    if encoding is None:
        encoding = _legacy_encoding(data, lang)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        line = data.count(b"\n", 0, error.start) + 1
        notify(f"{name} is damaged {called(encoding)}: some bytes are shown as \ufffd, the first in line {line}")
    else:
        if not encoding.startswith("utf-8"):
            notify(f"{name} is read as {called(encoding)}; if that looks wrong, save it as UTF-8")
    return Decoded(text, encoding)


def contradicted(data: bytes, declared: str, lang: str) -> str | None:
    """The encoding in which a file plainly reads more like its language than in the one that it declares.

    Args:
        declared: a codec that decodes the file.
        lang: the language expected; of others nothing is known.

    Returns:
        A codec, or None where there is no reason to doubt the declaration.
    """
    language = language_of(lang)
    sample = _telling_lines(data)
    n_beyond_ascii = len(sample.translate(None, bytes(range(0x80))))
    if not language.scripts or n_beyond_ascii < FEWEST_BYTES:
        return None
    tried = (declared, *language.encodings)
    scores = {codec: _log_likelihood(_decoded_sample(sample, codec), language) for codec in tried}
    best = max(scores, key=lambda codec: scores[codec])
    return best if scores[best] - scores[declared] > PLAINLY * n_beyond_ascii else None


def _without_false_mark(data: bytes, name: str, notify: Notify) -> tuple[bytes, str | None]:
    """The file without a byte order mark of UTF-16 before text in UTF-8, and its encoding where that was found out.

    Text in UTF-16 with a space or a line end in it has null bytes, and hardly ever reads as UTF-8.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and b"\0" not in data and len(data) > _MARK_BYTES:
        rest = data[_MARK_BYTES:].removeprefix(codecs.BOM_UTF8)
        try:
            text = rest.decode("utf-8")
        except UnicodeDecodeError:
            return data, None
        if _ABSURD_CHARACTERS.search(text):
            return data, None
        notify(f"{name} says that it is UTF-16 and is UTF-8; it is read as that")
        return rest, "utf-8"
    return data, None


def called(encoding: str) -> str:
    """The usual name of a codec."""
    return _NAMES.get(encoding, encoding.replace("_", "-").upper().replace("ISO8859", "ISO-8859"))


def _unicode_encoding(data: bytes) -> str | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding
    if b"\0" in data:
        return _utf16_without_mark(data)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _utf16_without_mark(data: bytes) -> str | None:
    """In UTF-16, the null bytes of spaces and line ends stand all at even or all at odd places."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if max(even, odd) < 20 * min(even, odd) or max(even, odd) < len(data) / 50:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _is_damaged_utf8(data: bytes) -> bool:
    n_beyond_ascii = len(data.translate(None, bytes(range(0x80))))
    return data.decode("utf-8", "replace").count("\ufffd") <= DAMAGED_UTF8 * n_beyond_ascii


def _legacy_encoding(data: bytes, lang: str) -> str:
    sample = _telling_lines(data)
    own = language_of(lang)
    candidates = [(language, codec) for language in known_languages().values() for codec in language.encodings]
    expected = {codec for language, codec in candidates if language is own}
    proposed = _proposal(sample)
    if proposed is not None and proposed not in expected:
        candidates.append((own if own.scripts else language_of("en"), proposed))
    best, best_score = "cp1252", float("-inf")
    for language, codec in candidates:
        text = _decoded_sample(sample, codec)
        score = _log_likelihood(text, language)
        if codec not in expected:
            score += _UNEXPECTED
        if language is not own:
            score += _OTHER_LANGUAGE_EACH * len(text)
        if score > best_score:
            best, best_score = codec, score
    return best


def _telling_lines(data: bytes) -> bytes:
    lines, size = [], 0
    for line in data.splitlines():
        if not line.isascii():
            lines.append(line)
            size += len(line)
            if size > SAMPLE:
                break
    return b"\n".join(lines)[:SAMPLE]


def _proposal(sample: bytes) -> str | None:
    """What charset-normalizer believes, without the Unicode codecs, which are settled by now."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  only files that are not UTF-8 need it

    found = from_bytes(sample).best()
    return None if found is None or found.encoding.startswith("utf") else found.encoding


def _decoded_sample(sample: bytes, codec: str) -> str:
    """The sample may end inside a character."""
    return codecs.getincrementaldecoder(codec)("replace").decode(sample)


def _log_likelihood(text: str, language: Language) -> float:
    """How likely the characters beyond ASCII are in a language, by its letters, their case and its frequent words."""
    weights = {letter: 1 / (rank + 2) for rank, letter in enumerate(language.letters)}
    total = sum(weights.values())
    letters = {letter: log(weight / total) for letter, weight in weights.items()}
    is_latin = language.scripts == ("Latin",)
    if is_latin:
        letters = {letter: value + _ACCENTED for letter, value in letters.items()}
    scripts = [script_patterns()[name] for name in language.scripts]
    score = 0.0
    for found in _NON_ASCII_WORD.finditer(text):
        word = found[0]
        if len(word) > 1 and word.lower() in language.function_words:
            score += _FREQUENT_WORD
        for before, character in zip(" " + word, word, strict=False):
            score += _junction(before, character, is_latin)
            if character < "\x80":
                continue
            if character in _TYPOGRAPHY:
                score += _RARE
            elif character.lower() in letters:
                score += letters[character.lower()] + _case(before, character)
            elif _ABSURD_CHARACTERS.match(character):
                score += _ABSURD
            elif not is_latin and any(script.match(character) for script in scripts):
                score += _UNLISTED
            else:
                score += _FOREIGN
    return score


def _junction(before: str, character: str, is_latin: bool) -> float:
    """How odd it is that the one stands right before the other."""
    if character in _TYPOGRAPHY:
        return _GLUED if before.isalpha() and character not in _AFTER_LETTERS else 0.0
    if before in _TYPOGRAPHY:
        return _GLUED if character.isalpha() and before not in _BEFORE_LETTERS else 0.0
    changes = before.isalpha() and character.isalpha() and (before < "\x80") != (character < "\x80")
    return _SCRIPT_CHANGE if changes and not is_latin else 0.0


def _case(before: str, character: str) -> float:
    if not character.isupper():
        return 0.0
    if not before.isalpha():
        return _CASE["start upper"]
    return _CASE["lower upper"] if before.islower() else _CASE["upper upper"]
