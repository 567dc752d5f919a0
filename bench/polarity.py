"""Polarity: flags on untouched translations, and how many negations taken out of close ones are found.

python bench/polarity.py BENCH_DATA [--show]

Of every pair with one «не» and one “ne … pas”, one of the two is taken out, in turn the target's and the source's.
The words were chosen while looking at all of these sets: none of them is held out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click
from amounts import MEASURING, TUNING, pool
from public_sets import Pair, read
from sets import require

from aligner.alignment import Flag
from aligner.bilingual.pairs import paired
from aligner.tasks.check import check

_RUSSIAN = re.compile(r"(?<!\w)не\s+", re.IGNORECASE)
_CLITICS = r"(?:(?:se|s['’]|l[ae]s?|l['’]|lui|leur|y|en|me|m['’]|te|t['’]|nous|vous)\s*)*"
_FRENCH = re.compile(rf"(?<!\w)(?:ne\s+|n['’])({_CLITICS}[^\W\d_]+)\s+pas(?!\w)", re.IGNORECASE)


@click.command(help=__doc__)
@click.argument("bench", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--show", is_flag=True, help="Print the flags on untouched pairs.")
def main(bench: Path, show: bool) -> None:
    require(bench, "ntrex-dev", "tico", "un", "train")
    for name, stem in {**TUNING, **MEASURING}.items():
        pairs = read(bench, name, stem)[1] if stem else pool(bench, name)
        flags = flags_of(pairs)
        turned = [one for k, pair in enumerate(pairs) if (one := without_negation(pair, k % 2))]
        found = {flag.bead for flag in flags_of(turned)}
        rate = 1000 * len(flags) / len(pairs)
        print(f"{name}: {len(pairs)} pairs, {len(flags)} flags on untouched ones ({rate:.2f} in 1,000)")
        print(f"  {dict(Counter(flag.message.rpartition('”')[2].strip() for flag in flags))}")
        print(f"  {len(turned)} negations taken out, {len(found)} found")
        for flag in flags if show else ():
            print(f"    {flag.message}", *pairs[flag.bead], sep="\n        ")


def without_negation(pair: Pair, side: int) -> Pair | None:
    """The pair without the negation of one side; None where not each side has one."""
    source, target = pair
    if len(_RUSSIAN.findall(source)) != 1 or len(_FRENCH.findall(target)) != 1:
        return None
    return (_RUSSIAN.sub("", source), target) if side == 0 else (source, _FRENCH.sub(r"\1", target))


def flags_of(pairs: Sequence[Pair]) -> Sequence[Flag]:
    return check(paired(list(pairs), "ru", "fr", "pairs"), checks=["polarity"]).flags if pairs else ()


if __name__ == "__main__":
    main()
