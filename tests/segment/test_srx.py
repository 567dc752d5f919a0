"""Our rules as rules of SRX: they cut as the splitter does, and those of others are followed as SRX has it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import regex

from aligner.document import Document, Paragraph
from aligner.language.registry import known_languages, language_of
from aligner.segment import split
from aligner.segment.srx.cutting import PatternError, compiled, cut, cutter, rules_for
from aligner.segment.srx.ours import our_rules, rules_of
from aligner.segment.srx.rule import LanguageRules, Rule

DATA = Path(__file__).parents[2] / "data"


def by_ours(text: str, lang: str) -> list[str]:
    ready = cutter(rules_of(language_of(lang)).rules)
    return [segment.text for segment in cut(Document(text, lang), ready).segments]


@pytest.mark.parametrize(
    ("lang", "marked"),
    [
        ("ru", "См. рис. 2.|Он пришёл в 2020 г.|Там стоял дом им. Пушкина и т. д.|Затем стемнело."),
        ("ru", "Выступил С. В. Кедров.|Он сказал «Нет! Да» и ушёл.|– Куда? – спросили его.|– Домой!"),
        ("ru", "В 2020 г. вышла книга (см. выше. Ред.) о реке.|Придёшь? или нет."),
        ("fr", "M. Dupont a lu l’art. 5, p. 12, etc.|Il part.|« Où vas-tu ? » dit-elle.|Elle rit."),
        ("fr", "J.-P. Bruneau est né en 300 av. J.-C.|La date est fausse.|Voir https://a.example/b.|Fin."),
        ("en", "Mr. Hale met Dr. Ann B. Cole at 5 p.m. on Monday.|He left.|[…]|She stayed."),
        ("de", "Am 3. Oktober kam Dr. Weber, d. h. früh.|Er blieb bis 5 Uhr.|Nr. 7 fehlt."),
        ("es", "El Sr. Díaz vive en la av. Norte.|¿Quién es?|No lo sé."),
        ("it", "Il Sig. Neri, cfr. pag. 3, è partito.|Non torna."),
        ("nl", "Dhr. Vos woont hier, d.w.z. dichtbij.|Hij komt niet."),
        ("pl", "Przyszedł prof. Lis, tj. nasz gość.|To dobrze."),
        ("pt", "O Sr. Melo saiu cedo.|Ele volta amanhã."),
        ("tr", "Bugün Prof. Kaya geldi.|Bu iyi."),
        ("zh", "今天下雨。|明天晴。|他说：“好！”|大家笑了。"),
        ("ja", "今日は雨です。|明日は晴れます。"),
        ("ko", "오늘은 비가 옵니다.|내일은 맑습니다."),
        ("ar", "وصل الوفد أمس.|هل يعود غدا؟|لا نعلم."),
        ("th", "วันนี้ฝนตก.|พรุ่งนี้แดดออก."),
    ],
)
def test_the_rules_of_each_language_cut_as_its_table_says(lang: str, marked: str):
    expected = marked.split("|")
    text = (" " if lang not in {"zh", "ja"} else "").join(expected)
    assert by_ours(text, lang) == expected


@pytest.mark.parametrize("path", sorted(DATA.glob("*.txt")), ids=lambda path: path.name)
def test_the_samples_are_cut_as_the_splitter_cuts_them(path: Path):
    lang = path.name.split(".")[1]
    text = path.read_text(encoding="utf-8")
    assert by_ours(text, lang) == [segment.text for segment in split(Document(text, lang)).segments]


def test_there_are_rules_for_every_language_with_a_table_and_for_all_others():
    languages = our_rules()
    for tag in known_languages():
        first = next(one for one in languages if regex.fullmatch(one.pattern, f"{tag}-XX"))
        assert first.pattern != ".*"
    assert rules_for("sv", languages) == languages[-1].rules


def test_the_patterns_ask_for_nothing_that_java_or_net_lack():
    for language in our_rules():
        for rule in language.rules:
            for pattern in (rule.before, rule.after):
                assert not re.search(r"[*+?}]\+|\(\?>|\(\?P|\\[hRwWbB]|&&", pattern), (language.name, rule)
                assert all("*" not in behind for behind in re.findall(r"\(\?<[=!]((?:[^()]|\([^()]*\))*)\)", pattern))


def test_the_first_rule_that_is_about_a_place_decides():
    rules = Rule(False, r"\bc\.", r"\s"), Rule(True, r"\.", r"\s"), Rule(False, r"d\.", r"\s")
    segments = cut(Document("a b. c. d. e", "en"), cutter(rules)).segments
    assert [(segment.text, segment.start) for segment in segments] == [("a b.", 0), ("c. d.", 5), ("e", 11)]


def test_a_place_that_no_rule_is_about_is_no_cut():
    assert len(cut(Document("Eins. Zwei.", "de"), cutter((Rule(True, "!", r"\s"),))).segments) == 1


def test_a_pattern_matches_across_matches_of_its_own():
    segments = cut(Document("aXaXa", "en"), cutter((Rule(True, "aX", "a"),))).segments
    assert [segment.text for segment in segments] == ["aX", "aX", "a"]


def test_paragraphs_are_cut_each_by_itself():
    text = "Un. Deux\nTrois"
    whole = Document(text, "fr", paragraphs=(Paragraph(0, len(text)),))
    rules = cutter((Rule(True, r"\.", r"\s"),))
    assert [s.text for s in cut(whole, rules).segments] == ["Un.", "Deux\nTrois"]
    assert [(s.text, s.paragraph) for s in cut(Document(text, "fr"), rules).segments] == [
        ("Un.", 0),
        ("Deux", 0),
        ("Trois", 1),
    ]


def test_the_first_language_whose_pattern_matches_gives_the_rules():
    first, second = (Rule(True, "a", ""),), (Rule(True, "b", ""),)
    languages = LanguageRules("French", "(?i)fr.*", first), LanguageRules("All", ".*", second)
    assert rules_for("FR-ca", languages) == first
    assert rules_for("ru", languages) == second
    assert rules_for("fr", languages, cascade=True) == (*first, *second)


@pytest.mark.parametrize("pattern", ["(", "[a", r"\p{Nonsense}"])
def test_a_pattern_that_is_none_is_refused_with_its_words(pattern: str):
    with pytest.raises(PatternError, match=re.escape(pattern)):
        compiled(Rule(True, pattern, ""))


def test_code_points_and_horizontal_spaces_are_read_as_icu_has_them():
    assert compiled(Rule(True, r"\x{2026}", r"\h")).search("…\u00a0a")
