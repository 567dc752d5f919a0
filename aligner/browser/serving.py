"""The server: on this machine alone, from when its address is told till somebody ends it."""

from __future__ import annotations

import socket
import webbrowser
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette

from aligner.errors import InputError

HOME = "127.0.0.1"
PATIENCE = 2
"""Seconds that requests under way have when the server is to end."""

Make = Callable[[int, Callable[[], None]], Starlette]
"""From the port and what ends the server to the application."""


def serve(make: Make, token: str, *, port: int = 0, tell: Callable[[str], None], opens: bool = True) -> None:
    """Serve an application until it ends itself or somebody interrupts it.

    Args:
        port: where to listen; 0 for any port that is free.
        tell: is told the address once the server listens there.
        opens: open the address in the browser.

    Raises:
        InputError: if the port is taken or may not be used.
    """
    with listening(port) as listener:
        number = int(listener.getsockname()[1])
        app = make(number, lambda: server.end())  # noqa: PLW0108  the server is made after it
        server = _Server(app, lambda: _told(f"http://{HOME}:{number}/{token}/", tell, opens=opens))
        server.run(sockets=[listener])


def _told(address: str, tell: Callable[[str], None], *, opens: bool) -> None:
    tell(address)
    if opens:
        webbrowser.open(address)


def listening(port: int) -> socket.socket:
    """A socket of this machine alone.

    Raises:
        InputError: if the port is taken or may not be used.
    """
    # Said to be TCP, so that asyncio lets small packets go at once: each answer waited 40 ms for the browser's nod.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOME, port))
    except (OSError, OverflowError) as error:
        listener.close()
        reason = error.strerror if isinstance(error, OSError) else "there are ports up to 65535"
        raise InputError(
            f"cannot listen on port {port}: {reason}; choose another, or 0 for any that is free"
        ) from error
    return listener


class _Server(uvicorn.Server):
    """A server that lets its open tabs go before it ends, and that the pages can end."""

    def __init__(self, app: Starlette, listening: Callable[[], None]) -> None:
        """``listening`` is called when the application can be reached."""
        config = uvicorn.Config(
            app,
            log_level="error",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=PATIENCE,
            lifespan="off",
        )
        super().__init__(config)
        self._app = app
        self._listening = listening

    def end(self) -> None:
        """End soon."""
        self.should_exit = True

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen, and say so."""
        await super().startup(sockets)
        if self.started:
            self._listening()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let the tabs go, then end."""
        self._app.state.tabs.close()
        await super().shutdown(sockets)
