"""What the columns of a table hold, by its header: the texts, keys, remarks, in the words that people use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from aligner.bilingual.flag_line import COMMENT
from aligner.language.heading import MOST_WORDS, heading_language
from aligner.language.match import match_two, ranked
from aligner.language.tags import language_name

COLUMNS = ("id", "source", "target", "confidence", "similarity", "flags", "comment", "status")
SOURCE, TARGET = "source", "target"

_WORDS = MappingProxyType(
    {
        SOURCE: "source text, source segment, source string, original, original text, исходный текст, исходник, "
        "оригинал, исходный сегмент, исходный, исходная строка, исходный язык, язык оригинала, источник, texte source, "
        "segment source, texte original, texte de départ, langue source, source language, quelle, quelltext, "
        "ausgangstext, texto original, texto fuente, testo originale",
        TARGET: "target text, target segment, target string, translation, translated text, перевод, текст перевода, "
        "целевой текст, целевой сегмент, целевой, целевой язык, переведённый текст, язык перевода, cible, texte cible, "
        "segment cible, traduction, texte traduit, texte d'arrivée, langue cible, target language, ziel, zieltext, "
        "übersetzung, "
        "traducción, texto traducido, traduzione, tradução",
        "id": "#, №, no, no., nr, nr., n°, key, keys, ключ, clé, clef, string id, segment id, segment, сегмент, "
        "номер, numéro, идентификатор, identifier, row, строка, ligne, schlüssel, nummer",
        COMMENT: "comments, note, notes, remark, remarks, комментарий, комментарии, примечание, примечания, "
        "commentaire, commentaires, remarque, remarques, kommentar, bemerkung, comentario, commento",
        "context": "context, контекст, contexte, kontext, description, описание, file, файл, fichier, match, "
        "match rate",
    }
)
"""What columns are called in tables of translators, beside the aligner's own names."""

_ROLES: Mapping[str, str] = MappingProxyType(
    {word.strip(): role for role, words in _WORDS.items() for word in words.split(",")}
)


def column_places(cells: Sequence[str]) -> dict[str, list[int]]:
    """Where a header has each of the aligner's columns; ``source (Russian)`` is called ``source`` too."""
    places: dict[str, list[int]] = {}
    for place, cell in enumerate(cells):
        words = cell.casefold().replace("(", " ").replace("–", " ").split()
        if 0 < len(words) <= MOST_WORDS and words[0] in COLUMNS:
            places.setdefault(words[0], []).append(place)
    return places


def header_columns(cells: Sequence[str], languages: tuple[str, str]) -> dict[str, int]:
    """The places of the columns that a row names, the two texts among them; empty if the row is no such header.

    A column that names its language is that language's, whatever it is called beside; the words for source and target
    decide where no language does.
    """
    places = {name: each[0] for name, each in column_places(cells).items()}
    for place, role in _roles(cells):
        places.setdefault(role, place)
    if SOURCE in places and TARGET in places and not any(_languages(cells, languages).values()):
        return places
    named = {place: tag for place, tag in _languages(cells, languages).items() if tag}
    pair = match_two(languages, tuple(dict.fromkeys(named.values())))
    if pair:
        sides = [next(place for place, tag in named.items() if tag == wanted) for wanted in pair]
        return places | {SOURCE: sides[0], TARGET: sides[1]}
    for side, other, wanted in ((SOURCE, TARGET, languages[0]), (TARGET, SOURCE, languages[1])):
        near = ranked(wanted, named.values())
        if near and other in places and places[other] not in named:
            return places | {side: next(place for place, tag in named.items() if tag == near[0])}
    return places if SOURCE in places and TARGET in places and not named else {}


def other_languages(cells: Sequence[str], languages: tuple[str, str]) -> list[str]:
    """The languages that a header names, if it is one and the wanted two are not among them; English names."""
    named = _languages(cells, languages)
    known = {place for each in column_places(cells).values() for place in each} | {p for p, _ in _roles(cells)}
    tags = list(dict.fromkeys(filter(None, named.values())))
    is_header = len(tags) > 1 and all(
        not cell.strip() or named.get(place) or place in known for place, cell in enumerate(cells)
    )
    return [language_name(tag) for tag in tags] if is_header else []


def _languages(cells: Sequence[str], languages: tuple[str, str]) -> dict[int, str | None]:
    keys = {place for place, role in _roles(cells) if role in {"id", COMMENT, "context"}}
    keys = {place for place in keys if not _bracketed_language(cells[place], languages)}  # «Строка (ru)» is a text
    keys |= {place for name, each in column_places(cells).items() if name not in {SOURCE, TARGET} for place in each}
    return {place: heading_language(cell, languages) for place, cell in enumerate(cells) if place not in keys}


def _bracketed_language(cell: str, languages: tuple[str, str]) -> str | None:
    """The language that a heading names in brackets at its end."""
    _, bracket, inside = cell.strip().rpartition("(")
    return heading_language(inside.rstrip(") "), languages) if bracket else None


def _roles(cells: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The columns that are called by another word for what they hold, with or without something in brackets."""
    for place, cell in enumerate(cells):
        name = " ".join(cell.casefold().split())
        role = _ROLES.get(name) or _ROLES.get(name.partition("(")[0].partition("[")[0].rstrip(" :"))
        if role:
            yield place, role
