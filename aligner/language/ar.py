"""The table of Arabic."""

from aligner.language.chrome import ChromeLine
from aligner.language.entries import words
from aligner.language.table import Language
from aligner.language.translation import TranslationWords

LANGUAGE = Language(
    tag="ar",
    scripts=("Arabic",),
    letters="اليمنرتبوةعدسفهكقحجأشطصخإذزىثضغءئآظؤ،؟",
    encodings=("cp1256", "iso8859_6"),
    chrome=(
        ChromeLine(
            "channel-page",
            r"\d[\d.,٬٫\s]*(?:[KM]|ألف|مليون)? ?(?:مشترك(?:ًا|ا|ين|ون)?|عضو(?:ًا|ا)?|أعضاء|صور(?:ة)?|"
            r"(?:مقطع |مقاطع )?فيديو(?:هات)?|ملف(?:ات)?|رابط|روابط)",
            "2.56K مشترك",
        ),
        ChromeLine(
            "channel-page",
            r"(?:تحميل|تنزيل) (?:تيليجرام|تلغرام|تيليغرام|Telegram)|(?:معاينة|عرض) القناة|(?:الانضمام|انضم) إلى القناة",
            "تنزيل Telegram",
        ),
        ChromeLine(
            "app",
            r"تنزيل|انضمام|انضم|كتم|إلغاء الكتم|عرض في (?:تيليجرام|تلغرام|تيليغرام|Telegram)|فتح في التطبيق",
            "كتم",
        ),
        ChromeLine(
            "forwarded",
            r"(?:محو[ّ]?ل(?:ة)?|أ?عيد توجيهها|معاد توجيهها|تمت إعادة التوجيه|إعادة توجيه) من .+",
            "محولة من بلدية المدينة",
        ),
        ChromeLine(
            "views",
            r"\d[\d.,٬٫]*(?:[KM]|ألف)? ?(?:مشاهدة|مشاهدات|مشاهدتان)(?: \d{1,2}:\d{2})?",
            "340 مشاهدة",
        ),
        ChromeLine(
            "comments",
            r"\d+ تعليق(?:ات|ًا|ا)?",
            "3 تعليقات",
        ),
        ChromeLine(
            "read-more",
            r"(?:اقرأ|إقرأ) (?:المزيد|أيضا|أيضًا)|لقراءة النص الكامل|النص الكامل",
            "اقرأ المزيد",
        ),
    ),
    translation=TranslationWords(
        translated=words("ترجم الترجم مترجم المترجم"),
        others=words("صفحة مقال نص وثيقة لغة اللغة"),
        links=words("من عن إلى هذه هذا"),
        notes=words("ملاحظةالمترجم"),
        examples=(
            "ترجمة: ليلى حسن",
            "مترجم عن الروسية",
        ),
    ),
)
