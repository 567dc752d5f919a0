"""Turkish."""

from aligner.language.entries import words
from aligner.language.table import Language

LANGUAGE = Language(
    tag="tr",
    scripts=("Latin",),
    letters="ıiüşçöğİâ",
    function_words=words(
        """
        ve bir bu için ile da de olarak ne daha çok olan gibi en kadar sonra var ama değil ki o mi her
        """
    ),
    encodings=("cp1254", "iso8859_9", "mac_turkish", "cp857"),
)
