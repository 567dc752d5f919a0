"""The table of French."""

from aligner.language.calendar import CalendarWords
from aligner.language.entries import phrases, words
from aligner.language.fr.amounts import AMOUNTS
from aligner.language.fr.chrome import CHROME
from aligner.language.fr.numbers import NUMBERS
from aligner.language.fr.polarity import POLARITY
from aligner.language.fr.sentences import SENTENCES
from aligner.language.scripts import WESTERN_ENCODINGS
from aligner.language.table import Language
from aligner.language.translation import TranslationWords
from aligner.language.typography import Typography

_MONTHS = ("janv", "févr", "", "avr", "", "", "juil", "", "sept", "oct", "nov", "déc")
_DAYS = ("lundis", "mardis", "mercredis", "jeudis", "vendredis", "samedis", "dimanches")
_SHORT_DAYS = ("lun", "mar", "mer", "jeu", "ven", "sam", "dim")

LANGUAGE = Language(
    tag="fr",
    scripts=("Latin",),
    letters="éèàêçôîûùâëïœü",
    function_words=words(
        """
        le la les de des du et en un une à au aux dans que qui pour par sur est pas ne ce cette ces il elle
        nous vous se sa son ses leur avec plus ont été sont mais ou d l qu n s c j je on être avons cela comme
        """
    ),
    encodings=WESTERN_ENCODINGS,
    rank=1,
    sentences=SENTENCES,
    clause_openers=words(
        """
        et ou mais que qui dont où lequel laquelle lesquels lesquelles si quand lorsque comme ainsi afin pour
        par avec sans dans sur sous entre vers chez contre depuis pendant après avant selon malgré parmi dès à
        au aux en de du des y
        """
    ),
    calendar=CalendarWords(
        months={short: number for number, short in enumerate(_MONTHS, 1) if short},
        weekdays={day: number for number, day in enumerate(_DAYS, 1)},
        short_weekdays={short: number for number, short in enumerate(_SHORT_DAYS, 1)},
        also_words=frozenset(_SHORT_DAYS),  # “mer”, the sea
        dated_after=r"\.\s?\d{1,2}(?:er)?\s+[a-zéû]{3}",
    ),
    numbers=NUMBERS,
    grammar="french",
    amounts=AMOUNTS,
    polarity=POLARITY,
    typography=Typography(
        spaced_before=":;!?»",
        spaced_before_in={"CA": ":»"},
        quotes=("«»", "“”"),
        spaced_inside=("«»",),
        dashes="—–",
        spaced_dash=True,
        may_repeat=words("nous vous en faire oui non ha hé hi ho"),
    ),
    hyphen_after=words(
        """
        vice ex non demi mi semi quasi sous avant après arrière contre saint sainte saints saintes franco
        anglo russo germano italo hispano sino austro gréco afro peut rendez celui celle ceux celles lui elle
        eux elles moi toi soi nous vous là ci au par cent vingt trente quarante cinquante soixante quatre dix
        vis chef porte outre quelques grand grands nord sud week
        """
    ),
    hyphen_before=words("vous nous moi toi lui leur le la les ce ci là il ils elle elles on t y en même mêmes"),
    chrome=CHROME,
    link_texts=phrases(
        """
        texte intégral
        le texte intégral
        texte complet
        en savoir plus
        lire la suite
        lire plus
        lire aussi
        à lire aussi
        lire l'article
        lire l’article
        lire en intégralité
        lire intégralement
        voir plus
        voir la vidéo
        plus de détails
        vidéo
        photo
        photos
        audio
        source
        lien
        s'abonner
        s’abonner
        abonnez-vous
        partager
        télécharger
        transcription
        """
    ),
    translation=TranslationWords(
        translated=words("traduit traduct"),
        others=words(
            "page article texte document langue original écrit version offici manuel guide aide créé faite réalisé"
        ),
        links=words("de du des d l la le en par non est une ce cet cette ceci et à partir a été"),
        notes=words(
            "ndt ndlt ndlatrad ndtrad notedutraducteur notedelatraductrice notedestraducteurs notedetraduction"
        ),
        examples=(
            "[Traduit de l'anglais]",
            "Traduit du russe par Marie Dupont",
            "Traduction : Jean Petit",
        ),
    ),
)
