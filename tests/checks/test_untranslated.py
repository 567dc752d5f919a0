"""Source text left in the translation."""

import pytest

from aligner.alignment import Severity
from aligner.checks import run_checks, untranslated
from tests.checks.pairs import bitext


def test_words_left_in_the_source_script_are_marked_as_one_run() -> None:
    target = "Le ministre a dit что всё хорошо hier."
    (flag,) = untranslated.check(bitext(("Министр вчера сказал, что всё хорошо.", target)))
    assert [target[start:stop] for start, stop in flag.target_spans] == ["что всё хорошо"]
    assert flag.severity is Severity.ERROR


def test_an_original_word_in_brackets_is_only_noted() -> None:
    (flag,) = untranslated.check(bitext(("Он принёс самовар.", "Il a apporté un samovar (самовар).")))
    assert flag.severity is Severity.INFO


def test_a_hashtag_or_address_may_keep_its_script() -> None:
    assert list(untranslated.check(bitext(("#Победа", "#Победа https://example.org/победа")))) == []


def test_a_brand_in_latin_letters_is_no_leftover() -> None:
    assert list(untranslated.check(bitext(("Он купил iPhone.", "Il a acheté un iPhone.")))) == []


def test_a_copied_sentence_is_seen_within_one_script() -> None:
    sentence = "the house on the hill was sold last year"
    flags = list(untranslated.check(bitext((sentence, sentence), langs=("en", "fr"))))
    assert [flag.severity for flag in flags] == [Severity.ERROR]


@pytest.mark.parametrize(
    "line",
    [
        "apt-get source foo bar",
        "sudo tool-one build new parts",
        "tool --list names colours",
        "cp ./old new place",
        "sudo tool -i two new parts",  # i is a word of Italian
    ],
)
@pytest.mark.parametrize("lang", ["de", "it"])
def test_a_command_is_the_same_in_two_languages(line: str, lang: str) -> None:
    assert list(untranslated.check(bitext((line, line), langs=(lang, "fr")))) == []


def test_names_with_hyphens_are_one_word_each() -> None:
    pair = ("Exemplos são oak-news, oak-user, oak-talk.", "Ce sont oak-news, oak-user, oak-talk.")
    assert list(untranslated.check(bitext(pair, langs=("pt", "fr")))) == []


def test_latin_words_in_two_languages_of_other_scripts_are_no_copy() -> None:
    korean = "그는 unstable 과 testing 중에서 oak 와 elm 을 골랐다."
    japanese = "彼は unstable と testing から oak と elm を選んだ。"
    assert list(untranslated.check(bitext((korean, japanese), langs=("ko", "ja")))) == []
    (flag,) = untranslated.check(bitext((korean, korean), langs=("ko", "ja")))
    assert flag.severity is Severity.ERROR


@pytest.mark.parametrize("line", ["Choose another background colour", "Es wurden keine passenden --farben gefunden"])
def test_a_label_that_is_copied_is_seen(line: str) -> None:
    langs = ("en" if line.startswith("Choose") else "de", "fr")
    assert [flag.severity for flag in untranslated.check(bitext((line, line), langs=langs))] == [Severity.ERROR]


def test_what_both_texts_quote_in_a_third_language_is_not_left_in_the_sources() -> None:
    quoted = "the bridge was closed for the whole of the summer"
    pairs = bitext(("Die Straße ist frei.", "La rue est libre."), (quoted, quoted), langs=("de", "fr"))
    assert run_checks(pairs, ["untranslated"]).flags == ()


def test_a_list_of_names_may_be_equal_in_two_languages() -> None:
    line = "Anna Berg, Marc Duval, Eva Klein, Paul Simon"
    assert list(untranslated.check(bitext((line, line), langs=("en", "fr")))) == []


def test_languages_in_their_own_names_are_a_menu() -> None:
    menu = "English, français, русский, українська, български"
    assert list(untranslated.check(bitext(("Язык:", menu)))) == []
    (flag,) = untranslated.check(bitext(("Язык книги:", "русский язык")))
    assert flag.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("langs", "source", "target", "left"),
    [
        (("el", "fr"), "Η θάλασσα.", "La θάλασσα.", ["θάλασσα"]),
        (("uk", "fr"), "Тиха вода.", "L'eau тиха.", ["тиха"]),
        (("ru", "uk"), "Тихая вода.", "Тиха вода.", []),  # one alphabet
        (("ja", "fr"), "静かな海。", "La 海.", []),  # no alphabet of its own
        (("ru", "ja"), "Тихое море.", "静かな море。", []),
        (("sr", "fr"), "Тихо море.", "La more тихо.", []),  # it has two
    ],
)
def test_words_are_told_by_an_alphabet_that_one_side_alone_has(langs, source, target, left) -> None:
    flags = list(untranslated.check(bitext((source, target), langs=langs)))
    assert [target[start:stop] for flag in flags for start, stop in flag.target_spans] == left


@pytest.mark.parametrize(
    ("source", "target", "severities"),
    [
        ("Suppose the kettle is broken.", "Supposons que the kettle is broken.", [Severity.ERROR]),
        ("Suppose the wheel is wobbly.", "Supposons que wheel soit wobbly.", [Severity.WARNING]),
        ("We fetched the wooden bucket.", "Nous prîmes le wooden bucket.", [Severity.WARNING]),
        ("The farmer fixed the plough yesterday.", "Le fermier a réparé le plough hier.", [Severity.INFO]),
        ("The village is on the route.", "Le village est sur la route.", []),
        ("His courage and his silence.", "Son courage et son silence.", []),
        ("Read “the wooden bucket” aloud.", "Lisez « the wooden bucket » à voix haute.", []),
    ],
)
def test_words_left_inside_a_sentence_of_the_same_script(source: str, target: str, severities: list[Severity]):
    pairs = bitext((source, target), langs=("en", "fr"))
    assert [flag.severity for flag in untranslated.check(pairs)] == severities
