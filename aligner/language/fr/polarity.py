"""French words that turn a statement round."""

from aligner.language.polarity import PolarityWords

_NEGATIVE_STEMS = (
    "impossib|incapac|incert|inadapt|inappropri|asympt|déscol|inutil|inconn|incapab|insuffi|incorrec|invalid"
    "|indispon|inexist|inactiv|incompl|incompat|indépen|inaccess"
    "|illég|illim|irrég|irréal|impuiss|imparf|impr[ée]v|ininterr|inattend|invis|inchang|inach|immobil|indés|indiff"
    "|infid"
    "|injust|instab|insens|intouch|involont|indéfin|inféri|inégal|inhab|impay|insais|indigne|malheur|maladr|malgré"
    "|méconn"
    "|désact|désacc|désob|déçu|déconn|décons|défai|démen|dépourv|démuni|dénué|dispar|éloign|nég|anti"
)

_COMPANIONS = "pas|plus|jamais|rien|aucune?s?|personne|point|ni|guère|nulle\\s+part"

POLARITY = PolarityWords(
    letters=r"[A-Za-z\u00c0-\u024f]",
    negations=rf"n(?:e(?=\s)|(?=['’]))(?=['’\s]\s*(?:\S+\s+){{0,5}}?(?:{_COMPANIONS})(?!\w))",
    idioms=r"n['’](?:est|était)-ce\s+pas|non\s+seulement|ne\s+\S+\s+que|n['’]\S+\s+que|nul\s+ne\s+\S+|nul\s+ne\s+sait"
    r"|ne\s+manqu\w+\s+pas"
    r"|(?:avant|moins|crain\w+|peur|plus|mieux|pire|autre\w*|davantage|aussi)\s+(?:\S+\s+){0,3}?qu\S*\s+(?:\S+\s+){0,3}?n(?:e|['’])"
    r"|ne\s+serait-ce|sinon|n['’]oubli\w+\s+pas|pas\s+(?:forcément|nécessairement|toujours)",
    prefixes="in|im|il|ir|dé|dis|mal|mé|non|a(?=symp|normal|typ)",
    hidden=r"ne|n(?=['’])|passer|pas|non|sans|jamais|aucune?s?|rien|ni|nul(?:le)?s?|guère|sauf|hormis|excepté\w*|peu"
    r"|rares?|rarement"
    r"|loin|trop|moins|seule?s?|seulement|uniquement|avant|jusqu\w*|difficile\w*|absen\w+|défauts?|faute|refus\w+"
    r"|échou\w+|échec\w*"
    r"|manqu\w+|empêch\w+|évit\w+|interdi\w+|cess\w+|arrêt\w+|ignor\w+|oubli\w+|perd\w*|perte\w*|priv\w+|exclu\w+"
    r"|omet\w+|omis\w*"
    rf"|rejet\w+|lieu|plutôt|contre|(?:{_NEGATIVE_STEMS})\w*|zéro|vides?|hors|presque|faux|fausse\w*|bloqu\w+"
    rf"|supprim\w+|peine"
    r"|failli\w*|attention|autrement|différen\w+|silence|achev\w*|cloche\w*|ailleurs"
    r"|mauvais\w*|raté\w*|quitt\w+|pire|vague\w*|vain\w*|doute\w*|lorsqu|gêne\w*|tard\w*|cach\w+|hésit\w+"
    r"|introuvab\w+|intact\w*|optionnel\w*|facultati\w+|saut(?:er|e|ez|ent|é|ant)",
    skipped=r"(?:se|le|la|les|lui|leur|y|en|me|te|nous|vous|pas|plus|jamais|été|être|a|ont|est|sont|avait|avaient|était|étaient"
    r"|sera|seront|soit|soient|avons|avez|ai|as|serait|aurait|fut|bien|tout|toujours|encore|rien|aussi|également"
    r"|donc|de|du|des|un|une|ce|cet|cette|ces)|(?:[slmtcd]|qu)['’]",
    must=r"doi(?:t|vent|s)|dev(?:ez|ons|ra|ront|rez)",
    may=r"p(?:eut|euvent|eux|ouvez|ouvons|ourra|ourront|ourrez)",
    obliging=r"dev\w+|dû\w*|faut|faudra\w*|fallait|faille|fallu|falloir|obligatoire\w*|nécessaire\w*|oblig\w+"
    r"|tenue?s?|impérati\w+"
    r"|nécessit\w+|besoin|exig\w+|requi\w+|recommand\w+|convient|suffi\w+|requér\w+|impose\w*|prière|veuillez"
    r"|assurez|interdi\w+",
    allowing=r"pouv\w+|pu|puiss\w+|puis|pourr\w+|possib\w+|permet\w*|permis\w*|autoris\w+|capab\w+|droit\w*|libre\w*"
    r"|éventuel\w+"
    r"|susceptib\w+|peut-être|aptes?|sait|savez|savoir|risqu\w+|parvien\w+|réussi\w*|potentiel\w*|même|arriv\w+"
    r"|probabl\w+|loisible",
    almost=r"presque|quasi|quasiment|pratiquement",
    nearly=r"quasi\w*|près|environ|plupart|majorité|peu|approximati\w+|guère|proche\w*|majeure|dizaine|essentiel\w*"
    r"|virtuellement"
    r"|moins|plus|quelque|failli\w*|bientôt|point|presqu|avoisin\w+|frôl\w+|rapproch\w+|globale\w*|grande?|fond"
    r"|toute\s+fin|vers",
    poles={
        "rise": (
            r"(?:augment|accr[uoû]|hauss|grimp)\w+|hausse",
            r"(?:diminu|baiss|rédui|recul|chut)\w+|recul|baisse|chute",
        ),
        "east": (r"(?:nord-|sud-)?est(?=\s+d[eu']|,|\.|$)|orient\w*|orientale?s?", r"(?:nord-|sud-)?ouest|occident\w*"),
        "north": (r"nord(?:-\w+)?|septentrion\w+", r"sud(?:-\w+)?|méridion\w+"),
        "open": (r"ouvr\w+|ouvert\w*", r"ferm\w+|clos\w*"),
        "victory": (r"victoires?", r"défaites?"),
        "left": (r"gauche", r"droite"),
        "allow": (r"autoris\w+|perm(?:et|is)\w*", r"interdi\w+|prohib\w+"),
        "import": (r"import(?:é|er|ent|ation|ations|ateur|ateurs|és|ées)", r"export\w*"),
        "inner": (r"internes?|intérieur\w*", r"externes?|extérieur\w*|étrang\w+"),
        "most": (r"maxim(?:ale?s?|aux|is\w+)", r"minim(?:ale?s?|aux|is\w+)"),
        "upper": (r"supérieur\w*|haut\w*", r"inférieur\w*|bas(?:se)?s?"),
        "positive": (r"positi\w+", r"négati\w+"),
        "enable": (r"activ(?:é|ée|er|ez|e|és|ées)|inclu\w+", r"désactiv\w+|exclu\w+"),
        "father": (r"pères?", r"mères?"),
        "brother": (r"frères?", r"sœurs?|soeurs?"),
        "son": (r"fils", r"filles?"),
        "love": (r"aim\w+|ador\w+", r"détest\w+|haï\w*|hait"),
        "fast": (r"rapid\w+|vite", r"lent\w*"),
        "legal": (r"légal\w*|légitim\w+", r"illégal\w*|illégitim\w+"),
        "strong": (r"fort(?:e|s|es)?", r"faibles?"),
        "rich": (r"riches?", r"pauvres?"),
        "increase": (r"le\s+plus", r"le\s+moins"),
        "public": (r"publi(?:c|cs|que|ques)|état|étati\w+|nationa\w+", r"privée?s?"),
        "profit": (r"bénéfices?|profits?", r"pertes?"),
        "ally": (r"allié\w*|amis?", r"ennemi\w*|adversaire\w*|opposant\w*"),
        "before": (r"la\s+veille", r"le\s+lendemain"),
        "accept": (r"accept\w+|adopt\w+|approuv\w+", r"rejet\w+|refus\w+|repouss\w+"),
    },
)
