"""What control words of RTF mean for the text (Microsoft, "Rich Text Format Specification", version 1.9.1)."""

from __future__ import annotations

from aligner.document import Reason

CODE_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": "cp1252"}
"""The character sets that a file may declare in its first line, for bytes beyond ASCII."""

NUMBERED = {65001: "utf-8", 10000: "mac_roman", 10007: "mac_cyrillic", 10006: "mac_greek", 10029: "mac_latin2"}
"""Numbers of ``\\ansicpg`` that are no ``cpNUMBER``."""

FONT_SETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
    254: "cp437", 255: "cp850",
}  # fmt: skip
"""Code pages of fonts, by their ``\\fcharset``; 0 is that of the file."""

SYMBOLS = 2
"""The ``\\fcharset`` of fonts such as Symbol."""

CHARACTERS = {
    "tab": " ", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "emdash": "—", "endash": "–",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "line": "\v", "softline": "",
    "lbr": "\v", "page": "\f", "column": "\f", "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "\u200e",
    "rtlmark": "\u200f",
}  # fmt: skip

SIGNS = {"~": "\u00a0", "_": "\u2011", "-": "", "{": "{", "}": "}", "\\": "\\", "\n": "\n", "\r": "\n"}
"""A backslash and a sign; before a line end it is the end of a paragraph."""

PARAGRAPH_ENDS = frozenset({"par", "cell", "nestcell", "sect", "row", "nestrow"})

LEFT_OUT = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), Reason.PAGE_MARGIN),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), Reason.PAGE_MARGIN),
    "annotation": Reason.COMMENT,
}
"""Destinations whose text is no part of the document's."""

READ = frozenset({"shpinst", "shptxt", "ud", "fldrslt", "shpgrp"})
"""Destinations that are read although older readers pass over them."""

ITEM_MARKS = frozenset({"listtext", "pntext"})
"""Destinations that hold the bullet or number that a program made for an item."""

COLLECTED = frozenset({"fldinst", "sn", "sv"})
"""Destinations that say something of the text around them: a field's instruction, a shape's property and its value."""

TOLD = {"wzDescription": "description", "gtextUNICODE": "WordArt"}
"""Properties of shapes that are words, and what they are."""

COPIES = frozenset({"nonshppict", "shprslt"})
"""Destinations that hold once more, for older programs, what stands before them."""

UNREAD = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "nonshppict", "shprslt", "objdata", "objclass",
    "listtable", "listoverridetable", "revtbl", "rsidtbl", "xmlnstbl", "themedata", "colorschememapping", "datastore",
    "latentstyles", "filetbl", "private", "bkmkstart", "bkmkend", "generator", "pgptbl", "mmathPr", "upr", "sp", "tc",
    "xe", "tcn", "rxe", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "falt", "panose", "template",
    "pnseclvl", "docvar", "userprops", "passwordhash", "listpicture", "listname", "atnid", "atndate", "atnref",
    "atrfstart", "atrfend", "atnparent", "keycode", "do", "background", *ITEM_MARKS,
})  # fmt: skip
"""Destinations that hold no text: tables of fonts and styles, pictures, instructions, copies for older readers."""
