"""English words that turn a statement round."""

from aligner.language.polarity import PolarityWords

POLARITY = PolarityWords(
    letters=r"[A-Za-z\u00c0-\u024f]",
    negations=r"not|cannot|(?:do|does|did|is|are|was|were|ca|wo|would|could|should|has|have|had|must)n['’]t",
    idioms=r"not\s+(?:only|just|least|less|more|fewer|to\s+mention|that|necessarily|always)|don['’]t\s+forget|if\s+not|why\s+not|or\s+not"
    r"|whether\s+or\s+not",
    prefixes="in|im|il|ir|un|dis|mis|non",
    hidden=r"no|never|nor|neither|none|nobody|nothing|nowhere|without|un\w{3,}"
    r"|(?:in|im|il|ir)(?:poss|cap|valid|val|leg|reg|suff|corr|act|acc|comp|dep|"
    r"vis|just|eff"
    r"|abil)\w*|dis\w{3,}|mis\w{3,}|fail\w*|refus\w*|lack\w*|absen\w+|avoid\w*|prevent\w*|forbid\w*|prohibit\w*|stop\w*"
    r"|except\w*|few|little|rare\w*|hardly|barely|scarcely|too|only|until|before|instead|rather|against|anti\w*"
    r"|exclu\w+|omit\w*"
    r"|reject\w*|deny|denie\w|forg[eo]t\w*|lose\w*|lost|out|other\w*|differ\w+|less\w*|\w+less|non\w*|free|beyond"
    r"|far|wrong|otherwise|break\w*|broken?|violat\w+|breach\w*|ignor\w+|skip\w*|miss(?:ed|es|ing)?|hard|difficult\w*",
    skipped=r"be|been|being|have|has|had|is|are|was|were|do|does|did|to|a|an|the|it|yet|so|very|really|also|always"
    r"|even|any|will|would",
    must=r"must|shall|(?:has|have)\s+to",
    may=r"may|can",
    obliging=r"should|need\w*|oblig\w+|requir\w+|necess\w+|had\s+to|ought|supposed|mandatory|compulsory|bound|due|got",
    allowing=r"might|could|possib\w+|allow\w*|permit\w*|able|enabl\w+|free|right|entitled|potential\w*|perhaps|maybe"
    r"|likely|optional\w*",
    almost=r"almost|nearly|practically",
    nearly=r"about|around|close|most|mostly|virtually|approximately|near|roughly|some|under|over|barely|hardly|soon"
    r"|majority|all\s+but|verge",
    poles={
        "rise": (
            r"increas\w+|r[io]se\w*|grew|grow\w*|risen",
            r"decreas\w+|reduc\w+|fell|fall\w*|declin\w+|dropp\w+|lower\w*",
        ),
        "east": (r"(?:north|south)?-?east\w*", r"(?:north|south)?-?west\w*"),
        "north": (r"north\w*", r"south\w*"),
        "open": (r"open\w*", r"clos\w+|shut\w*"),
        "victory": (r"victor(?:y|ies)", r"defeats?"),
        "left": (r"left", r"right"),
        "allow": (r"allow\w*|permit\w*|authori[sz]\w+", r"forbid\w*|prohibit\w*|ban\w*"),
        "import": (r"import(?:s|ed|ing|er|ers)?", r"export\w*"),
        "inner": (r"intern\w+|inner|domestic", r"extern\w+|outer|foreign"),
        "most": (r"maximal|maximi[sz]\w+", r"minimal|minimi[sz]\w+"),
        "upper": (r"upper", r"lower"),
        "positive": (r"positiv\w+", r"negativ\w+"),
        "enable": (r"enabl\w+", r"disabl\w+"),
        "father": (r"fathers?", r"mothers?"),
        "brother": (r"brothers?", r"sisters?"),
        "son": (r"sons?", r"daughters?"),
        "love": (r"lov\w+", r"hat(?:e|es|ed)"),
        "fast": (r"fast\w*|quick\w*|rapid\w*", r"slow\w*"),
        "legal": (r"legal\w*|lawful\w*", r"illegal\w*|unlawful\w*"),
        "strong": (r"strong\w*", r"weak\w*"),
        "rich": (r"rich", r"poor"),
        "public": (r"public|state|government\w*", r"private"),
        "profit": (r"profits?", r"loss(?:es)?"),
        "ally": (r"all(?:y|ies|ied)", r"enem\w+|opponent\w*"),
        "before": (r"the\s+day\s+before|the\s+eve", r"the\s+next\s+day|the\s+following\s+day"),
        "accept": (r"accept\w*|adopt\w*|approv\w+", r"reject\w*|refus\w*|declin\w+"),
    },
)
