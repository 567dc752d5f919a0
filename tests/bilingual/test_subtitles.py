"""Subtitles in both languages: the cues of one side, the words of both."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligner import Alignment, Bead, Document, InputError, load
from aligner.bilingual.subtitles import cues_of
from aligner.document import TimedLine
from aligner.read.subtitle_cues import cues
from tests.samples import alignment

RUSSIAN = (
    "Вчера мы открыли новую выставку, на которую пришло триста человек.",
    "– Вам понравилось?",
    "– Очень!",
    "Спасибо.",
    "Завтра начнём в десять.",
    "Вход свободный.",
)
FRENCH = (
    "Hier, nous avons ouvert une exposition, où sont venues trois cents personnes.",
    "– Cela vous a plu ?",
    "– Beaucoup !",
    "Merci. À demain, dix heures.",
    "Musique.",
)
TIMED = (
    TimedLine("Вчера мы открыли новую выставку,", 1.0, 3.0),
    TimedLine("на которую пришло триста человек.", 3.1, 6.0),
    TimedLine("– Вам понравилось?", 6.2, 8.0),
    TimedLine("– Очень!", 6.2, 8.0),
    TimedLine("Спасибо. Завтра начнём в десять.", 10.0, 13.5),
    TimedLine("Вход свободный.", 14.0, 16.0),
)
BEADS = (
    Bead((0,), (0,)), Bead((1,), (1,)), Bead((2,), (2,)), Bead((3, 4), (3,)), Bead((), (4,)), Bead((5,), ()),
)  # fmt: skip


def film(**source: object) -> Alignment:
    left = replace(Document.of_segments(RUSSIAN, "ru"), timed=TIMED, **source)  # type: ignore[arg-type]
    return Alignment(left, Document.of_segments(FRENCH, "fr"), BEADS)


def shown(aligned: Alignment) -> list[tuple[str, str]]:
    return [("|".join(cue.source), "|".join(cue.target)) for cue in cues_of(aligned)]


def test_every_cue_of_the_source_has_its_words_and_those_of_the_translation():
    assert shown(film()) == [
        ("Вчера мы открыли новую выставку,", "Hier, nous avons ouvert une exposition,"),
        ("на которую пришло триста человек.", "où sont venues trois cents personnes."),
        ("– Вам понравилось?|– Очень!", "– Cela vous a plu ?|– Beaucoup !"),
        ("Спасибо. Завтра начнём в десять.", "Merci. À demain, dix heures. Musique."),
        ("Вход свободный.", ""),
    ]


def test_without_times_in_the_source_those_of_the_target_count():
    turned = film()
    beads = tuple(Bead(bead.target, bead.source) for bead in BEADS)
    other = Alignment(turned.target, turned.source, beads)
    assert [(cue.start, cue.source, cue.target) for cue in cues_of(other)] == [
        (cue.start, cue.target, cue.source) for cue in cues_of(turned)
    ]


def test_lines_that_a_reviewer_rewrote_keep_their_times():
    words = ("Вчера вечером мы открыли выставку, на неё пришло триста гостей.", *RUSSIAN[1:])
    rewritten = replace(film(), source=replace(Document.of_segments(words, "ru"), timed=TIMED))
    assert shown(rewritten)[:3] == [
        ("Вчера вечером мы открыли выставку,", "Hier, nous avons ouvert une exposition,"),
        ("на неё пришло триста гостей.", "où sont venues trois cents personnes."),
        ("– Вам понравилось?|– Очень!", "– Cela vous a plu ?|– Beaucoup !"),
    ]


@pytest.mark.parametrize("suffix", [".srt", ".vtt"])
def test_what_is_written_is_read_as_subtitles_with_the_same_times(tmp_path, suffix):
    film().save(tmp_path / f"a{suffix}")
    text = (tmp_path / f"a{suffix}").read_text("utf-8")
    assert [(cue.start, cue.stop) for cue in cues(text)] == sorted({(line.start, line.stop) for line in TIMED})
    assert cues(text)[0].lines == (TIMED[0].text, "Hier, nous avons ouvert une exposition,")


def test_webvtt_names_the_languages_and_escapes_what_would_be_markup(tmp_path):
    words = ("5 < 6 & 7",)
    line = (TimedLine(words[0], 0.5, 3725.25),)
    one = Alignment(
        replace(Document.of_segments(words, "ru"), timed=line), Document.of_segments(words, "fr"), (Bead((0,), (0,)),)
    )
    one.save(tmp_path / "a.vtt")
    assert (tmp_path / "a.vtt").read_text("utf-8") == (
        "WEBVTT\n\n00:00:00.500 --> 01:02:05.250\n"
        "<lang ru>5 &lt; 6 &amp; 7</lang>\n<lang fr>5 &lt; 6 &amp; 7</lang>\n\n"
    )


def test_times_are_kept_in_json(tmp_path):
    film().save(tmp_path / "a.json")
    assert load(tmp_path / "a.json").source.timed == TIMED


def test_long_lines_are_folded_into_even_ones():
    words = "Очень длинное предложение, которое на одной строке экрана никак не помещается целиком."
    line = (TimedLine(words, 1.0, 9.0),)
    one = Alignment(
        replace(Document.of_segments([words], "ru"), timed=line), Document.of_segments([], "fr"), (Bead((0,), ()),)
    )
    (cue,) = cues_of(one)
    assert cue.source == (
        "Очень длинное предложение,",
        "которое на одной строке экрана",
        "никак не помещается целиком.",
    )


def test_texts_without_times_make_no_subtitles(tmp_path):
    with pytest.raises(InputError, match="neither text has them"):
        alignment().save(tmp_path / "a.srt")


def test_time_grows_with_the_text():
    words = ["слово " * 20_000]
    lines = tuple(TimedLine("слово слово", k, k + 1) for k in range(10_000))
    one = Alignment(
        replace(Document.of_segments(words, "ru"), timed=lines), Document.of_segments(words, "fr"), (Bead((0,), (0,)),)
    )
    assert sum(len(cue.target) for cue in cues_of(one)) >= len(lines) - 1
