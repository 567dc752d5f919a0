"""Dutch."""

from aligner.language.entries import words
from aligner.language.scripts import WESTERN_ENCODINGS
from aligner.language.table import Language

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
)
