import pytest

from aligner import InputError
from aligner.document import Reason
from aligner.read.subtitle_cues import Cue, cues
from aligner.read.subtitles import read_subtitles


def test_cues_have_their_times_and_lines_without_numbers_and_marks():
    text = (
        "1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>Добрый</i>\r\n{\\an8}день!\r\n\r\n"
        "2\n01:02:03.250 --> 01:02:04.000 align:start\n<v Анна>Да &amp; нет <…>.\n"
    )
    assert cues(text) == [
        Cue(1.0, 2.5, ("Добрый", "день!")),
        Cue(3723.25, 3724.0, ("Да & нет <…>.",)),
    ]


def test_a_cue_without_words_is_none():
    assert cues("1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:03,000 --> 00:00:04,000\nДа.\n") == [
        Cue(3.0, 4.0, ("Да.",))
    ]


def test_a_forgotten_blank_line_does_not_make_the_next_number_text():
    text = "1\n00:00:01,000 --> 00:00:02,000\nДа.\n2\n00:00:03,000 --> 00:00:04,000\n12\n"
    assert cues(text) == [Cue(1.0, 2.0, ("Да.",)), Cue(3.0, 4.0, ("12",))]


def test_notes_and_styles_of_webvtt_are_no_text():
    text = (
        "WEBVTT\n\nSTYLE\n::cue {}\n\n00:01.000 --> 00:02.000\nДа.\n\nNOTE нет\n\nимя\n00:03.000 --> 00:04.000\nНет.\n"
    )
    assert [cue.lines for cue in cues(text)] == [("Да.",), ("Нет.",)]


def test_what_a_cue_is_called_is_named_and_numbers_are_not():
    text = (
        "WEBVTT\n00:01.000 --> 00:02.000\nДа.\n\nвступление\n00:03.000 --> 00:04.000\nНет.\n\n"
        "3\n00:05.000 --> 00:06.000\nВот.\n"
    )
    document = read_subtitles(text.encode(), "a.vtt", "ru", lambda _: None)
    assert [(passage.text, passage.reason) for passage in document.left_out] == [("вступление", Reason.KEY)]


def cue(start: float, text: str) -> str:
    return f"00:00:{start:06.3f} --> 00:00:{start + 0.9:06.3f}\n{text}\n\n".replace(".", ",", 2)


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ([(1, "Мы встретились"), (2, "в 2025 г."), (3, "в Москве.")], ["Мы встретились в 2025 г. в Москве."]),
        ([(1, "Титр"), (8, "Первая фраза.")], ["Титр", "Первая фраза."]),
        ([(1, "- Идёшь?\n- Иду.")], ["- Идёшь?", "- Иду."]),
        ([(1, "Он сказал"), (2, "– как всегда –"), (3, "нет.")], ["Он сказал – как всегда – нет."]),
        ([(1, "Где ключи"), (2, "- На столе")], ["Где ключи", "- На столе"]),
        ([(1, ">> Où est-il"), (2, ">> Au port")], [">> Où est-il", ">> Au port"]),
        ([(1, "АННА: Ты дома"), (2, "ПЁТР: Давно")], ["АННА: Ты дома", "ПЁТР: Давно"]),
        ([(1, "Ты где"), (2, "Еду домой"), (3, "Купи хлеба")], ["Ты где", "Еду домой", "Купи хлеба"]),
        ([(1, "Ты где"), (2, "Еду в сторону"), (3, "вокзала"), (4, "Жди")], ["Ты где", "Еду в сторону вокзала", "Жди"]),
        ([(1, "Мы едем"), (2, "в город"), (3, "Орёл."), (4, "Там тепло.")], ["Мы едем в город Орёл. Там тепло."]),
    ],
)
def test_cues_are_joined_up_to_a_pause_or_a_speaker(shown, expected):
    data = "".join(cue(start, text) for start, text in shown).encode()
    assert read_subtitles(data, "a.srt", "ru", print).text.split("\n") == expected


