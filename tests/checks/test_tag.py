"""Tags, entities and ICU messages."""

import pytest

from aligner.checks import tag
from tests.checks.pairs import bitext

CASES: tuple[tuple[str, str, list[str]], ...] = (
    ("Нажмите <b>Ввод</b>.", "Appuyez sur <b>Entrée.", ["the tag “</b>” is not in the translation"]),
    (
        "Нажмите <b>Ввод</b>.",
        "Appuyez sur <i>Entrée</i>.",
        [
            "the tag “<b>” is not in the translation",
            "the tag “</b>” is not in the translation",
            "the tag “<i>” is not in the source",
            "the tag “</i>” is not in the source",
        ],
    ),
    ("Строка<br/>вторая", "Ligne deuxième", ["the tag “<br/>” is not in the translation"]),
    ('<g id="1">Сад</g> <x id="2"/>', '<g id="1">Jardin</g>', ['the tag “<x id="2"/>” is not in the translation']),
    ("<0>Сад</0>", "<0>Jardin", ["the tag “</0>” is not in the translation"]),
    ("© 2024 Сад &copy;", "2024 Jardin", ["the entity “&copy;” is not in the translation"]),
    ("Сад&nbsp;открыт", "Jardin& nbsp;ouvert", ["the entity “& nbsp” is broken"]),
    ("Сад&nbsp;открыт", "Jardin ouvert", ["the entity “&nbsp;” is not in the translation, nor is a no-break space"]),
    ('<a href="/ru/">Сад</a>', '<a href="/fr/" title="Jardin">Jardin</a>', []),
    ("<B>Сад</B>", "<b>Jardin</b>", []),
    ("Сад&nbsp;открыт", "Jardin\u00a0ouvert", []),
    ("Кафе &laquo;Сад&raquo;", "Café «&nbsp;Jardin&nbsp;»", []),
    ("5 < 7 и 9 > 8", "5 est inférieur à 7, 9 supérieur à 8", []),
    ("<…>", "Le jardin", []),
    ("Введите <имя файла>", "Saisissez <nom du fichier>", []),
    (
        "{n, plural, one {# сад} few {# сада} many {# садов} other {# сада}}",
        "{n, plural, one {# jardin} other {# jardins}}",
        [],
    ),
    ("{n, plural, one {# сад} other {# сада}}", "{n, plural, one {# jardin}}", ["“n” has no wording for “other”"]),
    (
        "{n, plural, one {# сад} other {# сада}}",
        "{n, plural, one {# jardin} few {# jardins} other {# jardins}}",
        ["“n” has a wording for “few”, which is never chosen"],
    ),
    ("{n, plural, other {# сада}}", "# jardins", ["the argument “n” chooses no wording in the translation"]),
    (
        "{who, select, male {он} female {она} other {они}}",
        "{who, select, homme {il} female {elle} other {ils}}",
        ["“who” has no wording for “male”", "“who” has a wording for “homme”, which is never chosen"],
    ),
    ("{n, plural, other {# сада}", "Le jardin {", []),
)


@pytest.mark.parametrize(("source", "target", "told"), CASES)
def test_markup_is_kept(source: str, target: str, told: list[str]):
    assert [flag.message for flag in tag.check(bitext((source, target)))] == told


def test_a_message_in_russian_needs_the_wordings_that_russian_tells_apart():
    pairs = bitext(
        ("{n, plural, one {# jardin} other {# jardins}}", "{n, plural, one {# сад} other {# садов}}"),
        langs=("fr", "ru"),
    )
    assert [flag.message for flag in tag.check(pairs)] == ["“n” has no wording for “few”"]


def test_wordings_inside_of_wordings_are_read_over():
    text = "{a, select, x {{n, plural, one {#} other {#}}} other {}}"
    assert list(tag.check(bitext((text, text)))) == []
