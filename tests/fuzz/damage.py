"""Damages a file as chance and malice would: case ``number`` of a format is the same on every machine."""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Callable, Mapping, Sequence

from tests.read.making import archive, members_of

Edit = Callable[[random.Random, bytes], bytes]

MOST_BYTES = 200_000
"""Of a damaged file: what takes long should do so for its content and not for its size."""
DEEP = 3000
"""Levels of nesting: three times what Python's own recursion takes."""

TOKENS = (
    *(b"<", b">", b"</", b"/>", b"&#0;", b"&#xD800;", b"&amp", b"&e;", b"]]>", b"<![CDATA[", b"-->", b"<!--", b"<?x?>"),
    *(b"{", b"}", b"[", b"]", b"{\\", b"\\u", b"\\ud800", b"\\'", b"\\bin99999999 ", b'"', b"'", b"\\", b"%", b"\0"),
    *(b"\n", b"\r", b"\r\n", b"\t", b"\x0b", b"\x0c", b"\x1b]8;;x\x07", b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xae"),
    *(
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
        b"\xc0\x80",
        b"\xef\xbf\xbe",
        b"\xcc\x81" * 50,
    ),
    *(
        b"null",
        b"true",
        b"NaN",
        b"Infinity",
        b"{}",
        b"[]",
        b'""',
        b"-->",
        b"00:00:00,000 --> ",
        b"obj",
        b"stream",
        b"#",
    ),
)
NUMBERS = (
    *(b"0", b"-1", b"1", b"2147483648", b"-9223372036854775809", b"99999999999999999999", b"1e309", b"-0", b"1e-400"),
    *(b"9" * 400, b"9" * 5000, b"NaN", b"0x7fffffff", b"1048577", b"65536", b"0.1", b"1/0", b"", "٣".encode()),
)
ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "cp1251", "koi8-r", "latin-1", "utf-7", "utf-8-sig", "mac-cyrillic")

_NUMBER = re.compile(rb"\d+")
_ATTRIBUTE = re.compile(rb'=\s*"[^"<>]{0,400}"')
_TAG = re.compile(rb"</?[A-Za-z][^<>]{0,300}>")
_NAME = re.compile(rb"[A-Za-z][\w:-]{1,30}")
_FLATE = re.compile(rb"/Length (\d+)[^>]*>>\s*stream\r?\n", re.DOTALL)


def damaged(name: str, number: int, seeds: Sequence[bytes]) -> bytes:
    """Case ``number`` of a format: one of its sound files with up to six kinds of damage."""
    rng = random.Random(f"{name}:{number}")
    content = rng.choice(seeds)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 6))):
        if content.startswith(b"PK\3\4") and rng.random() < 0.8:
            content = _in_archive(rng, content)
        elif content.startswith(b"%PDF") and rng.random() < 0.5:
            content = _in_stream(rng, content)
        elif rng.random() < 0.05:
            content = _spliced(rng, content, rng.choice(seeds))
        else:
            content = _edited(rng, content)
    return content


def _edited(rng: random.Random, content: bytes) -> bytes:
    return rng.choice(EDITS)(rng, content)[:MOST_BYTES]


