"""Words of the source that a translation in the same script keeps."""

import pytest

from aligner.checks.support.left_over import left_over


def found(source: str, target: str, languages: tuple[str, str]) -> list[str]:
    (stretches,) = left_over([(source, target)], *languages)
    return [target[each.start : each.stop] for each in stretches]


@pytest.mark.parametrize(
    ("languages", "source", "target", "words"),
    [
        (("en", "fr"), "Assume that the wheel is wobbly.", "Admettons que wheel soit wobbly.", ["wheel soit wobbly"]),
        (("en", "fr"), "He fetched the wooden bucket.", "Il alla chercher le wooden bucket.", ["wooden bucket"]),
        (("en", "fr"), "She opened the window with care.", "Elle ouvrit the window with soin.", ["the window with"]),
        (
            ("en", "de"),
            "They walked through the wheat.",
            "Sie gingen walked through durch das Korn.",
            ["walked through"],
        ),
        (("es", "it"), "Los niños hicieron una hoguera.", "I bambini hicieron una hoguera.", ["hicieron una hoguera"]),
        (("fr", "en"), "Le berger surveillait ses brebis.", "The shepherd surveillait ses sheep.", ["surveillait ses"]),
        (("en", "fr"), "The situation is important.", "La situation est importante.", []),
        (("en", "fr"), "A possible solution to the question.", "Une solution possible à la question.", []),
        (("en", "fr"), "He said “wooden bucket” again.", "Il dit encore « wooden bucket ».", []),
        (("en", "fr"), "Run `wooden bucket` now.", "Lancez `wooden bucket` maintenant.", []),
        (("en", "fr"), "Wooden Bucket opened a shop.", "Wooden Bucket a ouvert une boutique.", []),
        (("en", "fr"), "The *wooden bucket* stood there.", "Le *wooden bucket* était là.", []),
        (("en", "fr"), "He fetched the bucket (wooden one).", "Il alla chercher le seau (wooden one).", []),
        (("es", "it"), "La casa blanca de la montaña.", "La casa bianca della montagna.", []),
    ],
)
def test_copied_words_of_the_sources_language_are_told(
    languages: tuple[str, str], source: str, target: str, words: list[str]
):
    assert found(source, target, languages) == words


def test_what_three_pairs_keep_is_a_term():
    pairs = [(f"The wooden bucket {n} is here.", f"Le wooden bucket {n} est ici.") for n in (1, 2, 3)]
    assert left_over(pairs, "en", "fr") == [[], [], []]
    assert all(left_over(pairs[:2], "en", "fr"))
