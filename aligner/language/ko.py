"""The table of Korean."""

from aligner.language.entries import words
from aligner.language.table import Language
from aligner.language.translation import TranslationWords

LANGUAGE = Language(
    tag="ko",
    scripts=("Hangul", "Han"),
    encodings=("cp949",),
    translation=TranslationWords(
        translated=words("번역 옮긴이 역자"),
        notes=words("옮긴이주 역주 역자주"),
        examples=(
            "번역: 김민수",
            "옮긴이: 이영희",
            "러시아어 번역",
        ),
    ),
)
