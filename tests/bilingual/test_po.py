"""gettext's .po, both ways; msgfmt judges what is written where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from aligner import Alignment, Flag, InputError, Severity, check
from aligner.alignment import Decision
from aligner.bilingual.formats import read_bilingual
from aligner.review.reviewed import apply_review
from tests.samples import alignment

PO = """\
# Перевод: Анна
msgid ""
msgstr ""
"Project-Id-Version: demo 1.0\\n"
"PO-Revision-Date: 2024-01-01 10:00+0000\\n"
"Last-Translator: Anna <anna@example.org>\\n"
"Language-Team: French\\n"
"Language: fr\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

#. Кнопка на панели
#: src/main.c:12
msgid "Сохранить файл"
msgstr "Enregistrer le fichier"

#: src/main.c:40
#, c-format
msgid "Файл %s удалён 10 дней назад.\\n"
msgstr ""
"Le fichier %s a été "
"supprimé il y a 12 jours.\\n"

msgid "Найден %d файл"
msgid_plural "Найдено файлов: %d"
msgstr[0] "%d fichier trouvé"
msgstr[1] "%d fichiers trouvés"

msgctxt "меню"
msgid "Открыть"
msgstr "Ouvrir"

#, fuzzy
msgid "Закрыть окно"
msgstr "Fermer la porte"

msgid "Ещё не переведено"
msgstr ""

