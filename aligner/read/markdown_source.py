"""What Markdown files hold besides CommonMark: metadata at the head, notes, templates' tags, lists of attributes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_YAML_KEY = re.compile(r"[\w.\-\"']{1,60}:(?:\s|$)")
_YAML_LINE = re.compile(r"(?:[\w.\-\"' ]{1,60}:(?:\s|$)|-(?:\s|$)|[#\]}]|\.\.\.)")
_TOML_LINE = re.compile(r"(?:[\w.\-\"']{1,60}\s*=|\[|#|\]|\"\"\")")
_NOTE = re.compile(r"[ ]{0,3}\[\^([^\]\s]{1,60})\]:[ \t]*")
_REFERENCE = re.compile(r"\[\^([^\]\s]{1,60})\](?!:)")
_FENCE = re.compile(r"[ ]{0,3}(```+|~~~+)")
_QUOTED_FENCE = re.compile(r"[ ]{0,3}>[> ]{0,6}(```+|~~~+)[^`]*$")
_HIGHLIGHT = "{% highlight"
_END_HIGHLIGHT = "{% endhighlight %}"

LONGEST_QUOTED_CODE = 200
"""Lines after which code that began in a quotation is taken to have ended with it."""

# Characters for private use: they carry a number through the parser, by which what they stand for is found again.
_OPEN, _CLOSE = "\ue010", "\ue011"
_STASHED = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")

_DIRECTIVE = re.compile(
    r"\{%-?[^%{}]{0,300}-?%\}"  # Liquid, Jinja
    r"|\{\{[<%][^{}]{0,300}[>%]\}\}"  # Hugo
    r"|\{:[^{}]{0,200}\}"  # attributes, as kramdown writes them
    r"|(?<=[^\s{])[ ]?\{[#.][\w-][^{}\n]{0,100}\}"  # and as Pandoc does
    r"|^[ ]{0,3}(?:---[ ]?/?[a-z][a-z-]{0,20}[ ]?---[ ]{0,3})+|(?<=---)[ ]{0,3}/?[a-z][a-z-]{0,20}[ ]?---"
    r"|^[ ]{0,3}:{3,}(?:[ ]?[\w-]+)?|^[ ]{0,3}!!![ ]?\w+|^\[!\w{1,20}\]|\[\[\[[\w-]{1,60}\]\]\]",
    re.MULTILINE,
)
_LITERAL = re.compile(r"\{\{[^{}]{0,300}\}\}|\{[a-z]{1,20}:[^{}\n]{0,200}\}")
_IDENTIFIER = re.compile(r"#([\w:.-]+)")


@dataclass(slots=True)
class Stash:
    """What stands behind the private characters in a text: notes' marks, tags, placeholders."""

    kept: list[tuple[str, str]] = field(default_factory=list)  # what it is, and how it is written

    def put(self, kind: str, text: str) -> str:
        """Something to be found again; what stands for it."""
        self.kept.append((kind, text))
        return f"{_OPEN}{len(self.kept) - 1}{_CLOSE}"

    def parts(self, text: str) -> list[tuple[str, str]]:
        """A text cut at what was put away: (kind, text), where the kind of plain text is empty."""
        found: list[tuple[str, str]] = []
        start = 0
        for mark in _STASHED.finditer(text):
            found += [("", text[start : mark.start()])] * (mark.start() > start)
            number = int(mark[1])
            found.append(self.kept[number] if number < len(self.kept) else ("", ""))
            start = mark.end()
        return [*found, ("", text[start:])] if start < len(text) else found

    def written(self, text: str) -> str:
        """The text as its author wrote it."""
        return "".join(part for _, part in self.parts(text))


NOTE, MARK, TAG, LITERAL = "note", "mark", "tag", "literal"


def front_matter(text: str) -> tuple[str, str]:
    """The metadata at the head of a file, and the rest: YAML between ``---``, TOML between ``+++``.

    What is between the rules must read as such: a text may begin with a horizontal rule.
    """
    fence = text[:3]
    if fence not in {"---", "+++"}:
        return "", text
    lines = text.split("\n", 400)
    if lines[0].rstrip() != fence:
        return "", text
    ends = {"---", "..."} if fence == "---" else {"+++"}
    end = next((i for i, line in enumerate(lines[1:400], 1) if line.rstrip() in ends), None)
    if end is None:
        return "", text
    inside = [line for line in lines[1:end] if line.strip() and line[0] not in " \t"]
    pattern, key = (_YAML_LINE, _YAML_KEY) if fence == "---" else (_TOML_LINE, _TOML_LINE)
    if inside and not (all(pattern.match(line) for line in inside) and any(key.match(line) for line in inside)):
        return "", text
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :])


