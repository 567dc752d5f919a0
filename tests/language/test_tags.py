import pytest

from aligner import InputError
from aligner.language.tags import language_name, parse_tag, primary_subtag


@pytest.mark.parametrize(
    ("tag", "usual"),
    [
        ("ru", "ru"),
        ("FR", "fr"),
        ("fr-ca", "fr-CA"),
        ("ru_RU", "ru-RU"),
        ("rus", "ru"),
        ("fra", "fr"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("de-CH-1996", "de-CH-1996"),
        ("uk", "uk"),
        ("chm", "chm"),
        ("mhr", "mhr"),
        ("tgl", "tl"),
        ("hbs", "sh"),
        ("dut", "nl"),
        ("fr-XK", "fr-XK"),
        (" fr ", "fr"),
        ("fr-x-presse", "fr-x-presse"),
    ],
)
def test_tags_come_out_in_their_usual_spelling(tag, usual):
    assert parse_tag(tag) == usual


@pytest.mark.parametrize(("tag", "primary"), [("fr", "fr"), ("FR_ca", "fr"), ("zh-Hant-TW", "zh"), ("", "")])
def test_a_tag_of_any_file_begins_with_its_language(tag, primary):
    assert primary_subtag(tag) == primary


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("", "'' is not a language tag; write a code such as ru, fr or fr-CA"),
        ("russian", "'russian' is not a language tag (the code of Russian is ru); write a code"),
        ("français", "'français' is not a language tag"),
        ("ru RU", "'ru RU' is not a language tag"),
        ("xx", "'xx' names no language that ISO 639 knows"),
        ("qqq", "'qqq' names no language that ISO 639 knows"),
        ("fr-ZZ", "'fr-ZZ' names no region that ISO 3166 knows: ZZ"),
        ("f", "'f' is not a language tag"),
    ],
)
def test_what_is_no_tag_is_refused(tag, message):
    with pytest.raises(InputError) as caught:
        parse_tag(tag)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("ru", "Russian"),
        ("fr-CA", "French"),
        ("fi", "Finnish"),
        ("und", "Unknown language"),
        ("chm", "Mari"),
        ("dut", "Dutch"),
        ("mhr", "mhr"),
    ],
)
def test_languages_have_english_names(tag, name):
    assert language_name(tag) == name
