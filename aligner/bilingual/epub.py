"""A bilingual book (.epub): each paragraph of the source with its translation under it, or beside it."""

from __future__ import annotations

import hashlib
import uuid
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import BinaryIO

from aligner.alignment import Alignment, Bead
from aligner.bilingual.reproducible import LONG_AGO, moment
from aligner.bilingual.text import for_xml, joined
from aligner.bilingual.units import paragraph_groups
from aligner.document import Kind
from aligner.version import __version__

LEAST_CHAPTER = 3000
"""Characters of a chapter's source before a heading begins the next: reading programs load a chapter at a time."""

MOST_CHAPTER = 60_000
"""Characters after which a chapter ends at the next paragraph, in texts without headings."""

STYLE = """\
body { line-height: 1.4; }
.pair { margin: 0 0 1em; }
.pair p, .pair h2 { margin: 0 0 .3em; }
.target { color: #245; font-style: italic; }
h2.target { font-size: 1em; }
.alone { border-left: 3px solid #b60; padding-left: .5em; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
td { vertical-align: top; padding: 0 .6em .8em 0; width: 50%; }
td p, td h2 { margin: 0 0 .3em; }
td .target { font-style: normal; }
td h2.target { font-size: 1.5em; }
"""

_CONTAINER = """\
<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
"""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the source and what renders it; either may be empty."""

    source: str
    target: str
    is_heading: bool


def passages(alignment: Alignment) -> Iterator[Passage]:
    """Beads put together up to where a paragraph of either side ends at the same place as one of the other."""
    for group in paragraph_groups(alignment):
        yield _passage(alignment, [alignment.beads[number] for number in group])


def _passage(alignment: Alignment, group: Sequence[Bead]) -> Passage:
    source = [segment for bead in group for segment in alignment.source_segments(bead)]
    target = [segment for bead in group for segment in alignment.target_segments(bead)]
    is_heading = all(segment.kind is Kind.HEADING for segment in source or target)
    return Passage(for_xml(joined(source)), for_xml(joined(target)), is_heading)


def write(alignment: Alignment, stream: BinaryIO) -> None:
    """A book in which each paragraph stands above its translation."""
    _write(alignment, stream, _under)


def write_columns(alignment: Alignment, stream: BinaryIO) -> None:
    """A book in which each paragraph stands beside its translation, in a table of two columns."""
    _write(alignment, stream, _beside)


def _write(alignment: Alignment, stream: BinaryIO, layout: Callable[[Passage, tuple[str, str]], str]) -> None:
    languages = alignment.source.lang, alignment.target.lang
    chapters = list(_chapters(passages(alignment)))
    title = for_xml(_title(alignment, chapters))
    names = [f"chapter-{number}.xhtml" for number in range(1, len(chapters) + 1)]
    members = {"META-INF/container.xml": _CONTAINER, "book/style.css": STYLE}
    for name, chapter in zip(names, chapters, strict=True):
        body = "".join(layout(passage, languages) for passage in chapter)
        if layout is _beside:
            body = f"<table>{body}</table>"
        members[f"book/{name}"] = _page(_heading(chapter) or title, body, languages[0])
    entries = [
        (name, _heading(chapter) or f"{k}") for k, (name, chapter) in enumerate(zip(names, chapters, strict=True), 1)
    ]
    links = "".join(f'<li><a href="{name}">{escape(heading)}</a></li>' for name, heading in entries)
    nav = f'<nav epub:type="toc" id="toc"><h1>{escape(title)}</h1><ol>{links}</ol></nav>'
    members["book/nav.xhtml"] = _page(title, nav, languages[0])
    members["book/package.opf"] = _package(alignment, title, names)
    with zipfile.ZipFile(stream, "w") as book:
        book.writestr(zipfile.ZipInfo("mimetype", LONG_AGO), "application/epub+zip", zipfile.ZIP_STORED)
        for name, content in members.items():
            book.writestr(zipfile.ZipInfo(name, LONG_AGO), content.encode(), zipfile.ZIP_DEFLATED)


def _chapters(all_passages: Iterable[Passage]) -> Iterator[list[Passage]]:
    chapter: list[Passage] = []
    length = 0
    for passage in all_passages:
        if chapter and (length > MOST_CHAPTER or (passage.is_heading and length > LEAST_CHAPTER)):
            yield chapter
            chapter, length = [], 0
        chapter.append(passage)
        length += len(passage.source) + len(passage.target)
    yield chapter


def _heading(chapter: Sequence[Passage]) -> str:
    first = chapter[0] if chapter else None
    return (first.source or first.target) if first and first.is_heading else ""


def _title(alignment: Alignment, chapters: Sequence[Sequence[Passage]]) -> str:
    name = Path(alignment.source.path or "").name.partition(".")[0]
    return _heading(chapters[0]) or name or "Bilingual text"


def _under(passage: Passage, languages: tuple[str, str]) -> str:
    return f'<div class="pair">{"".join(_sides(passage, languages))}</div>\n'


def _beside(passage: Passage, languages: tuple[str, str]) -> str:
    return f"<tr>{''.join(f'<td>{side}</td>' for side in _sides(passage, languages))}</tr>\n"


def _sides(passage: Passage, languages: tuple[str, str]) -> Iterator[str]:
    tag = "h2" if passage.is_heading else "p"
    alone = " alone" if not (passage.source and passage.target) else ""
    for name, text, lang in zip(("source", "target"), (passage.source, passage.target), languages, strict=True):
        marks = f'class="{name}{alone}" lang="{lang}" xml:lang="{lang}"'
        yield f"<{tag} {marks}>{escape(text, quote=False)}</{tag}>" if text else ""


def _page(title: str, body: str, lang: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops" lang="{lang}" xml:lang="{lang}"><head><title>{escape(title)}'
        f'</title><link rel="stylesheet" type="text/css" href="style.css"/></head>\n<body>\n{body}</body></html>\n'
    )


def _package(alignment: Alignment, title: str, names: Sequence[str]) -> str:
    texts = f"{alignment.source.text}\n{alignment.target.text}".encode("utf-8", "replace")
    identity = uuid.uuid5(uuid.NAMESPACE_OID, hashlib.sha256(texts).hexdigest())
    items = "".join(
        f'<item id="c{k}" href="{name}" media-type="application/xhtml+xml"/>' for k, name in enumerate(names)
    )
    languages = dict.fromkeys((alignment.source.lang, alignment.target.lang))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        'unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="id">urn:uuid:{identity}</dc:identifier><dc:title>{escape(title)}</dc:title>'
        + "".join(f"<dc:language>{lang}</dc:language>" for lang in languages)
        + f"<dc:contributor>aligner {__version__}</dc:contributor>"
        f'<meta property="dcterms:modified">{moment():%Y-%m-%dT%H:%M:%SZ}</meta></metadata>\n<manifest>{items}'
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        '<item id="style" href="style.css" media-type="text/css"/></manifest>\n<spine>'
        + "".join(f'<itemref idref="c{k}"/>' for k in range(len(names)))
        + "</spine></package>\n"
    )
