"""The language of a text by py3langid, among those that the encoder or a table here knows, and their neighbours."""

from __future__ import annotations

from functools import cache
from typing import Protocol

from aligner.language.registry import known_languages
from aligner.language.tags import ENCODER_LANGUAGES

NEIGHBOURS = ("uk", "be", "bg", "sr", "kk")
"""Told apart though the encoder does not know them: a Ukrainian text is not to be paired as a Russian one."""


def identify(text: str) -> tuple[str, float]:
    """The most probable language of a text, as a primary subtag, and its probability among those looked for."""
    return _identifier().classify(text)


def probabilities(text: str) -> dict[str, float]:
    """How probable a text is in each language looked for, by primary subtags; they sum to 1."""
    return dict(_identifier().rank(text))


@cache
def identified() -> frozenset[str]:
    """The languages looked for, by their primary subtags, as far as the identifier has them."""
    return frozenset(language for language, _ in _identifier().rank("a"))


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...

    def rank(self, text: str) -> list[tuple[str, float]]: ...


@cache
def _identifier() -> _Identifier:
    """Loaded once, which takes half a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]  # noqa: PLC0415

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    wanted = {*ENCODER_LANGUAGES, *NEIGHBOURS, *known_languages()}
    model.set_languages(wanted.intersection(model.nb_classes))
    identifier: _Identifier = model
    return identifier
