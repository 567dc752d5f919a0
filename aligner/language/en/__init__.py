"""The table of English."""

from aligner.language.calendar import CalendarWords
from aligner.language.en.amounts import AMOUNTS
from aligner.language.en.chrome import CHROME
from aligner.language.en.polarity import POLARITY
from aligner.language.en.sentences import SENTENCES
from aligner.language.entries import phrases, words
from aligner.language.scripts import WESTERN_ENCODINGS
from aligner.language.table import Language
from aligner.language.translation import TranslationWords
from aligner.language.typography import Typography

LANGUAGE = Language(
    tag="en",
    scripts=("Latin",),
    letters="éï",
    function_words=words(
        """
        the of and to in a is that for it was on with as are be by this at from or have an not which but has
        had his he she they we you were been their will its would there i
        am do does did can could should must what when who why how if your our my these those them than into about
        """
    ),
    encodings=WESTERN_ENCODINGS,
    rank=2,
    sentences=SENTENCES,
    clause_openers=words(
        """
        and or but that which who whom whose where if when as also including for by with without in on at from
        to of between after before against under over among through during about into since while because
        """
    ),
    calendar=CalendarWords(capitalised=True),
    amounts=AMOUNTS,
    polarity=POLARITY,
    typography=Typography(
        quotes=("“”", '""', "‘’"), may_repeat=words("that had yes no ha ho bye"), two_spaces_after_stop=True
    ),
    chrome=CHROME,
    link_texts=phrases(
        """
        read more
        full text
        continue reading
        learn more
        source
        share
        watch the video
        photo
        video
        """
    ),
    translation=TranslationWords(
        translated=words("translat"),
        others=words(
            "page article text document language original written version offici unoffici manual guide made done"
        ),
        links=words("s from the by of in is was a this and"),
        notes=words("translatorsnote translatorsremark notebythetranslator noteofthetranslator"),
        examples=(
            "Translated from the Russian by Mary Brown",
            "Translation: John Smith",
        ),
    ),
)
