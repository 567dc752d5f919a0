"""The table of Thai."""

from aligner.language.entries import words
from aligner.language.table import Language
from aligner.language.translation import TranslationWords
from aligner.language.typography import Typography

LANGUAGE = Language(
    tag="th",
    scripts=("Thai",),
    letters="านรอกเงมยลีวัด่ทส้ิต์ปบุคหแะจพชขใไืโูณถธผภศซฉฟญๆ็ฐษฮ",
    encodings=("cp874",),
    typography=Typography(final_marks=False),
    translation=TranslationWords(
        translated=words("แปล ผู้แปล"),
        examples=(
            "ผู้แปล: สมชาย ใจดี",
            "แปลจากภาษารัสเซีย",
        ),
    ),
)
