"""French words beside figures: units, periods, fractions, multiples, bounds, eras, halves of the day."""

from aligner.language.amounts import AmountWords

_SP = r"[\s\u00a0\u202f]+"

_UNITS = {
    "m2": r"mètres?\s+carrés?",
    "km2": r"kilomètres?\s+carrés?",
    "cm2": r"centimètres?\s+carrés?",
    "m3": r"mètres?\s+cubes?",
    "cm3": r"centimètres?\s+cubes?",
    "km_h": r"km\s?/\s?h|kilomètres?(?:\s*/\s*|\s+(?:à\s+l['’]|par\s+)|-)heure|kmh",
    "m_s": r"m\s?/\s?s|mètres?\s+(?:par|à\s+la)\s+seconde",
    "nautical_mile": r"milles?\s+(?:marins?|nautiques?)|nautiques?",
    "millimetre": r"mm|millimètres?",
    "centimetre": r"cm|centimètres?",
    "decimetre": r"dm|décimètres?",
    "metre": r"m|mètres?",
    "kilometre": r"km|kilomètres?",
    "mile": r"miles|mile|milles",
    "foot": r"pieds?",
    "inch": r"pouces?",
    "yard": r"yards?",
    "light_year": r"années?[-\s]lumière",
    "microgram": r"µg|microgrammes?",
    "milligram": r"mg|milligrammes?",
    "kilogram": r"kg|kilos?|kilogrammes?",
    "gram": r"g|grammes?",
    "hundredweight": r"quintaux|quintal",
    "kilotonne": r"kt|kilotonnes?",
    "tonne": r"t|tonnes?",
    "ounce": r"onces?",
    "sterling": r"livres?\s+sterlings?",
    "pound": r"livres?",
    "millilitre": r"ml|millilitres?",
    "litre": r"l|litres?",
    "barrel": r"barils?",
    "gallon": r"gallons?",
    "hectare": r"ha|hectares?",
    "millisecond": r"ms|millisecondes?",
    "second": r"s|sec|secondes?",
    "minute": r"min|mn|minutes?",
    "hour": r"h|heures?",
    "day": r"j|jours?|journées?|nuits?|nuitées?",
    "week": r"sem|semaines?",
    "month": r"mois",
    "year": r"ans?|années?",
    "decade": r"décennies?",
    "century": r"siècles?",
    "millennium": r"millénaires?",
    "percentage_point": r"points?\s+de\s+pourcentage",
    "percent": r"pour\s*cents?|p\.\s?100",
    "permille": r"pour\s+mille",
    "celsius": r"degrés?\s+celsius",
    "fahrenheit": r"degrés?\s+fahrenheit",
    "kopeck": r"kopecks?",
    "rouble": r"roubles?",
    "euro": r"euros?",
    "dollar": r"dollars?",
    "franc": r"francs?",
    "mark": r"marks?",
    "yen": r"yens?",
    "yuan": r"yuans?",
    "hryvnia": r"hryvnias?",
    "zloty": r"zlotys?",
    "rupee": r"roupies?",
    "crown": r"couronnes?",
    "cent": r"cents|centimes?",
    "kilobit": r"kbits?|kilobits?",
    "megabit": r"mbits?|mégabits?",
    "gigabit": r"gbits?|gigabits?",
    "bit": r"bits?",
    "kilobyte": r"ko|kio|kilo-?octets?",
    "megabyte": r"mo|mio|méga-?octets?",
    "gigabyte": r"go|gio|giga-?octets?",
    "terabyte": r"to|tio|téra-?octets?",
    "byte": r"octets?",
    "kilowatt_hour": r"kwh|kilowatt-?heures?",
    "kilowatt": r"kw|kilowatts?",
    "megawatt": r"mw|mégawatts?",
    "gigawatt": r"gw|gigawatts?",
    "watt": r"w|watts?",
    "volt": r"v|volts?",
    "kilohertz": r"khz|kilohertz",
    "megahertz": r"mhz|mégahertz",
    "gigahertz": r"ghz|gigahertz",
    "hertz": r"hz|hertz",
    "horsepower": r"ch|chevaux",
    "women": r"femmes?",
    "men": r"hommes?",
    "boys": r"garçons?",
    "girls": r"filles?|fillettes?",
    "children": r"enfants?",
    "dead": r"morts?|tués?",
    "wounded": r"blessés?|blessées?",
    "persons": r"personnes?|gens",
    "times": r"fois",
}

