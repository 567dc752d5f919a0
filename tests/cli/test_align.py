import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import etree

import aligner.tasks.align
from aligner import Alignment, Flag, Severity, align
from aligner.bilingual.ladder import parse_ladder
from aligner.training.evaluate import segments_covered
from tests.cli.conftest import FRENCH, LADDER, RUSSIAN, Run
from tests.schemas import schema

FILES = ("a.ru.txt", "a.fr.txt")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - set(FILES)


def test_without_output_a_table_is_printed(run: Run):
    result = run("align", *FILES)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].split() == ["#", "Russian", "French", "conf."]
    assert "∅ nothing in French" in result.stdout
    assert result.stdout.splitlines()[-1].startswith("5 pairs; 1 Russian segment without counterpart; mean confidence ")
    assert result.stderr == ""


def test_each_output_is_written_in_the_format_of_its_suffix(run: Run, folder: Path):
    result = run("align", *FILES, "-o", "a.tmx", "-o", "a.tsv", "-o", "a.json", "-o", "a.ladder")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        "5 pairs, 1 error: a.tmx, a.tsv, a.json, a.ladder; "
        "correct a.tsv, then: aligner apply a.tsv a.json -o final.tmx\n"
    )
    assert names(folder) == {"a.tmx", "a.tsv", "a.json", "a.ladder"}
    assert (folder / "a.ladder").read_text(encoding="utf-8") == LADDER
    assert len(list(etree.parse(folder / "a.tmx").iter("tu"))) == 5
    assert (folder / "a.tsv").read_text(encoding="utf-8").count("\n") == 7
    jsonschema.validate(json.loads((folder / "a.json").read_text(encoding="utf-8")), schema("aligner/1"))


def test_the_table_can_be_had_beside_files(run: Run, folder: Path):
    result = run("align", *FILES, "-o", "a.ladder", "--table")
    assert "∅ nothing in French" in result.stdout
    assert names(folder) == {"a.ladder"}


def test_a_dash_writes_nothing_but_the_result_to_standard_output(run: Run, folder: Path):
    (folder / "a.ru.txt").write_bytes(RUSSIAN.encode("cp1251"))
    result = run("align", *FILES, "-o", "-", "--format", "ladder")
    assert (result.exit_code, result.stdout) == (0, LADDER)
    assert result.stderr == "Note: a.ru.txt is read as windows-1251; if that looks wrong, save it as UTF-8\n"


def test_the_format_option_overrides_the_suffix(run: Run, folder: Path):
    assert run("align", *FILES, "-o", "a.txt", "--format", "ladder").exit_code == 0
    assert (folder / "a.txt").read_text(encoding="utf-8") == LADDER


def test_one_text_can_come_from_standard_input(run: Run):
    result = run("align", "-", FILES[1], "-o", "-", "--format", "ladder", input=RUSSIAN.encode())
    assert (result.exit_code, result.stdout) == (0, LADDER)


def test_segmented_files_keep_their_lines_empty_ones_included(run: Run, folder: Path):
    run("align", *FILES, "--segmented", "-o", "a.json")
    segments = json.loads((folder / "a.json").read_text(encoding="utf-8"))["source"]["segments"]
    assert [segment["text"] for segment in segments] == RUSSIAN.splitlines()


def test_quiet_silences_notices(run: Run, folder: Path):
    (folder / "a.ru.txt").write_bytes(RUSSIAN.encode("cp1251"))
    assert run("align", *FILES, "-q", "-o", "a.ladder").output == ""


def test_verbose_tells_what_was_done(run: Run):
    lines = run("align", *FILES, "-v", "-o", "a.ladder").stderr.splitlines()
    assert lines[0] == "aligning a.ru.txt with a.fr.txt"
    assert lines[1].startswith("6 and 5 segments, 5 pairs, ")
    assert "|languages:ru>fr" in lines[1]
    assert lines[2] == "wrote a.ladder (ladder)"


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r", "cp866", "mac_cyrillic", "utf-16", "utf-8-sig"])
def test_the_encoding_of_a_file_does_not_change_the_result(run: Run, folder: Path, encoding: str):
    (folder / "a.ru.txt").write_bytes(RUSSIAN.encode(encoding))
    assert run("align", *FILES, "-o", "-", "--format", "ladder").stdout == LADDER


@pytest.mark.parametrize("ending", [b"\r\n", b"\r"])
def test_the_line_endings_of_a_file_do_not_change_the_result(run: Run, folder: Path, ending: bytes):
    (folder / "a.ru.txt").write_bytes(RUSSIAN.encode().replace(b"\n", ending))
    assert run("align", *FILES, "-o", "-", "--format", "ladder").stdout == LADDER


