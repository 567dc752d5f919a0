import io
import re
from typing import Any

from rich.console import Console

from aligner import Alignment
from aligner.write.terminal import print_table, summary
from tests.samples import FRENCH, RUSSIAN, alignment

PLAIN = """\
#  Russian                          French                            conf.
───────────────────────────────────────────────────────────────────────────
1  Добрый день, дорогие друзья!     Bonjour chers amis, je suis        0.99
   Рад приветствовать вас в         heureux de vous accueillir à
   Казани.                          Kazan.
2  В этом году приехали 10 команд   Cette année, 17 équipes de cinq   0.75?
   из пяти стран.                   pays sont venues.
                                    ✗ number: 10 команд ↔ 17
                                    équipes
3  Погода нас не подвела.           ∅ nothing in French                0.90
4  ∅ nothing in Russian             La fête continue demain.         0.40??
5  Цена билета – 1\u00a0500 рублей.      Le billet coûte 1\u202f500 roubles\u00a0!    1.00
                                    ! name: «Le» & <co>
3 pairs (1 of more than two segments); 1 Russian segment without counterpart; 1 French segment without counterpart; \
1 moved passage; mean confidence 0.91; flags: number 1, name 1
"""


def printed(aligned: Alignment, width: int = 76, **options: Any) -> str:
    stream = io.StringIO()
    print_table(aligned, Console(file=stream, width=width, highlight=False, **options))
    return stream.getvalue()


def unpadded(text: str) -> str:
    return re.sub(r" +$", "", text, flags=re.MULTILINE)


def test_the_two_texts_stand_side_by_side_with_marks_for_what_to_look_at():
    assert unpadded(printed(alignment())) == PLAIN


def test_there_are_no_escape_codes_off_a_terminal(capsys):
    print_table(alignment())
    assert "\x1b" not in capsys.readouterr().out


def test_colours_only_repeat_what_marks_say():
    coloured = printed(alignment(), force_terminal=True, color_system="standard")
    assert "\x1b[" in coloured
    assert unpadded(re.sub(r"\x1b\[[\d;]*m", "", coloured)) == PLAIN


def test_columns_stay_in_line_over_many_rows():
    once = alignment()
    many = Alignment(once.source, once.target, once.beads * 40)
    columns = {line.index("Добрый") for line in printed(many).splitlines() if "Добрый" in line}
    assert len(columns) == 1


def test_markup_in_a_text_is_text():
    assert "[bold]x[/bold]" in printed(alignment(("[bold]x[/bold]", *RUSSIAN[1:]), FRENCH))


def test_a_lone_surrogate_is_shown_as_a_replacement():
    assert "\ufffd" in printed(alignment(("\ud800", *RUSSIAN[1:]), FRENCH))


def test_the_summary_of_a_perfect_pair_is_short():
    perfect = Alignment(alignment().source, alignment().target, alignment().beads[4:])
    assert summary(perfect) == "1 pair; mean confidence 1.00"
