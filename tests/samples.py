"""A small alignment with every kind of bead, for tests of what reads and writes alignments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aligner import Alignment, Bead, Document, Flag, Segment, Severity, Signature
from aligner.document import TimedLine

RUSSIAN = (
    "Добрый день, дорогие друзья!",
    "Рад приветствовать вас в Казани.",
    "В этом году приехали 10 команд\nиз пяти стран.",
    "Погода нас не подвела.",
    "Цена билета – 1\u00a0500 рублей.",
)
FRENCH = (
    "Bonjour chers amis, je suis heureux de vous accueillir à Kazan.",
    "Cette année, 17 équipes de cinq pays sont venues.",
    "La fête continue demain.",
    "Le billet coûte 1\u202f500 roubles\u00a0!",
)


def document(lines: Sequence[str], lang: str, path: str | None = None) -> Document:
    """A document whose segments stand one a line."""
    segments = []
    offset = 0
    for number, line in enumerate(lines):
        segments.append(Segment(line, offset, offset + len(line), number))
        offset += len(line) + 1
    return Document("\n".join(lines), lang, tuple(segments), path, "utf-8" if path else None)


def alignment(source: Sequence[str] = RUSSIAN, target: Sequence[str] = FRENCH) -> Alignment:
    """A 2–1, a 1–1 with an error flag, a null on either side, a 1–1 with a warning."""
    ten, seventeen = "\n".join(source).find("10"), "\n".join(target).find("17")
    return Alignment(
        document(source, "ru", "речь.ru.txt"),
        document(target, "fr", "discours.fr.txt"),
        (
            Bead((0, 1), (0,), 0.98765, 0.8125),
            Bead((2,), (1,), 0.75, 0.7),
            Bead((3,), (), 0.9),
            Bead((), (2,), 0.4),
            Bead((4,), (3,), 1.0, 0.91),
        ),
        (
            Flag(
                "number",
                Severity.ERROR,
                0.93,
                1,
                ((ten, ten + 2),),
                ((seventeen, seventeen + 2),),
                "10 команд ↔ 17 équipes",
                "0123456789ab",
            ),
            Flag("name", Severity.WARNING, 0.5, 4, (), ((0, 4),), "«Le» & <co>", "ba9876543210"),
        ),
        Signature.parse("aligner:0.1.0|encoder:test|scorer:test"),
        (((3,), (2,)),),
    )


def timed(aligned: Alignment) -> Alignment:
    """The same of a film: each segment of the source is a subtitle."""
    lines = tuple(TimedLine(segment.text, 2.0 * k, 2.0 * k + 1.5) for k, segment in enumerate(aligned.source.segments))
    return replace(aligned, source=replace(aligned.source, timed=lines))
