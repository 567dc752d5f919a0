"""Small alignments made by hand, and the pages of them without a network."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from aligner import Alignment, Bead, Document, Flag, Severity, save
from aligner.browser.application import create_app
from aligner.browser.shelf import Shelf
from aligner.embed.choice import EncoderChoice

PORT = 8765
TOKEN = "a-token-of-this-test"
HOME = f"http://127.0.0.1:{PORT}"

PAIRS = (
    ("Встреча состоится 12 марта.", "La réunion aura lieu le 13 mars."),
    ("Вход свободный.", "Entrée libre."),
    ("Снег идёт. Ветер стих.", "Il neige. Le vent est tombé."),
    ("До встречи!", "À bientôt !"),
)


def alignment(pairs: Sequence[tuple[str, str]] = PAIRS, confidence: float = 0.99) -> Alignment:
    """Pairs side by side, with a wrong date in the first."""
    source, target = (
        Document.of_segments([pair[side] for pair in pairs], lang) for side, lang in ((0, "ru"), (1, "fr"))
    )
    beads = tuple(Bead((k,), (k,), confidence) for k in range(len(pairs)))
    start, stop = pairs[0][0].find("12"), pairs[0][1].find("13")
    flag = Flag(
        "date",
        Severity.ERROR,
        0.99,
        0,
        ((start, start + 2),) if start >= 0 else (),
        ((stop, stop + 2),) if stop >= 0 else (),
        "the dates differ: 12 March and 13 March",
        "date.0001",
    )
    return Alignment(source, target, beads, (flag,))


def written(folder: Path, name: str = "a.json", pairs: Sequence[tuple[str, str]] = PAIRS) -> Path:
    """An alignment in a file."""
    path = folder / name
    save(alignment(pairs), path)
    return path


class Page:
    """One tab on the pages of some documents, as its script would use them."""

    def __init__(
        self,
        *paths: Path,
        tab: str = "one",
        client: TestClient | None = None,
        encoder: EncoderChoice | None = None,
    ) -> None:
        self.tab = tab
        self.shelf = Shelf(paths, lambda _: None, encoder)
        self.client = client or TestClient(create_app(self.shelf, token=TOKEN, port=PORT), base_url=HOME)

    def get(self, path: str = "", **headers: str) -> Any:
        return self.client.get(f"/{TOKEN}/{path}", headers=headers, follow_redirects=False)

    def post(self, path: str, **body: Any) -> Any:
        return self.client.post(f"/{TOKEN}/{path}", json={"tab": self.tab, **body}, headers={"origin": HOME})

    def number(self) -> int:
        return int(self.get("d1/entries").json()["number"])

    def ids(self) -> list[str]:
        return [entry[0] for entry in self.get("d1/entries").json()["entries"]]

    def row(self, place: int) -> dict[str, Any]:
        (row,) = self.get(f"d1/rows?at={place}").json()["rows"]
        return dict(row)

    def do(self, what: str, place: int, **arguments: Any) -> Any:
        return self.post("d1/do", what=what, row=self.ids()[place], arguments=arguments, seen=self.number())
