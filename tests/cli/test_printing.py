"""What stands in a text, a table or a name gives no orders to the terminal."""

import io
from pathlib import Path

import pytest

from aligner.bilingual.text import for_terminal
from aligner.cli import main
from aligner.cli.printing import give, give_file
from tests.cli.conftest import FRENCH, RUSSIAN, Run

LINK = "\x1b]8;;http://a.example\x1b\\here\x1b]8;;\x1b\\"
ORDERS = f"\x1b[2J\x1b]0;title\x07{LINK}\x9b31m\x08\u202etxt.exe\u202c\u2066\u2069\x7f\x00"
SHOWN = (
    r"\x1b[2J\x1b]0;title\x07\x1b]8;;http://a.example\x1b\here\x1b]8;;\x1b\\x9b31m\x08\u202etxt.exe\u202c\u2066\u2069"
    r"\x7f\x00"
)


class Terminal(io.TextIOWrapper):
    """A standard output that is a terminal."""

    def __init__(self) -> None:
        self.bytes = io.BytesIO()
        super().__init__(self.bytes, encoding="utf-8", write_through=True)

    def isatty(self) -> bool:
        return True

    @property
    def written(self) -> bytes:
        return self.bytes.getvalue()


def opened(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    stream = Terminal()
    monkeypatch.setattr("sys.stdout", stream)
    return stream


def obeyed(printed: str) -> set[str]:
    """The characters that a terminal would obey."""
    return {
        c for c in printed if (not c.isprintable() and c not in "\n\t\u00a0\u202f") or (c in ORDERS and ord(c) > 127)
    }


def test_orders_are_spelled_out():
    assert for_terminal(ORDERS) == SHOWN
    assert for_terminal("«Да», a\u0301\u00a0!\n\t\u200d\u200f") == "«Да», a\u0301\u00a0!\n\t\u200d\u200f"


@pytest.mark.parametrize("order", ["\x1b[31m", LINK, "\x9b31m", "\u202e", "\u2066", "\x07", "\x08", "\x7f"])
def test_a_text_gives_no_orders(run: Run, folder: Path, order: str):
    words = ("приветствовать", "приехали", "стоит")
    text = RUSSIAN
    for word in words:
        text = text.replace(word, f"{word} {order}здесь")
    (folder / "a.ru.txt").write_text(text, encoding="utf-8", newline="")
    (folder / "terms.tsv").write_text(f"команд\t{order}équipages\n", encoding="utf-8", newline="")
    result = run("align", "a.ru.txt", "a.fr.txt", "--glossary", "terms.tsv", "--explain")
    assert "здесь" in result.output
    assert not obeyed(result.output)


def test_a_name_gives_no_orders(folder: Path, capsys: pytest.CaptureFixture[str]):
    for arguments in (["align", f"{ORDERS[:-1]}.txt", "a.fr.txt"], ["align", f"--{ORDERS}"], [ORDERS]):
        assert main(arguments) == 2
        printed = capsys.readouterr().err
        assert r"\x1b[2J" in printed
        assert not obeyed(printed)


def test_a_result_in_a_pipe_is_to_the_letter(run: Run, folder: Path):
    (folder / "a.fr.txt").write_text(FRENCH.replace("Kazan", "Ka\u202ezan\x1b[0m"), encoding="utf-8")
    assert "Ka\u202ezan\x1b[0m" in run("split", "a.fr.txt", "--lang", "fr").stdout


def test_a_result_on_a_terminal_gives_no_orders(monkeypatch: pytest.MonkeyPatch):
    terminal = opened(monkeypatch)
    give("Ka\u202ezan")
    give_file("Ka\x9bzan\n".encode())
    assert terminal.written == b"Ka\\u202ezan\nKa\\x9bzan\n"


def test_bytes_that_are_no_text_stay_as_they_are(monkeypatch: pytest.MonkeyPatch):
    terminal = opened(monkeypatch)
    give_file(b"PK\x03\x04\xff")
    assert terminal.written == b"PK\x03\x04\xff"
