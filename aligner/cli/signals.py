"""What ends the program from outside ends it as Ctrl-C does: files half written go, and nothing is in the way."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_ENDINGS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
_SIGNALLED = 128  # and the number of the signal, as shells count


class Stopped(BaseException):
    """The program was told to end; ``exit_code`` says by which signal."""

    def __init__(self, exit_code: int) -> None:
        """``exit_code`` as a shell counts."""
        super().__init__(exit_code)
        self.exit_code = exit_code


@contextmanager
def stoppable() -> Iterator[None]:
    """Inside, SIGTERM and SIGHUP raise ``Stopped``; where somebody chose to have them ignored, they stay so."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard = [number for number in _ENDINGS if signal.getsignal(number) is signal.SIG_DFL]
    for number in heard:
        signal.signal(number, _stop)
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, signal.SIG_DFL)


def _stop(number: int, _: FrameType | None) -> None:
    raise Stopped(_SIGNALLED + number)
