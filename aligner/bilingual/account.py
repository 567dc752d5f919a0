"""What a bilingual file has beside the pairs that were taken from it, said in a sentence each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from lxml import etree

from aligner.bilingual.inline import InlineReader
from aligner.bilingual.text import shortened
from aligner.language.match import Nearness, nearness, ranked
from aligner.notices import Notify


class Account:
    """Counts units that are left out, and languages that stand in for others, with the first example of each."""

    def __init__(self, wanted: tuple[str, str]) -> None:
        """Nothing counted yet.

        Args:
            wanted: the tags of source and target.
        """
        self._wanted = wanted
        self._left_out: Counter[str] = Counter()
        self._taken: Counter[tuple[str, str, str]] = Counter()
        self._examples: dict[object, str] = {}
        self._files: dict[str, str] = {}

    def leave_out(self, variants: Mapping[str, tuple[etree._Element, str]], why: str) -> None:
        """Count a unit that is no pair; one without any text goes without saying."""
        near = [tag for side in self._wanted for tag in ranked(side, variants)]
        text = next((variants[tag][1] for tag in (*near, *variants)), "")
        if text:
            self.leave_out_text(text, why)

    def leave_out_text(self, text: str, why: str) -> None:
        """Count a text that is left out."""
        self._left_out[why] += 1
        self._examples.setdefault(why, text)

    def read_as(self, tags: tuple[str, str]) -> None:
        """Note the languages of a file that names them once for all its units."""
        for wanted, tag in zip(self._wanted, tags, strict=True):
            if nearness(wanted, tag) in {Nearness.SCRIPT, Nearness.LANGUAGE}:
                self._files[wanted] = tag

    def take(self, tags: tuple[str, str], variants: Mapping[str, tuple[etree._Element, str]]) -> None:
        """Count the languages of a pair where they are not those that were asked for, or not the only ones."""
        for wanted, tag in zip(self._wanted, tags, strict=True):
            near = nearness(wanted, tag)
            rivals = [other for other in ranked(wanted, variants) if other not in tags]
            key = None
            if near in {Nearness.SCRIPT, Nearness.LANGUAGE}:
                key = ("instead", wanted, tag)
            elif rivals and near is not Nearness.EXACT:
                key = ("beside", tag, rivals[0])
            if key:
                self._taken[key] += 1
                self._examples.setdefault(key, variants[tag][1])

    def tell(self, name: str, inline: InlineReader, notify: Notify) -> None:
        """Say all of it.

        Args:
            name: how the user called the file.
        """
        for why, n in self._left_out.items():
            are = "1 unit is" if n == 1 else f"{n:,} units are"
            notify(f"{name}: {are} {why} and left out, e.g. “{shortened(self._examples[why])}”")
        for wanted, tag in self._files.items():
            notify(f"{name} is in {tag}, which is taken for {wanted}")
        for key, n in self._taken.items():
            how, one, other = key
            units = "1 unit" if n == 1 else f"{n:,} units"
            example = shortened(self._examples[key])
            if how == "instead":
                notify(f"{name}: {units} without {one} give{'s' * (n == 1)} {other}, e.g. “{example}”")
            else:
                notify(
                    f"{name}: of {units} in {one} and in {other} the text in {one} is taken, e.g. “{example}”; "
                    f"ask for {other} by its whole tag"
                )
        for texts, what in ((inline.deleted, "deleted by a tracked change"), (inline.inside_codes, "inside of codes")):
            if texts:
                are = "1 passage is" if len(texts) == 1 else f"{len(texts):,} passages are"
                notify(f"{name}: {are} {what} and left out, e.g. “{shortened(texts[0])}”")
