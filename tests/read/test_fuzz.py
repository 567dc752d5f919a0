"""Files of every format with random damage give a document or a clear refusal, never another error."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from aligner import InputError
from aligner.read.formats import reader_of
from tests.read.making import archive, members_of
from tests.read.soundness import must_be_sound
from tests.read.test_formats import MAKERS, SAMPLES

CASES = Path(__file__).parent / "cases"
LINES = ["Отчёт", "• Первый пункт: 2 300 <…>;", "Слово «да» & 🎿 нет."]
TEXT = {suffix: make(LINES) for suffix, make in MAKERS.items()} | {".pdf": (SAMPLES / "bilan.fr.pdf").read_bytes()}
ARCHIVES = (".docx", ".odt", ".epub", ".pptx")

edits = st.lists(
    st.tuples(
        st.floats(0, 1, exclude_max=True),
        st.sampled_from(["set", "cut", "insert", "repeat", "swap"]),
        st.binary(min_size=1, max_size=6)
        | st.sampled_from([b"<", b">", b"&#0;", b"{\\", b"\\u", b"]]>", b"-->", b"\n"]),
    ),
    min_size=1,
    max_size=8,
)


def damaged(data: bytes, changes: list[tuple[float, str, bytes]]) -> bytes:
    for place, way, new in changes:
        i = int(place * len(data))
        if way == "set":
            data = data[:i] + new + data[i + len(new) :]
        elif way == "cut":
            data = data[:i] + data[i + len(new) * 5 :]
        elif way == "insert":
            data = data[:i] + new + data[i:]
        elif way == "repeat":
            data = data[:i] + data[i : i + 40] * len(new) + data[i:]
        else:
            data = data[:i] + data[i + 30 : i + 60] + data[i : i + 30] + data[i + 60 :]
    return data


def check(suffix: str, data: bytes) -> None:
    name = f"a{suffix}"
    try:
        document = reader_of(suffix, name)(data, name, "ru", lambda _: None, name)
    except InputError as error:
        assert str(error).startswith(name)
        return
    must_be_sound(document)


@pytest.mark.parametrize("suffix", TEXT)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes=edits)
@example(changes=[(0.0, "cut", b"......")])
def test_damage_anywhere_in_a_file_is_survived(suffix, changes):
    check(suffix, damaged(TEXT[suffix], changes))


@pytest.mark.parametrize("suffix", ARCHIVES)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), changes=edits)
def test_damage_inside_an_archive_is_survived(suffix, data, changes):
    """What a checksum would catch from outside: the members themselves are damaged before they are packed."""
    members = members_of(TEXT[suffix])
    hit = data.draw(st.sampled_from(sorted(members)))
    check(suffix, archive({**members, hit: damaged(members[hit], changes)}))


@pytest.mark.parametrize("suffix", TEXT)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(content=st.binary(max_size=200), n_kept=st.integers(0, 60))
def test_any_bytes_behind_a_good_beginning_are_survived(suffix, content, n_kept):
    check(suffix, TEXT[suffix][:n_kept] + content)


@pytest.mark.parametrize("case", sorted(CASES.glob("*.*")), ids=lambda path: path.name)
def test_a_case_that_was_found_once_stays_survived(case):
    check(case.suffix, case.read_bytes())
