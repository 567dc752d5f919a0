"""A bilingual parallel-text aligner that a translator trusts.

``align`` does the whole work; the other names are what it gives and what it raises. Everything else in the package is
its workings, and may change.
"""

from typing import TYPE_CHECKING, Any

from aligner.alignment import Alignment, Bead, Flag, Severity
from aligner.document import Document, Kind, Segment
from aligner.embed.choice import EncoderChoice
from aligner.errors import AlignerError, InputError
from aligner.version import __version__

if TYPE_CHECKING:
    from aligner.tasks.align import align

__all__ = [
    "AlignerError",
    "Alignment",
    "Bead",
    "Document",
    "EncoderChoice",
    "Flag",
    "InputError",
    "Kind",
    "Segment",
    "Severity",
    "__version__",
    "align",
]


def __getattr__(name: str) -> Any:
    """Load the pipeline when it is first asked for: the command line answers --help without it."""
    if name == "align":
        from aligner.tasks.align import align  # noqa: PLC0415

        globals()["align"] = align
        return align
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