def test_texts_of_one_segment_are_aligned(run: Run, folder: Path):
    (folder / "a.ru.txt").write_text("Привет", encoding="utf-8")
    (folder / "a.fr.txt").write_text("Bonjour", encoding="utf-8")
    assert run("align", *FILES, "-o", "-", "--format", "ladder").stdout == "[0]:[0]\n"


def test_a_line_of_a_hundred_thousand_characters_is_aligned(run: Run, folder: Path):
    lines = RUSSIAN.splitlines()
    (folder / "a.ru.txt").write_text("\n".join([" ".join(lines[:1] * 1650), *lines[1:]]), encoding="utf-8")
    result = run("align", *FILES, "--segmented", "-o", "-", "--format", "ladder")
    assert result.exit_code == 0
    assert segments_covered(parse_ladder(result.stdout, "the output")) == (5, 5)


def test_control_characters_stay_out_of_the_memory(run: Run, folder: Path):
    (folder / "a.ru.txt").write_text(RUSSIAN.replace("друзья", "дру\x02зья"), encoding="utf-8")
    assert run("align", *FILES, "-o", "a.tmx").exit_code == 0
    assert "дорогие друзья!" in (folder / "a.tmx").read_text(encoding="utf-8")


def test_regions_reach_the_memory(run: Run, folder: Path):
    run("align", *FILES, "--source-lang", "ru_RU", "--target-lang", "fr-ca", "-o", "a.tmx")
    tree = etree.parse(folder / "a.tmx")
    languages = {tuv.get("{http://www.w3.org/XML/1998/namespace}lang") for tuv in tree.iter("tuv")}
    assert [header.get("srclang") for header in tree.iterfind("header")] == ["ru-RU"]
    assert languages == {"ru-RU", "fr-CA"}


def test_the_library_gives_what_the_command_writes(folder: Path):
    alignment = align("a.ru.txt", "a.fr.txt")
    alignment.save("a.ladder")
    assert (folder / "a.ladder").read_text(encoding="utf-8") == LADDER
    assert all(0 <= bead.confidence <= 1 for bead in alignment.beads)
    assert alignment.source.path == "a.ru.txt"


def test_the_function_keeps_its_name_after_its_room_is_loaded():
    import aligner
    import aligner.pair.documents

    assert callable(aligner.align)


def _flagged(*arguments: Any, **options: Any) -> Alignment:
    alignment = align(*arguments, **options)
    flag = Flag("number", Severity.ERROR, 0.9, 3, (), (), "500 ↔ 600")
    return replace(alignment, flags=(flag,))


