"""Amounts: flags on untouched translations, and how many changed units, currencies, fractions, eras … are found.

python bench/amounts.py BENCH_DATA [--half tuning|measuring] [--show]

In every pair with an amount that can be changed, on either side, one word is exchanged for another of its sort
(“km” for “m”, “par an” for “par mois”): of five runs each changes a fifth of these pairs, so that each pair is changed
once. A change of scale counts as found by a flag of kind ``number`` too. The sets are in two halves: the rules were
tuned on the first alone.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import click
from figures import document
from public_sets import read
from sets import require

from aligner.alignment import Alignment, Bead, Flag, Severity
from aligner.checks import amount, number
from aligner.checks.support.bitext import Bitext

TUNING = {"ntrex": "ntrex-dev/pairs", "debian": "", "wesnoth": ""}
MEASURING = {
    "tico": "tico/tico19-test",
    "sdg": "un/sdg",
    "tico-dev": "",
    "php": "",
    "react": "",
    "osg": "",
    "smallmd": "",
}
RUNS = 5
_SMALL = {
    "ru": "две|два|три|четыре|пять|шесть|семь|восемь|девять|десять|двадцать|тридцать|сорок|сто",
    "fr": "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|trente|quarante|cent",
}
_SPACE = r"[ \u00a0\u202f]"
SAME = [
    f"{ru}|{fr}|{value}"
    for ru, fr, value in (
        ("две|два|двух|двумя", "deux", 2),
        ("три|трёх|трех", "trois", 3),
        ("четыре|четырёх", "quatre", 4),
        ("пять|пяти", "cinq", 5),
        ("шесть|шести", "six", 6),
        ("семь|семи", "sept", 7),
        ("восемь|восьми", "huit", 8),
        ("девять|девяти", "neuf", 9),
        ("десять|десяти", "dix", 10),
        ("двадцать|двадцати", "vingt", 20),
        ("тридцать|тридцати", "trente", 30),
        ("сорок|сорока", "quarante", 40),
        ("сто|ста", "cent", 100),
    )
]
_FIGURE = {
    language: rf"(?<![\w.,])(?!(?:1\d|20)\d\d(?!\d))(?:\d[\d.,]*(?:{_SPACE}\d{{3}})*|(?:{words})(?={_SPACE})){_SPACE}?"
    for language, words in _SMALL.items()
}
"""A figure that is no year."""
_SCALE = {
    "ru": r"(?:млн|млрд|тыс)\.?|миллион\w*|миллиард\w*|тысяч\w*",
    "fr": r"millions? (?:de |d['’])?|milliards? (?:de |d['’])?",
}
_WORD = r"(?<!\w)"

RULES: dict[str, tuple[tuple[str, str, str], ...]] = {
    # What is changed, what stands before it, and words of one sort and form.
    "ru": (
        ("unit", _FIGURE["ru"], "км м см мм"),
        ("unit", _FIGURE["ru"], "кг г мг т"),
        ("unit", _FIGURE["ru"], "километров метров сантиметров миллиметров"),
        ("unit", _FIGURE["ru"], "километра метра сантиметра"),
        ("unit", _FIGURE["ru"], "килограммов граммов центнеров"),
        ("unit", _FIGURE["ru"], "лет месяцев дней часов"),
        ("unit", _FIGURE["ru"], "недель минут секунд"),
        ("unit", _FIGURE["ru"], "года месяца дня часа"),
        ("unit", _FIGURE["ru"], "недели минуты секунды"),
        ("unit", _FIGURE["ru"], "% ‰"),
        ("unit", _FIGURE["ru"], "процентов километров килограммов"),
        ("unit", _FIGURE["ru"], "бит байт"),
        ("unit", _FIGURE["ru"], "Мб Кб Гб"),
        ("unit", _FIGURE["ru"], "МБ КБ ГБ"),
        ("unit", _FIGURE["ru"], "мужчин женщин детей"),
        ("currency", rf"{_FIGURE['ru']}(?:(?:{_SCALE['ru']}) )?", "долларов евро рублей фунтов"),
        ("currency", rf"{_FIGURE['ru']}(?:(?:{_SCALE['ru']}) )?", "доллара евро рубля"),
        ("currency", rf"{_FIGURE['ru']}(?:(?:{_SCALE['ru']}) )?", "€ $ £"),
        ("scale", _FIGURE["ru"], "миллионов миллиардов тысяч"),
        ("scale", _FIGURE["ru"], "миллиона миллиарда"),
        ("scale", _FIGURE["ru"], "млн млрд"),
        ("period", _WORD, "в_год в_месяц в_неделю в_день"),
        ("period", _WORD, "ежегодно ежемесячно еженедельно ежедневно"),
        *(
            ("period", _WORD, f"ежегодн{e} ежемесячн{e} еженедельн{e} ежедневн{e}")
            for e in ("ый", "ого", "ой", "ая", "ое", "ые", "ых", "ую")
        ),
        ("fraction", _WORD, "половина треть четверть"),
        ("fraction", _WORD, "половину треть четверть"),
        ("fraction", _WORD, "половины трети четверти"),
        ("fraction", _WORD, "полтора_часа два_часа"),
        ("fraction", _WORD, "полтора_года два_года"),
        ("fraction", _WORD, "полтора_месяца два_месяца"),
        ("fraction", _WORD, "полутора_лет двух_лет"),
        ("fraction", rf"(?<![иы]й ){_WORD}", "полчаса час"),
        ("fraction", rf"(?<![иы]й ){_WORD}", "полгода год"),
        ("multiple", _WORD, "вдвое втрое вчетверо"),
        ("multiple", _WORD, "удвоить утроить"),
        ("era", "", "до_н._э. н._э."),
        ("era", "", "до_нашей_эры нашей_эры"),
        ("bound", rf"(?<!не ){_WORD}", "более менее"),
        ("bound", _WORD, "не_менее не_более"),
        ("bound", rf"(?<!не ){_WORD}", "больше меньше"),
    ),
    "fr": (
        ("unit", _FIGURE["fr"], "km m cm mm"),
        ("unit", _FIGURE["fr"], "kg g mg"),
        ("unit", _FIGURE["fr"], "kilomètres mètres centimètres millimètres"),
        ("unit", _FIGURE["fr"], "kilos grammes tonnes"),
        ("unit", _FIGURE["fr"], "ans mois jours heures"),
        ("unit", _FIGURE["fr"], "années semaines minutes secondes"),
        ("unit", _FIGURE["fr"], "% ‰"),
        ("unit", _FIGURE["fr"], "bits octets"),
        ("unit", _FIGURE["fr"], "Mo Ko Go"),
        ("unit", _FIGURE["fr"], "femmes hommes enfants"),
        ("currency", rf"{_FIGURE['fr']}(?:{_SCALE['fr']})?", "dollars euros roubles francs"),
        ("currency", rf"{_FIGURE['fr']}(?:{_SCALE['fr']})?", "€ $ £"),
        ("scale", _FIGURE["fr"], "millions milliards"),
        ("scale", _FIGURE["fr"], "million milliard"),
        ("period", _WORD, "par_an par_mois par_semaine par_jour"),
        ("period", _WORD, "annuelle mensuelle quotidienne"),
        ("period", _WORD, "annuel mensuel quotidien"),
        ("period", _WORD, "chaque_année chaque_semaine"),
        ("period", _WORD, "chaque_jour chaque_mois"),
        ("period", _WORD, "tous_les_ans tous_les_mois tous_les_jours"),
        ("fraction", _WORD, "la_moitié le_tiers le_quart"),
        ("fraction", _WORD, "un_tiers un_quart"),
        ("fraction", _WORD, "deux_tiers trois_quarts"),
        ("fraction", _WORD, "une_heure_et_demie une_heure"),
        ("fraction", _WORD, "un_an_et_demi un_an"),
        ("fraction", _WORD, "une_demi-heure une_heure"),
        ("multiple", _WORD, "doubler tripler quadrupler"),
        ("multiple", _WORD, "doublé triplé"),
        ("era", "", "avant_J.-C. après_J.-C."),
        ("era", "", "av._J.-C. apr._J.-C."),
        ("bound", rf"(?<!de ){_WORD}", "plus_de moins_de"),
        ("bound", _WORD, "au_moins au_plus"),
    ),
}

OPPOSITE: dict[str, tuple[str, str]] = {
    # What the other side must have of the sort, in Russian and in French: else the pair has not got the amount.
    "unit": (r"", r""),
    "currency": (r"[$€£]|доллар|евро|рубл|фунт|франк", r"[$€£]|dollar|euro|rouble|livre|franc"),
    "scale": (r"миллион|миллиард|тысяч|млн|млрд|тыс|000", r"million|milliard|mille|000"),
    "period": (
        r"ежегодн|ежемесячн|еженедельн|ежедневн|\bв (?:год|месяц|неделю|день|сутки)\b|кажд",
        r"annuel|mensuel|hebdomadaire|quotidien|\bpar (?:an|mois|semaine|jour)\b|chaque|tou(?:te)?s les",
    ),
    "fraction": (
        r"полови|треть|трети|четверт|полтора|полутора|полчаса|полгода|час|год|лет",
        r"moiti|demi|tiers|quart|heure|\ban\b",
    ),
    "multiple": (r"вдвое|втрое|вчетверо|дво[ий]|тро[ий]|раза", r"doubl|tripl|quadrupl|fois"),
    "era": (r"", r""),
    "bound": (
        r"более|больше|менее|меньше|свыше|минимум|максимум|мере|хотя бы|превы",
        r"\bplus\b|\bmoins\b|minimum|maximum|supérieur|inférieur|dépass|excéd",
    ),
}

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """A word that was exchanged: what sort of word, in which pair, on which side, and where in its text."""

    sort: str
    bead: int
    side: int
    start: int
    stop: int


@click.command(help=__doc__)
@click.argument("bench", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--half", type=click.Choice(["tuning", "measuring"]), default="measuring")
@click.option("--show", is_flag=True, help="Print flags on untouched pairs and changes that were missed.")
def main(bench: Path, half: str, show: bool) -> None:
    require(bench, "ntrex-dev", "tico", "un", "train")
    changed: Counter[str] = Counter()
    found: Counter[str] = Counter()
    raised = false = clean = n_pairs = 0
    for name, stem in (TUNING if half == "tuning" else MEASURING).items():
        pairs = read(bench, name, stem)[1] if stem else pool(bench, name)
        n_pairs += len(pairs)
        flags = flags_of(pairs, [amount])
        before = {flag.bead for flag in flags}
        clean += len(flags)
        for flag in flags if show else ():
            print(f"{name} untouched: {flag.message}", *pairs[flag.bead], sep="\n    ")
        possible = {bead: choices for bead, pair in enumerate(pairs) if (choices := list(changes(bead, pair)))}
        for run in range(RUNS):
            altered, made = list(pairs), {}
            for bead in list(possible)[run::RUNS]:
                change, text = random.Random(bead).choice(possible[bead])
                altered[bead] = (text, pairs[bead][1]) if change.side == 0 else (pairs[bead][0], text)
                made[bead] = change
            scale = [bead for bead, change in made.items() if change.sort == "scale"]
            marked = {flag.bead for flag in flags_of([altered[bead] for bead in scale], [number])}
            flagged = {flag.bead for flag in flags_of(altered, [amount])}
            flagged |= {scale[k] for k in marked}
            raised += len(flagged - (before - set(made)))
            false += len(flagged - before - set(made))
            for bead, change in made.items():
                changed[change.sort] += 1
                found[change.sort] += bead in flagged
                if show and bead not in flagged:
                    print(f"{name} missed {change.sort}:", *altered[bead], sep="\n    ")
    print(f"{half}: {n_pairs} pairs, {clean} flags on untouched ones ({1000 * clean / n_pairs:.2f} in 1,000)")
    for sort, n in changed.most_common():
        print(f"  {sort:10} {n:5}  found {found[sort] / n:.3f}")
    hit = found.total()
    print(f"  all        {changed.total():5}  recall {hit / changed.total():.3f}, precision {hit / (hit + clean):.3f}")


def pool(bench: Path, name: str) -> list[Pair]:
    """The pairs of one source of the training pool."""
    rows = (line.split("\t") for line in (bench / "train/pool.tsv").read_text(encoding="utf-8").split("\n"))
    return [(row[1], row[2]) for row in rows if len(row) == 3 and row[0] == name]


def flags_of(pairs: Sequence[Pair], checks: Sequence[ModuleType]) -> list[Flag]:
    """Errors and warnings."""
    source, target = document([pair[0] for pair in pairs], "ru"), document([pair[1] for pair in pairs], "fr")
    bitext = Bitext(Alignment(source, target, tuple(Bead((i,), (i,)) for i in range(len(pairs)))))
    return [flag for check in checks for flag in check.check(bitext) if flag.severity is not Severity.INFO]


def changes(bead: int, pair: Pair) -> Iterator[tuple[Change, str]]:
    """Every exchange that can be made in a pair, one for each word."""
    for side, language in enumerate(("ru", "fr")):
        text, other = pair[side], pair[1 - side]
        for sort, before, words in RULES[language]:
            choices = [word.replace("_", " ") for word in words.split()]
            pattern = re.compile(
                rf"({before})({'|'.join(map(re.escape, sorted(choices, key=len, reverse=True)))})(?![\w'’])"
            )
            for match in pattern.finditer(text):
                if not re.search(OPPOSITE[sort][1 - side], other, re.IGNORECASE) or not counted(match, other):
                    continue
                if sort == "bound" and not stands_in(text[match.end() :], other):
                    continue
                rng = random.Random(f"{bead} {side} {match.start()}")
                word = rng.choice([choice for choice in choices if choice != match[2]])
                change = Change(sort, bead, side, match.start(2), match.start(2) + len(word))
                yield change, text[: match.start(2)] + word + text[match.end() :]


def counted(match: re.Match[str], other: str) -> bool:
    """Whether the number before the word, if there is one, stands on the other side too."""
    digits = re.search(r"\d.*\d|\d", match[1])
    if digits is None:
        value = next((value for value in SAME if match[1].strip() in value.split("|")), None)
        return value is None or bool(re.search(rf"(?<!\w)(?:{value})(?!\w)", other, re.IGNORECASE))
    return bool(re.search(rf"(?<![\d.,]){_plain(digits[0])}(?![.,]?\d)", re.sub(_SPACE, "", other)))


def stands_in(text: str, other: str) -> bool:
    """Whether the text begins with digits that the other side has too."""
    digits = re.match(rf"{_SPACE}(?:чем )?(\d[\d.,]*(?:{_SPACE}\d{{3}})*)", text)
    return digits is not None and counted(digits, other)


def _plain(digits: str) -> str:
    return re.escape(re.sub(_SPACE, "", digits)).replace(",", "[.,]").replace(r"\.", "[.,]")


if __name__ == "__main__":
    main()
