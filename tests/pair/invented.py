"""Invented sentences with their translations, for what needs the real encoder."""

from __future__ import annotations

import random

CROPS = {
    "пшеница": "blé", "ячмень": "orge", "рис": "riz", "лён": "lin", "кукуруза": "maïs", "виноград": "raisin",
    "картофель": "pomme de terre", "яблоки": "pommes", "чай": "thé", "хлопок": "coton",
}  # fmt: skip
PLACES = {
    "в Казани": "à Kazan", "в Дакаре": "à Dakar", "в Найроби": "à Nairobi", "в Самарканде": "à Samarcande",
    "в Лиме": "à Lima", "в Ханое": "à Hanoï", "в Маскате": "à Mascate", "в Иркутске": "à Irkoutsk",
}  # fmt: skip
EVENTS = {
    "Учёные обсудили урожай: {crop}, {year} год, {place}.":
        "Les chercheurs ont évoqué la récolte {place} : {crop}, en {year}.",
    "Выставка «{crop}» открылась {place} {year} раз.":
        "L’exposition « {crop} » s’est ouverte {place} pour la {year}e fois.",
    "Цена на {crop} {place} выросла до {year} рублей.":
        "Le prix ({crop}) est monté {place} à {year} roubles.",
    "Студенты собирали {crop} {place}, их было {year}.":
        "Des étudiants, au nombre de {year}, cueillaient {place} : {crop}.",
}  # fmt: skip


def statements(n: int, seed: int) -> list[tuple[str, str]]:
    """Distinct invented sentences with their translations."""
    chosen = random.Random(seed)
    found = []
    for number in range(n):
        (event, translation), (crop, culture), (place, lieu) = (
            chosen.choice(list(table.items())) for table in (EVENTS, CROPS, PLACES)
        )
        year = 100 + 7 * number
        found.append(
            (event.format(crop=crop, place=place, year=year), translation.format(crop=culture, place=lieu, year=year))
        )
    return found
