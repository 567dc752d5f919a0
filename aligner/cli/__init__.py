"""The command line: options to a function call, a result to a writer."""

from aligner.cli.program import main, program

__all__ = ["main", "program"]
