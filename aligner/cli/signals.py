"""What ends the program from outside, a signal or Ctrl-C, ends it: half-written files go, and nothing is in the way.

Each raises an exception in the main thread, wherever that is. Code that is not Python may lose it: what loads a
compiled module clears errors that it does not expect. So an exception that is gone before anybody was there to end the
program is raised again a moment later.
"""

from __future__ import annotations

import signal
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_ENDINGS: dict[int, signal._HANDLER] = {
    **{getattr(signal, name): signal.SIG_DFL for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)},
    signal.SIGINT: signal.default_int_handler,
}
"""The signals, each with what Python does about it where nobody chose otherwise."""
_SIGNALLED = 128  # and the number of the signal, as shells count
_MOMENT = 0.05  # seconds until what was lost is raised again


class Stopped(BaseException):
    """The program was told to end; ``exit_code`` says by which signal."""

    def __init__(self, exit_code: int) -> None:
        """``exit_code`` as a shell counts."""
        super().__init__(exit_code)
        self.exit_code = exit_code


class _Interrupted(KeyboardInterrupt):
    """Ctrl-C, of a class of its own: of the plain one Python takes note and dies of the signal, whoever caught it."""


class _Ending:
    """Whether somebody is ending the program because of a signal, so that it need not be raised again."""

    def __init__(self) -> None:
        self.is_under_way = True

    def hear(self, number: int, _: FrameType | None) -> None:
        """Raise what the signal means."""
        ending = _Interrupted() if number == signal.SIGINT else Stopped(_SIGNALLED + number)
        weakref.finalize(ending, self._lost, number).atexit = False
        try:
            raise ending
        finally:
            del ending  # else this frame, which it holds, would hold it

    def _lost(self, number: int) -> None:
        if not self.is_under_way:
            timer = threading.Timer(_MOMENT, self._again, (number,))
            timer.daemon = True
            timer.start()

    def _again(self, number: int) -> None:
        main = threading.main_thread().ident
        if self.is_under_way or main is None:
            return
        if hasattr(signal, "pthread_kill"):
            signal.pthread_kill(main, number)
        else:
            signal.raise_signal(number)


_ending = _Ending()


@contextmanager
def stoppable() -> Iterator[None]:
    """Inside, signals that end a program raise ``Stopped`` and Ctrl-C ``KeyboardInterrupt``, until one has been heard.

    Where somebody chose to have a signal ignored, or deals with it, it stays so.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard = [number for number, usual in _ENDINGS.items() if signal.getsignal(number) is usual]
    _ending.is_under_way = False
    for number in heard:
        signal.signal(number, _ending.hear)
    try:
        yield
    finally:
        _ending.is_under_way = True
        for number in heard:
            signal.signal(number, _ENDINGS[number])


@contextmanager
def until_ctrl_c() -> Iterator[None]:
    """What is inside ends by Ctrl-C, and well: the program goes on after it."""
    try:
        yield
    except KeyboardInterrupt:
        _ending.is_under_way = True


def is_ending(error: BaseException) -> bool:
    """Whether Ctrl-C is what ``error`` comes from: Python may raise another exception while it makes a class."""
    if isinstance(error, KeyboardInterrupt):
        _ending.is_under_way = True
        return True
    cause = error.__cause__ or error.__context__
    return cause is not None and is_ending(cause)