def test_who_gets_a_review_file_is_told(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(aligner.tasks.align, "align", _flagged)
    result = run("align", *FILES, "-o", "a.tmx")
    assert result.stderr == (
        "Note: pairs flagged as errors are in a.review.tmx, not in a.tmx\n5 pairs, 1 error: a.tmx, a.review.tmx\n"
    )
    assert names(folder) == {"a.tmx", "a.review.tmx"}
    assert "500" not in (folder / "a.tmx").read_text(encoding="utf-8")
    assert "500" in (folder / "a.review.tmx").read_text(encoding="utf-8")


def test_a_review_file_of_an_earlier_run_is_pointed_out(run: Run, folder: Path):
    (folder / "a.review.tmx").write_text('<tmx version="1.4"><header creationtool="aligner"/></tmx>', encoding="utf-8")
    result = run("align", *FILES, "-o", "a.tmx")
    assert result.stderr.startswith(
        "Note: a.review.tmx is from an earlier run: this time no pair is flagged as an error\n"
    )


def test_a_stream_leaves_flagged_pairs_out_and_says_so(run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(aligner.tasks.align, "align", _flagged)
    result = run("align", *FILES, "-o", "-", "--format", "tmx")
    assert "pairs flagged as errors and left out: 1" in result.stderr
    assert "500" not in result.stdout


UNRELATED = """\
Il pleut sur le canal depuis mardi.
Le pain du boulanger est trop cuit.
Les mouettes crient au-dessus du marché.
Un vélo rouille contre le mur de la gare.
La chatte de la voisine dort sur le toit.
Personne n'a réparé la pompe du jardin.
Ma tante tricote une écharpe de laine verte.
Le violoniste accorde son instrument.
"""


def test_texts_that_do_not_belong_together_are_told_first_and_loudly(run: Run, folder: Path):
    (folder / "b.fr.txt").write_text(UNRELATED, encoding="utf-8")
    result = run("align", "a.ru.txt", "b.fr.txt", "-o", "b.json", "-o", "b.html", "--fail-on", "error")
    assert result.exit_code == 1
    assert result.stderr.startswith("Note: the texts do not belong together: ")
    assert "The texts do not belong together" in (folder / "b.html").read_text(encoding="utf-8")
    written = json.loads((folder / "b.json").read_text(encoding="utf-8"))
    jsonschema.validate(written, schema("aligner/1"))
    assert written["belonging"]["verdict"] == "other-document"


def test_a_text_with_its_translation_fails_on_nothing_but_its_flags(run: Run):
    assert run("align", *FILES, "--checks", "none", "--fail-on", "info").exit_code == 0


def test_a_passage_in_a_third_language_is_told(run: Run, folder: Path):
    english = "The harbour was closed for the whole of the winter, and it will be open again when they have painted it."
    (folder / "b.ru.txt").write_text(RUSSIAN + "\nПорт был закрыт всю зиму и откроется, когда его покрасят.", "utf-8")
    french = (folder / "a.fr.txt").read_text(encoding="utf-8")
    (folder / "b.fr.txt").write_text(f"{french.rstrip()}\n{english}\n", "utf-8")
    result = run("align", "b.ru.txt", "b.fr.txt", "-o", "b.json")
    assert result.stderr.startswith("Note: another language: “The harbour was closed")
    flags = json.loads((folder / "b.json").read_text(encoding="utf-8"))["flags"]
    assert "language" in {flag["kind"] for flag in flags}


def test_several_passages_in_other_languages_are_told_once(run: Run, folder: Path):
    english = "The harbour was closed for the whole of the winter, and it will be open again when they have painted it."
    german = "Die Brücke ist seit dem Sommer gesperrt und wird erst im Herbst wieder geöffnet."
    russian = [
        *RUSSIAN.splitlines(),
        "Порт был закрыт всю зиму, и его откроют, когда покрасят.",
        "Дождь идёт с утра.",
        "Мост закрыт с лета и откроется только осенью.",
        "Мы вернёмся домой к вечеру.",
    ]
    french = [*FRENCH.splitlines(), english, "Il pleut depuis ce matin.", german, "Nous serons de retour ce soir."]
    (folder / "b.ru.txt").write_text("\n\n".join(russian), "utf-8")
    (folder / "b.fr.txt").write_text("\n\n".join(french), "utf-8")
    said = run("align", "b.ru.txt", "b.fr.txt", "-o", "b.json").stderr.splitlines()
    assert [line for line in said if "another language" in line] == [
        "Note: another language: “The harbour was closed for the whole of the winter, and it…” in the translation is "
        "in English, not in French; 1 more such passage in the translation"
    ]


ENGLISH = """\
Good afternoon, dear friends! I am glad to welcome you in Kazan.
This year 10 teams from five countries came to the festival.

A ticket for the concert costs 500 roubles. The weather did not let us down.
Tomorrow the holiday goes on at the bank of the river.
"""


def test_three_texts_make_one_memory(run: Run, folder: Path):
    (folder / "a.en.txt").write_text(ENGLISH, encoding="utf-8")
    done = run("align", "a.ru.txt", "a.fr.txt", "a.en.txt", "-o", "a.tmx", "-o", "a.html", "--keep-flagged")
    assert done.exit_code == 0, done.output
    memory = (folder / "a.tmx").read_text(encoding="utf-8")
    assert all(f'<tuv xml:lang="{lang}">' in memory for lang in ("ru", "fr", "en"))
    assert (folder / "a.html").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("a.ru.txt", "a.fr.txt", "third.txt"),
            "the name of third.txt does not say its language; say it with --also-lang",
        ),
        (("a.ru.txt", "a.fr.txt", "a.en.txt", "-o", "a.xliff"), ".xliff holds two texts"),
        (
            ("a.ru.txt", "a.fr.txt", "a.en.txt", "--also-lang", "en", "--also-lang", "de"),
            "--also-lang is given 2 times",
        ),
    ],
)
def test_what_cannot_be_done_with_three_texts_is_said(run: Run, folder: Path, arguments: tuple[str, ...], message: str):
    for name in ("a.en.txt", "third.txt"):
        (folder / name).write_text(ENGLISH, encoding="utf-8")
    done = run("align", *arguments)
    assert done.exit_code == 2
    assert message in done.output
