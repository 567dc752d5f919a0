"""Characters of the fonts Symbol and Wingdings, which Word stores by their place in the font."""

from __future__ import annotations

PRIVATE = 0xF000
"""Word writes the place in the font from here on (ECMA-376 part 1, 17.3.3.30)."""

# Adobe, "Symbol encoding": places 0x20 to 0x7E and 0xA0 to 0xFE; a blank where there is a piece of a large bracket.
_LOW = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
_HIGH = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…|—↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑           〉∫"

_SYMBOL = {0x20 + i: character for i, character in enumerate(_LOW)} | {
    0xA0 + i: character for i, character in enumerate(_HIGH) if character != " "
}
_WINGDINGS = {
    0x21: "✏", 0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□",
    0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xDF: "←", 0xE0: "→",
    0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip

_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def symbol(font: str, code: str) -> str | None:
    """The character at a place of a font (four hexadecimal digits), None where it has no Unicode one known here."""
    try:
        place = int(code, 16)
    except ValueError:
        return None
    if not 0x20 <= place < 0x110000 or 0xD800 <= place < 0xE000:
        return None
    is_private = PRIVATE <= place < PRIVATE + 0x100
    known = _FONTS.get(font.lower())
    if known is not None:
        return known.get(place - PRIVATE if is_private else place)
    return None if 0xE000 <= place < 0xF900 else chr(place)
