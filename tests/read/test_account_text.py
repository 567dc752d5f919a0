"""Files that are text with marks in it, put together at random: each word of theirs is in the text or left out.

What the files say is Cyrillic, and what their formats add is not: so the letters in a file count what it says.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Sequence
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligner.segment import split
from tests.read import making
from tests.read.office import letters
from tests.read.test_account import accounted, in_epub, read

# In the patterns ~ is a word, the same one never twice.
PATTERNS: dict[str, Sequence[str]] = {
    ".txt": (
        "~ ~.\n", "— ~!\r\n", "\t~\x0c", "• ~;\n", "\n\n", "~-\n~ ", "1) ~\n", "<~> ~\n", "«~»\xa0— ~.\n",
    ),
    ".md": (
        "# ~\n\n", "~.\n\n", "- ~\n- ~\n\n", "1. ~\n   ~\n\n", "> ~\n~\n\n", "```\n~\n```\n\n",
        "```py\nx = '~'\n```\n\n", "    ~.\n\n", "~ `~` ~\n\n", "**~** *~* ~\n\n", "[~](http://a.b)\n\n",
        "![~](a.png)\n\n", "<div>~</div>\n\n", "<!-- ~ -->\n\n", "~ <!-- ~ --> ~\n\n", "~[^1]\n\n[^1]: ~\n\n",
        "| ~ | ~ |\n|--|--|\n| ~ | ~ |\n\n", "~ {{ ~ }} ~\n\n", "{% ~ %}\n\n", "[~][~]\n\n", "~\n===\n\n",
        "---\n\n", "::: ~\n~\n:::\n\n", "<p>~\n\n", "<span title='x'>~</span>\n\n", "~<br>~\n\n", "- [ ] ~\n\n",
        "<details><summary>~</summary>\n\n~\n\n</details>\n\n", "\\[~\\] &lt;~&gt; <~>\n\n", "$$ ~ $$\n\n",
        "```text\n~ ~.\n```\n\n", "~~~\n", "<pre>~</pre>\n\n", "[^3] ~\n\n", "<svg><text>~</text></svg>\n\n",
        "<img alt='~'>\n\n", "[[~]]\n\n", "{: .~}\n\n", "~ - ~\n~ — ~\n\n",
    ),
    ".srt": (
        "~\n", "<i>~</i>\n", "- ~\n- ~\n", "{\\an8}~\n", "<font color='#fff'>~</font>\n", "~ < ~ > ~\n",
        "<~>\n", "~\n\n~\n", "~<br/>~\n", "~\\N~\n", "[~]\n", "{~}\n", "<i ~>~\n", "<b >~</b >\n",
        "&lt;~&gt; &amp;\n", "5\n", "<v ~>~\n", "<ruby>~<rt>~</rt></ruby>\n", "<lang ru>~</lang>\n", "NOTE ~\n",
    ),
    ".vtt": (
        "~\n", "~\n~\n", "<v ~>~\n", "<v.loud ~ ~>~</v>\n", "<c.red>~</c>\n", "<ruby>~<rt>~</rt></ruby>\n",
        "<b>~</b>, <i.x>~</i>\n", "<00:00:01.500>~<00:00:02.000> ~\n", "<lang ru>~</lang>\n", "&lt;~&gt; &amp;\n",
        "- ~\n- ~\n", "<~>\n", "~ < ~ > ~\n", "~\n\nNOTE\n~\n~\n", "~\n\nNOTE ~\n\nNOTE ~\n", "5\n", "NOTE ~\n",
        "~\n\nSTYLE\n::cue(.~) { color: red }\n", "~\n\nREGION\nid:~\n", "NAMED ~\n~\n", "~ --> ~\n", "\n\n",
        "~\n\n~\n", "{~}\n", "<v ~>~</v> <v ~>~</v>\n", "<u>~\n~</u>\n", "<x-~>\n",
    ),
    ".properties": (
        "# ~\n", "k.%=~\n", "k.% : ~ \\\n   ~\n", "~=~\n", "! ~\n", "c=~\n", "\n", "~ ~\n", "d\\ ~=~\n",
        "# ~\\\n", "e\n",
    ),
    ".strings": (
        '"k%" = "~";\n', "/* ~ */\n", "// ~\n", '"~" = "~";\n', '"c" = "~ \\" \\n ~";\n', 'k = "~";\n',
    ),
    ".rtf": (
        "~ ", "~\\par ", "{\\v ~}", "{\\footnote ~}", "{\\header ~}", "{\\deleted ~}", "{\\*\\annotation ~}",
        "{\\field{\\*\\fldinst TOC}{\\fldrslt ~\\par}}", "{\\field{\\*\\fldinst { TOC \\\\o }}{\\fldrslt {~}}}",
        "{\\field{\\*\\fldinst MACROBUTTON None ~}{\\fldrslt }}",
        "{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt ~}}",
        "{\\field{\\*\\fldinst EQ \\\\o\\\\al(\\\\s\\\\up 10(~),~)}{\\fldrslt {}}}", "{\\super 2}", "\\cell ",
        "\\row ", "{\\shp{\\*\\shpinst{\\sp{\\sn wzDescription}{\\sv ~}}{\\shptxt ~}}}", "\\pard\\plain ",
        "\\tab ", "{\\b ~}", "\\line ", "{\\*\\bkmkstart a}", "{\\ul ~", "}",
    ),
    ".html": (
        "<p>~", "</p>", "<nav>~</nav>", "<main>", "</main>", "<article>~", "</article>", "<li>~", "<h1>~</h1>",
        "<header>~</header>", "<footer>~</footer>", "<sup>~</sup>", "<br>", "<div hidden>~</div>", "<td>~",
        "<title>~</title>", "<ruby>~<rt>~</rt></ruby>", "<svg>~</svg>", "<button>~</button>", "<pre>~</pre>",
        "<del>~</del>", "<img alt='~'>", "<p translate='no'>~</p>", "<span style='display:none'>~</span>",
        "<style>.h{display:none} .r{vertical-align:super}</style>", "<span class='h'>~</span>",
        "~<span class='r'>2</span>", "<div class='h'>~</div>", "<aside>~</aside>", "<code>~</code>",
        "<input value='~'>", "<select><option>~</option></select>", "&lt;~&gt;", "<x-box>~</x-box>",
    ),
}  # fmt: skip
_SYLLABLES = ["ба", "во", "ги", "да", "жё", "зу", "ки", "лю", "мы", "не", "ой", "по", "ры", "су", "то", "ух"]


def written(patterns: Sequence[str]) -> str:
    """The patterns one after the other, with words and the numbers of keys in them."""
    numbers = count()
    syllables = random.Random(len(patterns))

    def word(_: re.Match[str]) -> str:
        return "".join(syllables.choices(_SYLLABLES, k=3)) + _numeral(next(numbers))

    return re.sub("~", word, re.sub("k%", lambda _: f"k{next(numbers)}", "".join(patterns)))


def _numeral(n: int) -> str:
    """A number in letters, by which words differ."""
    return "".join("абвгдежзик"[int(digit)] for digit in str(n))


def framed(suffix: str, text: str) -> bytes:
    """A whole file around the text; with a word of its own, so that something is there to be read."""
    if suffix == ".srt":
        numbered = enumerate(text.split("\0"), 1)
        cues = [f"{n}\n{making.time_code(3 * n)} --> {making.time_code(3 * n + 2)}\n{cue}" for n, cue in numbered]
        return ("\n\n".join(cues) + "\n\n").encode()
    if suffix == ".vtt":
        return _webvtt(text.split("\0")).encode()
    ends = {
        ".properties": "end=конец\n",
        ".strings": '"end" = "конец";',
        ".rtf": "конец\\par ",
        ".html": "<p>конец</p>",
    }
    whole = text + ends.get(suffix, "\n\nконец\n")
    if suffix == ".rtf":
        return making.rtf("".join(sign if sign.isascii() else making.rtf_text(sign) for sign in whole))
    if suffix == ".html":
        return f"<!DOCTYPE html><html><body>{whole}".encode()
    return whole.encode()


def _webvtt(cues: Sequence[str]) -> str:
    """Cues without numbers; the first line of one that opens in NAMED is what it is called."""
    blocks = ["WEBVTT шапка", "NOTE вначале"]
    for n, cue in enumerate(cues, 1):
        times = f"{making.time_code(3 * n, '.')} --> {making.time_code(3 * n + 2, '.')} align:start"
        name, shown = cue.split("\n", 1) if cue.startswith("NAMED") else ("", cue)
        blocks.append(f"{name}\n{times}\n{shown}" if name else f"{times}\n{shown}")
    return "\n\n".join([*blocks, "00:50:00.000 --> 00:50:01.000\nконец"])


def everything(suffix: str, data: bytes) -> Counter[str]:
    """The letters in the text and in what is left out of it."""
    document = read(f"a{suffix}", data)
    segmented = letters("".join(segment.text for segment in split(document).segments))
    assert segmented == letters(document.text), "every letter of the text is in a segment"
    return letters(document.text + "".join(passage.text for passage in document.left_out))


@pytest.mark.parametrize("suffix", PATTERNS)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_word_of_a_file_is_in_the_text_or_left_out(suffix, data):
    patterns = data.draw(st.lists(st.sampled_from(PATTERNS[suffix]), min_size=1, max_size=8))
    text = written([f"{pattern}\0" for pattern in patterns] if suffix in {".srt", ".vtt"} else patterns)
    file = framed(suffix, text.removesuffix("\0"))
    expected = in_rtf(text) if suffix == ".rtf" else letters(file.decode())
    assert everything(suffix, file) == expected


def in_rtf(text: str) -> Counter[str]:
    return letters(text) + letters("конец")


_VALUES = st.recursive(
    st.sampled_from(["~", "~ {x} ~", "", "5"]) | st.integers(0, 9) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abcd"), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(values=st.dictionaries(st.sampled_from("efgh"), _VALUES, max_size=4))
def test_every_text_of_an_object_is_in_the_text(values):
    text = written([json.dumps({**values, "end": "конец"}, ensure_ascii=False)])
    assert everything(".json", text.encode()) == letters(text)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    chapters=st.lists(st.lists(st.sampled_from(PATTERNS[".html"]), max_size=6), min_size=1, max_size=3),
    n_in_spine=st.integers(0, 3),
)
def test_every_word_of_a_book_is_in_the_text_or_left_out(chapters, n_in_spine):
    pages = {
        f"c{n}": f"<html><body><p>Начало.</p>{written(patterns)}</body></html>" for n, patterns in enumerate(chapters)
    }
    data = making.epub(pages, spine=["c0", *list(pages)[1 : 1 + n_in_spine]])
    assert accounted(read("a.epub", data)) == in_epub(data)
