from dataclasses import replace

import pytest

from aligner import Alignment, Bead, InputError
from aligner.write import save, save_to
from tests.samples import alignment, document


def test_the_two_files_have_as_many_lines(tmp_path):
    written = save(alignment(), tmp_path / "d.moses")
    assert [path.name for path in written] == ["d.ru", "d.fr", "d.review.ru", "d.review.fr"]
    russian, french = (path.read_text(encoding="utf-8").split("\n") for path in written[:2])
    assert russian == [
        "Добрый день, дорогие друзья! Рад приветствовать вас в Казани.",
        "Цена билета – 1\u00a0500 рублей.",
        "",
    ]
    assert french[1] == "Le billet coûte 1\u202f500 roubles\u00a0!"
    assert len(russian) == len(french)


@pytest.mark.parametrize("text", ["a\u2028b", "a\r\nb", "a\x85b", "a\x0bb", "a\x1eb", "a\tb", "a\x00\n b"])
def test_a_text_is_one_line_for_every_program(tmp_path, text):
    aligned = Alignment(document([text], "ru"), document(["c"], "fr"), (Bead((0,), (0,)),))
    source, _ = save(aligned, tmp_path / "d.moses")
    assert source.read_text(encoding="utf-8").splitlines() == ["a b"]


def test_a_pair_that_is_blank_on_one_side_is_in_neither_file(tmp_path):
    aligned = Alignment(document(["\x00", "a"], "ru"), document(["b", "c"], "fr"), (Bead((0,), (0,)), Bead((1,), (1,))))
    source, target = save(aligned, tmp_path / "d.moses")
    assert (source.read_bytes(), target.read_bytes()) == (b"a\n", b"c\n")


def test_the_texts_that_were_read_are_not_overwritten(tmp_path):
    text = tmp_path / "d.ru"
    text.write_text("старый текст", encoding="utf-8")
    read = replace(alignment(), source=replace(alignment().source, path=str(text)))
    with pytest.raises(InputError, match="would overwrite"):
        save(read, tmp_path / "d.moses")
    assert text.read_text(encoding="utf-8") == "старый текст"


def test_one_language_on_both_sides_and_one_stream_for_both_are_refused(tmp_path):
    same = replace(alignment(), target=replace(alignment().target, lang="ru"))
    with pytest.raises(InputError, match=r"both sides of .* would be d.ru"):
        save(same, tmp_path / "d.moses")
    with pytest.raises(InputError, match="moses is two files"):
        save_to(alignment(), (tmp_path / "x").open("wb"), "moses")
