"""A bilingual parallel-text aligner that a translator trusts."""

import aligner.align  # noqa: F401  loaded before the function takes its name here: a first import later would undo that
from aligner.alignment import Alignment, Bead, Flag, Severity
from aligner.document import Document, Kind, Segment
from aligner.encoder_choice import EncoderChoice
from aligner.errors import AlignerError, InputError
from aligner.pipeline import align
from aligner.version import __version__

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
