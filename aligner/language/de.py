"""The table of German."""

from aligner.language.calendar import CalendarWords
from aligner.language.chrome import ChromeLine
from aligner.language.entries import phrases, words
from aligner.language.scripts import WESTERN_ENCODINGS
from aligner.language.sentences import INTERNATIONAL_TITLES, SentenceWords
from aligner.language.table import Language
from aligner.language.translation import TranslationWords
from aligner.language.typography import Typography

LANGUAGE = Language(
    tag="de",
    scripts=("Latin",),
    letters="üäößé",
    function_words=words(
        """
        der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus
        er hat dass daß sie nach wird bei einer um am sind noch wie einem über so zum war haben nur oder aber
        """
    ),
    encodings=WESTERN_ENCODINGS,
    rank=3,
    sentences=SentenceWords(
        leading=INTERNATIONAL_TITLES
        | words(
            """
            Hr Hrn Fr Frl Dr Prof Dipl Ing Mag Hl St bzw ca evtl ggf inkl exkl zzgl z.B d.h u.a.m i.d.R u.U v.a vgl s.o
            s.u o.g sog geb gest verh röm griech lat dt engl frz ital resp bes insb max min mind einschl i.A i.V z.T
            z.Zt
            """
        ),
        closing=words(
            """
            usw usf etc u.a u.ä o.ä v.Chr n.Chr Jh Jhd Jhdt Mio Mrd Tsd Std Min Sek Str AG Co Ltd m.ü.M a.D h.c
            """
        ),
        before_number=words(
            """
            Nr Nrn Abs Art Abb Bd Bde Tab Kap S Z Anm Tel Jan Feb Mrz Apr Jun Jul Aug Sept Okt Nov Dez ff
            """
        ),
        after_number=words("m g l"),
        openers=words(
            """
            Er Sie Es Wir Ihr Ich Du Man Das Der Die Den Dem Ein Eine Einen Dieser Diese Dieses In Im Am Auf Bei Mit
            Nach Von Vor Zu Zum Zur Für Und Aber Oder Doch Denn Wenn Als Da Dann So Hier Dort Auch Nur Noch Seit
            Während Trotz Sein Seine Ihre Unser Unsere Was Wer Wie Wo Warum Heute Gestern Morgen Jetzt Nun Alle Viele
            Einige Jeder Kein Keine
            """
        ),
        polite=words("Sie Ihr Ihre Ihren Ihrem Ihrer Ihres Ihnen"),
        ordinal_stop=True,
    ),
    clause_openers=words(
        """
        und oder aber dass das die der welche welcher welches wo wenn als wie auch für mit ohne in im an am
        auf aus bei nach von vom zu zum zur über unter zwischen vor gegen durch um seit während weil damit
        """
    ),
    calendar=CalendarWords(capitalised=True),
    link_texts=phrases(
        """
        weiterlesen
        mehr lesen
        mehr erfahren
        zum artikel
        quelle
        teilen
        volltext
        """
    ),
    typography=Typography(
        quotes=("„“", "»«", "‚‘", "›‹"),
        dashes="–—",
        may_repeat=words("die der das sie"),
        noun_capitals=True,
    ),
    chrome=(
        ChromeLine(
            "channel-page",
            r"\d[\d.,\s]*(?:Tsd\.|[KM])? ?(?:Abonnent(?:en)?|Mitglied(?:er)?|Fotos?|Videos?|Dateien|Links?)",
            "2,56K Abonnenten",
        ),
        ChromeLine(
            "channel-page",
            r"Telegram herunterladen|Kanalvorschau|Kanal (?:ansehen|beitreten)",
            "Telegram herunterladen",
        ),
        ChromeLine(
            "app",
            r"Herunterladen|Beitreten|Stummschalten|Ton einschalten|In der App öffnen|IN TELEGRAM ANSEHEN",
            "Stummschalten",
        ),
    ),
    translation=TranslationWords(
        translated=words("übersetz"),
        others=words(
            "seite artikel text dokument sprache original nichtamtlich inoffiziell handbuch erstellt angefertigt"
        ),
        links=words("aus dem der des von vom durch ins und dies ist wurde eine die"),
        notes=words("anmdü anmdübers anmdesübers anmderübers anmerkungdesübersetzers anmerkungderübersetz"),
        examples=(
            "Aus dem Russischen übersetzt von Anna Braun",
            "Übersetzung: Karl Meier",
        ),
    ),
)
