"""The table of Dutch."""

from aligner.language.entries import words
from aligner.language.scripts import WESTERN_ENCODINGS
from aligner.language.sentences import SentenceWords
from aligner.language.table import Language
from aligner.language.translation import TranslationWords
from aligner.language.typography import Typography

LANGUAGE = Language(
    tag="nl",
    scripts=("Latin",),
    letters="ëéïóè",
    function_words=words(
        """
        de van het een en in is dat op te zijn met voor niet aan er die als door om bij ook maar dan of wordt
        heeft uit hij ze naar was deze dit over nog worden
        """
    ),
    encodings=WESTERN_ENCODINGS,
    sentences=SentenceWords(
        leading=words(
            """
            Dhr Mevr Mw Dr Drs Mr Ir Ing Prof St bijv bv d.w.z m.b.v t.a.v t.b.v i.v.m o.a vgl ca resp incl zgn
            """
        ),
        closing=words("enz etc e.d v.Chr n.Chr jl"),
        before_number=words("nr nrs art blz p pp vol fig tel"),
        openers=words(
            """
            De Het Een Hij Zij Ze We Wij Ik Dit Dat Deze Die In Op Bij Met Na Van Voor Maar En Als Toen Er Ook
            """
        ),
    ),
    typography=Typography(quotes=("“”", "‘’", '""'), dashes="–—"),
    translation=TranslationWords(
        translated=words("vertaal vertal"),
        others=words("pagina artikel tekst document taal origin officieel"),
        links=words("uit het de van door in is een dit deze en"),
        notes=words("nootvandevertaler nootvdvert nvdv"),
        examples=(
            "Vertaald uit het Russisch door Anna Bakker",
            "Vertaling: Jan Visser",
        ),
    ),
)
