"""The table of Thai."""

from aligner.language.table import Language
from aligner.language.typography import Typography

LANGUAGE = Language(
    tag="th",
    scripts=("Thai",),
    letters="านรอกเงมยลีวัด่ทส้ิต์ปบุคหแะจพชขใไืโูณถธผภศซฉฟญๆ็ฐษฮ",
    encodings=("cp874",),
    typography=Typography(final_marks=False),
)
