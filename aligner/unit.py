"""What a bilingual file carries beyond its texts: its units, and the frame that they stand in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A translation unit as its file has it: dates, authors, properties, notes, regions, inline codes.

    A writer of the same format changes of it what has changed since, and leaves the rest as it stood.

    Attributes:
        xml: the element.
        number: counts the units of the file from 0; pairs that are segments of one unit share it.
        part: which segment of the unit, as its format calls it; empty for the whole.
        source: the text that was read out of it, without codes; ``target`` likewise.
        is_reversed: the file translates from the language that is the target here.
    """

    xml: str
    number: int
    part: str = ""
    source: str = ""
    target: str = ""
    is_reversed: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A file without the units that pairs were read from; an instruction ``<?aligner-unit 7?>`` stands for each.

    Attributes:
        format: the format's name, such as ``tmx``; writers of others pass over the frame and the units.
        xml: the file in UTF-8.
        has_rest: whether units that are no pair (in one language, in others) are wanted too.
    """

    format: str
    xml: bytes
    has_rest: bool = True
