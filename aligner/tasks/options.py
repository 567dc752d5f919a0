"""What a user can ask for: options as values, checked once, that travel whole from any door to the work."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from os import PathLike
from typing import TYPE_CHECKING, Any, NamedTuple

from aligner.checks.registry import CHECKS, DEFAULT, Level, known_kinds, run_checks, select_kinds
from aligner.checks.support.own_pattern import Pattern
from aligner.embed.choice import EncoderChoice
from aligner.errors import InputError
from aligner.language.tags import parse_tag
from aligner.read.reading import AS_USUAL, Reading
from aligner.tasks.ignored import read_ignored

if TYPE_CHECKING:
    from aligner.alignment import Alignment, Signature
    from aligner.checks.support.bitext import Bitext
    from aligner.embed.contextual import ContextualEncoder
    from aligner.embed.encoder import Encoder

Pairs = tuple[tuple[str, str], ...]
Glossary = str | PathLike[str] | Sequence[tuple[str, str]]
Unchanged = str | PathLike[str] | Sequence[str]
Patterns = str | PathLike[str] | Sequence[Pattern]
Ignored = str | PathLike[str] | Collection[str]


class _Lists(NamedTuple):
    """What the lists of ``CheckOptions`` hold, those in files too."""

    glossary: Pairs
    do_not_translate: tuple[str, ...]
    forbidden: Pairs
    patterns: tuple[Pattern, ...]
    ignore: frozenset[str]


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What a user wants to be told of two texts.

    Attributes:
        checks: the kinds of flags to look for (``aligner.checks.known_kinds()``), or groups of them: ``default``, which
            are those when None, ``trade``, ``all``.
        no_check: kinds not to look for.
        min_confidence: leave out flags that are less probable.
        glossary: pairs of terms that must be kept, or the path of a table or .tbx file of them.
        do_not_translate: words and names that must stand unchanged, or the path of a file with one a line.
        forbidden: pairs of a source term, which may be empty for any text, and a target term that must not stand for
            it, or the path of a list of them; those that the file of a glossary marks are added.
        patterns: a user's own patterns, or the path of a table of them.
        ignore: ids of flags, or of causes, that a person dismissed, or the path of a file with one a line.
        explain: keep in every flag what it rests on.
        level: ``error``, ``warning`` or ``info``: leave out what is less grave; ``all`` keeps also the notes that are
            hardly ever worth a look.
        context: take a second look at partial omissions, where the extra for it is installed.

    Raises:
        InputError: if there is no such check or level, or ``min_confidence`` is no probability.
    """

    checks: Sequence[str] | None = None
    no_check: Sequence[str] = ()
    min_confidence: float = 0.0
    glossary: Glossary = ()
    do_not_translate: Unchanged = ()
    forbidden: Glossary = ()
    patterns: Patterns = ()
    ignore: Ignored = ()
    explain: bool = False
    level: str = Level.INFO.value
    context: bool = True

    def __post_init__(self) -> None:
        """Refuse what no check can be run with."""
        if not 0 <= self.min_confidence <= 1:
            raise InputError(f"min_confidence is {self.min_confidence:g}: it is a probability, from 0 to 1")
        if self.level not in set(Level):
            raise InputError(f"level is {self.level!r}: it is one of {', '.join(Level)}")
        select_kinds(self.checks, self.no_check)

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of flags that are wanted."""
        return select_kinds(self.checks, self.no_check)

    @property
    def signed(self) -> dict[str, str]:
        """For an alignment's signature: which kinds were looked for, and a digest of every list that bore on them."""
        kinds = "+".join(kind for kind in known_kinds() if kind in self.kinds) or "none"
        parts = {"checks": DEFAULT if self.kinds == select_kinds() else kinds}
        if self.min_confidence:
            parts["min_confidence"] = f"{self.min_confidence:g}"
        if self.level != Level.INFO:
            parts["level"] = self.level
        for name in ("glossary", "do_not_translate", "forbidden", "patterns", "ignore"):
            if value := getattr(self, name):
                listed = value if isinstance(value, str | PathLike) else sorted(value)
                parts[name] = hashlib.sha256(repr(listed).encode()).hexdigest()[:8]
        reader = self.reader(1)
        return parts | ({"explain": "yes"} if self.explain else {}) | ({"context": reader.identity} if reader else {})

    def reader(self, threads: int, *, keep: bool = False) -> ContextualEncoder | None:
        """For the second look; None where it has nothing to do, is not wanted or not installed.

        Args:
            keep: whether what it reads is kept on disk for later runs.
        """
        if not self.context or self.kinds.isdisjoint(CHECKS["partial"]):
            return None
        from aligner.embed import contextual_encoder  # noqa: PLC0415  numpy is needed from here on

        return contextual_encoder(threads, keep)

    def with_files_read(self, source_lang: str, target_lang: str) -> CheckOptions:
        """The same options with the contents of the files that they name, once all that the checks need is there.

        Args:
            source_lang: of which language the first term of each pair of a glossary is; ``target_lang`` of the second.

        Raises:
            InputError: if a file cannot be used, or a program that a check asks is not installed.
        """
        if "spelling" in self.kinds:
            from aligner.checks.support.hunspell import dictionary_of  # noqa: PLC0415

            dictionary_of(target_lang)
        return replace(self, **self._lists(source_lang, target_lang)._asdict())

    def ignoring(self, ids: Collection[str]) -> CheckOptions:
        """The same options with more flags dismissed."""
        return replace(self, ignore=_ignored(self.ignore).union(ids))

    def flag(self, bitext: Bitext) -> Alignment:
        """The bitext's alignment with the wanted flags, and no others."""
        lists = self._lists(bitext.alignment.source.lang, bitext.alignment.target.lang)
        unchanged = ((term, term) for term in lists.do_not_translate)
        return run_checks(
            replace(bitext, glossary=(*lists.glossary, *unchanged), forbidden=lists.forbidden, patterns=lists.patterns),
            self.kinds,
            min_confidence=self.min_confidence,
            ignore=lists.ignore,
            explain=self.explain,
            level=Level(self.level),
        )

    def _lists(self, source_lang: str, target_lang: str) -> _Lists:
        wanted, marked = _terms(self.glossary, source_lang, target_lang)
        return _Lists(
            glossary=wanted,
            do_not_translate=_unchanged(self.do_not_translate),
            forbidden=(*_forbidden(self.forbidden), *marked),
            patterns=_patterns(self.patterns),
            ignore=_ignored(self.ignore),
        )