def prepared(text: str, stash: Stash) -> str:
    """The text with notes, their marks and blocks of highlighted code in a form that a CommonMark parser takes."""
    lines = _quoted_code(_highlights(text.replace(_OPEN, "").replace(_CLOSE, "")).split("\n"))
    numbers = {begins[1] for line in lines if (begins := _NOTE.match(line))}
    if not numbers:
        return "\n".join(lines)
    out: list[str] = []
    fence = ""
    note = ""  # the number of the note that the line stands in
    for line in lines:
        opened = _FENCE.match(line)
        is_after_blank = not out or not out[-1].strip()
        if fence or opened:
            if opened and (not fence or (opened[1].startswith(fence) and line.strip() == opened[1])):
                fence = "" if fence else opened[1]
            out.append(line)
        elif opens := _NOTE.match(line):
            note = opens[1]
            out += ["", stash.put(NOTE, note) + _marked(line[opens.end() :], numbers, stash)]
        elif note and line.startswith(("    ", "\t")):
            mark = stash.put(NOTE, note) if is_after_blank and line.strip() else ""
            out.append(mark + _marked(line.strip(), numbers, stash))
        else:
            note = "" if line.strip() and is_after_blank else note
            out.append(_marked(line, numbers, stash))
    return "\n".join(out)


def without_tags(content: str, stash: Stash) -> str:
    """A paragraph with templates' tags, attributes and placeholders put away."""
    if (
        "{" not in content
        and "---" not in content
        and "[" not in content
        and ":::" not in content
        and "!!!" not in content
    ):
        return content
    content = _DIRECTIVE.sub(lambda tag: stash.put(TAG, tag[0]), content)
    return _LITERAL.sub(lambda literal: stash.put(LITERAL, literal[0]), content)


def identifier_of(tag: str) -> str:
    """The name that a list of attributes gives to what it stands behind; empty for none."""
    named = (
        _IDENTIFIER.search(tag) if tag.startswith(("{:", "{#", "{.")) or tag.lstrip().startswith(("{#", "{.")) else None
    )
    return named[1] if named else ""


def _marked(line: str, numbers: set[str], stash: Stash) -> str:
    return _REFERENCE.sub(lambda mark: stash.put(MARK, mark[1]) if mark[1] in numbers else mark[0], line)


def _quoted_code(lines: list[str]) -> list[str]:
    """Code that begins in a quotation and goes on without its mark is quoted to its end.

    Else the quotation ends with its first line, and what closes the code opens another that swallows the text behind.
    """
    out: list[str] = []
    opened = ""
    quoted: list[str] = []  # the lines since the opening that have no mark
    for line in lines:
        if not opened:
            begins = _QUOTED_FENCE.match(line)
            opened = begins[1] if begins else ""
            out.append(line)
        elif line.lstrip().startswith(">"):
            out += [*quoted, line]
            quoted = []
            opened = "" if line.lstrip(" >").strip() == opened else opened
        elif line.strip() == opened:
            out += (f"> {each}" for each in (*quoted, line))
            opened, quoted = "", []
        elif _FENCE.match(line) or len(quoted) > LONGEST_QUOTED_CODE:
            out += [*quoted, line]
            opened, quoted = "", []
        else:
            quoted.append(line)
    return out + quoted


def _highlights(text: str) -> str:
    """Code between Jekyll's tags becomes a fenced block."""
    parts: list[str] = []
    start = 0
    while (begins := text.find(_HIGHLIGHT, start)) >= 0 and (ends := text.find(_END_HIGHLIGHT, begins)) >= 0:
        code = text[begins:ends]
        parts += [text[start:begins], "\n\n~~~~~~~~\n", code.partition("%}")[2].strip("\n"), "\n~~~~~~~~\n\n"]
        start = ends + len(_END_HIGHLIGHT)
    return "".join([*parts, text[start:]])
