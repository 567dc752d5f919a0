"""What the reader knows of each language: its script, its letters, its most frequent words, its old encodings."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SCRIPTS = {
    "Latin": "A-Za-zªºÀ-ÖØ-öø-ʯḀ-ỿﬀ-ﬆＡ-Ｚａ-ｚ",
    "Cyrillic": "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f",
    "Arabic": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff",
    "Han": "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff",
    "Kana": "\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f",
    "Hangul": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    "Thai": "\u0e01-\u0e5b",
}
SCRIPTS = {name: re.compile(f"[{ranges}]") for name, ranges in _SCRIPTS.items()}
"""One character of each script (ranges of Unicode blocks)."""


@dataclass(frozen=True, slots=True)
class Profile:
    """How texts of a language can be known again.

    The first of ``scripts`` is the one it is known by; ``letters`` are the letters beyond ASCII, the most frequent
    first (for Chinese, the head of the list); ``words`` are frequent words that are written alone; ``encodings`` are
    the codecs, besides UTF-8 and UTF-16, that its files come in, the most usual first.
    """

    scripts: tuple[str, ...]
    letters: str = ""
    words: frozenset[str] = frozenset()
    encodings: tuple[str, ...] = ()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WESTERN = ("cp1252", "mac_roman", "iso8859_15", "cp850", "cp437")
_LATIN = ("Latin",)

PROFILES = {
    "ru": Profile(
        ("Cyrillic",),
        "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
        _words(
            "и в не на что с по как это к у из за от о для а но то он она мы вы они его их был была были при или все "
            "так же также было бы быть после до если который которые которая года году я со ко об том этом этого нас"
        ),
        ("cp1251", "koi8_r", "cp866", "mac_cyrillic", "iso8859_5"),
    ),
    "fr": Profile(
        _LATIN,
        "éèàêçôîûùâëïœü",
        _words(
            "le la les de des du et en un une à au aux dans que qui pour par sur est pas ne ce cette ces il elle nous "
            "vous se sa son ses leur avec plus ont été sont mais ou d l qu n s c j je on être avons cela comme"
        ),
        _WESTERN,
    ),
    "en": Profile(
        _LATIN,
        "éï",
        _words(
            "the of and to in a is that for it was on with as are be by this at from or have an not which but has had "
            "his he she they we you were been their will its would there i"
        ),
        _WESTERN,
    ),
    "de": Profile(
        _LATIN,
        "üäößé",
        _words(
            "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er "
            "hat dass daß sie nach wird bei einer um am sind noch wie einem über so zum war haben nur oder aber"
        ),
        _WESTERN,
    ),
    "es": Profile(
        _LATIN,
        "óíáéñúü",
        _words(
            "de la que el en y a los del se las por un para con no una su al es lo como más o pero sus le ha si sin "
            "sobre este ya entre cuando todo esta ser son también fue había era muy"
        ),
        _WESTERN,
    ),
    "it": Profile(
        _LATIN,
        "èàùòìé",
        _words(
            "di e il la che in a per è un del non con una le si da i dei della al nel sono alla più gli lo come ha "
            "anche ma o delle dal nella l dell un all questo questa era ed se"
        ),
        _WESTERN,
    ),
    "nl": Profile(
        _LATIN,
        "ëéïóè",
        _words(
            "de van het een en in is dat op te zijn met voor niet aan er die als door om bij ook maar dan of wordt "
            "heeft uit hij ze naar was deze dit over nog worden"
        ),
        _WESTERN,
    ),
    "pt": Profile(
        _LATIN,
        "ãçáéíóêõâúàô",
        _words(
            "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu "
            "sua ou ser quando muito há nos já está eu também pelo pela"
        ),
        _WESTERN,
    ),
    "pl": Profile(
        _LATIN,
        "łóężąśćńź",
        _words(
            "w i na z do nie się że jest o to jak za od po przez dla a ale są być był która który ich jego tym oraz co "
            "czy tak już tego było jako"
        ),
        ("cp1250", "iso8859_2", "mac_latin2", "cp852"),
    ),
    "tr": Profile(
        _LATIN,
        "ıiüşçöğİâ",
        _words("ve bir bu için ile da de olarak ne daha çok olan gibi en kadar sonra var ama değil ki o mi her"),
        ("cp1254", "iso8859_9", "mac_turkish", "cp857"),
    ),
    "ar": Profile(("Arabic",), "اليمنرتبوةعدسفهكقحجأشطصخإذزىثضغءئآظؤ،؟", encodings=("cp1256", "iso8859_6")),
    "th": Profile(("Thai",), "านรอกเงมยลีวัด่ทส้ิต์ปบุคหแะจพชขใไืโูณถธผภศซฉฟญๆ็ฐษฮ", encodings=("cp874",)),
    "zh": Profile(
        ("Han",),
        "的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着這來國個說們為時會著",
        encodings=("gb18030", "big5hkscs"),
    ),
    "ja": Profile(("Kana", "Han"), encodings=("cp932", "euc_jp")),
    "ko": Profile(("Hangul", "Han"), encodings=("cp949",)),
}
