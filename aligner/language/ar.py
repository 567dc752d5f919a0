"""The table of Arabic."""

from aligner.language.table import Language

LANGUAGE = Language(
    tag="ar",
    scripts=("Arabic",),
    letters="اليمنرتبوةعدسفهكقحجأشطصخإذزىثضغءئآظؤ،؟",
    encodings=("cp1256", "iso8859_6"),
)
