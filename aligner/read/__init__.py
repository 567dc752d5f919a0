"""Read: files become documents."""

from aligner.read.document import read

__all__ = ["read"]
