"""Loading a sentence-transformers model, and what it is known by."""

from __future__ import annotations

import hashlib
import math
import re
from typing import Any

from aligner.errors import InputError

DIGEST_VALUES = 16384
"""Weights of a matrix, evenly spaced, that go into the model's identity: to hash all of LaBSE takes 4 s."""

_E5 = re.compile(r"(?:^|[-_/\\])e5(?:$|[-_/\\])", re.I)


def load_model(model: str, threads: int, device: str | None) -> Any:
    """A model with its weights, from safetensors alone, and no code of its own: it can do nothing but compute.

    Args:
        model: a hub name (``sentence-transformers/LaBSE``) or a folder.
        device: ``cpu``, ``cuda``, ``cuda:1``, ``mps``; the library's choice, the fastest there is, when None.

    Raises:
        InputError: if the extra is not installed, or there is no such model or device.
    """
    try:
        import sentence_transformers  # noqa: PLC0415  an extra
        import torch  # noqa: PLC0415  comes with it
        from transformers.utils import logging  # noqa: PLC0415  comes with it
    except ImportError as error:
        raise InputError(
            f"the encoder sentence-transformers:{model} needs an extra that is not installed: "
            "pip install 'bitext-aligner[sentence-transformers]'"
        ) from error
    torch.set_num_threads(threads)
    logging.disable_progress_bar()  # of weights that load in a second, even under --quiet; downloads keep theirs
    if device is not None:
        try:
            torch.zeros(1, device=device)
        except (RuntimeError, AssertionError, NotImplementedError) as error:
            raise InputError(f"`device` {device} is not to be had here ({_reason(error)}): try cpu") from error
    try:
        return sentence_transformers.SentenceTransformer(
            model, device=device, trust_remote_code=False, model_kwargs={"use_safetensors": True}
        )
    except (OSError, ValueError, ImportError) as error:
        raise InputError(
            f"the model {model} cannot be loaded ({_reason(error)}): give the name of a model on the hub, or a folder"
        ) from error


def digest_of(model: Any, prompt: str) -> str:
    """What tells a model from others: its modules with their settings, its prompts, the one in use, and its weights."""
    settings = (model, model.max_seq_length, model.prompts, model.default_prompt_name, prompt)
    digest = hashlib.sha256(repr(settings).encode())
    for name, weights in sorted(model.state_dict().items()):
        flat = weights.detach().flatten()
        some = flat[:: max(flat.numel() // DIGEST_VALUES, 1)]
        digest.update(f"{name} {tuple(weights.shape)}".encode())
        digest.update(some.cpu().float().numpy().tobytes())
    return digest.hexdigest()


def prompt_of(model: Any) -> str:
    """What the model puts before every text unless another prompt is chosen; empty for most."""
    return str((model.prompts or {}).get(model.default_prompt_name) or "")


def missing_prompt(name: str, model: Any) -> str | None:
    """What to tell whoever chose no prompt for a model that was trained with some; None where all is well."""
    if prompt_of(model):
        return None
    known = {key: prompt for key, prompt in (model.prompts or {}).items() if prompt}
    if known:
        listed = ", ".join(f"“{prompt}” ({key})" for key, prompt in known.items())
        return (
            f"the model {name} was trained with words before every text, {listed}, and says of none that it is "
            "the usual one: give the one for comparing texts as `prompt`, with its space, or an empty one for none"
        )
    if _E5.search(name):
        return (
            f"the model {name} is one of E5 by its name: these were trained with “query: ” before every text; give "
            "that as `prompt`, with its space, or an empty one for none"
        )
    return None


def room_of(model: Any, prompt: str) -> float:
    """Tokens of a text that the model reads beside its marks and the prompt; infinity where it reads all of any."""
    longest = model.max_seq_length
    if not longest or math.isinf(longest) or not callable(getattr(model, "tokenizer", None)):
        return math.inf
    return max(float(longest - len(model.tokenizer(prompt)["input_ids"])), 1.0)


def _reason(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