_COMPOUNDS: dict[str, str] = {"bit": r"bits?"}

_ADJECTIVES = (
    "derni(?:er|ère)s?|premi(?:er|ère)s?|prochaine?s?|longue?s?|bons|bonnes|petite?s?|grande?s?|autres?"
    "|nouve(?:au|aux|lles?)"
    "|jeunes?|pleine?s?|mêmes?|seule?s?|courte?s?|vieux|vieilles?|belles?|beaux"
)

_BROKEN = {
    ("hour", "3/4"): r"trois(?:\s+|-)quarts?\s+d['’]heure",
    ("hour", "1/4"): r"quart\s+d['’]heure",
    ("hour", "1/2"): r"(?<!et\s)demi[-\s]?heure",
    ("year", "1/4"): r"trimestres?|trimestriel(?:le)?s?",
    ("year", "1/2"): r"semestres?|semestriel(?:le)?s?",
    ("century", "1/2"): r"demi[-\s]siècle",
    ("kilogram", "1/2"): r"demi[-\s](?:kilo|kg|kilogramme)",
    ("kilometre", "1/2"): r"demi[-\s](?:km|kilomètre)",
    ("metre", "1/2"): r"demi[-\s]mètre",
    ("litre", "1/2"): r"demi[-\s]litre",
    ("minute", "1/2"): r"demi[-\s]minute",
}

_VAGUE = r"(?:(?<=des\s)|(?<=les\s)|(?<=de\s)|(?<=plusieurs\s)|^)"
_MARKS = {
    "period": {
        "hour": r"(?:à\s+l['’]|par\s+)heure|/h|toutes\s+les\s+heures|chaque\s+heure",
        "day": r"par\s+jour(?:née)?|/jour|journali(?:er|ère)s?|journali(?:er|ère)?ment|quotidien(?:ne)?s?"
        r"|quotidiennement|chaque\s+jour|(?:tous|de)\s+(?:les|chaque)\s+jours?|jour\s+après\s+jour",
        "week": r"par\s+semaine|/semaine|hebdomadaires?|hebdomadairement|chaque\s+semaine|toutes\s+les\s+semaines",
        "month": r"par\s+mois|/mois|mensuel(?:le)?s?|mensuellement|chaque\s+mois|tous\s+les\s+mois",
        "quarter": r"par\s+trimestre|trimestriel(?:le)?s?|trimestriellement|chaque\s+trimestre|tous\s+les\s+trimestres",
        "year": r"par\s+an(?:née)?|/an|(?<=%\s)l['’]an|annuel(?:le)?s?|annuellement|chaque\s+année|tous\s+les\s+ans",
    },
    "fraction": {
        "1/2": r"moitié|à\s+demi|(?<!et\s)demie?s?(?!-finale)",
        "2/3": r"deux(?:\s+(?:(?:premi|derni)ers\s+)?|-)tiers",
        "1/3": r"(?:un|le|premier|dernier)\s+tiers(?!\s+(?:monde|parti|temps))|tiers(?=\s+d(?:e|es|u)\s)",
        "3/4": r"trois(?:\s+|-)quarts?(?!\s+d['’]heure)",
        "1/4": r"(?:un|le)\s+quart(?!\s+(?:d['’]heure|de\s+finale))",
    },
    "multiple": {
        "2": r"doubl(?:e|es|er|é|ée|és|ées|ent|ait|era|ant|èrent|ement)",
        "3": r"tripl(?:e|es|er|é|ée|és|ées|ent|ait|era|ant|èrent|ement)",
        "4": r"quadrupl(?:e|es|er|é|ée|és|ées|ent|ait|era|ant|èrent)",
        "5": r"quintupl(?:e|es|er|é|ée|és|ées|ent|ait|era|ant|èrent)",
        "10": r"décupl(?:e|es|er|é|ée|és|ées|ent|ait|era|ant|èrent)",
    },
    "magnitude": {
        "100000": r"centaines\s+de\s+milliers",
        "10000": r"dizaines\s+de\s+milliers",
        "100000000": r"centaines\s+de\s+millions",
        "10000000": r"dizaines\s+de\s+millions",
        "100000000000": r"centaines\s+de\s+milliards",
        "10000000000": r"dizaines\s+de\s+milliards",
        "10": r"dizaines",
        "100": r"centaines",
        "1000": r"milliers",
        "1000000": rf"{_VAGUE}millions",
        "1000000000": r"(?<=des\s)milliards|(?<=les\s)milliards|(?<=de\s)milliards|(?<=plusieurs\s)milliards"
        r"|^milliards",
    },
    "era": {
        "BC": r"(?:av\.?|avant)\s+(?:j\.?\s?-?\s?c\b|jésus|notre\s+ère|l['’]ère\s+(?:chrétienne|commune)|n\.\s?è)",
        "AD": r"(?:apr?\.?|après)\s+(?:j\.?\s?-?\s?c\b|jésus)|(?<!avant\s)(?:de\s+)notre\s+ère",
    },
    "midday": {"12": r"midi", "0": r"minuit"},
    "negative": {
        "less": r"baiss\w+|recul\w*|chut\w+|diminu\w+|pertes?|déficit\w*|négati\w+|moins|rédui\w+|réduction\w*|malus"
        r"|pénalité\w*|retir\w+|perd\w*|sous|dessous|inférieur\w*|gel\w*|froid\w*",
    },
}

