"""Tables of pairs as people and programs write them: their columns, headers, titles, sheets and delimiters."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import Workbook

from aligner import InputError
from aligner.bilingual.formats import read_bilingual
from aligner.review.reviewed import apply_review
from tests.read.making import docx, ods, ods_row
from tests.samples import alignment

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")

PAIRS = [("Дверь открыта.", "La porte est ouverte."), ("Кошка спит.", "Le chat dort.")]


def read(path: Path, source_lang: str = "ru", target_lang: str = "fr") -> tuple[list[tuple[str, str]], list[str]]:
    notices: list[str] = []
    found = read_bilingual(path, source_lang, target_lang, notices.append)
    return list(found.pairs()), [notice.removeprefix(str(path)) for notice in notices]


def table(folder: Path, text: str, name: str = "a.csv") -> Path:
    (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder / name


@pytest.mark.parametrize(
    "header",
    [
        "ru-RU;fr-FR",
        "rus;fre",
        "Russian (Russia);French (France)",
        "Русский;Французский",
        "Russe;Français",
        "Русский текст;Texte français",
        "Оригинал;Перевод",
        "Исходный текст;Текст перевода",
        "Исходный;Перевод",
        "Язык оригинала;Язык перевода",
        "Texte de départ;Texte d'arrivée",
        "Строка (ru);Строка (fr)",
        "Source text;Translation",
        "Source (Russian);Target (French)",
        "SOURCE;TARGET",
        "Russian;Translation",
        "Original;fr-CA",
    ],
)
def test_a_header_in_any_usual_form_is_no_pair(tmp_path, header):
    path = table(tmp_path, f"{header}\nДверь открыта.;La porte est ouverte.\nКошка спит.;Le chat dort.\n")
    assert read(path) == (PAIRS, [])


def test_keys_and_remarks_are_no_texts(tmp_path):
    text = "Key\tFrench\tКомментарий\tRussian\ndoor\tLa porte est ouverte.\tseen\tДверь открыта.\n"
    path = table(tmp_path, text, "a.tsv")
    found = read_bilingual(path)
    assert list(found.pairs()) == PAIRS[:1]
    assert [(flag.kind, flag.message) for flag in found.flags] == [("comment", "seen")]


@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ";"), ("a.tsv", "\t")])
def test_a_table_in_an_old_encoding_is_read_and_told(tmp_path, name, delimiter):
    rows = [("ru", "en"), ("Снег идёт весь день.", "It snows all day."), ("Дверь открыта.", "The door is open.")]
    (tmp_path / name).write_bytes("\n".join(delimiter.join(row) for row in rows).encode("windows-1251"))
    pairs, notices = read(tmp_path / name, "ru", "en")
    assert pairs == rows[1:]
    assert notices == [" is read as windows-1251; if that looks wrong, save it as UTF-8"]


def test_a_column_that_nothing_is_read_from_is_told_if_it_holds_something(tmp_path):
    text = "key,ru,fr,de,Срок,empty\ndoor,Дверь открыта.,La porte est ouverte.,Die Tür ist offen.,май,\n,,,,,\n"
    pairs, notices = read(table(tmp_path, text))
    assert pairs == PAIRS[:1]
    assert [notice.partition(": ")[2] for notice in notices] == ["columns “de”, “Срок” are left out"]


def test_columns_of_the_aligners_own_tables_are_known(tmp_path):
    text = "source\ttarget\ttype\tsource_segments\ttarget_segments\nДверь открыта.\tLa porte est ouverte.\t1-1\t0\t0\n"
    assert read(table(tmp_path, text, "a.tsv")) == (PAIRS[:1], [])


def test_a_column_that_names_its_language_is_that_languages(tmp_path):
    path = table(tmp_path, "source (French);target (Russian)\nLa porte est ouverte.;Дверь открыта.\n")
    assert read(path) == (PAIRS[:1], [])


def test_the_exact_region_is_taken_and_no_column_twice(tmp_path):
    path = table(tmp_path, "key,fr-FR,fr-CA,ru\na,le week-end,la fin de semaine,выходные\n")
    assert read(path, "ru", "fr-CA")[0] == [("выходные", "la fin de semaine")]
    assert read(path, "fr-FR", "fr-CA")[0] == [("le week-end", "la fin de semaine")]


def test_columns_in_other_languages_are_not_taken_for_pairs(tmp_path):
    with pytest.raises(InputError, match="is not in ru and fr, but its columns are in English, German"):
        read(table(tmp_path, "English;German\nThe door is open.;Die Tür ist offen.\n"))


def test_without_a_header_the_order_of_columns_is_told(tmp_path):
    path = table(tmp_path, "Дверь открыта.;La porte est ouverte.;x\nКошка спит.;Le chat dort.;y\n")
    assert read(path) == (
        PAIRS,
        [
            " names no columns: column 1 for Russian and column 2 for French are taken; column 3 left out; a first row "
            "“source, target” settles it"
        ],
    )


def test_columns_that_are_clearly_the_other_way_round_change_places(tmp_path):
    path = table(tmp_path, "La porte est ouverte.;Дверь открыта.\nLe chat dort.;Кошка спит.\n")
    found, notices = read(path)
    assert found == PAIRS
    assert "column 2 for Russian and column 1 for French are taken" in notices[0]


def test_a_first_column_of_keys_is_passed_over(tmp_path):
    path = table(
        tmp_path, "door.open\tДверь открыта.\tLa porte est ouverte.\ncat.0\tКошка спит.\tLe chat dort.\n", "a.tsv"
    )
    found, notices = read(path)
    assert found == PAIRS
    assert "column 2 for Russian and column 3 for French are taken; column 1 left out" in notices[0]


def test_a_title_above_the_header_is_told(tmp_path):
    path = table(tmp_path, "Словарь дома;\n;\nРусский;Французский\nДверь открыта.;La porte est ouverte.\n")
    assert read(path) == (PAIRS[:1], [": row 1 stands above the table and is left out: “Словарь дома”"])


def test_a_title_above_a_table_without_header_is_told_too(tmp_path):
    path = table(tmp_path, "Словарь дома;\nДверь открыта.;La porte est ouverte.\nКошка спит.;Le chat dort.\n")
    found, notices = read(path)
    assert found == PAIRS
    assert notices[0] == ": row 1 stands above the table and is left out: “Словарь дома”"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Да, конечно;Oui, bien sûr\nНет;Non\n", [("Да, конечно", "Oui, bien sûr"), ("Нет", "Non")]),
        ("Да; нет,Oui; non\nА,Б\n", [("Да; нет", "Oui; non"), ("А", "Б")]),
        ("Да, нет|Oui, non\nА|Б\n", [("Да, нет", "Oui, non"), ("А", "Б")]),
        ('"Раз,\nдва";"Un,\ndeux"\n"А";"Б"\n', [("Раз, два", "Un, deux"), ("А", "Б")]),
        ("sep=;\nsource;target\nДа, нет;Oui, non\n", [("Да, нет", "Oui, non")]),
        ('"sep=,"\r\nsource,target\r\nДа;нет,Oui;non\r\n', [("Да;нет", "Oui;non")]),
        ("source;target\nА, б, в;A, b, c\nГ, д, е;G, d, e\n", [("А, б, в", "A, b, c"), ("Г, д, е", "G, d, e")]),
    ],
)
def test_the_delimiter_gives_all_rows_the_same_number_of_cells(tmp_path, text, expected):
    assert read(table(tmp_path, text))[0] == expected


def test_a_review_with_the_line_that_names_its_delimiter_is_taken_back(tmp_path):
    alignment().save(tmp_path / "a.csv")
    text = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    (tmp_path / "b.csv").write_text("\ufeffsep=,\n" + text, encoding="utf-8")
    assert apply_review(tmp_path / "b.csv", alignment()).changes == ()


def workbook(path: Path, **sheets: list[tuple[str, ...]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_every_sheet_with_pairs_is_read_and_others_are_told(tmp_path):
    path = workbook(
        tmp_path / "a.xlsx",
        Дом=[("ru", "fr"), PAIRS[0]],
        Empty=[],
        Remarks=[("to do",), ("ask Anna",)],
        Больше=[PAIRS[1]],
    )
    found, notices = read(path)
    assert found == PAIRS
    assert notices == [
        ": sheet “Больше” has no header and is read by the columns of the table before it",
        ": sheet “Remarks” (2 rows) is left out: no header names columns of texts there",
    ]


def test_every_table_of_a_document_is_read(tmp_path):
    def rows(*texts: tuple[str, str]) -> str:
        cells = ("".join(f"<w:tc><w:p><w:r><w:t>{t}</w:t></w:r></w:p></w:tc>" for t in row) for row in texts)
        return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"

    path = tmp_path / "a.docx"
    path.write_bytes(docx(rows(("Russian (Russia)", "French (France)"), PAIRS[0]) + rows(("ru", "fr"), PAIRS[1])))
    assert read(path) == (PAIRS, [])


def test_a_spreadsheet_of_libreoffice_is_read(tmp_path):
    empty = '<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>'
    gap = '<table:table-row><table:table-cell table:number-columns-repeated="2"/></table:table-row>'
    first = (
        ods_row("ru", "fr") + gap + ods_row("Дверь<text:s/>открыта.", "La porte<text:line-break/>est ouverte.") + empty
    )
    path = tmp_path / "a.ods"
    path.write_bytes(ods(first, ods_row("Russian", "French") + ods_row(*PAIRS[1])))
    assert read(path) == (PAIRS, [])


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ('<table:table-row table:number-rows-repeated="99999999999"/>', "number-rows-repeated is 99999999999"),
        (ods_row("а", "б", repeated=' table:number-rows-repeated="1000000"'), "row 1 stands 1000000 times"),
        (
            '<table:table-row><table:table-cell table:number-columns-repeated="9999999"><text:p>a</text:p>'
            "</table:table-cell></table:table-row>",
            "row 1 has more than 16,384 cells",
        ),
    ],
)
def test_a_spreadsheet_made_to_do_harm_is_refused(tmp_path, rows, message):
    with pytest.raises(InputError, match=message):
        (tmp_path / "a.ods").write_bytes(ods(rows))
        read(tmp_path / "a.ods")


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_a_review_table_that_libreoffice_saved_as_ods_is_read_and_taken_back(tmp_path):
    alignment().save(tmp_path / "a.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "ods", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "a.xlsx")], check=True, capture_output=True, timeout=300)
    assert read(tmp_path / "a.ods")[0] == list(alignment().pairs())
    assert apply_review(tmp_path / "a.ods", alignment()).changes == ()
