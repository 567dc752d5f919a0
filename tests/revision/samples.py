"""A small drift with a row of every state."""

from __future__ import annotations

from aligner.alignment import Signature
from aligner.document import Document
from aligner.revision.drift import Drift, Part, Passage, Row, State

OLD = ("The shop opens at 9.", "Bring a bag.", "Dogs wait outside.", "Sit down.", "Pay in cash.")
NEW = ("The shop opens at 10.", "Bring a bag.", "Sit down.", "Pay in cash or by card.", "Ring the bell.")
THERE = ("Le magasin ouvre à 9 h.", "Les chiens attendent dehors.", "Asseyez-vous.", "On paie en espèces ou par carte.")


def small_drift() -> Drift:
    """Changed, untranslated, gone, moved, updated and new, and a block of code that changed."""
    rows = (
        Row(
            State.CHANGED,
            Passage(OLD[0], (0,), ((18, 19),)),
            Passage(NEW[0], (0,), ((18, 20),), 3),
            Passage(THERE[0], (0,), line=3),
            0.98,
        ),
        Row(State.UNTRANSLATED, Passage(OLD[1], (1,)), Passage(NEW[1], (1,)), Passage()),
        Row(State.GONE, Passage(OLD[2], (2,)), Passage(), Passage(THERE[1], (1,)), 0.9),
        Row(State.MOVED, Passage(OLD[3], (3,)), Passage(NEW[2], (2,)), Passage(THERE[2], (2,))),
        Row(
            State.UPDATED,
            Passage(OLD[4], (4,)),
            Passage(NEW[3], (3,), ((12, 22),)),
            Passage(THERE[3], (3,)),
            0.8,
        ),
        Row(State.NEW, Passage(), Passage(NEW[4], (4,)), Passage(), 0.7),
        Row(
            State.CHANGED,
            Passage("run 1", words=((0, 5),)),
            Passage("run 2", words=((0, 5),)),
            Passage("run 1"),
            1.0,
            Part.CODE,
        ),
    )
    documents = [
        Document.of_segments(texts, lang, path)
        for texts, lang, path in ((OLD, "en", "v1:shop.md"), (NEW, "en", "shop.md"), (THERE, "fr", "shop.fr.md"))
    ]
    return Drift(documents[0], documents[1], documents[2], rows, Signature((("aligner", "0"),)))
