"""Italian."""

from aligner.language.entries import words
from aligner.language.scripts import WESTERN_ENCODINGS
from aligner.language.table import Language

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
)
