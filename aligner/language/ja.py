"""The table of Japanese."""

from aligner.language.table import Language

LANGUAGE = Language(
    tag="ja",
    scripts=("Kana", "Han"),
    encodings=("cp932", "euc_jp"),
)
