"""The table of Chinese."""

from aligner.language.table import Language

LANGUAGE = Language(
    tag="zh",
    scripts=("Han",),
    letters="的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着這來國個說們為時會著",
    encodings=("gb18030", "big5hkscs"),
)
