"""Polish."""

from aligner.language.entries import words
from aligner.language.table import Language

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
)
