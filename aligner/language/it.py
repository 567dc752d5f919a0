"""The table of Italian."""

from aligner.language.chrome import ChromeLine
from aligner.language.entries import words
from aligner.language.scripts import WESTERN_ENCODINGS
from aligner.language.sentences import SentenceWords
from aligner.language.table import Language
from aligner.language.translation import TranslationWords
from aligner.language.typography import Typography

LANGUAGE = Language(
    tag="it",
    scripts=("Latin",),
    letters="èàùòìé",
    function_words=words(
        """
        di e il la che in a per è un del non con una le si da i dei della al nel sono alla più gli lo come ha
        anche ma o delle dal nella l dell un all questo questa era ed se
        """
    ),
    encodings=WESTERN_ENCODINGS,
    sentences=SentenceWords(
        leading=words("Sig Sigg Dott Prof Ing Avv Geom Rag On Mons S cfr ca es p.es c.a spett gent"),
        closing=words("ecc a.C d.C S.p.A S.r.l ibid"),
        before_number=words("art pag pagg p pp n nn nr vol cap fig tel t"),
        openers=words(
            """
            Il Lo La I Gli Le Un Una Uno Egli Ella Essi In Di Da Con Per Su Tra Ma E Se Quando Questo Questa Non Si
            """
        ),
    ),
    typography=Typography(quotes=("«»", "“”", "‘’"), dashes="—–"),
    chrome=(
        ChromeLine(
            "channel-page",
            r"\d[\d.,\s]*[KM]? ?(?:iscritt[io]|membri|foto|video|file|link)",
            "2,56K iscritti",
        ),
        ChromeLine(
            "channel-page",
            r"Scarica Telegram|Anteprima (?:del )?canale|Vedi canale|Unisciti al (?:canale|gruppo)",
            "Scarica Telegram",
        ),
        ChromeLine(
            "app",
            r"Scarica|Unisciti|Silenzia|Attiva notifiche|Apri nell[’']app|VEDI IN TELEGRAM",
            "Silenzia",
        ),
    ),
    translation=TranslationWords(
        translated=words("tradott traduz tradutt"),
        others=words("pagina articolo testo documento lingua original version ufficial manuale guida fatt realizzat"),
        links=words("di del dal dall della la il in da è una questa questo non e"),
        notes=words("ndt notadeltraduttore notadellatraduttrice notaditraduzione"),
        examples=(
            "Tradotto dal russo da Anna Bianchi",
            "Traduzione: Luca Neri",
        ),
    ),
)
