"""Small documents in every format, made of paragraphs, for tests of the readers."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from aligner.read import properties_syntax, strings_syntax

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def archive(members: Mapping[str, str | bytes]) -> bytes:
    """A zip file; the same members give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as stored:
        for name, content in members.items():
            stored.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def members_of(data: bytes) -> dict[str, bytes]:
    """What an archive holds."""
    with zipfile.ZipFile(io.BytesIO(data)) as stored:
        return {name: stored.read(name) for name in stored.namelist()}


def docx(body: str, **parts: str) -> bytes:
    """A Word document with this body and these other parts of its folder ``word``."""
    document = f"<w:document {WORD}><w:body>{body}</w:body></w:document>"
    others = {f"word/{name}.xml": content for name, content in parts.items()}
    return archive({"_rels/.rels": RELATIONS, "word/document.xml": document, **others})


def docx_of(lines: Sequence[str]) -> bytes:
    return docx("".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in lines))


def odt(body: str, styles: str = "") -> bytes:
    content = (
        f"<office:document-content {OFFICE}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def ods(*sheets: str) -> bytes:
    """A spreadsheet; each sheet is given by its rows."""
    tables = "".join(f'<table:table table:name="S{n}">{rows}</table:table>' for n, rows in enumerate(sheets, 1))
    content = (
        f"<office:document-content {OFFICE}><office:body><office:spreadsheet>{tables}</office:spreadsheet>"
        "</office:body></office:document-content>"
    )
    return archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def ods_row(*cells: str, repeated: str = "") -> str:
    made = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in cells)
    return f"<table:table-row{repeated}>{made}</table:table-row>"


def odt_of(lines: Sequence[str]) -> bytes:
    return odt("".join(f"<text:p>{escape(line)}</text:p>" for line in lines))


def rtf(body: str) -> bytes:
    return rf"{{\rtf1\ansi\ansicpg1252\deff0{{\fonttbl{{\f0 Times;}}}}{body}}}".encode("ascii")


def rtf_text(line: str) -> str:
    """Characters beyond ASCII in the halves of UTF-16, as word processors write them."""
    halves = line.encode("utf-16-le")
    units = (int.from_bytes(halves[i : i + 2], "little") for i in range(0, len(halves), 2))
    return "".join(
        f"\\u{unit - 65536 if unit > 32767 else unit}?" if unit > 126 or chr(unit) in "\\{}" else chr(unit)
        for unit in units
    )


def rtf_of(lines: Sequence[str]) -> bytes:
    return rtf("\\par\n".join(rtf_text(line) for line in lines))


def html_of(lines: Sequence[str]) -> bytes:
    body = "\n".join(f"<p>{escape(line)}</p>" for line in lines)
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>x</title></head><body>{body}</body></html>'.encode()
    )


def markdown_of(lines: Sequence[str]) -> bytes:
    escaped = (line.replace("<", "\\<").replace("#", "\\#").replace("*", "\\*") for line in lines)
    return "\n\n".join(escaped).encode()


def epub(chapters: dict[str, str], spine: Sequence[str] = ()) -> bytes:
    """An e-book of chapters in XHTML; the spine names them in another order than the archive's, if given."""
    items = "".join(
        f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>' for name in sorted(chapters)
    )
    order = "".join(f'<itemref idref="{name}"/>' for name in spine or chapters)
    return archive(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
            "OEBPS/book.opf": f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest>'
            f"<spine>{order}</spine></package>",
            **{f"OEBPS/{name}.xhtml": content for name, content in chapters.items()},
        }
    )


