"""The table of Portuguese."""

from aligner.language.chrome import ChromeLine
from aligner.language.entries import words
from aligner.language.scripts import WESTERN_ENCODINGS
from aligner.language.sentences import SentenceWords
from aligner.language.table import Language
from aligner.language.translation import TranslationWords
from aligner.language.typography import Typography

LANGUAGE = Language(
    tag="pt",
    scripts=("Latin",),
    letters="ãçáéíóêõâúàô",
    function_words=words(
        """
        de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à
        seu sua ou ser quando muito há nos já está eu também pelo pela
        """
    ),
    encodings=WESTERN_ENCODINGS,
    sentences=SentenceWords(
        leading=words("Sr Sra Srs Dr Dra Drs Prof Profa Eng Exmo Ilmo Gen Cel D Sto Sta av cf p.ex aprox"),
        closing=words("etc a.C d.C S.A Cia Ltda ibid"),
        before_number=words("art pág págs p pp nº n núm vol cap fig tel t ed"),
        openers=words("O A Os As Um Uma Ele Ela Eles Em De No Na Por Para Com Sem Mas E Se Quando Este Esta Não"),
    ),
    typography=Typography(quotes=("“”", "«»", '""'), dashes="—–"),
    chrome=(
        ChromeLine(
            "channel-page",
            r"\d[\d.,\s]*[KM]? ?(?:inscritos?|assinantes?|membros?|fotos?|vídeos?|arquivos?|links?)",
            "2,56K inscritos",
        ),
        ChromeLine(
            "channel-page",
            r"Baixar (?:o )?Telegram|Prévia do canal|Ver canal|Entrar no (?:canal|grupo)",
            "Baixar Telegram",
        ),
        ChromeLine(
            "app",
            r"Baixar|Entrar|Silenciar|Ativar som|Abrir no aplicativo|VER NO TELEGRAM",
            "Silenciar",
        ),
    ),
    translation=TranslationWords(
        translated=words("traduz traduç tradut"),
        others=words("página artigo texto documento língua idioma original versão oficial"),
        links=words("de do da dos por em é uma esta este não e para"),
        notes=words("ndot ndat ndt notadotradutor notadatradutora notadetradução"),
        examples=(
            "Traduzido do russo por Ana Costa",
            "Tradução: Luís Pinto",
        ),
    ),
)
