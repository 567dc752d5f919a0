"""The table of Korean."""

from aligner.language.table import Language

LANGUAGE = Language(
    tag="ko",
    scripts=("Hangul", "Han"),
    encodings=("cp949",),
)