def earlier_checks(signature: Signature) -> tuple[str, ...] | None:
    """The kinds that an alignment was checked for, as its signature says; None for those of the group ``default``."""
    names = signature.get("checks", DEFAULT).split("+")
    if names == ["none"]:
        return ()
    return tuple(names) if set(names) <= set(known_kinds()) else None


def _terms(glossary: Glossary, source_lang: str, target_lang: str) -> tuple[Pairs, Pairs]:
    """The pairs of terms that are wanted, and those that the file of a glossary marks as forbidden."""
    if not isinstance(glossary, str | PathLike):
        return tuple(glossary), ()
    from aligner.tasks.glossary import read_glossary  # noqa: PLC0415  lxml, for those who have one

    return read_glossary(glossary, source_lang, target_lang)


def _unchanged(words: Unchanged) -> tuple[str, ...]:
    if not isinstance(words, str | PathLike):
        return tuple(words)
    from aligner.tasks.glossary import read_unchanged  # noqa: PLC0415

    return read_unchanged(words)


def _forbidden(terms: Glossary) -> Pairs:
    if not isinstance(terms, str | PathLike):
        return tuple(terms)
    from aligner.tasks.glossary import read_forbidden  # noqa: PLC0415

    return read_forbidden(terms)


def _patterns(patterns: Patterns) -> tuple[Pattern, ...]:
    if not isinstance(patterns, str | PathLike):
        return tuple(patterns)
    from aligner.tasks.patterns import read_patterns  # noqa: PLC0415  the engine, for those who have patterns

    return read_patterns(patterns)


