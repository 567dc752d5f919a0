"""Lines of verse are one paragraph, and a sentence of verse ends where its stop stands."""

import pytest

from aligner.document import Document, Kind
from aligner.pair.verse import read_lines, stanzas
from aligner.read import read
from aligner.segment import split

STANZAS = """Ночь пришла на берег моря,
Тихо дремлют корабли,
И фонарь, с луною споря,
Светит рыбакам вдали.

Завтра выйдут в путь матросы,
Соберут пустую сеть
И до утренней росы
Песню старую будут петь
"""


def document(text: str, lang: str = "ru") -> Document:
    return split(Document(text, lang))


def test_a_stanza_is_one_paragraph_and_its_sentence_ends_in_the_last_line():
    paragraphs, kinds, running_on = read_lines(document(STANZAS))
    assert paragraphs.tolist() == [0, 0, 0, 0, 4, 4, 4, 4]
    assert set(kinds) == {Kind.SENTENCE}
    assert running_on.tolist() == [True, True, True, False, True, True, True, False]


def test_two_sentences_in_one_line_belong_to_their_stanza():
    lines = (
        "Где же ты? Я жду тебя давно,\nИ в окне моём погас огонь,\n"
        "Только ветер стукнет мне в окно,\nЛишь заржёт за речкой старый конь.\n"
    )
    assert [*stanzas(document(lines))] == [range(5)]


@pytest.mark.parametrize(
    "text",
    [
        "Салат из свёклы\nСуп с грибами\nРыба в тесте\nКисель из вишни\n",
        "1. Открыть окно,\n2. полить цветы,\n3. запереть дверь.\n",
        "С уважением,\nПётр Семёнович Лаптев, глава общества любителей старинных часов\nТверь, 3 мая 2021 года\n",
        "Завод открылся.\nЕго строили два года.\nНа нём работают сто человек.\n",
        "Первый абзац рассказа говорит о том, как герой рано утром отправился на рынок за овощами,\n"
        "а второй о том, что он там увидел и кого встретил по дороге домой через старый парк,\n"
        "и третий, самый длинный, о том, чем закончился этот долгий и странный осенний день.\n",
    ],
    ids=["a menu", "a list", "the end of a letter", "paragraphs of prose", "long lines"],
)
def test_other_lines_are_no_verse(text: str):
    assert [*stanzas(document(text))] == []


def test_where_the_format_says_what_a_paragraph_is_no_line_is_verse(tmp_path):
    page = tmp_path / "page.html"
    page.write_text("".join(f"<p>{line}</p>" for line in STANZAS.splitlines() if line), encoding="utf-8")
    assert [*stanzas(split(read(page, "ru")))] == []
