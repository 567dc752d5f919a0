"""The keys of the review page: what each does, in the words of its list, its button and its documentation."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """Keys that do one thing.

    ``names`` are as a browser names them (``KeyboardEvent.key``), the usual one first; ``action`` is what the page's
    script calls it; ``button`` is the word on its button, ``sentence`` what it does.
    """

    names: tuple[str, ...]
    action: str
    button: str
    sentence: str
    group: str

    @property
    def shown(self) -> tuple[str, ...]:
        """The names as a keyboard has them."""
        return tuple(_SHOWN.get(name, name) for name in self.names)


_SHOWN = {" ": "Space", "ArrowDown": "↓", "ArrowUp": "↑", "ArrowLeft": "←", "ArrowRight": "→", "Escape": "Esc"}

GO, DECIDE, MEND, LOOK = "Go", "Decide", "Mend", "Look"

KEYS = (
    Key(("j", "ArrowDown"), "next_row", "Next row", "to the next row", GO),
    Key(("k", "ArrowUp"), "previous_row", "Previous row", "to the row before", GO),
    Key(("n",), "next_undecided", "Next undecided", "to the next row that is undecided", GO),
    Key(("p",), "previous_undecided", "Previous undecided", "to the undecided row before", GO),
    Key(("N",), "next_flag", "Next flag", "to the next flag; this one is for later", GO),
    Key(("P",), "previous_flag", "Previous flag", "to the flag before", GO),
    Key(("g",), "go_to", "Go to", "to a row by its number", GO),
    Key(("ArrowLeft", "ArrowRight"), "choose_side", "Other side", "choose the side that edits and moves are for", GO),
    Key((" ",), "accept", "Accept", "accept the pair and go to the next undecided row", DECIDE),
    Key(("r",), "reject", "Reject", "reject the pair: it stays out of the memory", DECIDE),
    Key(("a",), "ask", "Ask", "ask: the pair waits for an answer, and stays out of the memory till then", DECIDE),
    Key(("o",), "reopen", "Reopen", "take the decision back", DECIDE),
    Key(("d",), "dismiss", "Dismiss", "dismiss the flag", DECIDE),
    Key(("D",), "dismiss_more", "Dismiss more", "dismiss all flags of the row, or all of this kind and words", DECIDE),
    Key(("f",), "fix", "Fix", "take the fix that the flag proposes", DECIDE),
    Key(("c",), "comment", "Comment", "write a comment", DECIDE),
    Key(("e",), "edit", "Edit", "edit the texts", MEND),
    Key(("s",), "split", "Split", "split the row in two, at the carets", MEND),
    Key(("m",), "merge", "Merge", "merge the row with the next one", MEND),
    Key(("[",), "move_up", "Sentence up", "move the first sentence of the side to the row before", MEND),
    Key(("]",), "move_down", "Sentence down", "move the last sentence of the side to the next row", MEND),
    Key(("x",), "detach", "Detach", "detach: each side becomes a row of its own", MEND),
    Key(("l",), "link", "Link", "link with a row elsewhere: here, then there", MEND),
    Key(("R",), "realign", "Realign", "align anew between two rows: here, then there", MEND),
    Key(("u",), "undo", "Undo", "undo the last step", MEND),
    Key(("U",), "redo", "Redo", "redo what was undone", MEND),
    Key(("/",), "search", "Search", "search in the texts", LOOK),
    Key(("v",), "filters", "Filter", "choose which rows are shown", LOOK),
    Key(("t",), "theme", "Light or dark", "light or dark", LOOK),
    Key(("?",), "help", "Keys", "these keys", LOOK),
    Key(("Escape",), "leave", "Leave", "leave what was begun", LOOK),
)
"""All of them, in the order of the list."""


def grouped_keys() -> dict[str, tuple[Key, ...]]:
    """The keys under the headings of the list."""
    return {group: tuple(key for key in KEYS if key.group == group) for group in (GO, DECIDE, MEND, LOOK)}