def _ignored(ids: Ignored) -> frozenset[str]:
    return read_ignored(ids) if isinstance(ids, str | PathLike) else frozenset(ids)


@dataclass(frozen=True, slots=True)
class AlignOptions:
    """How two texts are to be aligned.

    Attributes:
        source_lang: BCP 47 tag of the source; a document from memory knows its own.
        target_lang: the same for the target.
        reading: which parts of the files are wanted: notes, the frame of a web page.
        segmented: the files have one segment a line; empty lines are segments too.
        max_bead: most segments on one side of a bead; None for what the scorer was trained with.
        encoder: ``default``, ``sentence-transformers:NAME_OR_PATH``, a whole ``EncoderChoice`` with device, batch size
            and cache, or an encoder that is loaded already.
        scorer: a file that ``aligner train`` wrote; None for the one that ships with the aligner.
        threads: processor threads to use; None for every core this process may run on.
        check_language: refuse a text that is clearly not in its language, such as two files swapped.
        check: what to tell of the pairs.

    Raises:
        InputError: if a tag or a number cannot be used.
    """

    source_lang: str = "ru"
    target_lang: str = "fr"
    reading: Reading = AS_USUAL
    segmented: bool = False
    max_bead: int | None = None
    encoder: str | EncoderChoice | Encoder = "default"
    scorer: str | PathLike[str] | None = None
    threads: int | None = None
    check_language: bool = True
    check: CheckOptions = field(default_factory=CheckOptions)

    def __post_init__(self) -> None:
        """Refuse what no text can be aligned with."""
        parse_tag(self.source_lang)
        parse_tag(self.target_lang)
        if self.max_bead is not None and self.max_bead < 1:
            raise InputError(f"max_bead is {self.max_bead}: a bead has at least one segment on a side")
        check_threads(self.threads)


def check_threads(threads: int | None) -> None:
    """Refuse a number of processor threads that cannot be.

    Raises:
        InputError: if it is less than 1.
    """
    if threads is not None and threads < 1:
        raise InputError(f"threads is {threads}: it must be 1 or more")


_OF_CHECKS = frozenset(one.name for one in fields(CheckOptions))
_OF_ALIGN = frozenset(one.name for one in fields(AlignOptions))


def align_options(options: AlignOptions | None, changes: Mapping[str, Any]) -> AlignOptions:
    """The options with some of them changed, which may be those of the checks too.

    Raises:
        TypeError: if there is no such option.
        InputError: if a value cannot be used.
    """
    whole = options or AlignOptions()
    _refuse_unknown(changes, _OF_ALIGN | _OF_CHECKS)
    of_checks = {name: value for name, value in changes.items() if name in _OF_CHECKS}
    rest = {name: value for name, value in changes.items() if name in _OF_ALIGN}
    if of_checks:
        rest["check"] = replace(rest.get("check", whole.check), **of_checks)
    return replace(whole, **rest)


def check_options(options: CheckOptions | None, changes: Mapping[str, Any]) -> CheckOptions:
    """The options with some of them changed.

    Raises:
        TypeError: if there is no such option.
        InputError: if a value cannot be used.
    """
    _refuse_unknown(changes, _OF_CHECKS)
    return replace(options or CheckOptions(), **changes)


def _refuse_unknown(changes: Mapping[str, Any], known: frozenset[str]) -> None:
    for name in changes.keys() - known:
        near = get_close_matches(name, sorted(known), 1)
        hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(sorted(known))}"
        raise TypeError(f"there is no option {name!r}; {hint}")
