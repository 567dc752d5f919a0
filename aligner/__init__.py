"""A bilingual parallel-text aligner that a translator trusts."""

from aligner.version import __version__

__all__ = ["__version__"]
