import pytest

from aligner import Document, InputError
from aligner.read.language import Verdict, check_languages, impression, judge, recognise

TEXTS = {
    "ru": "Вчера в парке было много людей, и все они пришли на праздник. Он был весёлым, но дождь помешал танцам.",
    "fr": "Hier, il y avait beaucoup de monde dans le parc, et tous étaient venus pour la fête. Elle était belle.",
    "en": "Yesterday there were many people in the park, and they had all come to the feast. It was a merry one.",
    "de": "Gestern waren viele Leute im Park, und sie sind alle zum Fest gekommen. Es war schön, aber nicht so warm.",
    "es": "Ayer había mucha gente en el parque, y todos habían venido a la fiesta. Era muy alegre, pero con lluvia.",
    "it": "Ieri c'era molta gente nel parco, e tutti sono venuti per la festa. Era bella, ma non era per più ora.",
    "nl": "Gisteren waren er veel mensen in het park, en ze zijn allemaal naar het feest gekomen. Het was niet warm.",
    "pt": "Ontem havia muita gente no parque, e todos vieram para a festa. Foi muito alegre, mas não durou mais.",
    "pl": "Wczoraj w parku było dużo ludzi, a wszyscy przyszli na zabawę. Była wesoła, ale nie do nocy, bo padało.",
    "tr": "Dün parkta çok insan vardı ve hepsi bu şenlik için geldi. Hava daha güzel değil ama ne kadar da neşeli gün.",
    "ar": "كان في الحديقة أمس كثير من الناس، وقد جاؤوا جميعا إلى الحفل الذي كان جميلا.",
    "th": "เมื่อวานมีคนมากมายในสวนสาธารณะ และทุกคนมาร่วมงานเทศกาล",
    "zh": "昨天公园里有很多人，他们都是来参加节日活动的。活动很热闹，可是后来下雨了，大家都回家了，孩子们也都很高兴。",
    "ja": "昨日、公園にはたくさんの人がいました。みんなお祭りに来たのです。とても楽しかったけれど、雨が降りました。",
    "ko": "어제 공원에는 사람이 많았습니다. 모두 축제에 온 사람들이었습니다. 즐거웠지만 비가 와서 집으로 돌아갔습니다.",
}
UKRAINIAN = "Учора в парку було багато людей, і всі вони прийшли на свято. Воно було веселим, але дощ завадив танцям."
MOJIBAKE = TEXTS["ru"].encode("cp1251").decode("cp1252")


def document(text: str, lang: str) -> Document:
    return Document(text, lang, path=f"a.{lang}.txt")


def notices(source: Document, target: Document) -> list[str]:
    told: list[str] = []
    check_languages(source, target, told.append)
    return told


@pytest.mark.parametrize("language", TEXTS)
def test_each_language_is_recognised(language):
    assert recognise(impression(TEXTS[language])) == language


@pytest.mark.parametrize("language", TEXTS)
def test_each_text_fits_its_own_language_and_clearly_no_other(language):
    look = impression(TEXTS[language] * 3)
    verdicts = {other: judge(look, other) for other in TEXTS}
    assert verdicts.pop(language) is Verdict.FITS
    assert {other for other, verdict in verdicts.items() if verdict is Verdict.FITS} == set()


@pytest.mark.parametrize(
    ("source", "target"),
    [
        pytest.param(TEXTS["ru"], TEXTS["fr"], id="as they should be"),
        pytest.param("Да", "Oui", id="two words"),
        pytest.param("https://example.org", "https://example.org", id="links alone"),
        pytest.param("1. 2. 3.", "1. 2. 3.", id="figures alone"),
        pytest.param("Microsoft Windows", "Microsoft Windows", id="names alone"),
        pytest.param(UKRAINIAN, TEXTS["fr"], id="a language without a profile in the script"),
        pytest.param("Москва\nКазань\nТверь\nОмск\n" * 20, "Moscou\nKazan\nTver\nOmsk\n" * 20, id="a list of names"),
        pytest.param(TEXTS["ru"] + TEXTS["en"][:60], TEXTS["fr"] + TEXTS["en"][:60], id="with a quotation"),
    ],
)
def test_sound_pairs_pass_without_a_word(source, target):
    assert notices(document(source, "ru"), document(target, "fr")) == []


def test_a_language_without_a_profile_is_not_judged():
    assert notices(document(TEXTS["en"], "fi"), document(TEXTS["fr"], "fr")) == []


def test_mixed_texts_pass_with_a_notice():
    mixed = TEXTS["ru"] + TEXTS["fr"] * 2
    assert notices(document(mixed, "ru"), document(TEXTS["fr"], "fr")) == [
        "a.ru.txt does not look all Russian: if it is in another language, say which with `source_lang`"
    ]


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        pytest.param(
            TEXTS["fr"],
            TEXTS["ru"],
            "the files look swapped: a.ru.txt is in French and a.fr.txt in Russian; give them in the other order, or "
            "say `source_lang=fr` `target_lang=ru`",
            id="swapped",
        ),
        pytest.param("Bonjour !", "Привет!", "the files look swapped: ", id="swapped, one word each"),
        pytest.param(
            TEXTS["fr"],
            TEXTS["fr"],
            "both files are in French: a.ru.txt should be in Russian; give the right file, or say its language with "
            "`source_lang`",
            id="twice the target",
        ),
        pytest.param(
            TEXTS["ru"],
            TEXTS["ru"],
            "both files are in Russian: a.fr.txt should be in French; give the right file, or say its language with "
            "`target_lang`",
            id="twice the source",
        ),
        pytest.param(
            TEXTS["ru"],
            TEXTS["de"] * 2,
            "a.fr.txt is in German, not in French; give the right file, or say `target_lang=de`",
            id="another language of the same script",
        ),
        pytest.param(
            TEXTS["zh"],
            TEXTS["fr"],
            "a.ru.txt is in Chinese, not in Russian; give the right file, or say `source_lang=zh`",
            id="another script",
        ),
        pytest.param(
            TEXTS["ru"],
            MOJIBAKE,
            "a.fr.txt is not in French, nor in any language known here: check that it is the right file and not",
            id="decoded wrongly",
        ),
    ],
)
def test_clear_cases_are_refused_with_the_option_to_use(source, target, message):
    with pytest.raises(InputError) as caught:
        check_languages(document(source, "ru"), document(target, "fr"), lambda _: None)
    assert str(caught.value).startswith(message)


def test_a_long_text_is_judged_by_pieces_from_all_over_it():
    look = impression(TEXTS["ru"] * 5000 + TEXTS["fr"] * 5000)
    assert len(look.letters) < 20_000
    assert 0.4 < sum("а" <= letter <= "я" for letter in look.letters) / len(look.letters) < 0.6


def test_texts_from_memory_are_called_by_their_side():
    with pytest.raises(InputError, match="the source is in French and the target in Russian"):
        check_languages(Document(TEXTS["fr"], "ru"), Document(TEXTS["ru"], "fr"), lambda _: None)
