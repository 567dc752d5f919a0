"""Names and the other small checks on clean line-by-line translations: false alarms, and recall of substitutions.

    python bench/names.py SOURCE.ru TARGET.fr [--show] [--seed N]

Clean: warnings and errors per 100 pairs, by kind. Pairs whose target line stands twice in the file under different
sources are also counted apart: there the file, not the translator, is at fault. Recall: in one of every five pairs
that hold a name of a class on both sides, the target's name becomes another of its class.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from aligner.alignment import Alignment, Bead, Flag, Severity
from aligner.checks import elided, inconsistent, literal, name, quote, term, untranslated
from aligner.checks.support.bitext import Bitext
from aligner.document import Document, Segment
from aligner.names.people import candidates, has_counterpart
from aligner.names.tables import gazetteer

CHECKS = (name, literal, untranslated, inconsistent, elided, quote, term)
EVERY = 5
SUBSTITUTES = {
    "country": ("Niger", "Mali", "Chili", "Canada", "Norvège", "Japon", "Kenya", "Brésil"),
    "city": ("Moscou", "Bamako", "Rome", "Tokyo", "Oslo", "Madrid"),
    "org": ("OTAN", "OMS", "FMI", "UE", "AIEA", "OSCE"),
    "notion": ("PIB", "VIH", "ADN", "ONG"),
    "person": ("Petrov", "Dubois", "Hernández", "Kowalski", "Zimmermann", "Tanaka", "Ouédraogo", "Bykov"),
}


def document(lines: list[str], lang: str) -> Document:
    segments = []
    offset = 0
    for number, line in enumerate(lines):
        segments.append(Segment(line, offset, offset + len(line), number))
        offset += len(line) + 1
    return Document("\n".join(lines), lang, tuple(segments))


def bitext(source: list[str], target: list[str]) -> Bitext:
    beads = tuple(Bead((i,), (i,)) for i in range(len(source)))
    return Bitext(Alignment(document(source, "ru"), document(target, "fr"), beads))


def alarms(flags: Iterator[Flag]) -> Iterator[Flag]:
    return (flag for flag in flags if flag.severity is not Severity.INFO)


def places(group: str) -> Callable[[str, str], list[tuple[int, int, str]]]:
    def find(source: str, target: str) -> list[tuple[int, int, str]]:
        keys = {mention.key for mention in gazetteer("ru").find(source)}
        mentions = [mention for mention in gazetteer("fr").find(target) if mention.group == group and mention.noun]
        return [
            (mention.start, mention.stop, mention.key)
            for mention in mentions
            if mention.key in keys and sum(other.key == mention.key for other in mentions) == 1
        ]

    return find


def people(source: str, target: str) -> list[tuple[int, int, str]]:
    here = candidates(source, gazetteer("ru").find(source), ())
    there = candidates(target, gazetteer("fr").find(target), ())
    return [
        (person.start, person.stop, person.text)
        for person in there
        if target.count(person.text) == 1 and has_counterpart(person.text, [other.text for other in here])
    ]


def recall(source: list[str], target: list[str], group: str, seed: int) -> tuple[int, int]:
    """Substitutions made, and how many have a name flag (warning or error) on the spoiled pair that was not there."""
    chance = random.Random(seed)
    find = people if group == "person" else places(group)
    eligible = [(i, found) for i in range(len(source)) if (found := find(source[i], target[i]))]
    spoiled = list(target)
    changed = set()
    for i, found in eligible[::EVERY] if len(eligible) >= 10 * EVERY else eligible:
        start, stop, key = chance.choice(found)
        others = [
            form
            for form in SUBSTITUTES[group]
            if form not in target[i] and all(m.key != key for m in gazetteer("fr").find(form))
        ]
        spoiled[i] = target[i][:start] + chance.choice(others) + target[i][stop:]
        changed.add(i)
    before = {flag.id for flag in alarms(name.check(bitext(source, target)))}
    after = {flag.bead for flag in alarms(name.check(bitext(source, spoiled))) if flag.id not in before}
    return len(changed), len(changed & after)


def main(arguments: list[str]) -> None:
    show = "--show" in arguments
    seed = int(arguments[arguments.index("--seed") + 1]) if "--seed" in arguments else 1
    source, target = (Path(path).read_text("utf-8").split("\n") for path in arguments[:2])
    source, target = source[: len(source) - (source[-1] == "")], target[: len(target) - (target[-1] == "")]
    counts, apart = Counter[str](), Counter[str]()
    repeated = {line for line, times in Counter(target).items() if times > 1}
    for check in CHECKS:
        for flag in alarms(check.check(bitext(source, target))):
            (apart if target[flag.bead] in repeated else counts)[flag.kind] += 1
            if show:
                print(f"{flag.kind}\t{flag.severity}\t{flag.bead + 1}\t{flag.message}")
    print(f"{len(source)} pairs; warnings and errors per 100 pairs:")
    for kind, number in counts.most_common():
        print(f"  {kind:14}{100 * number / len(source):6.2f}  ({number})")
    print(f"  on pairs whose target line is repeated in the file: {dict(apart)}")
    for group in SUBSTITUTES:
        made, caught = recall(source, target, group, seed)
        print(f"  recall {group:8} {caught}/{made}" + (f" = {caught / made:.2f}" if made else ""))


if __name__ == "__main__":
    main(sys.argv[1:])
