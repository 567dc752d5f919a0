"""The text of a segment with codes of another program in it: what stands for a break is one, the rest is no text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from aligner.read.markup import attribute, local

CODES = frozenset({"bpt", "ept", "it", "ph", "ut", "x", "bx", "ex", "sc", "ec", "sm", "em", "cp"})
"""Inline elements of TMX and XLIFF whose content is another program's markup (TMX 1.4b, "Content Markup"; XLIFF 1.2,
section 2.4; XLIFF 2.1, section 4.7)."""

_DELETED = frozenset({"x-sdl-deleted"})
"""Kinds of marks around text whose deletion is tracked, of Trados Studio."""

_KINDS = ("type", "ctype", "subType")
_SHOWN = ("equiv-text", "equiv", "disp")
"""Attributes that say what a code stands for."""

_BREAKS = frozenset({"lb", "pb", "br", "x-lb", "x-br", "x-html-br", "x-html-p", "linebreak", "xlf:lb", "xlf:pb"})
_TABS = frozenset({"tab", "x-tab"})
_BREAK = re.compile(
    r"\s*(?:<(?:\w{1,9}:)?(?:br|lb|line-break)(?:\s[^<>]{0,200})?/?>|\\[nr]|↵)\s*|[\r\n]+", re.IGNORECASE
)
_TAB = re.compile(r"\s*(?:<(?:\w{1,9}:)?tab(?:\s[^<>]{0,200})?/?>|\\t)\s*|\t", re.IGNORECASE)
_SPACES = " \t\r\n\u00a0\u202f"
_NO_BREAK = "\u00a0\u202f"


class InlineReader:
    """Reads the texts of a file's segments.

    ``deleted`` collects what is not text because its deletion is tracked, ``inside_codes`` the texts within codes, such
    as a footnote or the title of a link.
    """

    def __init__(self, stored: Mapping[str, str] | None = None) -> None:
        """Read texts whose codes refer to content that is ``stored`` elsewhere, by its id."""
        self._stored = stored or {}
        self.deleted: list[str] = []
        self.inside_codes: list[str] = []

    def refer_to(self, stored: Mapping[str, str]) -> None:
        """Know what the codes of the next texts refer to."""
        self._stored = stored

    def text(self, element: etree._Element | None) -> str:
        """The text of a segment, codes left out, breaks as line feeds, without white space around it.

        Where a code stood between two spaces, one of them is left. However deep elements are nested, they are read.
        """
        if element is None:
            return ""
        if not len(element):
            return (element.text or "").strip(" \t\r\n")
        parts: list[str] = [element.text or ""]
        walker = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
        for event, inner in walker:
            if inner is element:
                continue
            if event == "start":
                if local(inner) in CODES:
                    walker.skip_subtree()
                    _add(parts, self._stands_for(inner), after_code=False)
                    self.inside_codes += ("".join(map(str, sub.itertext())) for sub in inner.iter("{*}sub"))
                elif inner.get("mtype") in _DELETED:
                    walker.skip_subtree()
                    self.deleted.append("".join(map(str, inner.itertext())))
                elif inner.text:
                    _add(parts, inner.text, after_code=False)
                continue
            if inner.tail:
                is_gone = event != "end" or local(inner) in CODES or inner.get("mtype") in _DELETED
                _add(parts, inner.tail, after_code=is_gone)
        return "".join(parts).strip(" \t\r\n")

    def _stands_for(self, code: etree._Element) -> str:
        """A line feed for a break, a space for a tab, nothing for any other code."""
        kinds = {str(code.get(name)).casefold() for name in _KINDS if code.get(name)}
        if kinds & _BREAKS:
            return "\n"
        if kinds & _TABS:
            return " "
        keys = (code.get("dataRef"), code.get("id") if local(code) == "x" else None)
        shown = [code.text or "", *(attribute(code, name) or "" for name in _SHOWN)]
        shown += [self._stored[key] for key in keys if key and key in self._stored]
        if any(_BREAK.fullmatch(each) for each in shown if each):
            return "\n"
        return " " if any(_TAB.fullmatch(each) for each in shown if each) else ""


def _add(parts: list[str], text: str, *, after_code: bool) -> None:
    """Add a text; behind a code that stood between two spaces without one of them, the no-break one staying."""
    if after_code and text[:1] in _SPACES and text:
        last = next((part for part in reversed(parts) if part), "")
        if last[-1:] and last[-1] in _SPACES:
            if text[0] in _NO_BREAK and last[-1] == " ":
                parts.append(text)
                place = next(k for k in range(len(parts) - 2, -1, -1) if parts[k])
                parts[place] = parts[place][:-1]
                return
            text = text[1:]
    parts.append(text)
