"""Two folders become pairs, by names or by what the texts say."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner import AlignOptions, InputError
from aligner.corpus.by_content import pair_by_content
from aligner.corpus.folders import pair_folders
from aligner.corpus.manifest import DocumentPair

TEXTS = {
    "мост": (
        "Мост через реку открыли утром. Его строили три года.",
        "Le pont a été ouvert le matin. Trois ans de chantier.",
    ),
    "снег": (
        "Ночью выпал снег. Дороги в горах закрыты.",
        "Il a neigé cette nuit. Les routes de montagne sont fermées.",
    ),
    "хлеб": ("Пекарь рано встаёт. Хлеб ещё тёплый.", "Le boulanger se lève tôt. Le pain est encore chaud."),
}


def fill(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_files_are_paired_by_names_without_suffix_and_language(tmp_path: Path):
    source = fill(tmp_path / "ru", dict.fromkeys(("a10.ru.txt", "a9.txt", "b/c_ru.md", "d.txt", "e.jpg"), "x"))
    target = fill(tmp_path / "fr", dict.fromkeys(("a10.fr-CA.txt", "a9.html", "b/c_fr.txt", ".d.txt"), "x"))
    paired = pair_folders(source, target, ("ru", "fr"))
    assert paired.pairs == (
        DocumentPair("a9", f"{source}/a9.txt", f"{target}/a9.html"),
        DocumentPair("a10", f"{source}/a10.ru.txt", f"{target}/a10.fr-CA.txt"),
        DocumentPair("b/c", f"{source}/b/c_ru.md", f"{target}/b/c_fr.txt"),
    )
    assert paired.alone == (f"{source}/d.txt",)


def test_two_files_of_one_name_are_refused(tmp_path: Path):
    source = fill(tmp_path / "ru", {"a.txt": "x", "a.md": "x"})
    with pytest.raises(InputError, match="would both be a"):
        pair_folders(source, source, ("ru", "fr"))


def test_folders_without_a_common_name_are_refused(tmp_path: Path):
    source, target = fill(tmp_path / "ru", {"a.txt": "x"}), fill(tmp_path / "fr", {"b.txt": "x"})
    with pytest.raises(InputError, match="--pair-by-content"):
        pair_folders(source, target, ("ru", "fr"))


def test_files_of_any_names_are_paired_by_what_they_say(tmp_path: Path):
    source = fill(tmp_path / "ru", {f"{k}.txt": ru for k, (ru, _) in enumerate(TEXTS.values())})
    target = fill(tmp_path / "fr", {f"x{9 - k}.txt": fr for k, (_, fr) in enumerate(TEXTS.values())})
    paired = pair_by_content(source, target, AlignOptions(threads=1), notify=pytest.fail)
    assert [(Path(pair.source).name, Path(pair.target).name) for pair in paired.pairs] == [
        ("0.txt", "x9.txt"),
        ("1.txt", "x8.txt"),
        ("2.txt", "x7.txt"),
    ]
