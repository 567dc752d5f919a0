"""A bilingual parallel-text aligner that a translator trusts.

``align`` does the whole work; ``check``, ``apply``, ``capture``, ``convert``, ``drift``, ``split``, ``load``, ``save``
and ``train`` are other things that the command line does; the other names are the values that they take, give and
raise.
Everything else in the package is its workings, and may change.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from aligner.version import __version__

if TYPE_CHECKING:
    from aligner.alignment import Alignment, Bead, Decision, Flag, Severity, Signature
    from aligner.document import Document, Kind, Segment
    from aligner.embed.choice import EncoderChoice
    from aligner.errors import AlignerError, InputError
    from aligner.tasks.align import align
    from aligner.tasks.align_many import align_many
    from aligner.tasks.apply import apply
    from aligner.tasks.capture import capture
    from aligner.tasks.check import check
    from aligner.tasks.convert import convert, load
    from aligner.tasks.drift import drift
    from aligner.tasks.options import AlignOptions, CheckOptions
    from aligner.tasks.review import Review
    from aligner.tasks.split import split
    from aligner.tasks.train import train
    from aligner.write.save import save

__all__ = [
    "AlignOptions",
    "AlignerError",
    "Alignment",
    "Bead",
    "CheckOptions",
    "Decision",
    "Document",
    "EncoderChoice",
    "Flag",
    "InputError",
    "Kind",
    "Review",
    "Segment",
    "Severity",
    "Signature",
    "__version__",
    "align",
    "align_many",
    "apply",
    "capture",
    "check",
    "convert",
    "drift",
    "load",
    "save",
    "split",
    "train",
]

_PLACES = {
    "AlignOptions": "aligner.tasks.options",
    "AlignerError": "aligner.errors",
    "Alignment": "aligner.alignment",
    "Bead": "aligner.alignment",
    "CheckOptions": "aligner.tasks.options",
    "Decision": "aligner.alignment",
    "Document": "aligner.document",
    "EncoderChoice": "aligner.embed.choice",
    "Flag": "aligner.alignment",
    "InputError": "aligner.errors",
    "Kind": "aligner.document",
    "Review": "aligner.tasks.review",
    "Segment": "aligner.document",
    "Severity": "aligner.alignment",
    "Signature": "aligner.alignment",
    "align": "aligner.tasks.align",
    "align_many": "aligner.tasks.align_many",
    "apply": "aligner.tasks.apply",
    "capture": "aligner.tasks.capture",
    "check": "aligner.tasks.check",
    "convert": "aligner.tasks.convert",
    "drift": "aligner.tasks.drift",
    "load": "aligner.tasks.convert",
    "save": "aligner.write.save",
    "split": "aligner.tasks.split",
    "train": "aligner.tasks.train",
}
"""Where each is, loaded when it is first asked for: the command line answers --version and --help without them."""


def __getattr__(name: str) -> Any:
    """A public name, when it is first asked for."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    public = getattr(import_module(_PLACES[name]), name)
    globals()[name] = public
    return public


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
