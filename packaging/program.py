"""What the packed program runs: the page in the browser where it is started without a word, else the command line.

Whoever clicks on it has no terminal to end it in, so it ends with its last tab.
"""

import sys
from multiprocessing import freeze_support


def run() -> int:
    """The program, the command line, or the worker that a corpus starts, as the arguments say."""
    freeze_support()  # a library that starts a process of its own starts this program anew, where there is no Python
    if sys.argv[1:2] == ["-c"]:
        from aligner.corpus.cell import WORKER  # noqa: PLC0415  for batches alone

        if sys.argv[2:] == [WORKER]:
            from aligner.corpus.worker import main  # noqa: PLC0415  the same

            main()
            return 0
    if not sys.argv[1:]:
        sys.argv += ["app", "--quit-with-tab"]
    from aligner.__main__ import run as command  # noqa: PLC0415  after what a started process needs

    return command()


if __name__ == "__main__":
    sys.exit(run())
