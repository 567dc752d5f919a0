"""The table of Spanish."""

from aligner.language.chrome import ChromeLine
from aligner.language.entries import words
from aligner.language.scripts import WESTERN_ENCODINGS
from aligner.language.sentences import SentenceWords
from aligner.language.table import Language
from aligner.language.translation import TranslationWords
from aligner.language.typography import Typography

LANGUAGE = Language(
    tag="es",
    scripts=("Latin",),
    letters="óíáéñúü",
    function_words=words(
        """
        de la que el en y a los del se las por un para con no una su al es lo como más o pero sus le ha si sin
        sobre este ya entre cuando todo esta ser son también fue había era muy
        """
    ),
    encodings=WESTERN_ENCODINGS,
    sentences=SentenceWords(
        leading=words(
            """
            Sr Sra Sres Sras Srta Dr Dra Prof Lic Ing Gral Cnel D Dña Da Ud Uds Vd Sto Sta av avda cf p.ej aprox
            """
        ),
        closing=words("etc EE.UU a.C d.C a.m p.m S.A Cía ibid"),
        before_number=words("art pág págs p pp núm nº n vol cap fig tel t ed"),
        openers=words(
            """
            El La Los Las Un Una Él Ella Ellos En De Por Para Con Sin Según Tras Pero Y Si Cuando Este Esta Se No
            """
        ),
    ),
    typography=Typography(quotes=("«»", "“”", "‘’"), dashes="—–"),
    chrome=(
        ChromeLine(
            "channel-page",
            r"\d[\d.,\s]*[KM]? ?(?:suscriptor(?:es)?|miembros?|fotos?|v[ií]deos?|archivos?|enlaces?)",
            "2,56K suscriptores",
        ),
        ChromeLine(
            "channel-page",
            r"Descargar Telegram|Vista previa del canal|Ver canal|Unirse al (?:canal|grupo)",
            "Descargar Telegram",
        ),
        ChromeLine(
            "app",
            r"Descargar|Unirse|Silenciar|Activar sonido|Abrir en la aplicación|VER EN TELEGRAM",
            "Silenciar",
        ),
    ),
    translation=TranslationWords(
        translated=words("traduc traduj"),
        others=words("página artículo texto documento idioma original versión oficial manual guía hech realizad cread"),
        links=words("de del la el al por en es ha sido fue una esta este no y"),
        notes=words("ndelt ndelat ndet notadeltraductor notadelatraductora notadetraducción"),
        examples=(
            "Traducido del ruso por Ana García",
            "Traducción: Luis Pérez",
        ),
    ),
)