def _flip(rng: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(min(len(changed), rng.choice((1, 1, 2, 8, 40)))):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _overwrite(rng: random.Random, content: bytes) -> bytes:
    i, new = rng.randint(0, len(content)), rng.randbytes(rng.randint(1, 8))
    return content[:i] + new + content[i + len(new) :]


def _cut(rng: random.Random, content: bytes) -> bytes:
    i = rng.randint(0, len(content))
    return content[:i] + content[i + rng.choice((1, 3, 20, 300)) :]


def _truncate(rng: random.Random, content: bytes) -> bytes:
    return content[: rng.randint(0, len(content))]


def _insert(rng: random.Random, content: bytes) -> bytes:
    i = rng.randint(0, len(content))
    return content[:i] + rng.choice(TOKENS) * rng.choice((1, 1, 1, 2, 50)) + content[i:]


def _repeat(rng: random.Random, content: bytes) -> bytes:
    i, size = rng.randint(0, len(content)), rng.choice((1, 2, 8, 40, 400))
    return content[:i] + content[i : i + size] * rng.choice((2, 3, 30, 1000)) + content[i:]


def _swap(rng: random.Random, content: bytes) -> bytes:
    i, size = rng.randint(0, len(content)), rng.choice((1, 10, 60, 400))
    return content[:i] + content[i + size : i + 2 * size] + content[i : i + size] + content[i + 2 * size :]


def _lines(rng: random.Random, content: bytes) -> bytes:
    """A line that goes, comes twice or stands elsewhere."""
    lines = content.splitlines(keepends=True)
    if not lines:
        return content
    line = lines.pop(rng.randrange(len(lines)))
    for _ in range(rng.randrange(3)):
        lines.insert(rng.randint(0, len(lines)), line)
    return b"".join(lines)


def _number(rng: random.Random, content: bytes) -> bytes:
    return _replaced(rng, _NUMBER, content, rng.choice(NUMBERS))


def _attribute(rng: random.Random, content: bytes) -> bytes:
    value = rng.choice((*NUMBERS, *TOKENS, b"x" * 20_000, b"../../etc/passwd", b"http://x/", b"\xe2\x80\xae"))
    return _replaced(rng, _ATTRIBUTE, content, b'="' + value + b'"')


def _tag(rng: random.Random, content: bytes) -> bytes:
    """A tag that goes, comes twice, is another of the file, or closes at once."""
    tags = _TAG.findall(content)
    if not tags:
        return content
    new = rng.choice((b"", rng.choice(tags), rng.choice(tags) * 2, rng.choice(tags)[:-1] + b"/>"))
    return _replaced(rng, _TAG, content, new)


def _name(rng: random.Random, content: bytes) -> bytes:
    names = _NAME.findall(content)
    return _replaced(rng, _NAME, content, rng.choice(names)) if names else content


def _nest(rng: random.Random, content: bytes) -> bytes:
    """An element, list or group within itself, thousands of levels deep, closed or not."""
    tags = [tag for tag in _TAG.findall(content) if tag[1:2] != b"/" and tag[-2:-1] != b"/" and len(tag) < 40]
    opening = rng.choice((rng.choice(tags) if tags else b"<b>", b"[", b'{"a":', b"{", b"(", b"> ", b"- ", "«".encode()))
    closing = {b"[": b"]", b'{"a":': b"}", b"{": b"}", b"(": b")", "«".encode(): "»".encode()}.get(opening, b"")
    if opening.startswith(b"<"):
        closing = b"</" + re.split(rb"[\s>]", opening[1:])[0] + b">"
    i, depth = rng.randint(0, len(content)), rng.choice((10, 300, DEEP))
    inner = content[i : i + 20]
    return content[:i] + opening * depth + inner + closing * rng.choice((0, depth)) + content[i:]


def _encode(rng: random.Random, content: bytes) -> bytes:
    return content.decode("utf-8", "replace").encode(rng.choice(ENCODINGS), "replace")


def _declare(rng: random.Random, content: bytes) -> bytes:
    """Entities of XML: a file of the machine, or laughs that grow tenfold a level."""
    laughs = b"".join(b'<!ENTITY l%d "%s">' % (k, b"&l%d;" % (k - 1) * 10) for k in range(1, 10))
    entity = rng.choice(
        (b'<!ENTITY e SYSTEM "file:///etc/passwd">', b'<!ENTITY l0 "x">' + laughs + b'<!ENTITY e "&l9;">')
    )
    i = content.find(b"?>") + 2 if content.startswith(b"<?xml") else 0
    rest = _replaced(rng, re.compile(rb">[^<]"), content[i:], b">&e;")
    return content[:i] + b"<!DOCTYPE x [" + entity + b"]>" + rest


def _widen(rng: random.Random, content: bytes) -> bytes:
    """One character, and as many of it as a hostile line has."""
    i, character = (
        rng.randint(0, len(content)),
        rng.choice((b".", b" ", b"a", b"1", b"\t", b"&", b"*", b"_", b"`", b"-")),
    )
    return content[:i] + character * rng.choice((100, 3000, 20_000)) + content[i:]


EDITS: tuple[Edit, ...] = (
    *(_flip, _overwrite, _cut, _truncate, _insert, _repeat, _swap, _lines),
    *(_number, _attribute, _tag, _name, _nest, _encode, _declare, _widen),
)


def _spliced(rng: random.Random, content: bytes, other: bytes) -> bytes:
    return content[: rng.randint(0, len(content))] + other[rng.randint(0, len(other)) :]


def _in_archive(rng: random.Random, content: bytes) -> bytes:
    """Damage to the members of a zip file: what a checksum would catch from outside."""
    try:
        members = members_of(content)
    except Exception:  # it is damaged already, in whatever way zipfile minds
        return _edited(rng, content)
    if not members:
        return _edited(rng, content)
    names = sorted(members)
    hit, other = rng.choice(names), rng.choice(names)
    way = rng.randrange(12)
    if way == 0:
        del members[hit]
    elif way == 1:
        members[hit] = members[other]
    elif way == 2:
        members[hit], members[other] = members[other], members[hit]
    elif way == 3:
        members[rng.choice(("../x", "/x", hit.upper(), "x" * 300, other + "/"))] = members.pop(hit)
    else:
        members[hit] = _edited(rng, members[hit])
    return _packed(members)


def _packed(members: Mapping[str, bytes]) -> bytes:
    return archive(dict(members))


def _in_stream(rng: random.Random, content: bytes) -> bytes:
    """Damage to what a stream of a PDF holds, packed again with its right length."""
    streams = list(_FLATE.finditer(content))
    if not streams:
        return _edited(rng, content)
    at = rng.choice(streams)
    start, stop = at.end(), at.end() + min(int(at[1]), MOST_BYTES)
    try:
        inner = zlib.decompress(content[start:stop])
    except zlib.error:
        return _edited(rng, content)
    packed = zlib.compress(_edited(rng, inner))
    head = content[: at.start()] + b"/Length %d" % len(packed) + content[at.end(1) : start]
    return head + packed + content[stop:]


def _replaced(rng: random.Random, pattern: re.Pattern[bytes], content: bytes, new: bytes) -> bytes:
    """One place, or all of a stretch, that a pattern fits, replaced."""
    places = list(pattern.finditer(content))
    if not places:
        return content
    k = rng.randrange(len(places))
    for place in reversed(places[k : k + rng.choice((1, 1, 1, 5))]):
        content = content[: place.start()] + new + content[place.end() :]
    return content
