"""The elements of HTML by what they mean for the text in them."""

from __future__ import annotations

from aligner.document import Reason

# fmt: off
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CAPTIONS = frozenset({"figcaption", "caption"})
ITEMS = frozenset({"li", "dt", "dd"})
CELLS = frozenset({"td", "th"})
PARAGRAPHS = frozenset({"p", "pre", "blockquote", "address", "summary", "legend", "center", "title"})
FRAMES = frozenset({
    "html", "head", "body", "div", "section", "main", "article", "header", "footer", "nav", "aside", "ul", "ol", "menu",
    "dl", "table", "thead", "tbody", "tfoot", "tr", "figure", "details", "form", "hr", "fieldset", "hgroup", "template",
    "noscript", "search", "dialog",
})
BLOCKS = HEADINGS | CAPTIONS | ITEMS | CELLS | PARAGRAPHS | FRAMES
CODE = frozenset({"script", "style"})
UNREAD_BLOCKS = {
    "title": Reason.TITLE, "head": Reason.METADATA, "nav": Reason.NAVIGATION, "search": Reason.FORM,
    "template": Reason.EMBEDDED, "noscript": Reason.EMBEDDED,
}
UNREAD = {
    "svg": Reason.EMBEDDED, "math": Reason.EMBEDDED, "object": Reason.EMBEDDED, "iframe": Reason.EMBEDDED,
    "audio": Reason.EMBEDDED, "video": Reason.EMBEDDED, "canvas": Reason.EMBEDDED, "select": Reason.FORM,
    "button": Reason.FORM, "textarea": Reason.FORM, "datalist": Reason.FORM, "del": Reason.DELETED,
    "rt": Reason.READING_AID, "rp": Reason.READING_AID,
}
VOID = frozenset({
    "br", "hr", "img", "input", "meta", "link", "wbr", "col", "area", "base", "embed", "source", "track",
})
# fmt: on
UNREAD_ROLES = {
    "navigation": Reason.NAVIGATION,
    "menu": Reason.NAVIGATION,
    "search": Reason.FORM,
    "contentinfo": Reason.PAGE_MARGIN,
    "banner": Reason.PAGE_MARGIN,
}
NOTE_TYPES = frozenset({"footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes", "note"})
PAGE_BREAKS = frozenset({"pagebreak", "doc-pagebreak"})
