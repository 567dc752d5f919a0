"""The table of Turkish."""

from aligner.language.chrome import ChromeLine
from aligner.language.entries import words
from aligner.language.sentences import SentenceWords
from aligner.language.table import Language
from aligner.language.translation import TranslationWords
from aligner.language.typography import Typography

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
    sentences=SentenceWords(
        leading=words("Dr Prof Doç Yrd Av Sn Hz Gen Alb Cad Sok Mah Bkz bkz örn yy"),
        closing=words("vb vs vd M.Ö M.S A.Ş Ltd Şti"),
        before_number=words("s sf no c md tel"),
        openers=words("Bu Şu O Bir Ve Ama Ancak Fakat Ben Sen Biz Siz Onlar"),
        ordinal_stop=True,
    ),
    typography=Typography(quotes=("“”", '""', "‘’"), dashes="—–"),
    chrome=(
        ChromeLine(
            "channel-page",
            r"\d[\d.,\s]*(?:[BKM])? ?(?:abone|üye|fotoğraf|video|dosya|bağlantı)",
            "2,56B abone",
        ),
        ChromeLine(
            "channel-page",
            r"Telegram[’']ı indir|Kanalı (?:önizle|görüntüle)|Kanala katıl",
            "Telegram’ı indir",
        ),
        ChromeLine(
            "app",
            r"İndir|Katıl|Sessize al|Sesi aç|Uygulamada aç|TELEGRAM[’']DA GÖRÜNTÜLE",
            "Sessize al",
        ),
    ),
    translation=TranslationWords(
        translated=words("çevir çeviren tercüme"),
        others=words("sayfa makale metin belge dil özgün resmî"),
        links=words("bu bir ve olan tarafından"),
        notes=words("çn çevirmeninnotu çevnotu"),
        examples=(
            "Rusçadan çeviren: Ayşe Kaya",
            "Çeviri: Mehmet Demir",
        ),
    ),
)
