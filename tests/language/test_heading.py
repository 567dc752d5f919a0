"""What the head of a column says of its language."""

import pytest

from aligner.language.heading import heading_language


@pytest.mark.parametrize(
    ("heading", "tag"),
    [
        ("ru", "ru"),
        ("ru-RU", "ru-RU"),
        ("FR_ca", "fr-CA"),
        ("rus", "ru"),
        ("fre", "fr"),
        ("Russian", "ru"),
        ("Russian (Russia)", "ru-RU"),
        ("Russian - Russia", "ru-RU"),
        ("Русский", "ru"),
        ("русский (Россия)", "ru-RU"),
        ("Французский текст", "fr"),
        ("français (Canada)", "fr-CA"),
        ("Texte russe", "ru"),
        ("Source (Russian)", "ru"),
        ("Target [fr-BE]", "fr-BE"),
        ("Russisch", "ru"),
        ("Source RU", "ru"),
        ("key", None),
        ("Key name", None),
        ("Оригинал", None),
        ("", None),
        ("Он говорит по-русски, а она молчит", None),
        ("5", None),
    ],
)
def test_a_heading_names_a_language(heading, tag):
    assert heading_language(heading) == tag


def test_a_heading_may_be_written_in_the_language_of_the_texts():
    assert heading_language("ryska") is None
    assert heading_language("ryska", ("sv", "ru")) == "ru"
