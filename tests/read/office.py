"""Documents that LibreOffice makes: written flat by a seed, saved by it in its other formats, and what is in them."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
PDFTOTEXT = shutil.which("pdftotext")

CYRILLIC = re.compile("[А-яЁё]")
"""What the documents are written in: no style, tag or address of a format has such a letter."""

SPACES = {
    name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "style", "text", "table")
} | {
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "presentation": "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in SPACES.items())

_SYLLABLES = (
    *("ба", "во", "ги", "да", "жё", "зу", "ки", "лю", "мы", "не", "ой", "по"),
    *("ры", "су", "то", "ух", "фа", "хи", "це", "шу", "щи", "эх", "юл", "як"),
)

_HEAD = """
<office:styles>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
 style:parent-style-name="Standard" style:default-outline-level="1"/>
</office:styles>
<office:automatic-styles>
<style:style style:name="Hidden" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="Raised" style:family="text"><style:text-properties style:text-position="super 58%"/>
</style:style>
<style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Frame" style:family="graphic"><style:graphic-properties style:wrap="none"/></style:style>
<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
 fo:margin="2cm"/><style:header-style/><style:footer-style/></style:page-layout>
</office:automatic-styles>
"""


class Writer:
    """Writes a text document block by block; ``shown`` are the paragraphs that its readers must give."""

    def __init__(self, seed: int) -> None:
        """The same seed writes the same document."""
        self._random = random.Random(seed)
        self._n_notes = 0
        self._changes: list[str] = []
        self.shown: list[str] = []

    def document(self, n_blocks: int = 14) -> str:
        """A flat OpenDocument text with a header, a footer and blocks of every kind."""
        ways = [
            self._heading, self._plain, self._plain, self._list, self._table, self._framed, self._noted,
            self._commented, self._part_hidden, self._changed, self._styled, self._section, self._contents,
            self._described,
        ]  # fmt: skip
        blocks = [self._plain()] + [self._random.choice(ways)() for _ in range(n_blocks)] + [self._plain()]
        header, footer = self._said(2), self._said(2)
        master = (
            '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">'
            f"<style:header><text:p>{header}</text:p></style:header><style:footer><text:p>{footer}</text:p>"
            "</style:footer></style:master-page></office:master-styles>"
        )
        changes = f"<text:tracked-changes>{''.join(self._changes)}</text:tracked-changes>" if self._changes else ""
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document {_DECLARED} office:version="1.3" '
            f'office:mimetype="application/vnd.oasis.opendocument.text">{_HEAD}{master}<office:body><office:text>'
            f"{changes}{''.join(blocks)}</office:text></office:body></office:document>"
        )

    def _said(self, n_words: int = 0) -> str:
        words = ("".join(self._random.choices(_SYLLABLES, k=self._random.randint(1, 4))) for _ in range(n_words or 5))
        return " ".join(words).capitalize()

    def _tells(self, n_words: int = 0) -> str:
        text = f"{self._said(n_words)}."
        self.shown.append(text)
        return text

    def _plain(self) -> str:
        return f"<text:p>{self._tells()}</text:p>"

    def _heading(self) -> str:
        return f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{self._tells(3)}</text:h>'

    def _list(self) -> str:
        items = "".join(f"<text:list-item><text:p>{self._tells(2)}</text:p></text:list-item>" for _ in range(2))
        return f"<text:list>{items}</text:list>"

    def _table(self) -> str:
        cells = [
            "".join(
                f'<table:table-cell office:value-type="string"><text:p>{self._tells(2)}</text:p></table:table-cell>'
                for _ in range(2)
            )
            for _ in range(2)
        ]
        rows = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
        return f'<table:table><table:table-column table:number-columns-repeated="2"/>{rows}</table:table>'

    def _framed(self) -> str:
        around, inside = self._tells(), self._tells(2)
        return (
            f'<text:p><draw:frame draw:style-name="Frame" text:anchor-type="paragraph" svg:width="6cm"><draw:text-box '
            f'fo:min-height="1cm"><text:p>{inside}</text:p></draw:text-box></draw:frame>{around}</text:p>'
        )

    def _noted(self) -> str:
        self._n_notes += 1
        kind = self._random.choice(["footnote", "endnote"])
        before, note = self._tells(), self._tells(3)
        return (
            f'<text:p>{before}<text:note text:id="n{self._n_notes}" text:note-class="{kind}"><text:note-citation>'
            f"{self._n_notes}</text:note-citation><text:note-body><text:p>{note}</text:p></text:note-body></text:note>"
            "</text:p>"
        )

    def _commented(self) -> str:
        return (
            f"<text:p>{self._tells()}<office:annotation><dc:creator>A. B.</dc:creator>"
            f"<dc:date>2024-01-01T00:00:00</dc:date><text:p>{self._said(3)}</text:p></office:annotation></text:p>"
        )

    def _part_hidden(self) -> str:
        return f'<text:p>{self._tells()} <text:span text:style-name="Hidden">{self._said(3)}</text:span></text:p>'

    def _changed(self) -> str:
        name = f"c{len(self._changes)}"
        self._changes.append(
            f'<text:changed-region xml:id="{name}" text:id="{name}"><text:deletion><office:change-info>'
            "<dc:creator>A. B.</dc:creator><dc:date>2024-01-01T00:00:00</dc:date></office:change-info>"
            f"<text:p>{self._said(2)}</text:p></text:deletion></text:changed-region>"
        )
        return f'<text:p>{self._tells()}<text:change text:change-id="{name}"/></text:p>'

    def _styled(self) -> str:
        first, second = self._said(2), self._said(2)
        self.shown.append(f"{first} м² {second}.")
        raised = '<text:span text:style-name="Raised">2</text:span>'
        return f'<text:p>{first} м{raised} <text:span text:style-name="Bold">{second}</text:span>.</text:p>'

    def _section(self) -> str:
        return f'<text:section text:name="{self._said(1)}"><text:p>{self._tells()}</text:p></text:section>'

    def _contents(self) -> str:
        return (
            '<text:table-of-content text:name="toc"><text:table-of-content-source text:outline-level="1"/>'
            f"<text:index-body><text:p>{self._said(3)}<text:tab/>1</text:p></text:index-body></text:table-of-content>"
        )

    def _described(self) -> str:
        picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
        before, described = self._tells(), self._said(3)
        return (
            f'<text:p>{before}<draw:frame text:anchor-type="as-char" svg:width="1cm" svg:height="1cm"><draw:image>'
            f"<office:binary-data>{picture}</office:binary-data></draw:image><svg:desc>{described}</svg:desc>"
            "</draw:frame></text:p>"
        )


class Slides:
    """Writes a presentation slide by slide; ``shown`` are the paragraphs that its reader must give."""

    def __init__(self, seed: int) -> None:
        """The same seed writes the same presentation."""
        self._random = random.Random(seed)
        self.shown: list[str] = []

    def document(self, n_slides: int) -> str:
        """A flat OpenDocument presentation; about one slide in four is hidden."""
        styles = (
            '<style:style style:name="Plain" style:family="drawing-page"/><style:style style:name="Hidden" '
            'style:family="drawing-page"><style:drawing-page-properties presentation:visibility="hidden"/>'
            "</style:style>"
        )
        slides = "".join(self._slide(number) for number in range(n_slides))
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document {_DECLARED} office:version="1.3" '
            f'office:mimetype="application/vnd.oasis.opendocument.presentation"><office:automatic-styles>{styles}'
            f"</office:automatic-styles><office:body><office:presentation>{slides}</office:presentation></office:body>"
            "</office:document>"
        )

    def _slide(self, number: int) -> str:
        n_before = len(self.shown)
        is_hidden = number > 0 and self._random.random() < 0.25
        ways = (self._box, self._box, self._group, self._table, self._described, self._items)
        content = f"{self._title()}{''.join(self._random.choice(ways)(place) for place in range(2, 6))}{self._notes()}"
        if is_hidden:
            del self.shown[n_before:]
        style = "Hidden" if is_hidden else "Plain"
        return f'<draw:page draw:name="p{number}" draw:style-name="{style}">{content}</draw:page>'

    def _tells(self, n_words: int = 4) -> str:
        words = ("".join(self._random.choices(_SYLLABLES, k=self._random.randint(1, 4))) for _ in range(n_words))
        self.shown.append(f"{' '.join(words).capitalize()}.")
        return self.shown[-1]

    def _frame(self, place: int, content: str, attributes: str = "") -> str:
        return (
            f'<draw:frame svg:x="1cm" svg:y="{3 * place}cm" svg:width="20cm" svg:height="2cm" {attributes}>{content}'
            "</draw:frame>"
        )

    def _text(self, *paragraphs: str) -> str:
        return f"<draw:text-box>{''.join(f'<text:p>{each}</text:p>' for each in paragraphs)}</draw:text-box>"

    def _title(self) -> str:
        return self._frame(0, self._text(self._tells(3)), 'presentation:class="title"')

    def _box(self, place: int) -> str:
        return self._frame(place, self._text(self._tells(), self._tells()))

    def _group(self, place: int) -> str:
        return f"<draw:g>{self._box(place)}</draw:g>"

    def _items(self, place: int) -> str:
        items = "".join(f"<text:list-item><text:p>{self._tells(2)}</text:p></text:list-item>" for _ in range(2))
        return self._frame(place, f"<draw:text-box><text:list>{items}</text:list></draw:text-box>")

    def _table(self, place: int) -> str:
        cells = "".join(f"<table:table-cell><text:p>{self._tells(1)}</text:p></table:table-cell>" for _ in range(2))
        columns = '<table:table-column table:number-columns-repeated="2"/>'
        return self._frame(place, f"<table:table>{columns}<table:table-row>{cells}</table:table-row></table:table>")

    def _described(self, place: int) -> str:
        shown = self._text(self._tells())
        described = f"<svg:title>{self._tells(1)}</svg:title><svg:desc>{self._tells(2)}</svg:desc>"
        del self.shown[-2:]
        return self._frame(place, f"{shown}{described}")

    def _notes(self) -> str:
        if self._random.random() < 0.5:
            return ""
        page = self._frame(4, self._text(self._tells(), self._tells()), 'presentation:class="notes"')
        return f"<presentation:notes>{page}</presentation:notes>"


def saved_as(kind: str, files: Sequence[Path]) -> list[Path]:
    """The files as LibreOffice saves them, beside them; ``kind`` is a suffix, and if need be a filter's name."""
    folder = files[0].parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", kind, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return [file.with_suffix(f".{kind.split(':', maxsplit=1)[0]}") for file in files]


def letters(text: str) -> Counter[str]:
    """The Cyrillic letters of a text."""
    return Counter(CYRILLIC.findall(text))
