"""Parts of a pair without counterpart: found, and marked with their very words."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import aligner.embed
from aligner.alignment import Alignment, Flag, Severity
from aligner.bilingual.pairs import paired
from aligner.checks import run_checks
from aligner.checks.support.bitext import Bitext
from aligner.checks.support.clauses import candidates, parts, without
from aligner.checks.support.evidence import (
    CLAUSE_FEATURES,
    COUNTS,
    PAIR_FEATURES,
    WORD_FEATURES,
    Question,
    log_ratios,
    pair_features,
)
from aligner.checks.support.omission import read_clauses, read_in_context, suspicions
from aligner.checks.support.omission_model import ALL_FEATURES, FEATURES_IN_CONTEXT, evidence_for_any, omission_model
from aligner.embed import contextual_encoder, contextual_weights, load_encoder
from aligner.embed.cache import VectorCache
from aligner.embed.contextual import ContextualEncoder, TokenStates
from aligner.embed.encoder import Encoder
from aligner.tasks.check import check as check_alignment

FAITHFUL = (
    (
        "Музей открылся в субботу, и первые гости пришли рано утром.",
        "Le musée a ouvert samedi et les premiers visiteurs sont venus tôt le matin.",
    ),
    (
        "Оркестр играл на площади, пока не начался дождь.",
        "L'orchestre a joué sur la place jusqu'à ce que la pluie commence.",
    ),
    ("Дети посадили двадцать деревьев вдоль реки.", "Les enfants ont planté vingt arbres le long de la rivière."),
    ("Пекарня на углу закрыта по понедельникам.", "La boulangerie du coin est fermée le lundi."),
)
WHOLE = (
    "Стороны обсудили поставки зерна, ремонт горных дорог и подготовку молодых врачей.",
    "Les parties ont évoqué les livraisons de céréales, la réparation des routes de montagne et la "
    "formation des jeunes médecins.",
)


with_weights = pytest.mark.skipif(
    importlib.util.find_spec(contextual_weights.PACKAGE) is None, reason="the extra [context] is not installed"
)


@cache
def encoder() -> Encoder:
    return load_encoder(threads=1)


def partial_flags(*pairs: tuple[str, str]) -> tuple[Flag, ...]:
    kinds = ["partial-missing", "partial-added"]
    return check_alignment(paired(pairs, "ru", "fr", "pairs"), checks=kinds, encoder=encoder()).flags


def marked(flag: Flag, alignment: Alignment) -> str:
    spans, document = (
        (flag.source_spans, alignment.source) if flag.source_spans else (flag.target_spans, alignment.target)
    )
    return " ".join(document.text[start:stop] for start, stop in spans)


def test_a_dropped_clause_is_marked_with_its_words():
    whole = (
        "Стороны выразили намерение развивать сотрудничество по торгово-промышленной и культурно-просветительской "
        "линиям, а также в области спорта."
    )
    pairs = (*FAITHFUL, (whole, "Les parties ont exprimé leur intention de développer la coopération."))
    (flag,) = partial_flags(*pairs)
    assert (flag.kind, flag.severity, flag.bead, flag.target_spans) == ("partial-missing", Severity.ERROR, 4, ())
    assert marked(flag, paired(pairs, "ru", "fr", "pairs")) == (
        "по торгово-промышленной и культурно-просветительской линиям, а также в области спорта."
    )
    assert flag.message == (
        "“по торгово-промышленной и культурно-просветительской…” has no counterpart in the translation"
    )


def test_an_added_clause_is_marked_with_its_words():
    longer = "La boulangerie du coin, que les voisins aiment beaucoup pour son pain noir, est fermée le lundi."
    pairs = (*FAITHFUL[:3], (FAITHFUL[3][0], longer))
    (flag,) = partial_flags(*pairs)
    assert (flag.kind, flag.bead, flag.source_spans) == ("partial-added", 3, ())
    assert "que les voisins aiment beaucoup pour son pain noir" in marked(flag, paired(pairs, "ru", "fr", "pairs"))


def test_faithful_translations_are_left_alone():
    assert not [flag for flag in partial_flags(*FAITHFUL, WHOLE) if flag.severity is not Severity.INFO]


CHINESE = (
    ("市场昨天早上重新开放了。", "Le marché a rouvert hier matin."),
    (
        "居民们带着孩子来到广场，在那里喝茶，直到天黑才回家。",
        "Les habitants sont venus sur la place avec leurs enfants, y ont bu du thé, et ne sont rentrés qu’à la nuit.",
    ),
    (
        "老桥整个夏天都关闭，因为工人们要修理桥墩。",
        "Le vieux pont reste fermé tout l’été, car les ouvriers réparent les piles.",
    ),
    (
        "图书馆买了三百本新书，其中大部分是儿童读物。",
        "La bibliothèque a acheté trois cents livres neufs, dont la plupart sont pour les enfants.",
    ),
    ("下雨的时候，猫睡在窗台上。", "Quand il pleut, le chat dort sur le rebord de la fenêtre."),
    (
        "火车晚点了两个小时，乘客们在站台上等待，有些人生气了。",
        "Le train avait deux heures de retard, les voyageurs attendaient sur le quai, et certains se fâchaient.",
    ),
)


@pytest.mark.parametrize("turned", [False, True])
def test_a_language_without_spaces_has_words_that_find_their_counterparts(turned: bool):
    pairs = [pair[::-1] if turned else pair for pair in CHINESE]
    languages = ("fr", "zh") if turned else ("zh", "fr")
    kinds = ["partial-missing", "partial-added"]
    assert check_alignment(paired(pairs, *languages, "pairs"), checks=kinds, encoder=encoder()).flags == ()


def test_a_clause_that_is_dropped_from_one_is_marked():
    cut = ("医生说他需要休息，多喝水，每天散步半小时，并且不要再抽烟。", "Le médecin dit qu’il doit se reposer.")
    pairs = (*CHINESE, cut)
    (flag,) = check_alignment(paired(pairs, "zh", "fr", "pairs"), checks=["partial-missing"], encoder=encoder()).flags
    assert (flag.bead, flag.severity) == (len(CHINESE), Severity.WARNING)
    assert marked(flag, paired(pairs, "zh", "fr", "pairs")) == "多喝水，每天散步半小时，并且不要再抽烟。"


def test_the_usual_of_two_languages_is_known_by_the_way_of_english():
    model = omission_model()
    assert model.usual("ru", "fr") == model.pairs["ru-fr"]
    assert model.usual("ko", "zh")["letters"] == pytest.approx(
        model.languages["ko"]["letters"] - model.languages["zh"]["letters"]
    )
    assert model.usual("ja", "fr")["letters"] < -0.3
    assert model.usual("fr", "sv") == {}


def test_without_an_encoder_nothing_is_said():
    assert run_checks(Bitext(paired(FAITHFUL, "ru", "fr", "pairs")), ["partial-missing"]).flags == ()


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Он пришёл, увидел и победил.", "ru", "Он пришёл,|увидел|и победил."),
        ("Переговоры прошли в Казани по просьбе сторон.", "ru", "Переговоры прошли|в Казани|по просьбе сторон."),
        ("Le maire, qui parle d'abord, salue la foule.", "fr", "Le maire,|qui parle|d'abord,|salue la foule."),
        ("Der Zug hält hier, weil Schnee liegt.", "de", "Der Zug hält hier,|weil Schnee liegt."),
        ("Hark (nu) och då; sedan.", "sv", "Hark|(nu)|och då;|sedan."),
        ("住民は広場に来て、お茶を飲み、家に帰った。", "ja", "住民は広場に来て、|お茶を飲み、|家に帰った。"),
        ("面包店（街角那家）关门了；明天再来。", "zh", "面包店（街角那家）关门了；|明天再来。"),
        ("ฝนตกทั้งวัน เด็กๆ อยู่บ้าน", "th", "ฝนตกทั้งวัน|เด็กๆ|อยู่บ้าน"),
        ("جاء الأطفال، ثم عادوا؛ ونام الجميع.", "ar", "جاء الأطفال،|ثم عادوا؛|ونام الجميع."),
        ("Слово", "ru", "Слово"),
        ("", "ru", ""),
    ],
)
def test_a_sentence_is_cut_at_marks_and_before_openers(text: str, language: str, expected: str):
    assert "|".join(text[start:stop].strip() for start, stop in parts(text, language)) == expected


@given(st.text(alphabet="аб вно, ():;–и\n", max_size=60))
def test_candidates_lie_inside_the_text_and_leave_something(text: str):
    for start, stop in candidates(text, "ru"):
        assert 0 <= start < stop <= len(text)
        assert without(text, start, stop)


def test_where_nothing_cuts_a_text_its_words_are_its_parts():
    text = "Пекарня радует соседей свежими булочками."
    found = [text[start:stop] for start, stop in candidates(text, "ru")]
    assert "свежими булочками." in found
    assert "Пекарня радует" in found
    assert "булочками." not in found


def test_what_is_cut_out_leaves_one_space():
    assert without("Утром, очень рано, они ушли.", 7, 18) == "Утром, они ушли."


def test_counts_are_compared_with_what_is_usual():
    usual = log_ratios("Пять слов стоят здесь рядом.", "Cinq mots sont ici.")
    question = Question("Пять слов стоят здесь рядом.", "Cinq mots sont ici.", "ru", "fr", 0.8, usual)
    assert pair_features(question)[: len(COUNTS)] == pytest.approx(np.zeros(len(COUNTS)))


def test_a_figure_and_a_name_that_stand_opposite_are_found():
    text = "Вчера приехали 24 врача, а Ушаков встретил их."
    question = Question(text, "Hier, 24 médecins sont arrivés et Ouchakov les a reçus.", "ru", "fr", 0.8, {})
    ((spans, features),) = read_clauses([question], encoder())
    column = {name: k for k, name in enumerate(WORD_FEATURES + CLAUSE_FEATURES)}
    with_name = next(k for k, (start, stop) in enumerate(spans) if text[start:stop] == "а Ушаков встретил их.")
    assert features[with_name, column["names_found"]] > 0.9
    assert features[with_name, column["names_lost"]] < 0.1
    with_figure = next(k for k, (start, stop) in enumerate(spans) if "24" in text[start:stop])
    assert features[with_figure, column["figures_found"]] == 1


def test_many_clauses_are_no_evidence_by_being_many():
    assert evidence_for_any(np.full(1, 0.3)) == pytest.approx(evidence_for_any(np.full(20, 0.3)))


def test_the_shipped_model_knows_every_feature():
    model = omission_model()
    assert len(model.drop.look.choice.weights) == len(ALL_FEATURES)
    assert len(model.context.look.choice.weights) == len(FEATURES_IN_CONTEXT)
    assert model.drop.look.choice.weights[ALL_FEATURES.index("drop_gain")] > 0
    for last in (model.drop, model.context):
        assert last.judgement.weights[0] > 0  # what the trees say counts for it
    assert model.screen.features.max() < len(PAIR_FEATURES)
    assert model.drop.look.verdict.features.max() == len(ALL_FEATURES)  # the logit's odds come after the features


def test_no_question_needs_no_answer():
    assert suspicions([], encoder()) == []


def test_addresses_and_what_an_acronym_stands_for_are_not_counted():
    alike = log_ratios("Фонд сохранения болот (ФСБ) рад.", "ФСБ рад.")
    assert alike["words"] == pytest.approx(log_ratios("(ФСБ) рад.", "ФСБ рад.")["words"])
    assert log_ratios("Смотрите https://example.org/very/long/place тут.", "Voyez https://example.org ici.") == (
        log_ratios("Смотрите  тут.", "Voyez  ici.")
    )


def test_without_the_extra_pairs_are_judged_as_with_no_context(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(contextual_weights, "is_installed", lambda: False)
    contextual_encoder.cache_clear()
    pairs = (*FAITHFUL, (WHOLE[0], "Les parties ont évoqué les livraisons de céréales."))
    alignment = paired(pairs, "ru", "fr", "pairs")
    plain = check_alignment(alignment, encoder=encoder(), context=False)
    assert check_alignment(alignment, encoder=encoder(), context=True) == plain
    assert not plain.signature.get("context")
    assert [flag.kind for flag in plain.flags if flag.kind.startswith("partial")] == ["partial-missing"]
    contextual_encoder.cache_clear()


@with_weights
def test_what_a_second_look_read_is_in_the_signature(monkeypatch: pytest.MonkeyPatch):
    use_the_extra(monkeypatch)
    alignment = paired(FAITHFUL, "ru", "fr", "pairs")
    assert check_alignment(alignment, encoder=encoder()).signature.get("context") == ContextualEncoder.identity
    for choice in ({"context": False}, {"checks": ["number"]}):
        assert not check_alignment(alignment, encoder=encoder(), **choice).signature.get("context")


@with_weights
def test_a_second_look_sees_a_dropped_clause_and_leaves_the_faithful_alone(monkeypatch: pytest.MonkeyPatch):
    use_the_extra(monkeypatch)
    pairs = (*FAITHFUL, (WHOLE[0], "Les parties ont évoqué les livraisons de céréales."))
    flags = [flag for flag in partial_flags(*pairs) if flag.severity is not Severity.INFO]
    assert [(flag.kind, flag.bead) for flag in flags] == [("partial-missing", 4)]
    assert not [flag for flag in partial_flags(*FAITHFUL, WHOLE) if flag.severity is not Severity.INFO]


@with_weights
def test_a_pair_that_an_earlier_run_kept_is_not_read_again(tmp_path: Path):
    asked = [
        Question(source, target, "ru", "fr", 0.7, {})
        for source, target in (*FAITHFUL, (WHOLE[0], "Les parties ont évoqué les livraisons de céréales."))
    ]
    first = read_in_context(asked[1:], Counting(tmp_path))
    reader = Counting(tmp_path)
    again = read_in_context(asked, reader)
    assert reader.read == [asked[0].text, asked[0].other]
    for pair, same in zip(first, again[1:], strict=True):
        for side, other in zip(pair, same, strict=True):
            assert side.odds_of_any == other.odds_of_any
            assert np.array_equal(side.odds, other.odds)


class Counting(ContextualEncoder):
    """Notes the texts that are read."""

    def __init__(self, folder: Path) -> None:
        super().__init__(cache=VectorCache(folder / "vectors.sqlite"))
        self.read: list[str] = []

    def states(self, texts: Sequence[str]) -> list[TokenStates]:
        self.read += texts
        return super().states(texts)


def use_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests of the second look; all others say what the program does without it."""
    monkeypatch.setattr(aligner.embed, "contextual_encoder", lambda threads, keep: ContextualEncoder(threads))
