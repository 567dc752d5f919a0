"""Files of strings (.properties, .strings, .json): paired by key, and written back under their keys."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from aligner import Alignment, InputError, align, apply, load
from aligner.alignment import Decision
from aligner.bilingual.formats import read_bilingual
from aligner.bilingual.string_tables import pairs_by_key
from aligner.notices import ignore_notice
from tests.samples import alignment

FILES = {
    ".json": (
        '{\n  "menu": {"file": "Открыть файл", "exit": "Выйти"},\n'
        '  "hi": "Привет,\\n{{name}}!",\n  "only": "Один"\n}\n',
        '{\n  "menu": {"exit": "Quitter", "file": "Ouvrir le fichier"},\n  "hi": "Salut,\\n{{name}} !"\n}\n',
    ),
    ".properties": (
        "# Пункт меню\nmenu.file=Открыть файл\nmenu.exit = Выйти\nhi=Привет,\\n{{name}}!\nonly: Один\n",
        "menu.exit = Quitter\n\n! \u00e0 voir\nmenu.file=Ouvrir \\\n    le fichier\nhi=Salut,\\n{{name}} !\n",
    ),
    ".strings": (
        '/* Пункт меню */\n"menu.file" = "Открыть файл";\n"menu.exit" = "Выйти";\n'
        '"hi" = "Привет,\\n{{name}}!";\nonly = "Один";\n',
        '"menu.exit" = "Quitter";\n"menu.file" = "Ouvrir le fichier"; // à voir\n\n"hi" = "Salut,\\n{{name}} !";\n',
    ),
}


def made(folder: Path, suffix: str) -> tuple[Path, Path]:
    paths = folder / f"ru{suffix}", folder / f"fr{suffix}"
    for path, content in zip(paths, FILES[suffix], strict=True):
        path.write_text(content, encoding="utf-8", newline="")
    return paths


def by_key(folder: Path, suffix: str) -> Alignment:
    return pairs_by_key(*made(folder, suffix), "ru", "fr", ignore_notice)


def texts(found: Alignment) -> list[tuple[str, str]]:
    return [
        (" ".join(s.text for s in found.source_segments(bead)), " ".join(s.text for s in found.target_segments(bead)))
        for bead in found.beads
    ]


@pytest.mark.parametrize("suffix", FILES)
def test_texts_under_one_key_are_a_pair(tmp_path, suffix):
    assert texts(by_key(tmp_path, suffix)) == [
        ("Открыть файл", "Ouvrir le fichier"),
        ("Выйти", "Quitter"),
        ("Привет,\n{{name}}!", "Salut,\n{{name}} !"),
        ("Один", ""),
    ]


@pytest.mark.parametrize("suffix", [".properties", ".strings"])
def test_keys_and_notes_are_comments(tmp_path, suffix):
    comments = [flag.message for flag in by_key(tmp_path, suffix).flags if flag.bead == 0]
    assert comments[0] == "key: menu.file"
    assert "Пункт меню" in comments[1]


@pytest.mark.parametrize(
    ("suffix", "name"), [(".json", "i18n"), (".properties", "properties"), (".strings", "strings")]
)
def test_the_target_comes_out_as_it_was_but_for_what_a_reviewer_changed(tmp_path, suffix, name):
    found = by_key(tmp_path, suffix)
    out = tmp_path / f"out{suffix}"
    found.save(out, name)
    assert out.read_bytes() == (tmp_path / f"fr{suffix}").read_bytes()
    found.save(tmp_path / "a.json")
    found.save(tmp_path / "t.csv")
    table = (tmp_path / "t.csv").read_text("utf-8")
    (tmp_path / "t.csv").write_text(
        table.replace("Quitter", "Sortir").replace("Один,,", "Один,Seul,"), encoding="utf-8"
    )
    reviewed = apply(tmp_path / "t.csv", load(tmp_path / "a.json"), checks=[])
    reviewed.alignment.save(out, name)
    written = out.read_text("utf-8")
    kept = written.replace("Sortir", "Quitter")
    added = {".json": ',\n  "only": "Seul"', ".properties": "only=Seul\n", ".strings": '"only" = "Seul";\n\n'}
    if suffix == ".json":
        assert json.loads(kept) == json.loads(FILES[".json"][1]) | {"only": "Seul"}
    else:
        added_at_the_end = kept.removeprefix(FILES[suffix][1])
        assert added_at_the_end.replace("/* key: only */\n", "") == added[suffix]


def test_forms_of_a_plural_that_the_source_lacks_stand_opposite_its_other(tmp_path):
    (tmp_path / "en.json").write_text('{"n_one": "{{n}} file", "n_other": "{{n}} files"}', encoding="utf-8")
    (tmp_path / "ru.json").write_text(
        '{"n_one": "{{n}} файл", "n_few": "{{n}} файла", "n_many": "{{n}} файлов", "n_other": "{{n}} файла"}', "utf-8"
    )
    there = pairs_by_key(tmp_path / "en.json", tmp_path / "ru.json", "en", "ru", ignore_notice)
    assert texts(there)[1] == ("{{n}} files", "{{n}} файла")
    assert len(there.beads) == 4
    assert {bead.unit.number for bead in there.beads if bead.unit} == {0}
    notices: list[str] = []
    back = pairs_by_key(tmp_path / "ru.json", tmp_path / "en.json", "ru", "en", notices.append)
    assert len(back.beads) == 2
    assert "2 forms of plurals are not in the target" in notices[0]


def test_files_without_a_common_key_are_refused(tmp_path):
    (tmp_path / "a.json").write_text('{"a": "Да"}', encoding="utf-8")
    (tmp_path / "b.json").write_text('{"b": "Oui"}', encoding="utf-8")
    with pytest.raises(InputError, match="have no key in common"):
        pairs_by_key(tmp_path / "a.json", tmp_path / "b.json", "ru", "fr", ignore_notice)


NATURAL = {
    ".json": '{"Сохранить файл": "Enregistrer le fichier", "Выйти": "Quitter"}',
    ".strings": '"Сохранить файл" = "Enregistrer le fichier";\n"Выйти" = "Quitter";\n',
    ".properties": "Сохранить\\ файл=Enregistrer le fichier\nВыйти=Quitter\n",
}


@pytest.mark.parametrize("suffix", NATURAL)
def test_keys_that_are_texts_are_the_source(tmp_path, suffix):
    (tmp_path / f"a{suffix}").write_text(NATURAL[suffix], encoding="utf-8")
    notices: list[str] = []
    found = read_bilingual(tmp_path / f"a{suffix}", notify=notices.append)
    assert texts(found) == [("Сохранить файл", "Enregistrer le fichier"), ("Выйти", "Quitter")]
    assert "the keys are taken for the source texts, e.g. “Сохранить файл”" in notices[0]


def test_keys_that_are_names_need_the_file_of_the_other_language(tmp_path):
    path, _ = made(tmp_path, ".json")
    with pytest.raises(InputError, match=r"under keys such as menu\.file; give it to `aligner align` together"):
        read_bilingual(path)


@pytest.mark.parametrize("suffix", [".i18n.json", ".properties", ".strings"])
def test_pairs_of_another_format_have_their_source_as_key(tmp_path, suffix):
    alignment().save(tmp_path / f"a{suffix}")
    found = read_bilingual(tmp_path / f"a{suffix}", "ru", "fr")
    assert ("Погода нас не подвела.", "") not in texts(found)  # an empty text would hide the source
    assert texts(found)[-1] == ("Цена билета – 1\u00a0500 рублей.", "Le billet coûte 1\u202f500 roubles\u00a0!")


def test_java_can_read_what_is_new_in_any_encoding(tmp_path):
    alignment().save(tmp_path / "a.properties")
    assert (tmp_path / "a.properties").read_bytes().isascii()


def test_keys_become_contexts_of_gettext(tmp_path):
    found = by_key(tmp_path, ".json")
    found.save(tmp_path / "a.po")
    assert 'msgctxt "menu.file"\nmsgid "Открыть файл"' in (tmp_path / "a.po").read_text("utf-8")


@pytest.mark.slow
def test_align_pairs_by_key_and_checks(tmp_path):
    source, target = made(tmp_path, ".json")
    target.write_text(FILES[".json"][1].replace("{{name}}", "{{nom}}"), encoding="utf-8")
    found = align(source, target)
    assert [flag.kind for flag in found.flags if flag.kind != "comment"] == ["literal", "missing"]


@pytest.mark.parametrize(
    ("suffix", "name", "left"),
    [
        (".json", "i18n", '{\n  "menu": {\n    "file": "Ouvrir le fichier"\n  },\n  "hi": "Salut,\\n{{name}} !"\n}\n'),
        (".properties", "properties", FILES[".properties"][1].replace("menu.exit = Quitter\n", "")),
        (".strings", "strings", FILES[".strings"][1].replace('"menu.exit" = "Quitter";\n', "")),
    ],
)
def test_a_pair_that_a_reviewer_left_out_takes_its_key_with_it(tmp_path, suffix, name, left):
    found = by_key(tmp_path, suffix)
    beads = tuple(replace(bead, decision=Decision.REJECTED) if k == 1 else bead for k, bead in enumerate(found.beads))
    out = tmp_path / f"out{suffix}"
    replace(found, beads=beads).save(out, name)
    assert out.read_text("utf-8") == left


def test_a_key_that_lines_carry_on_goes_whole(tmp_path):
    for lang, text in (("ru", "a=Раз\n"), ("fr", "a=Un\nlong\\\n  .key = Deux \\\n  trois\n# fin\n")):
        (tmp_path / f"{lang}.properties").write_text(text, encoding="utf-8")
    found = pairs_by_key(tmp_path / "ru.properties", tmp_path / "fr.properties", "ru", "fr", ignore_notice)
    out = tmp_path / "out.properties"
    replace(found, beads=found.beads[:1]).save(out)
    assert out.read_text("utf-8") == "a=Un\n# fin\n"