_OF = r"(?:\s+(?:de|que|à|aux?|les?|des|du))?"
_BEFORE = {
    "bound": {
        "at_least": rf"pas\s+moins\s+(?:de|que|d['’])|au\s+moins{_OF}|au\s+minimum{_OF}|minimum{_OF}",
        "at_most": rf"pas\s+plus\s+(?:de|que|d['’])|(?:tout\s+)?au\s+plus{_OF}|au\s+maximum{_OF}|maximum{_OF}",
        "least": r"(?<!pas\s)plus\s+(?:de|que|d['’])|supérieure?s?(?:\s+ou\s+égale?s?)?\s+(?:à|aux?)"
        r"|au[-\s](?:delà|dessus)\s+de|dépass\w+|excéd\w+",
        "most": r"(?<!pas\s)moins\s+(?:de|que|d['’])|inférieure?s?(?:\s+ou\s+égale?s?)?\s+(?:à|aux?)"
        r"|(?:en|au)[-\s]dessous\s+de",
    },
    "sign": {"minus": r"(?<!\bau\s)(?<!\bdu\s)(?<!\ble\s)(?<!\btout\s)moins"},
}
_AFTER = {
    "bound": {
        "least": r"(?:et|ou)\s+plus|au\s+moins|au\s+minimum|minimum|(?:et|ou)\s+davantage",
        "most": r"(?:et|ou)\s+moins|au\s+plus|au\s+maximum|maximum",
    },
    "sign": {"minus": r"(?:au-|en\s+|en-)dessous\s+de\s+(?:zéro|0)|sous\s+(?:zéro|0)"},
    "half_of_day": {
        "morning": r"du\s+mat(?:in)?",
        "day": r"de\s+l['’]après-midi",
        "evening": r"du\s+soir",
        "night": r"de\s+la\s+nuit",
    },
}

_HOURS = {
    word: hour
    for hour, word in enumerate(
        ["une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"],
        1,
    )
}

AMOUNTS = AmountWords(
    units=_UNITS,
    compounds=_COMPOUNDS,
    between=rf"(?:de{_SP}|d['’])?(?:(?:{_ADJECTIVES}){_SP})?",
    bare={},
    broken=_BROKEN,
    marks=_MARKS,
    before=_BEFORE,
    after=_AFTER,
    negations=r"ne|n|pas|ni|sans|jamais",
    clock={},
    hours=_HOURS,
)
