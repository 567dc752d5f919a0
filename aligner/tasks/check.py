"""Which checks are wanted, and checking pairs that exist already."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from os import PathLike, fspath
from typing import TYPE_CHECKING

from aligner.alignment import Alignment
from aligner.checks import KINDS, run_checks, select_kinds
from aligner.embed.choice import EncoderChoice
from aligner.errors import InputError
from aligner.tasks.ignored import read_ignored
from aligner.threads import available_threads
from aligner.version import __version__

if TYPE_CHECKING:
    from aligner.checks.support.bitext import Bitext
    from aligner.embed.encoder import Encoder

Glossary = str | PathLike[str] | Sequence[tuple[str, str]]
Unchanged = str | PathLike[str] | Sequence[str]
Ignored = str | PathLike[str] | Collection[str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a user wants to be told: kinds of flags, how sure, without which, by which glossary, with what evidence."""

    kinds: frozenset[str]
    min_confidence: float = 0.0
    glossary: tuple[tuple[str, str], ...] = ()
    ignore: frozenset[str] = frozenset()
    explain: bool = False

    def flag(self, bitext: Bitext) -> Alignment:
        """The bitext's alignment with the wanted flags."""
        return run_checks(
            replace(bitext, glossary=self.glossary),
            self.kinds,
            min_confidence=self.min_confidence,
            ignore=self.ignore,
            explain=self.explain,
        )

    @property
    def signature(self) -> str:
        """For an alignment's signature: which kinds were looked for."""
        if self.kinds == frozenset(KINDS):
            return "all"
        return "+".join(kind for kind in KINDS if kind in self.kinds) or "none"


def wanted_checks(
    checks: Sequence[str] | None = None,
    no_check: Sequence[str] = (),
    min_confidence: float = 0.0,
    glossary: Glossary = (),
    do_not_translate: Unchanged = (),
    ignore: Ignored = (),
    explain: bool = False,
    languages: tuple[str, str] = ("ru", "fr"),
) -> Wanted:
    """What these options ask for, with the files among them read: see ``aligner.align`` for their meaning.

    Raises:
        InputError: if there is no such check, a file cannot be used, or ``min_confidence`` is no probability.
    """
    if not 0 <= min_confidence <= 1:
        raise InputError(f"min_confidence is {min_confidence:g}: it is a probability, from 0 to 1")
    terms = _read_glossary(glossary, *languages) if isinstance(glossary, str | PathLike) else tuple(glossary)
    terms += _unchanged(do_not_translate)
    ignored = read_ignored(fspath(ignore)) if isinstance(ignore, str | PathLike) else frozenset(ignore)
    return Wanted(select_kinds(checks, no_check), min_confidence, terms, ignored, explain)


def check_alignment(
    alignment: Alignment,
    *,
    checks: Sequence[str] | None = None,
    no_check: Sequence[str] = (),
    min_confidence: float = 0.0,
    glossary: Glossary = (),
    do_not_translate: Unchanged = (),
    ignore: Ignored = (),
    explain: bool = False,
    encoder: str | EncoderChoice | Encoder = "default",
    threads: int | None = None,
) -> Alignment:
    """An alignment from anywhere (a memory, a table, an earlier run) with the flags of the checks, and no others.

    Args:
        encoder: as for ``aligner.align``, where the other arguments are told as well.

    Raises:
        InputError: if an option cannot be used as given.
    """
    languages = alignment.source.lang, alignment.target.lang
    wanted = wanted_checks(checks, no_check, min_confidence, glossary, do_not_translate, ignore, explain, languages)

    from threadpoolctl import threadpool_limits  # noqa: PLC0415

    from aligner.checks.support.bitext import Bitext  # noqa: PLC0415
    from aligner.embed import load_encoder, word_encoder  # noqa: PLC0415

    n_threads = threads or available_threads()
    model = load_encoder(encoder, threads=n_threads) if isinstance(encoder, str | EncoderChoice) else encoder
    words = word_encoder(model, (alignment.source.language, alignment.target.language), n_threads)
    is_its_own = not alignment.signature or alignment.made_by.get("encoder") == words.identity
    with threadpool_limits(n_threads):
        seen = seen_by(words, alignment, keep=is_its_own)
        checked = wanted.flag(Bitext(seen, words))
    beads = tuple(
        new if bead.similarity is None else bead for bead, new in zip(alignment.beads, seen.beads, strict=True)
    )
    signature = alignment.signature or f"aligner:{__version__}|encoder:{words.identity}"
    return replace(checked, beads=beads, signature=f"{signature}|checks:{wanted.signature}")


def seen_by(encoder: Encoder, alignment: Alignment, *, keep: bool) -> Alignment:
    """The alignment with the cosine of every pair under an encoder.

    Args:
        keep: leave cosines as they are where a pair has one.
    """
    unknown = [
        k for k, bead in enumerate(alignment.beads) if not bead.is_null and not (keep and bead.similarity is not None)
    ]
    if not unknown:
        return alignment
    source, target = (
        encoder.encode([" ".join(s.comparable for s in side(alignment.beads[k])) for k in unknown])
        for side in (alignment.source_segments, alignment.target_segments)
    )
    beads = list(alignment.beads)
    for row, k in enumerate(unknown):
        beads[k] = replace(beads[k], similarity=float((source[row] @ target[row]).clip(-1, 1)))
    return replace(alignment, beads=tuple(beads))


def _read_glossary(path: str | PathLike[str], source_lang: str, target_lang: str) -> tuple[tuple[str, str], ...]:
    from aligner.tasks.glossary import read_glossary  # noqa: PLC0415  lxml, for those who have one

    return read_glossary(path, source_lang, target_lang)


def _unchanged(terms: Unchanged) -> tuple[tuple[str, str], ...]:
    if not isinstance(terms, str | PathLike):
        return tuple((term, term) for term in terms)
    from aligner.tasks.glossary import read_unchanged  # noqa: PLC0415

    return read_unchanged(terms)
