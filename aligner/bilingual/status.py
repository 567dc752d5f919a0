"""What a person can write into the status column of a review table, and what it does."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from aligner.alignment import Decision


class Status(StrEnum):
    """What is to become of a row."""

    OPEN = "open"
    OK = "ok"
    MERGE = "merge"
    DELETE = "delete"
    ASK = "ask"


MEANINGS: Mapping[Status, str] = MappingProxyType(
    {
        Status.OPEN: "nothing decided; the same as an empty cell",
        Status.OK: "the pair is right as it stands: its flags are dismissed",
        Status.MERGE: "the pair belongs to the one in the row above: the two become one",
        Status.DELETE: "the two texts are no translation of each other: the pair is left out of every memory",
        Status.ASK: "somebody else has to decide: the pair is left out of every memory until then",
    }
)

OF_DECISIONS: Mapping[Decision, Status] = MappingProxyType(
    {
        Decision.OPEN: Status.OPEN,
        Decision.ACCEPTED: Status.OK,
        Decision.REJECTED: Status.DELETE,
        Decision.ASKED: Status.ASK,
    }
)
"""The status that says what was decided of a pair."""


def status_cell(decision: Decision) -> str:
    """What the status column says of a pair; nothing while it is open."""
    return "" if decision is Decision.OPEN else str(OF_DECISIONS[decision])


WORDS: Mapping[str, Status] = MappingProxyType(
    {
        word: status
        for status, words in (
            (Status.OPEN, "todo, à faire, à revoir, ouvert, открыто, не готово, в работе"),
            (
                Status.OK,
                "okay, done, yes, right, accepted, approved, fait, oui, juste, bon, accepté, validé, d'accord, "
                "d’accord, готово, да, верно, принято, сделано, ок, согласовано",
            ),
            (Status.MERGE, "join, fusionner, fusion, joindre, объединить, слить, соединить"),
            (
                Status.DELETE,
                "deleted, remove, reject, rejected, no, supprimer, supprimé, effacer, rejeter, rejeté, non, удалить, "
                "удалено, убрать, отклонить, отклонено, нет",
            ),
            (Status.ASK, "asked, question, query, ?, demander, à demander, вопрос, спросить, уточнить"),
        )
        for word in words.split(", ")
    }
)
"""What people write in English, French and Russian instead."""


def status_of(cell: str) -> Status | None:
    """What a cell of the status column says; None where nobody knows."""
    word = " ".join(cell.casefold().split()).rstrip(".!") or ("" if not cell.strip() else cell.strip())
    if not word:
        return Status.OPEN
    return Status(word) if word in list(Status) else WORDS.get(word)


GUIDE = (
    "How to review",
    "Correct the source or the target text where it stands.",
    "Split a pair: insert a row below it, leave the id empty there, and move the second part of both texts into it.",
    "Dismiss one flag: delete its line from the flags. Dismiss all flags of a row: set its status to ok.",
    "Write remarks into the comment column; they become notes.",
    "Leave the ids as they are. Rows may be sorted and filtered; merge and split while they stand in the order of ids.",
    "To leave a pair out, set its status to delete, or take out the row where nothing else changes beside it.",
    *(f"Status {status}: {meaning}." for status, meaning in MEANINGS.items()),
    "When done: aligner apply THIS_FILE alignment.json -o final.tmx",
)
"""What the reviewer reads beside the table."""
