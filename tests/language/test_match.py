"""The exact tag first, then its nearest relative, and never one text for both sides."""

import pytest

from aligner.language.match import match_two, ranked
from aligner.language.tags import canonical_tag, parse_tag, primary_subtag


@pytest.mark.parametrize(
    ("wanted", "tags", "order"),
    [
        ("fr-CA", ["fr-FR", "fr", "fr-CA"], ["fr-CA", "fr", "fr-FR"]),
        ("fr", ["de", "fr-CA", "FR_fr"], ["FR_fr", "fr-CA"]),
        ("pt-BR", ["pt-PT", "pt"], ["pt", "pt-PT"]),
        ("pt-PT", ["pt-BR", "pt-PT"], ["pt-PT", "pt-BR"]),
        ("en-GB", ["en-US", "en-GB"], ["en-GB", "en-US"]),
        ("zh-Hant", ["zh-Hans", "zh-TW", "zh-CN"], ["zh-TW"]),
        ("zh-CN", ["zh-TW", "zh-Hans"], ["zh-Hans"]),
        ("zh", ["zh-Hant", "zh-CN"], ["zh-CN", "zh-Hant"]),
        ("ru", ["rus", "ru-RU"], ["rus", "ru-RU"]),
        ("fr-FR", ["fre-FR", "fra"], ["fre-FR", "fra"]),
        ("ru", ["", "x-none", "be"], []),
        ("sr-Latn", ["sr", "sr-Latn-RS"], ["sr-Latn-RS"]),
    ],
)
def test_the_nearest_tag_comes_first(wanted, tags, order):
    assert ranked(wanted, tags) == order


@pytest.mark.parametrize(
    ("wanted", "tags", "pair"),
    [
        (("ru", "fr"), ["fr-FR", "ru-RU"], ("ru-RU", "fr-FR")),
        (("fr-FR", "fr-CA"), ["fr-CA", "fr-FR"], ("fr-FR", "fr-CA")),
        (("fr-FR", "fr-CA"), ["fr-FR"], None),
        (("fr-FR", "fr-CA"), ["fr", "fr-CA"], ("fr", "fr-CA")),
        (("fr-CA", "fr-FR"), ["fr", "fr-CA"], ("fr-CA", "fr")),
        (("zh-Hans", "zh-Hant"), ["zh-TW", "zh-CN"], ("zh-CN", "zh-TW")),
        (("ru", "fr"), ["ru", "de"], None),
        (("rus", "fra"), ["ru", "fre-FR"], ("ru", "fre-FR")),
    ],
)
def test_two_sides_never_share_a_tag(wanted, tags, pair):
    assert match_two(wanted, tuple(tags)) == pair


@pytest.mark.parametrize(
    ("tag", "usual"),
    [
        ("fre", "fr"),
        ("ger-AT", "de-AT"),
        ("RUS", "ru"),
        ("cze_CZ", "cs-CZ"),
        ("fre-ZZ", "fr-ZZ"),
        ("hello world", "hello world"),
    ],
)
def test_both_codes_of_three_letters_are_known(tag, usual):
    assert canonical_tag(tag) == usual


def test_the_bibliographic_code_is_a_language_for_users_too():
    assert parse_tag("fre-CA") == "fr-CA"
    assert primary_subtag("fre-CA") == "fr"
