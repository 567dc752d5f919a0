"""A server of files on this machine, which can break off, know no ranges, or have other files tomorrow."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Served:
    """What a server has, and what was asked of it.

    Attributes:
        breaks_after: bytes of a body after which the connection is closed, once.
        asked: the path of every request, with the first byte that it wanted.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    ranges: bool = True
    breaks_after: int | None = None
    asked: list[tuple[str, int]] = field(default_factory=list)
    address: str = ""


@contextmanager
def serving(files: dict[str, bytes]) -> Iterator[Served]:
    """Serve files by their paths until the end."""
    served = Served(files)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            begun = int(self.headers.get("Range", "bytes=0-")[6:-1])
            served.asked.append((self.path, begun))
            content = served.files.get(self.path)
            if content is None:
                return self.send_error(404)
            if begun and served.ranges and begun >= len(content):
                return self.send_error(416)
            body = content[begun:] if served.ranges else content
            self.send_response(206 if begun and served.ranges else 200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[: served.breaks_after])
            served.breaks_after = None
            return None

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
