"""``aligner capture``, from a pasted channel or two folders to a folder of aligned statements."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import etree

import aligner.tasks.align
from tests.channel.samples import NAMES, text
from tests.cli.conftest import Run
from tests.schemas import schema

MESSAGE = """\
Message de la directrice du Festival du conte aux participants du congrès des bibliothécaires
Chères collègues, chers collègues,
Je regrette de ne pouvoir être parmi vous à Tours, et je vous souhaite des débats aussi vifs que les années passées.
Les bibliothèques de village restent le premier lieu où un enfant entend une histoire lue à voix haute.
"""
"""French alone: nothing in the samples is its original."""

PAGE = """\
Accueil
La tempête a épargné les vergers de Touraine

Les producteurs de pommes s’attendent à une récolte normale, a indiqué jeudi leur coopérative, malgré le vent de mardi.

Les dégâts se limitent à quelques filets arrachés près d’Amboise, où l’électricité a été coupée pendant deux heures.
"""


def post(body: str, head: str, tail: str) -> str:
    """A post as it is pasted: its lines with the title, its preview copy without, and its reactions."""
    lines = body.strip().split("\n")
    return "\n".join([head, *lines, *lines[1:], tail])


def channel() -> str:
    """The six samples in both languages, the French before or after, and a French message alone."""
    posts = [post(MESSAGE, "Forwarded from Le conte", "❤2")]
    for number, name in enumerate(NAMES):
        both = [
            post(text(name, "ru"), "Forwarded from Ведомство\nMedia is too big\nVIEW IN TELEGRAM", "❤1👍2"),
            post(text(name, "fr"), "Forwarded from LE MINISTÈRE", "👍6"),
        ]
        posts += both if number % 2 else both[::-1]
    return "\n".join(posts) + "\n"


@pytest.fixture
def captured(run: Run, folder: Path) -> Path:
    """The current folder, with ``channel.txt`` and ``page.txt``."""
    (folder / "channel.txt").write_text(channel(), encoding="utf-8")
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    return folder


def index(folder: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder / "index.json").read_text("utf-8"))
    jsonschema.validate(loaded, schema("aligner-capture/1"))
    return loaded


def pairs_by_title(found: dict[str, Any]) -> dict[str, str]:
    titles = {one["id"]: one["title"] for one in found["statements"]}
    return {
        one["title"]: titles[one["paired_with"]]
        for one in found["statements"]
        if one["lang"] == "ru" and one["paired_with"]
    }


def title(name: str, lang: str) -> str:
    return text(name, lang).split("\n")[0].strip("🎙❄️ ")


SIX = {title(name, "ru"): title(name, "fr") for name in NAMES}


def test_a_pasted_channel_becomes_aligned_statements(run: Run, captured: Path):
    result = run("capture", "channel.txt", "page.txt", "-o", "out/statements", "--report", "report.html")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("14 statements: 6 pairs (")
    assert "2 without translation" in result.stdout
    out = captured / "out" / "statements"
    found = index(out)
    assert pairs_by_title(found) == SIX
    alone = {one["title"]: one["files"] for one in found["statements"] if one["paired_with"] is None}
    assert set(alone) == {MESSAGE.split("\n", maxsplit=1)[0], "La tempête a épargné les vergers de Touraine"}
    assert {name for one in found["statements"] for name in one["files"]} | {
        "index.json",
        "index.html",
        "together",
    } == {path.name for path in out.iterdir()}
    assert {line["rule"] for line in found["dropped"]} >= {"forwarded", "media", "reactions"}
    assert "Commission" in (captured / "report.html").read_text("utf-8")


def words_of(folder: Path, statement: dict[str, Any]) -> str:
    """What the files of a statement have of it, in one line."""
    name = next(name for name in statement["files"] if name.endswith((".json", ".txt")))
    told = (folder / name).read_text("utf-8")
    if name.endswith(".json"):
        stored = json.loads(told)
        side = next(stored[side] for side in ("source", "target") if stored[side]["lang"] == statement["lang"])
        told = " ".join(segment["text"] for segment in side["segments"])
    return " ".join(told.split())


@pytest.mark.parametrize("name", ["channel.txt", "page.txt"])
def test_every_character_of_a_capture_is_in_a_statement_or_dropped_with_its_line(run: Run, captured: Path, name: str):
    run("capture", "channel.txt", "page.txt", "-o", "out")
    out = captured / "out"
    found = index(out)
    told: list[tuple[int, str]] = [(one["line"], one["text"]) for one in found["dropped"] if one["source"] == name]
    lines = (captured / name).read_text("utf-8").split("\n")
    for one in found["statements"]:
        numbers = [number for a, b in one["lines"] for number in range(a, b + 1) if one["source"] == name]
        words = words_of(out, one)
        told += [(n, line) for n in numbers if (line := " ".join(lines[n - 1].split())) and line in words]
    assert sorted(told) == [(n, " ".join(line.split())) for n, line in enumerate(lines, 1) if line.strip()]


def test_the_date_in_a_title_reaches_the_memory(run: Run, captured: Path):
    run("capture", "channel.txt", "-o", "out")
    speech = next(one for one in index(captured / "out")["statements"] if one["title"] == title("discours", "ru"))
    assert speech["date"] == "2026-05-14"
    memory = next(name for name in speech["files"] if name.endswith(".tmx") and "review" not in name)
    (unit, *_) = etree.parse(captured / "out" / memory).iterfind(".//tu")
    assert unit.get("creationdate") == "20260514T000000Z"
    assert "channel.txt" in [prop.text for prop in unit.iter("prop") if prop.get("type") == "x-source"]


def test_two_folders_of_files_with_unrelated_names_are_paired(run: Run, folder: Path):
    for number, name in enumerate(NAMES):
        for lang, file in (("ru", f"{number}.txt"), ("fr", f"x{9 - number}.md")):
            if (name, lang) not in {("appel", "fr"), ("presse", "ru")}:
                (folder / lang).mkdir(exist_ok=True)
                (folder / lang / file).write_text(text(name, lang).replace("\n", "\n\n"), encoding="utf-8")
    assert run("capture", "ru", "fr", "-o", "out").exit_code == 0
    found = index(folder / "out")
    sources = {one["id"]: Path(one["source"]).name for one in found["statements"]}
    assert {
        sources[one["id"]]: sources.get(one["paired_with"]) for one in found["statements"] if one["lang"] == "ru"
    } == {"0.txt": None, "1.txt": "x8.md", "2.txt": "x7.md", "3.txt": "x6.md", "4.txt": "x5.md"}


def test_ctrl_c_keeps_what_is_done_for_the_next_time(run: Run, captured: Path, monkeypatch: pytest.MonkeyPatch):
    align = aligner.tasks.align.align
    aligned: list[object] = []

    def interrupted(*documents: Any, **options: Any) -> Any:
        if len(aligned) == 2:
            raise KeyboardInterrupt
        aligned.append(align(*documents, **options))
        return aligned[-1]

    monkeypatch.setattr(aligner.tasks.align, "align", interrupted)
    result = run("capture", "channel.txt", "-o", "out")
    assert result.exit_code == 130
    assert "the same command goes on" in result.stderr
    assert [path.name for path in (captured / "out").iterdir()] == [".unfinished"]
    aligned.clear()

    def noted(*documents: Any, **options: Any) -> Any:
        aligned.append(documents)
        return align(*documents, **options)

    monkeypatch.setattr(aligner.tasks.align, "align", noted)
    assert run("capture", "channel.txt", "-o", "out").exit_code == 0
    assert len(aligned) == 4
    assert pairs_by_title(index(captured / "out")) == SIX


def test_one_language_only_is_refused(run: Run, captured: Path):
    result = run("capture", "page.txt", "-o", "out")
    assert result.exit_code == 2
    assert "all statements are in French, so none can be paired" in result.stderr
    assert not (captured / "out/index.json").exists()


def test_languages_that_the_capture_does_not_have_are_told(run: Run, captured: Path):
    result = run("capture", "channel.txt", "-o", "out", "--source-lang", "de")
    assert "no statement is in German, so none can be paired; found: 7 in French, 6 in Russian" in result.stderr
    assert not any(one["paired_with"] for one in index(captured / "out")["statements"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("absent.txt", "-o", "out"), "there is no file or folder absent.txt"),
        (("empty.txt", "-o", "out"), "empty.txt is empty"),
        (("chrome.txt", "-o", "out"), "no statement found in chrome.txt"),
        (("nothing", "-o", "out"), "nothing holds no texts"),
        (("page.txt", "-o", "chrome.txt"), "chrome.txt is a file; name a folder"),
        (("page.txt", "-o", "out", "--report", "nothing"), "cannot write nothing: it is a folder"),
        (("page.txt", "-o", "out", "--source-lang", "fr-CA"), "source and target are both French"),
        (("page.txt", "-o", "out", "--target-lang", "French"), "'French' is not a language tag"),
        (("page.txt", "-o", "out", "--rules", "absent.tsv"), "absent.tsv"),
    ],
)
def test_what_cannot_be_used_is_refused_and_nothing_is_written(
    run: Run, captured: Path, arguments: tuple[str, ...], message: str
):
    (captured / "empty.txt").touch()
    (captured / "chrome.txt").write_text("Media is too big\nVIEW IN TELEGRAM\n❤2\n", encoding="utf-8")
    (captured / "nothing").mkdir()
    result = run("capture", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert not (captured / "out").exists()


def test_a_post_edited_after_its_translation_is_told_with_both_times(run: Run, folder: Path):
    posts = [
        {"id": 1, "type": "message", "date": "2026-01-11T10:00:00", "date_unixtime": "1768125600",
         "edited": "2026-01-13T08:30:00", "edited_unixtime": "1768293000", "text": text("condoleances", "ru")},
        {"id": 2, "type": "message", "date": "2026-01-11T18:00:00", "date_unixtime": "1768154400",
         "text": text("condoleances", "fr")},
    ]  # fmt: skip
    export = {"name": "Союз", "type": "public_channel", "id": 1, "messages": posts}
    (folder / "result.json").write_text(json.dumps(export), encoding="utf-8")
    told = run("capture", "result.json", "-o", "out")
    assert told.exit_code == 0, told.output
    assert "(edited 2026-01-13 08:30, its translation is of 2026-01-11 18:00)" in " ".join(told.stderr.split())
    found = index(folder / "out")["statements"]
    assert {(one["has_drifted"], one["translation_touched"]) for one in found} == {(True, "2026-01-11T18:00:00+00:00")}
