"""The table of Polish."""

from aligner.language.entries import words
from aligner.language.sentences import SentenceWords
from aligner.language.table import Language
from aligner.language.translation import TranslationWords
from aligner.language.typography import Typography

LANGUAGE = Language(
    tag="pl",
    scripts=("Latin",),
    letters="łóężąśćńź",
    function_words=words(
        """
        w i na z do nie się że jest o to jak za od po przez dla a ale są być był która który ich jego tym oraz
        co czy tak już tego było jako
        """
    ),
    encodings=("cp1250", "iso8859_2", "mac_latin2", "cp852"),
    sentences=SentenceWords(
        leading=words("dr hab inż mgr prof św ks gen płk im ul al pl np tj tzn tzw m.in por zob ok p.o wg dot"),
        closing=words("itd itp r w in n.e p.n.e tys mln mld zł gr godz"),
        before_number=words("nr art poz str s t ust pkt rys tab tel"),
        openers=words(
            """
            On Ona Ono Oni To Ten Ta Te W We Na Po Przy Dla Z Ze Do Od Za Ale A I Jeśli Gdy Nie Jest Był Była
            """
        ),
        ordinal_stop=True,
    ),
    typography=Typography(quotes=("„”", "«»", "»«"), dashes="—–", may_repeat=words("się")),
    translation=TranslationWords(
        translated=words("przekład przełoż tłumacz przetłumacz"),
        others=words("stron artykuł tekst dokument język oryginał nieoficjaln"),
        links=words("z ze na przez to jest i od"),
        notes=words("przyptłum przypistłumacza odtłumacza"),
        examples=(
            "Przetłumaczone z rosyjskiego przez Annę Nowak",
            "Przekład: Jan Kowalski",
        ),
    ),
)