#~ msgid "Старое"
#~ msgstr "Vieux"
"""


@pytest.fixture
def messages(tmp_path: Path) -> Path:
    path = tmp_path / "messages.po"
    path.write_text(PO, encoding="utf-8")
    return path


def texts(found: Alignment) -> list[tuple[str, str]]:
    return [(found.source_text(bead), found.target_text(bead)) for bead in found.beads]


def accepted_by_msgfmt(path: Path) -> bool:
    if shutil.which("msgfmt") is None:
        pytest.skip("gettext is not installed")
    run = subprocess.run(["msgfmt", "-c", "-o", "-", path], capture_output=True, check=False)
    assert not run.stderr, run.stderr.decode()
    return run.returncode == 0


def test_messages_and_translations_are_pairs_each_form_of_a_plural_by_itself(messages):
    notices: list[str] = []
    assert texts(read_bilingual(messages, notify=notices.append)) == [
        ("Сохранить файл", "Enregistrer le fichier"),
        ("Файл %s удалён 10 дней назад.", "Le fichier %s a été supprimé il y a 12 jours."),
        ("Найден %d файл", "%d fichier trouvé"),
        ("Найдено файлов: %d", "%d fichiers trouvés"),
        ("Открыть", "Ouvrir"),
        ("Ещё не переведено", ""),
    ]
    assert notices == [
        f"{messages}: 1 entry is fuzzy and left out, e.g. “Закрыть окно”",
        f"{messages}: 1 entry is obsolete and left out, e.g. “Старое”",
    ]


def test_contexts_and_comments_are_comments(messages):
    found = read_bilingual(messages)
    assert [(flag.bead, flag.message) for flag in found.flags] == [(0, "Кнопка на панели"), (4, "context: меню")]


def test_a_file_without_a_change_comes_out_as_it_was(messages):
    read_bilingual(messages).save(messages.with_name("again.po"))
    assert messages.with_name("again.po").read_text("utf-8") == PO


def test_a_flag_becomes_a_comment_of_its_entry_and_goes_when_it_is_gone(messages):
    found = read_bilingual(messages)
    flag = Flag("number", Severity.ERROR, 0.9, 1, (), (), "“10” is “12” in the translation", "0123456789ab")
    out = messages.with_name("out.po")
    replace(found, flags=(*found.flags, flag)).save(out)
    line = "# number (error): “10” is “12” in the translation [0123456789ab]\n"
    assert accepted_by_msgfmt(out)
    changed = PO.replace("#: src/main.c:40\n", line + "#: src/main.c:40\n")
    changed = changed.replace('""\n"Le fichier %s a été "\n"supprimé', '"Le fichier %s a été supprimé')
    assert out.read_text("utf-8") == changed
    again = read_bilingual(out)
    assert [flag.kind for flag in again.flags] == ["comment", "number", "comment"]
    replace(again, flags=found.flags).save(out)
    assert line not in out.read_text("utf-8")


def test_a_corrected_translation_goes_back_with_the_line_break_that_gettext_wants(messages):
    found = read_bilingual(messages)
    table = messages.with_name("t.tsv")
    found.save(table)
    table.write_text(table.read_text("utf-8").replace("12 jours", "10 jours"), encoding="utf-8")
    out = messages.with_name("out.po")
    apply_review(table, found).alignment.save(out)
    assert 'msgstr "Le fichier %s a été supprimé il y a 10 jours.\\n"' in out.read_text("utf-8")
    assert accepted_by_msgfmt(out)


def test_pairs_of_another_format_become_messages(tmp_path):
    alignment().save(tmp_path / "a.po")
    assert accepted_by_msgfmt(tmp_path / "a.po")
    found = read_bilingual(tmp_path / "a.po")
    assert texts(found)[0] == texts(alignment())[0]
    assert [flag.kind for flag in found.flags] == ["number", "name"]
    assert '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"' in (tmp_path / "a.po").read_text("utf-8")


def test_one_message_with_two_translations_is_told_apart_by_a_context(tmp_path):
    (tmp_path / "a.tsv").write_text("Да.\tOui.\nДа.\tSi.\nДа.\tOui.\n", encoding="utf-8")
    read_bilingual(tmp_path / "a.tsv").save(tmp_path / "a.po")
    assert accepted_by_msgfmt(tmp_path / "a.po")
    assert texts(read_bilingual(tmp_path / "a.po")) == [("Да.", "Oui."), ("Да.", "Si.")]


def test_a_file_that_translates_into_the_source_is_read_the_other_way_round(messages):
    found = read_bilingual(messages, "fr", "ru")
    assert texts(found)[0] == ("Enregistrer le fichier", "Сохранить файл")
    found.save(messages.with_name("again.po"))
    assert messages.with_name("again.po").read_text("utf-8") == PO


def test_the_declared_encoding_counts(tmp_path):
    (tmp_path / "a.po").write_bytes(PO.replace("UTF-8", "windows-1251").replace("é", "e").encode("windows-1251"))
    assert texts(read_bilingual(tmp_path / "a.po"))[4] == ("Открыть", "Ouvrir")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (PO.replace("Language: fr", "Language: de"), "translates into de, not into fr"),
        ("Просто текст.\n", "line 1: this breaks the rules"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path, content, message):
    (tmp_path / "a.po").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_bilingual(tmp_path / "a.po")


@pytest.mark.slow
def test_forms_of_one_plural_are_not_told_as_inconsistent(tmp_path):
    forms = (
        'msgstr[0] "Найден %d файл сейчас"\nmsgstr[1] "Найдено %d файла сейчас"\nmsgstr[2] "Найдено %d файлов сейчас"'
    )
    entry = f'msgid "%d file is found now"\nmsgid_plural "%d files are found now"\n{forms}\n'
    (tmp_path / "a.po").write_text(f'msgid ""\nmsgstr "Language: ru\\n"\n\n{entry}', encoding="utf-8")
    assert not check(read_bilingual(tmp_path / "a.po", "en", "ru"), checks=["inconsistent"]).flags


def test_a_pair_that_a_reviewer_left_out_is_not_translated_any_more(messages):
    found = read_bilingual(messages)
    beads = tuple(
        replace(bead, decision=Decision.REJECTED) if k in {0, 3} else bead for k, bead in enumerate(found.beads)
    )
    out = messages.with_name("out.po")
    replace(found, beads=beads).save(out)
    left = PO.replace("Enregistrer le fichier", "").replace("%d fichiers trouvés", "")
    assert out.read_text("utf-8") == left
