"""From paths to statements, and what a person is told when it cannot be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from aligner.channel.sources import web_page
from aligner.channel.sources.reading import read_capture
from aligner.errors import InputError

RU = "Мост у вокзала будет закрыт для движения на три недели, начиная с понедельника.\n"
FR = "Le pont de la gare sera fermé à la circulation pendant trois semaines à partir de lundi.\n"


def put(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_two_folders_of_texts_are_one_capture(tmp_path: Path) -> None:
    put(
        tmp_path, {"ru/b2.txt": RU, "ru/b10.txt": f"Школа. {RU}", "fr/note.md": f"# Pont\n\n{FR}", "fr/.hidden.txt": FR}
    )
    found = read_capture([tmp_path / "ru", tmp_path / "fr"])
    assert [(s.id, Path(s.source).name, s.lines) for s in found.statements] == [
        ("001-ru", "b2.txt", ((1, 1),)),
        ("002-ru", "b10.txt", ((1, 1),)),
        ("003-fr", "note.md", ((1, 1), (3, 3))),
    ]


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    put(tmp_path, {"a.txt": RU, "b.txt": FR})
    assert len(read_capture([tmp_path / "a.txt", tmp_path, tmp_path / "b.txt"]).statements) == 2


def test_a_statement_captured_in_two_files_is_one(tmp_path: Path) -> None:
    long = RU + "Автобусы пойдут в объезд, через Садовую улицу и набережную, каждые двадцать минут.\n"
    put(tmp_path, {"a.txt": long, "b.txt": f"Объявление мэрии\n{long}", "c.txt": FR})
    found = read_capture([tmp_path])
    russian, _ = found.statements
    assert (Path(russian.source).name, russian.title, russian.lines) == ("b.txt", "Объявление мэрии", ((1, 3),))
    assert [(Path(line.source).name, line.line, line.statement) for line in found.merged] == [
        ("a.txt", 1, "001-ru"),
        ("a.txt", 2, "001-ru"),
    ]


@pytest.mark.parametrize(
    ("files", "name", "message"),
    [
        ({}, "none.txt", r"there is no file or folder .*none\.txt; check the path"),
        ({"empty.txt": ""}, "empty.txt", r"empty\.txt is empty"),
        ({"blank.txt": " \n\n"}, "blank.txt", r"blank\.txt holds only blank lines"),
        (
            {"a.txt": "❤2\nForwarded from X\n❤3\n"},
            "a.txt",
            r"no statement found in .*a\.txt: .*reactions 2, forwarded 1",
        ),
        ({"f/photo.jpg": "x"}, "f", r"f holds no texts; put files in it"),
        ({"f/a.txt": "", "f/b.json": "{}"}, "f", "nothing readable in it"),
        ({"e.html": "<html><body></body></html>"}, "e.html", r"e\.html holds no text"),
    ],
)
def test_a_capture_without_statements_is_refused(
    tmp_path: Path, files: dict[str, str], name: str, message: str
) -> None:
    put(tmp_path, files)
    with pytest.raises(InputError, match=message):
        read_capture([tmp_path / name])


def test_no_path_at_all_is_refused() -> None:
    with pytest.raises(InputError, match="no capture is given"):
        read_capture([])


def test_an_unreadable_file_of_a_folder_is_left_out_with_a_notice(tmp_path: Path) -> None:
    notices: list[str] = []
    found = read_capture([put(tmp_path, {"a.txt": FR, "b.txt": RU, "c.txt": ""})], notify=notices.append)
    assert len(found.statements) == 2
    assert len(notices) == 1
    assert "c.txt is empty" in notices[0]


def test_a_user_s_rules_apply_to_every_form(tmp_path: Path) -> None:
    rules = "rule\tdoes\tlanguages\tpattern\texample\nsignature\tdrop\tfr\tLa rédaction\tLa rédaction\n"
    put(tmp_path, {"own.tsv": rules, "in/a.txt": f"{FR}La rédaction\n", "in/b.md": f"{RU}\nLa rédaction\n"})
    put(tmp_path, {"in/c.html": f"<article><h1>Pont</h1><p>{FR * 3}</p><p>La rédaction</p></article>"})
    found = read_capture([tmp_path / "in"], rules=tmp_path / "own.tsv")
    assert [line.rule for line in found.dropped if line.text == "La rédaction"] == ["signature"] * 3


PAGE = f"""<!DOCTYPE html>
<html lang="fr"><head><title>Le pont | Ville</title><script>var x = "non";</script>
<meta property="article:published_time" content="2024-03-03T08:00:00+01:00"></head>
<body>
<nav><a href="/">Accueil</a> <a href="/actus">Toutes les nouvelles de la ville</a></nav>
<article>
<h1>Fermeture du pont de la gare</h1>
<p>{FR.strip()} Les travaux commenceront
à huit heures&nbsp;; ils concernent <b>toute</b> la chaussée.</p>
<p>Les autobus feront un détour par la rue des Jardins et par le quai, toutes les vingt minutes environ.</p>
<p>Le maire demande aux habitants de la patience et promet que tout sera terminé à temps pour la fête.</p>
</article>
<footer><p>© 2024 Ville</p><p>Inscription à la lettre</p></footer>
</body></html>
"""


def test_a_saved_page_is_its_main_text(tmp_path: Path) -> None:
    found = read_capture([put(tmp_path, {"page.html": PAGE}) / "page.html"])
    (only,) = found.statements
    title, first, *rest = only.text.split("\n\n")
    assert title == only.title == "Fermeture du pont de la gare"
    assert first == f"{FR.strip()} Les travaux commenceront à huit heures\u00a0; ils concernent toute la chaussée."
    assert len(rest) == 2
    assert (only.lines, only.date) == (((7, 11),), date(2024, 3, 3))
    assert [(line.line, line.rule) for line in found.dropped] == [
        (5, "page-frame"),
        (13, "page-frame"),
        (13, "page-frame"),
    ]


def test_without_the_extra_for_pages_their_landmarks_tell_the_main_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_page, "find_spec", lambda _name: None)
    notices: list[str] = []
    found = read_capture([put(tmp_path, {"page.html": PAGE}) / "page.html"], notify=notices.append)
    (only,) = found.statements
    assert only.text.split("\n\n")[0] == "Fermeture du pont de la gare"
    assert only.lines == ((7, 11),)
    assert [line.line for line in found.dropped] == [5, 13, 13]
    assert any("pip install 'bitext-aligner[pages]'" in notice for notice in notices)


MARKDOWN = f"""---
layout: post
title: "Le pont de la gare"
date: 2024-03-03 10:00
---
<!-- brouillon -->

## Ce qui change

{FR.strip()}
Les *autobus* feront un [détour](http://example.org).

* le **pont** est fermé
* le quai reste ouvert

```
code
```
"""


def test_a_markdown_file_is_its_blocks(tmp_path: Path) -> None:
    found = read_capture([put(tmp_path, {"pont.md": MARKDOWN}) / "pont.md"])
    (only,) = found.statements
    assert only.text.split("\n\n") == [
        "Le pont de la gare",
        "Ce qui change",
        f"{FR.strip()} Les autobus feront un détour.",
        "le pont est fermé",
        "le quai reste ouvert",
    ]
    assert (only.title, only.date) == ("Le pont de la gare", date(2024, 3, 3))
    assert only.lines == ((3, 3), (8, 8), (10, 11), (13, 14))
    assert [(line.line, line.rule) for line in found.dropped] == [
        (1, "metadata"),
        (2, "metadata"),
        (4, "metadata"),
        (5, "metadata"),
        (6, "markup"),
        (16, "markup"),
        (17, "markup"),
        (18, "markup"),
    ]