def epub_of(lines: Sequence[str]) -> bytes:
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return epub({"c": f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>'})


def time_code(seconds: float, mark: str = ",") -> str:
    return f"00:{int(seconds) // 60:02d}:{int(seconds) % 60:02d}{mark}{int(seconds * 1000) % 1000:03d}"


def srt_of(lines: Sequence[str], longest: int = 60) -> bytes:
    """Each paragraph in cues of a few words, with a pause after it."""
    cues: list[str] = []
    second = 1.0
    for line in filter(None, lines):
        words, cue = line.split(" "), ""
        for word, following in zip(words, [*words[1:], None], strict=True):
            cue = f"{cue} {word}".strip()
            if following is None or len(cue) + len(following) > longest:
                number = len(cues) + 1
                cues.append(f"{number}\n{time_code(second)} --> {time_code(second + 0.9)}\n{cue}\n")
                cue, second = "", second + 1
        second += 4
    return "\n".join(cues).encode()


def vtt_of(lines: Sequence[str]) -> bytes:
    body = srt_of(lines).decode().replace("<", "&lt;").replace("--&lt;", "-->")
    return ("WEBVTT\n\nNOTE made for a test\n\n" + body).encode()


def properties_of(lines: Sequence[str]) -> bytes:
    """Properties of a Java program."""
    return "".join(properties_syntax.line(f"text.{k}", line, "", "utf-8") for k, line in enumerate(lines)).encode()


def strings_of(lines: Sequence[str]) -> bytes:
    """Strings of an Apple program."""
    return "".join(strings_syntax.line(f"text.{k}", line, "", "utf-8") for k, line in enumerate(lines)).encode()


def json_of(lines: Sequence[str]) -> bytes:
    """Strings of a web program."""
    return json.dumps({"text": list(lines)}, ensure_ascii=False, indent=2).encode()


PRESENTATION = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_RELATION = '<Relationship Id="r{0}" Type="http://x/relationships/{1}" Target="{2}"/>'
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'


def pptx(*slides: str, notes: str = "", comments: str = "") -> bytes:
    """A presentation of slides, each the content of its tree of shapes; ``notes`` and comments are of the first."""
    tree = f"<p:{{0}} {PRESENTATION} {{1}}><p:cSld><p:spTree>{{2}}</p:spTree></p:cSld></p:{{0}}>"
    numbers = range(1, len(slides) + 1)
    ids = "".join(f'<p:sldId id="{255 + k}" r:id="r{k}"/>' for k in numbers)
    members = {
        "_rels/.rels": _RELATIONS.format(_RELATION.format(1, "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": f"<p:presentation {PRESENTATION}><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": _RELATIONS.format(
            "".join(_RELATION.format(k, "slide", f"slides/slide{k}.xml") for k in numbers)
        ),
        "ppt/notes.xml": tree.format("notes", "", notes),
        "ppt/comments.xml": f"<p:cmLst {PRESENTATION}>{comments}</p:cmLst>",
        "ppt/slides/_rels/slide1.xml.rels": _RELATIONS.format(
            _RELATION.format(1, "notesSlide", "../notes.xml") + _RELATION.format(2, "comments", "../comments.xml")
        ),
    }
    for k, shapes in zip(numbers, slides, strict=True):
        hidden = 'show="0"' if shapes.startswith("<!--hidden-->") else ""
        members[f"ppt/slides/slide{k}.xml"] = tree.format("sld", hidden, shapes)
    return archive(dict(members))


def pptx_box(*lines: str, holder: str = "", place: tuple[int, int] | None = None) -> str:
    """A text box; lines may hold runs of their own."""
    runs = "".join(
        f"<a:p>{line if line.startswith('<a:') else f'<a:r><a:t>{escape(line)}</a:t></a:r>'}</a:p>" for line in lines
    )
    ph = f'<p:ph type="{holder}"/>' if holder else ""
    at = f'<a:xfrm><a:off x="{place[0]}" y="{place[1]}"/></a:xfrm>' if place else ""
    head = f'<p:nvSpPr><p:cNvPr id="2" name="x"/><p:nvPr>{ph}</p:nvPr></p:nvSpPr><p:spPr>{at}</p:spPr>'
    return f"<p:sp>{head}<p:txBody>{runs}</p:txBody></p:sp>"


def pptx_of(lines: Sequence[str]) -> bytes:
    """A presentation of one slide."""
    return pptx(pptx_box(*lines))
