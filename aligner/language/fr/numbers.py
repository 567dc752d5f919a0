"""The number words of French, with those of Belgium and Switzerland."""

from fractions import Fraction

from aligner.language.numbers import NumberWords

_CARDINALS = {
    "zéro": 0,
    "un": 1,
    "une": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "six": 6,
    "sept": 7,
    "huit": 8,
    "neuf": 9,
    "dix": 10,
    "onze": 11,
    "douze": 12,
    "treize": 13,
    "quatorze": 14,
    "quinze": 15,
    "seize": 16,
    "vingt": 20,
    "vingts": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "septante": 70,
    "huitante": 80,
    "octante": 80,
    "nonante": 90,
    "cent": 100,
    "cents": 100,
}
_SCALES = {
    "mille": 1000,
    "mil": 1000,
    "millier": 1000,
    "milliers": 1000,
    "million": 10**6,
    "millions": 10**6,
    "milliard": 10**9,
    "milliards": 10**9,
    "billion": 10**12,
    "billions": 10**12,
    "trillion": 10**12,  # 10**18 by the rule, but what translators write for «триллион»
    "trillions": 10**12,
}
_ORDINALS = {
    "unième": 1,
    "cinquième": 5,
    "neuvième": 9,
    "millième": 1000,
    "millionième": 10**6,
    "milliardième": 10**9,
}


def _with_ordinals() -> dict[str, int]:
    words = dict(_ORDINALS)
    for word, value in _CARDINALS.items():
        if value >= 2 and word not in {"cinq", "neuf", "vingts", "cents"}:
            words[f"{word.removesuffix('e')}ième"] = value
    return words | {f"{word}s": value for word, value in words.items()}


def _hints() -> dict[str, tuple[Fraction, ...]]:
    groups: dict[tuple[Fraction | int, ...], str] = {
        (1,): "premier première premiers premières",
        (Fraction(1, 2), 50): "demi demie moitié mi semi",
        (Fraction(1, 3), 33, 3): "tiers",
        (3, Fraction(1, 3)): "tierce tierces",
        (Fraction(1, 4), 25, 15): "quart quarts",
        (
            2,
        ): "second seconde double doubler doublé doublement deuxièmement bilatéral bilatérale bilatéraux bilatérales "
        "biennal couple paire jumelle jumeaux ambos bicentenaire",
        (3,): "triple tripler triplé trilatéral trilatérale trilatéraux trilatérales trio troïka trimestre trimestriel "
        "trimestrielle tripartite",
        (4,): "quadruple quatuor quadrilatéral",
        (5,): "quinquennal quinquennale quintuple quinquennat",
        (6,): "semestre semestriel semestrielle",
        (7, 8): "semaine semaines hebdomadaire septennat",
        (10,): "dizaine dizaines décennie décennies décuple décennal décennale",
        (12, 1): "midi douzaine douzaines an ans année années annuel annuelle",
        (15, 14, 2): "quinzaine quinzaines",
        (20,): "vingtaine",
        (24, 0): "journée minuit",
        (30,): "trentaine trentenaire",
        (40,): "quarantaine quadragénaire",
        (50,): "cinquantaine cinquantenaire quinquagénaire",
        (60,): "soixantaine sexagénaire",
        (70,): "septuagénaire",
        (80,): "octogénaire",
        (90,): "nonagénaire",
        (100,): "centaine centaines centenaire siècle siècles",
        (200,): "bicentenaire",
        (300,): "tricentenaire",
        (1000,): "millénaire millénaires",
    }
    hints = {word: tuple(map(Fraction, values)) for values, words in groups.items() for word in words.split()}
    return hints | {f"{word}s": values for word, values in hints.items() if word.endswith(("aire", "ine", "al", "ale"))}


NUMBERS = NumberWords(
    cardinals=_CARDINALS,
    scales=_SCALES,
    ordinals=_with_ordinals(),
    hints=_hints(),
    links=frozenset({"et"}),
    vague=frozenset(_SCALES) - {"mille", "mil", "million", "milliard"},
    ambiguous=frozenset({"neuf", "cent", "mille", "mil"}),
    denominators={
        "tiers": 3,
        "quart": 4,
        "quarts": 4,
        "cinquième": 5,
        "cinquièmes": 5,
        "dixième": 10,
        "dixièmes": 10,
    },
    multiplied=True,
)
"""“neuf” is new as well as nine; “pour cent” is read apart."""
