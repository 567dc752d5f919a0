"""What this installation consists of."""

from __future__ import annotations

import importlib.util
import platform
from collections.abc import Iterator

from aligner.errors import AlignerError
from aligner.parameters import models_folder
from aligner.threads import available_threads

EXTRAS = {"sentence-transformers": "sentence_transformers"}
"""Optional dependencies: the extra's name and the module it brings."""


def installation() -> Iterator[tuple[str, str]]:
    """Names and values; a part that does not load says why instead of failing the others."""
    yield "python", f"{platform.python_version()} ({platform.python_implementation()})"
    yield "platform", platform.platform()
    yield "encoder", _encoder()
    yield "scorer", _scorer()
    yield "threads", str(available_threads())
    yield "linear algebra", _blas()
    yield "models", str(models_folder())
    for extra, module in EXTRAS.items():
        yield f"extra {extra}", "installed" if importlib.util.find_spec(module) else "not installed"


def _encoder() -> str:
    from aligner.embed import load_encoder

    try:
        identity: str = load_encoder("default").identity
    except AlignerError as error:
        return f"does not load: {error}"
    return identity


def _scorer() -> str:
    from aligner.align.scorer import load_scorer

    try:
        return f"{load_scorer().name} in {models_folder()}"
    except AlignerError as error:
        return f"does not load: {error}"


def _blas() -> str:
    import numpy
    from threadpoolctl import threadpool_info

    libraries = [
        f"{library['internal_api']} {library['version']}, {library['num_threads']} threads"
        for library in threadpool_info()
        if library["user_api"] == "blas"
    ]
    return f"numpy {numpy.__version__}; {'; '.join(libraries) or 'no BLAS seen'}"
