"""What the splitter takes a segment for."""

import pytest

from aligner.document import Document, Kind
from aligner.segment import split, split_lines


def kinds(text: str, lang: str) -> list[str]:
    return [segment.kind.value for segment in split(Document(text, lang)).segments]


@pytest.mark.parametrize(
    ("lang", "line", "kind"),
    [
        ("ru", "<...>", Kind.ELISION),
        ("ru", "<…>", Kind.ELISION),
        ("fr", "[…]", Kind.ELISION),
        ("fr", "[...]", Kind.ELISION),
        ("fr", "(...)", Kind.ELISION),
        ("ru", "#Самара #Выставка2025", Kind.CAPTION),
        ("ru", "📄 Читайте полностью", Kind.CAPTION),
        ("fr", "Texte intégral", Kind.CAPTION),
        ("fr", "➡️ Lire la suite…", Kind.CAPTION),
        ("fr", "https://example.org/actualites", Kind.CAPTION),
        ("fr", "example.org/actualites", Kind.CAPTION),
        ("ru", "• расширение торговли", Kind.LIST_ITEM),
        ("ru", "– расширение торговли;", Kind.LIST_ITEM),
        ("ru", "а) расширение торговли;", Kind.LIST_ITEM),
        ("ru", "🔹 Расширение торговли.", Kind.LIST_ITEM),
        ("ru", "1️⃣ Расширение торговли.", Kind.LIST_ITEM),
        ("fr", "- le commerce", Kind.LIST_ITEM),
        ("fr", "2) le commerce", Kind.LIST_ITEM),
        ("fr", "* le commerce", Kind.LIST_ITEM),
        ("ru", "– Пойдём домой, – сказал он.", Kind.SENTENCE),
        ("ru", "В. Иванов открыл выставку.", Kind.SENTENCE),
        ("ru", "г. Самара, 12 мая 2025 г.", Kind.SENTENCE),
        ("ru", "Работа идёт.", Kind.SENTENCE),
    ],
)
def test_a_line_shows_its_kind(lang: str, line: str, kind: Kind) -> None:
    before, after = ("Началась работа.", "Она идёт.") if lang == "ru" else ("Le travail commence.", "Il avance.")
    segments = split(Document(f"{before}\n{line}\n{after}", lang)).segments
    assert [segment.kind for segment in segments if segment.text in line] == [kind]


def test_a_line_without_a_stop_over_a_text_is_a_heading() -> None:
    text = "Сотрудничество в науке\nСтороны откроют общий институт. Он начнёт работу в мае."
    assert kinds(text, "ru") == ["heading", "sentence", "sentence"]


def test_a_title_and_its_subtitle_are_headings() -> None:
    text = "🇫🇷 Bilan de l'année\n#Bilan\nLes faits marquants\nL'année fut longue et riche."
    assert kinds(text, "fr") == ["heading", "caption", "heading", "sentence"]


def test_a_heading_stands_over_a_list() -> None:
    text = "Направления работы\n• Торговля\n• Наука"
    assert kinds(text, "ru") == ["heading", "list-item", "list-item"]


def test_a_numbered_head_is_told_from_a_numbered_item_by_what_follows() -> None:
    assert kinds("1. Commerce\nLes échanges ont doublé en un an.", "fr") == ["heading", "sentence"]
    assert kinds("1. Commerce\n2. Science", "fr") == ["list-item", "list-item"]


def test_a_sentence_that_breaks_off_is_no_heading() -> None:
    assert kinds("Le ministre a rappelé que\nLe commerce progresse partout.", "fr") == ["sentence", "sentence"]


def test_an_address_to_the_reader_is_no_heading() -> None:
    assert kinds("Chers amis,\nJe vous salue tous.", "fr") == ["sentence", "sentence"]


def test_the_last_item_of_a_list_may_end_in_a_full_stop() -> None:
    text = "Стороны намерены:\nразвивать торговлю;\nподдерживать науку.\nДокумент подписан."
    assert kinds(text, "ru") == ["sentence", "list-item", "list-item", "sentence"]


def test_a_bullet_marks_the_first_sentence_of_its_item() -> None:
    assert kinds("• Порт открыт. Суда заходят.", "ru") == ["list-item", "sentence"]


def test_segmented_lines_keep_what_is_obvious() -> None:
    segments = split_lines(Document("Заголовок\n<...>\n#Самара", "ru")).segments
    assert [segment.kind for segment in segments] == [Kind.SENTENCE, Kind.ELISION, Kind.CAPTION]
