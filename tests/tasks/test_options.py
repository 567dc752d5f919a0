"""Options are values: checked when they are made, the same from every door."""

import pytest

from aligner import AlignOptions, CheckOptions, Document, InputError, align, check
from aligner.tasks.options import align_options


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"min_confidence": 1.5}, "min_confidence is 1.5: it is a probability, from 0 to 1"),
        ({"checks": ["numbers"]}, "there is no check 'numbers'; did you mean number?"),
        ({"no_check": ["xyz"]}, "there is no check 'xyz'; known are missing"),
        ({"max_bead": 0}, "max_bead is 0"),
        ({"threads": 0}, "threads is 0: it must be 1 or more"),
        ({"source_lang": "nonsense-1"}, "nonsense-1"),
    ],
)
def test_what_cannot_be_used_is_refused_when_it_is_said(options: dict[str, object], message: str):
    with pytest.raises(InputError, match=message):
        align_options(None, options)


def test_a_number_of_threads_that_cannot_be_is_an_error_of_checking_too():
    alignment = align(["Добрый день"], ["Bonjour"], checks=())
    with pytest.raises(InputError, match="threads is -1: it must be 1 or more"):
        check(alignment, threads=-1)


def test_an_unknown_option_is_told_with_the_nearest_one():
    with pytest.raises(TypeError, match=r"there is no option 'glosary'; did you mean glossary\?"):
        align(["Добрый день"], ["Bonjour"], glosary="terms.tsv")


def test_single_options_change_those_of_both_kinds():
    whole = AlignOptions(segmented=True, check=CheckOptions(explain=True))
    changed = align_options(whole, {"target_lang": "de", "checks": ("number",)})
    assert changed == AlignOptions(
        target_lang="de", segmented=True, check=CheckOptions(checks=("number",), explain=True)
    )


def test_no_message_to_a_script_speaks_of_the_command_line():
    swapped = Document("Une nouvelle salle a ouvert ses portes à l'école du quartier.", "ru")
    other = Document("В школе нашего района сегодня открылся новый просторный зал.", "fr")
    with pytest.raises(InputError) as caught:
        align(swapped, other)
    assert "`source_lang=fr`" in str(caught.value)
    assert "--" not in str(caught.value)