def test_a_text_without_time_codes_is_no_subtitle_file():
    with pytest.raises(InputError, match="has no time codes"):
        read_subtitles("Просто текст.".encode(), "a.srt", "ru", print)


@pytest.mark.parametrize(
    "times",
    [
        "00:00:03,000 –> 00:00:04,000",
        "00:00:03,000 -> 00:00:04,000",
        "00:00:03 --> 00:00:04",
        "00:00:03:000 --> 00:00:04:000",
        "00:00:03,000-->00:00:04,000",
        "0:03.0 --> 0:04.0",
        "00:00:03,000 --> 00:00:04,000 X1:100 X2:200",
    ],
)
def test_time_codes_that_bend_the_rules_are_read(times):
    text = f"1\n00:00:01,000 --> 00:00:02,000\nДа.\n\n2\n{times}\nНет.\n"
    assert cues(text) == [Cue(1.0, 2.0, ("Да.",)), Cue(3.0, 4.0, ("Нет.",))]


def test_a_time_code_that_cannot_be_read_is_told_with_its_line():
    notices: list[str] = []
    data = "1\n00:00:01,000 --> 00:00:02,000\nДа.\n\n2\n00:aa:03,000 --> 00:00:04,000\nНет.\n".encode()
    assert "Нет." in read_subtitles(data, "a.srt", "ru", notices.append).text
    assert notices == ["a.srt: no time codes can be read in line 6; what stands there is read as text"]


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("5<x<10, цена > 100", "5<x<10, цена > 100"),
        ("<Шёпотом> Тише. Список<String>", "<Шёпотом> Тише. Список<String>"),
        ("{\\an8}<font color='#fff'><i>Да</i></font>, {имя}", "Да, {имя}"),
        ("<c.yellow>Да</c><00:00:01.500><c> и нет</c>", "Да и нет"),
        ("<ruby>字<rt>じ</rt></ruby> тут", "字 тут"),
        ("раз\\Nдва", "раз два"),
    ],
)
def test_only_known_marks_are_marks(shown, expected):
    data = f"1\n00:00:01,000 --> 00:00:02,000\n{shown}\n".encode()
    assert read_subtitles(data, "a.srt", "ru", print).text == expected


def test_blank_lines_in_a_cue_and_double_spacing_lose_nothing():
    text = "1\n\n00:00:01,000 --> 00:00:02,000\n\nДа,\n\nконечно.\n\n2\n\n00:00:03,000 --> 00:00:04,000\n\nНет.\n"
    assert [cue.lines for cue in cues(text)] == [("Да,", "конечно."), ("Нет.",)]


def test_captions_that_roll_are_read_once():
    shown = ["1 2 привет всем", "2 2.1 привет всем", "2.1 3 привет всем|сегодня о хлебе", "3 4 сегодня о хлебе|и соли"]
    cued = [line.split(" ", 2) for line in shown]
    text = "WEBVTT\n\n" + "".join(
        f"00:{float(start):06.3f} --> 00:{float(stop):06.3f}\n{words}\n\n" for start, stop, words in cued
    ).replace("|", "\n")
    document = read_subtitles(text.encode(), "a.vtt", "ru", print)
    assert document.text == "привет всем сегодня о хлебе и соли"
    repeated = [x.text for x in document.left_out if x.reason is Reason.REPEATED]
    assert repeated == ["привет всем\nпривет всем\nсегодня о хлебе"]


def test_a_reply_that_is_said_twice_stays():
    said = [(1, "Нет."), (1.9, "Нет."), (3, "Идём."), (4, "Ладно.")]
    data = "".join(cue(start, text) for start, text in said).encode()
    assert read_subtitles(data, "a.srt", "ru", print).text == "Нет. Нет. Идём. Ладно."


def test_a_speaker_who_begins_a_cue_begins_a_paragraph():
    said = [(1, "- Идёшь"), (2, "- Иду"), (3, "– да, –")]
    data = "".join(cue(start, text) for start, text in said).encode()
    assert read_subtitles(data, "a.srt", "ru", print).text.split("\n") == ["- Идёшь", "- Иду – да, –"]
