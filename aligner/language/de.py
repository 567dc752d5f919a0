"""German."""

from aligner.language.entries import words
from aligner.language.scripts import WESTERN_ENCODINGS
from aligner.language.table import Language

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
)
