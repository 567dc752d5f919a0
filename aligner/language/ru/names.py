"""The cases of names in Russian: which endings a name may have, so that «Мало» is no form of Мали."""

from aligner.language.names import declension

_ADJECTIVE = "ый ий ой ая яя ое ее ые ие ого его ому ему ым им ом ем ую юю ою ых их ыми ими"

DECLENSIONS = (
    declension("ый ий", 2, f"{_ADJECTIVE} ия ию ием ии"),
    declension("ой", 2, f"{_ADJECTIVE} оя ою оем ое"),
    declension("ая яя", 2, f"{_ADJECTIVE} аи аю ае аей"),
    declension("ое ее ые ие", 2, _ADJECTIVE),
    declension("й", 1, "й я ю ем е и"),
    declension("ия", 2, "ия ии ию ией"),
    declension("я", 1, "я и ю е ей ею"),
    declension("оа уа иа еа", 0, ""),
    declension("острова", 1, "а ов ам ами ах"),
    declension("а", 1, "а ы и у е ой ою ей ею"),
    declension("ь", 1, "ь я ю ем е и ью"),
    declension("ы", 1, "ы ов ам ами ах"),
    declension("ово ево ино ство", 1, "о а у ом е"),
    declension("о е э у ю ё", 0, ""),
    declension("и", 1, "и ей ям ями ях ев", longer_than=5),  # a plural: Сейшелы, Гавайи, but not Мали
    declension("и", 1, "и", longer_than=0),
    declension("", 0, " а у ом ем е ы и ов ам ами ах"),
)
"""The first that fits a name holds."""

ENDINGS = (
    *("ого", "ому", "ыми", "ами"),
    *("ым", "им", "ом", "ем", "ой", "ей", "ою"),
    *("а", "я", "ы", "и", "е", "у", "ю", "ь", "й"),
)
"""What is cut off a person's name to know it again in another case, the longest first."""
