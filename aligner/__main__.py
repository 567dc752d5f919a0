"""``python -m aligner`` is the ``aligner`` command."""

import signal
import sys


def run() -> int:
    """The command; until all of it is loaded, Ctrl-C ends the process without a word."""
    hears_ctrl_c = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if hears_ctrl_c:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from aligner.cli import main  # noqa: PLC0415  Python would show where in its imports it was

    if hears_ctrl_c:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    return main()


if __name__ == "__main__":
    sys.exit(run())
