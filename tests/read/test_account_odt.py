"""OpenDocument texts put together at random: each word of theirs is in the text or left out."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.read import making
from tests.read.office import letters
from tests.read.test_account_text import everything, written

_STYLES = (
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="P" style:family="paragraph"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="S" style:family="section"><style:section-properties text:display="none"/></style:style>'
    '<style:style style:name="R" style:family="text"><style:text-properties style:text-position="super 58%"/>'
    "</style:style>"
)
_NOTE = (
    '<text:note text:note-class="footnote"><text:note-citation>~</text:note-citation><text:note-body><text:p>~</text:p>'
    "</text:note-body></text:note>"
)
_FRAME = "<draw:frame><draw:text-box><text:p>~</text:p></draw:text-box></draw:frame>"
_INSIDE = (
    "~", "~ ", "<text:span>~</text:span>", '<text:span text:style-name="H">~</text:span>',
    '<text:span text:style-name="R">~</text:span>', "<text:s/>", "<text:tab/>", "<text:line-break/>~",
    "<text:a>~</text:a>", _NOTE, _FRAME, "<office:annotation><text:p>~</text:p></office:annotation>",
    "<text:ruby><text:ruby-base>~</text:ruby-base><text:ruby-text>~</text:ruby-text></text:ruby>",
    '<text:hidden-text text:is-hidden="true">~</text:hidden-text>', "<text:hidden-text>~</text:hidden-text>",
    '<text:hidden-paragraph text:is-hidden="true"/>', "<text:bookmark-start/>~<text:bookmark-end/>",
    "<draw:g><svg:title>~</svg:title><draw:custom-shape><text:p>~</text:p></draw:custom-shape></draw:g>",
    "<draw:frame><draw:image/><svg:desc>~</svg:desc></draw:frame>", "<text:date>~</text:date>",
    "<text:script>~</text:script>", "<text:meta>~</text:meta>", "<text:placeholder>~</text:placeholder>",
)  # fmt: skip
_AROUND = (
    "<text:p>{}</text:p>", '<text:p text:style-name="P">{}</text:p>', "<text:h>{}</text:h>",
    "<text:list><text:list-item><text:p>{}</text:p></text:list-item></text:list>",
    "<table:table><table:table-row><table:table-cell><text:p>{}</text:p></table:table-cell></table:table-row>"
    "</table:table>",
    "<text:section><text:p>{}</text:p></text:section>",
    '<text:section text:style-name="S"><text:p>{}</text:p></text:section>',
    '<text:section text:display="none"><text:p>{}</text:p></text:section>',
    "<text:table-of-content><text:index-body><text:p>{}</text:p></text:index-body></text:table-of-content>",
    "<text:tracked-changes><text:changed-region><text:deletion><text:p>{}</text:p></text:deletion>"
    "</text:changed-region></text:tracked-changes>",
    "<draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>",
    "<office:forms><text:p>{}</text:p></office:forms>",
    "<text:numbered-paragraph><text:p>{}</text:p></text:numbered-paragraph>",
)  # fmt: skip


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    blocks=st.lists(
        st.tuples(st.sampled_from(_AROUND), st.lists(st.sampled_from(_INSIDE), max_size=5)), min_size=1, max_size=6
    )
)
def test_every_word_of_an_opendocument_text_is_in_the_text_or_left_out(blocks: list[tuple[str, list[str]]]):
    body = written([around.format("".join(inside)) for around, inside in blocks])
    data = making.odt(f"{body}<text:p>конец</text:p>", _STYLES)
    assert everything(".odt", data) == letters(f"{body}конец")
