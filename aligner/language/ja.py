"""The table of Japanese."""

from aligner.language.entries import words
from aligner.language.table import Language
from aligner.language.translation import TranslationWords

LANGUAGE = Language(
    tag="ja",
    scripts=("Kana", "Han"),
    encodings=("cp932", "euc_jp"),
    translation=TranslationWords(
        translated=words("翻訳 訳者 邦訳 訳"),
        notes=words("訳注 訳者注 訳註"),
        examples=(
            "訳者：山田花子",
            "翻訳: 田中太郎",
            "ロシア語からの翻訳",
        ),
    ),
)
