"""The table of Chinese."""

from aligner.language.chrome import ChromeLine
from aligner.language.entries import words
from aligner.language.table import Language
from aligner.language.translation import TranslationWords

LANGUAGE = Language(
    tag="zh",
    scripts=("Han",),
    letters="的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着這來國個說們為時會著",
    encodings=("gb18030", "big5hkscs"),
    chrome=(
        ChromeLine(
            "channel-page",
            r"\d[\d.,\s]*[KM万]? ?(?:位|名|张|个)?(?:订阅者|订閱者|成员|成員|照片|视频|影片|文件|链接)",
            "2.56K 位订阅者",
        ),
        ChromeLine(
            "channel-page",
            r"下载 ?Telegram|預覽頻道|预览频道|查看频道|加入频道",
            "下载 Telegram",
        ),
        ChromeLine(
            "app",
            r"下载|加入|静音|取消静音|在应用中打开|在 ?Telegram ?中查看",
            "静音",
        ),
    ),
    translation=TranslationWords(
        translated=words("译者 翻译 译自 譯者 翻譯 譯自"),
        notes=words("译注 译者注 譯註 譯者註"),
        examples=(
            "译者：张明",
            "翻译：李红",
            "译自俄语",
        ),
    ),
)
