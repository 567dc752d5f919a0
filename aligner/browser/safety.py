"""Who may talk to the server: a browser on this machine that holds the token, on pages of the server's own."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN_BYTES = 24
"""Random bytes of the token that every address begins with: more than anybody can try."""

MOST_BYTES = 2**20
"""Of a request's body: a person's edit of one row is far below it."""

HEADERS: Mapping[str, str] = MappingProxyType(
    {
        # A page runs the server's own files and loads nothing else, and no other page frames it.
        "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "worker-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",  # the address holds the token
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "cache-control": "no-store",
    }
)


def new_token() -> str:
    """A token for one run of the server."""
    return secrets.token_urlsafe(TOKEN_BYTES)


class Guard:
    """Refuses what does not come from the person's own browser, and gives every answer its headers.

    Other programs and pages can reach a port of this machine. A page elsewhere may send requests to it (its
    ``Sec-Fetch-Site`` or ``Origin`` tells), a foreign name may be made to point at it (DNS rebinding: its ``Host``
    tells), another user may try the port (the token tells).
    """

    def __init__(self, app: ASGIApp, token: str, port: int, most_bytes: int = MOST_BYTES) -> None:
        """``port`` is where the server listens; addresses with any other are not its own."""
        self.app = app
        self.token = token
        self.most_bytes = most_bytes
        self.hosts = frozenset({f"127.0.0.1:{port}", f"localhost:{port}"})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on below the token, or refuse it."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        reason = "it is no request of a page" if scope["type"] != "http" else self._refusal(scope)
        if reason:
            answer = PlainTextResponse(f"Refused: {reason}.\n", 403, HEADERS)
            await answer(scope, receive, send)
            return
        root = f"{scope.get('root_path', '')}/{self.token}"
        await self.app({**scope, "root_path": root}, _limited(receive, self.most_bytes), _with_headers(send))

    def _refusal(self, scope: Scope) -> str:
        """Why a request is refused; empty for one that is welcome."""
        headers = Headers(scope=scope)
        if headers.get("host", "") not in self.hosts:
            return "the host is not this machine, which another page may have been made to look like"
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return "another page sent it"
        first = scope["path"].split("/")[1] if "/" in scope["path"] else ""
        if not secrets.compare_digest(first.encode(), self.token.encode()):
            return "the address has no token, or one of an earlier run; open the address that `aligner` printed last"
        if scope["method"] not in ("GET", "HEAD"):
            return self._refusal_to_write(headers)
        return ""

    def _refusal_to_write(self, headers: Headers) -> str:
        origin = headers.get("origin")
        if origin is None and headers.get("sec-fetch-site") != "same-origin":
            return "it does not say which page sent it"
        if origin is not None and (urlsplit(origin).scheme != "http" or urlsplit(origin).netloc not in self.hosts):
            return "another page sent it"
        if headers.get("content-type", "").partition(";")[0] != "application/json":
            return "its body is not JSON"
        length = headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit() or int(length) > self.most_bytes:
            return "its body is too long"
        return ""


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sent


def _limited(receive: Receive, most_bytes: int) -> Receive:
    """The body as it comes, cut off where it is longer than it said."""
    taken = 0

    async def received() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        return {"type": "http.disconnect"} if taken > most_bytes else message

    return received
