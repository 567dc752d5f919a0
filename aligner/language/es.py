"""Spanish."""

from aligner.language.entries import words
from aligner.language.scripts import WESTERN_ENCODINGS
from aligner.language.table import Language

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
)
