"""The table of Russian."""

from aligner.language.entries import phrases, words
from aligner.language.ru.amounts import AMOUNTS
from aligner.language.ru.calendar import CALENDAR
from aligner.language.ru.chrome import CHROME
from aligner.language.ru.names import DECLENSIONS, ENDINGS
from aligner.language.ru.numbers import NUMBERS
from aligner.language.ru.polarity import POLARITY
from aligner.language.ru.sentences import SENTENCES
from aligner.language.table import Language
from aligner.language.translation import TranslationWords
from aligner.language.typography import Typography

LANGUAGE = Language(
    tag="ru",
    scripts=("Cyrillic",),
    letters="оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
    function_words=words(
        """
        и в не на что с по как это к у из за от о для а но то он она мы вы они его их был была были при или
        все так же также было бы быть после до если который которые которая года году я со ко об том этом
        этого нас
        """
    ),
    encodings=("cp1251", "koi8_r", "cp866", "mac_cyrillic", "iso8859_5"),
    rank=0,
    sentences=SENTENCES,
    clause_openers=words(
        """
        и или но а что чтобы который которая которое которые которого которой которых которым которыми котором
        если когда где как также включая для по с со в во на от до из у о об при через без между после перед
        против за под над ради среди вокруг благодаря вместо кроме согласно путем путём относительно
        посредством
        """
    ),
    declensions=DECLENSIONS,
    name_endings=ENDINGS,
    calendar=CALENDAR,
    numbers=NUMBERS,
    grammar="russian",
    amounts=AMOUNTS,
    polarity=POLARITY,
    typography=Typography(quotes=("«»", "„“"), dashes="—–", spaced_dash=True, may_repeat=words("да нет ну ха хе хи")),
    hyphen_after=words(
        """
        северо юго военно научно социально общественно культурно торгово финансово политико экономико историко
        технико химико физико медико материально морально административно санитарно спортивно учебно жилищно
        организационно информационно нормативно русско российско франко англо немецко германо американо итало
        испано японо китайско индо советско польско греко латино афро азиатско вице экс мини макси пресс
        премьер генерал бизнес интернет онлайн веб медиа кое
        """
    ),
    hyphen_before=words("то либо нибудь ка таки"),
    chrome=CHROME,
    link_texts=phrases(
        """
        читать далее
        читать дальше
        читать полностью
        читать также
        читайте далее
        читайте полностью
        читайте также
        полный текст
        полностью
        подробнее
        подробности
        смотреть
        смотреть видео
        видео
        фото
        аудио
        источник
        ссылка
        по ссылке
        подписаться
        подписывайтесь
        поделиться
        скачать
        стенограмма
        """
    ),
    translation=TranslationWords(
        translated=words("перевод перевел перевёл переведен переведён переводчи пер"),
        others=words(
            "страниц стать текст документ материал оригинал язык яз написан неофициальн настоящ данн это эт руководств "
            "справк был выполн сдел подготов"
        ),
        links=words("с со на по и из"),
        notes=words("примпер примперев примечпер примечперев примечаниепереводчи"),
        examples=(
            "Это перевод страницы, написанной на английском языке.",
            "Перевод с французского Н. Ивановой",
            "Пер. с англ.",
        ),
    ),
)
