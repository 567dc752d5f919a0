"""Portuguese."""

from aligner.language.entries import words
from aligner.language.scripts import WESTERN_ENCODINGS
from aligner.language.table import Language

LANGUAGE = Language(
    tag="pt",
    scripts=("Latin",),
    letters="ãçáéíóêõâúàô",
    function_words=words(
        """
        de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à
        seu sua ou ser quando muito há nos já está eu também pelo pela
        """
    ),
    encodings=WESTERN_ENCODINGS,
)
