import codecs

import pytest

from aligner.read.encodings import contradicted, decode

RUSSIAN = "Весной в городе открыли новую библиотеку. В ней – три зала, «зелёный» сад и кафе. Читатели довольны!"
FRENCH = "Au printemps, la ville a ouvert une bibliothèque. Trois salles, un café et un jardin très «vert» : ça plaît."
SHORT = {"ru": "Сегодня тепло", "fr": "Été très doux"}
TEXTS = {"ru": RUSSIAN, "fr": FRENCH}

LEGACY = [
    ("ru", "cp1251", "windows-1251"),
    ("ru", "koi8_r", "KOI8-R"),
    ("ru", "cp866", "IBM866"),
    ("ru", "mac_cyrillic", "Mac Cyrillic"),
    ("ru", "iso8859_5", "ISO-8859-5"),
    ("fr", "cp1252", "windows-1252"),
    ("fr", "mac_roman", "Mac Roman"),
    ("fr", "cp850", "IBM850"),
]


def decoded(data: bytes, lang: str) -> tuple[str, str, list[str]]:
    notices: list[str] = []
    found = decode(data, lang, "a.txt", notices.append)
    return found.text, found.encoding, notices


@pytest.mark.parametrize(("lang", "codec", "name"), LEGACY)
def test_legacy_encodings_are_told_apart_and_named(lang, codec, name):
    encodable = TEXTS[lang].encode(codec, "ignore")  # some lack a sign or two, such as the quotation marks of KOI8-R
    text, encoding, notices = decoded(encodable, lang)
    assert text == encodable.decode(codec)
    assert encoding == codec
    assert notices == [f"a.txt is read as {name}; if that looks wrong, save it as UTF-8"]


@pytest.mark.parametrize(("lang", "codec", "name"), LEGACY)
def test_two_words_are_enough_when_the_language_is_known(lang, codec, name):
    assert decoded(SHORT[lang].encode(codec), lang)[0] == SHORT[lang]


@pytest.mark.parametrize("codec", ["cp1251", "koi8_r", "cp866"])
def test_a_swapped_legacy_file_still_reads_as_what_it_is(codec):
    encodable = RUSSIAN.encode(codec, "ignore")
    assert decoded(encodable, "fr")[0] == encodable.decode(codec)


@pytest.mark.parametrize(
    ("lang", "codec", "text"),
    [
        ("de", "cp1252", "Über die Brücke fährt heute kein Zug, weil es schneit."),
        ("pl", "cp1250", "Dziś jest ładna pogoda, więc idziemy się przejść."),
        ("tr", "cp1254", "Bugün hava çok güzel, öğleden sonra yürüyüşe çıkıyoruz."),
        ("ar", "cp1256", "الطقس جميل اليوم، ونحن نذهب إلى الحديقة."),
        ("th", "cp874", "วันนี้อากาศดีมาก เราไปสวนสาธารณะ"),
        ("zh", "gb18030", "今天天气很好，我们去公园散步。"),
        ("ja", "cp932", "今日は良い天気なので、公園へ行きます。"),
        ("ko", "cp949", "오늘은 날씨가 좋아서 공원에 갑니다."),
    ],
)
def test_the_encoders_other_languages_have_their_encodings_too(lang, codec, text):
    assert decoded(text.encode(codec), lang)[:2] == (text, codec)


@pytest.mark.parametrize("lang", ["ru", "fr"])
@pytest.mark.parametrize(("codec", "encoding"), [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("ascii", "utf-8")])
def test_utf_8_needs_no_notice(lang, codec, encoding):
    text = "plain" if codec == "ascii" else TEXTS[lang]
    assert decoded(text.encode(codec), lang) == (text, encoding, [])


@pytest.mark.parametrize("lang", ["ru", "fr"])
@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_known_with_and_without_its_mark(lang, codec):
    text, encoding, notices = decoded(TEXTS[lang].encode(codec), lang)
    assert (text, encoding) == (TEXTS[lang], codec)
    assert codec.upper().replace("-L", " L").replace("-B", " B") in notices[0]


def test_a_byte_order_mark_is_no_part_of_the_text():
    assert decoded("\ufeffДа".encode(), "ru")[0] == "Да"
    assert decoded(b"\xfe\xff" + "Да".encode("utf-16-be"), "ru")[0] == "Да"


def test_a_damaged_utf_8_file_is_read_as_utf_8_and_the_line_is_named():
    data = f"{RUSSIAN}\n{RUSSIAN}".encode()
    at = data.rindex("кафе".encode())
    text, encoding, notices = decoded(data[:at] + b"\xff" + data[at:], "ru")
    assert encoding == "utf-8"
    assert text == RUSSIAN + "\n" + RUSSIAN.replace("кафе", "\ufffdкафе")
    assert notices == ["a.txt is damaged UTF-8: some bytes are shown as \ufffd, the first in line 2"]


def test_a_byte_that_the_encoding_lacks_does_not_lose_the_file():
    data = FRENCH.encode("cp1252") + b" \x81"
    assert decoded(data, "fr")[0].startswith(FRENCH)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\u2028", "\x85"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_line_endings_stay_as_they_are(codec, ending):
    text = ending.join((RUSSIAN, "", RUSSIAN, ""))
    assert decoded(text.encode(codec), "ru")[0] == text


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE + codecs.BOM_UTF8])
def test_a_byte_order_mark_that_lies_is_told(mark):
    notices: list[str] = []
    found = decode(mark + "Съешь же ещё этих булок.".encode(), "ru", "a.txt", notices.append)
    assert (found.text, found.encoding) == ("Съешь же ещё этих булок.", "utf-8")
    assert notices == ["a.txt says that it is UTF-16 and is UTF-8; it is read as that"]


@pytest.mark.parametrize(
    ("text", "codec", "declared", "lang", "expected"),
    [
        ("Съешь же ещё этих мягких французских булок.", "cp1251", "cp1252", "ru", "cp1251"),
        ("Съешь же ещё этих мягких французских булок.", "koi8_r", "cp1251", "ru", "koi8_r"),
        ("Съешь же ещё этих мягких французских булок.", "cp1251", "cp1251", "ru", None),
        ("L’été dernier, à Évian, nous étions très âgés déjà.", "cp1252", "cp1252", "fr", None),
        ("L’été dernier, à Évian, nous étions très âgés déjà.", "cp1252", "cp1251", "fr", "cp1252"),
        ("Съешь же ещё этих мягких французских булок.", "cp1251", "cp1252", "und", None),
    ],
)
def test_a_declaration_is_doubted_where_the_language_says_otherwise(text, codec, declared, lang, expected):
    assert contradicted(text.encode(codec), declared, lang) == expected
