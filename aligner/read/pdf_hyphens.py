"""Words that a PDF's lines break: put together without the hyphen, unless it belongs to the word."""

from __future__ import annotations

import re
from collections import Counter

HYPHENS = "-\u00ad\u2010"
_BROKEN_WORD = re.compile(rf"([\w-]+)[{HYPHENS}]$")
_FIRST_WORD = re.compile(r"\w+")

_ENCLITICS = re.compile(
    r"(?:то|либо|нибудь|ка|таки|vous|nous|moi|toi|lui|leur|l[ea]|les|ce|ci|là|ils?|elles?|on|t|y|en|mêmes?)"
)
# Russian: parts of the world, languages and fields that a second adjective follows, and prefixes with a hyphen; French:
# prefixes and first parts that keep their hyphen.
_FIRST_PART = re.compile(
    r"(?:северо|юго|военно|научно|социально|общественно|культурно|торгово|финансово|политико|экономико|историко|"
    r"технико|химико|физико|медико|материально|морально|административно|санитарно|спортивно|учебно|жилищно|"
    r"организационно|информационно|нормативно|русско|российско|франко|англо|немецко|германо|американо|итало|испано|"
    r"японо|китайско|индо|советско|польско|греко|латино|афро|азиатско|вице|экс|мини|макси|пресс|премьер|генерал|"
    r"бизнес|интернет|онлайн|веб|медиа|кое|"
    r"vice|ex|non|demi|mi|semi|quasi|sous|avant|après|arrière|contre|saint|sainte|saints|saintes|franco|anglo|russo|"
    r"germano|italo|hispano|sino|austro|gréco|afro|peut|rendez|celui|celle|ceux|celles|lui|elle|eux|elles|moi|toi|"
    r"soi|nous|vous|là|ci|au|par|cent|vingt|trente|quarante|cinquante|soixante|quatre|dix|c[’']est-à|vis|chef|"
    r"porte|outre|quelques|grands?|nord|sud|week)"
)
_RUSSIAN_ADVERB = re.compile(r"(?:ски|цки|ьи|[оем]?ому|[оем]?ему|нашему|вашему|своему|твоему|моему|прежнему)$")
_ORDINAL = re.compile(r"(?:первых|вторых|третьих|четв[её]ртых|пятых)$")


def joined(text: str, line: str, words: Counter[str]) -> str:
    """Two lines of one paragraph; a word that was broken at the end of the first is one again.

    Args:
        words: how often each word stands in the text elsewhere, in lower case.
    """
    broken, rest = _BROKEN_WORD.search(text), _FIRST_WORD.match(line)
    if broken is None or rest is None or not rest[0][0].islower():
        return text + line if text.endswith(tuple(HYPHENS)) else f"{text} {line}"
    first, second = broken[1].lower(), rest[0]
    is_soft = text[-1] == "\u00ad"
    keeps = not is_soft and _keeps(first, second, words)
    return f"{text}{line}" if keeps else f"{text[:-1]}{line}"


def _keeps(first: str, second: str, words: Counter[str]) -> bool:
    whole, compound = f"{first}{second}", f"{first}-{second}"
    if words[compound] != words[whole]:
        return words[compound] > words[whole]
    if first == "по":
        return _RUSSIAN_ADVERB.search(second) is not None
    if first in {"во", "в"}:
        return _ORDINAL.match(second) is not None
    return _FIRST_PART.fullmatch(first) is not None or _ENCLITICS.fullmatch(second) is not None
