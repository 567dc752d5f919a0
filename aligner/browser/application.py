"""The application: every address of the pages, behind the guard."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from aligner.browser import pages, steps
from aligner.browser.assets import asset
from aligner.browser.rendering import phrases_for, rendered
from aligner.browser.safety import MOST_BYTES, Guard
from aligner.browser.shelf import Shelf
from aligner.browser.tabs import Tabs
from aligner.errors import AlignerError, InputError
from aligner.review.history import StaleError

Endpoint = Callable[[Request], Awaitable[Response]]


def create_app(
    shelf: Shelf,
    *,
    token: str,
    port: int,
    end: Callable[[], None] = lambda: None,
    start: Endpoint = pages.documents,
    routes: Iterable[BaseRoute] = (),
    most_bytes: int = MOST_BYTES,
) -> Starlette:
    """The pages of some documents.

    Args:
        token: what every address begins with.
        port: where the server listens.
        end: ends the server.
        start: the first page.
        routes: addresses besides those of a review, such as those of a start page.
        most_bytes: of a request's body.
    """
    app = Starlette(
        routes=[
            Route("/", start),
            Route("/language", steps.language, methods=["POST"]),
            Route("/end", steps.end, methods=["POST"]),
            Route("/documents", pages.documents),
            Route("/questions", pages.questions),
            Route("/static/{name}", asset),
            *routes,
            Mount(
                "/{key}",
                routes=[
                    Route("/", pages.review),
                    Route("/history", pages.history),
                    Route("/finish", pages.finishing),
                    Route("/entries", steps.entries),
                    Route("/rows", steps.rows),
                    Route("/texts", steps.all_texts),
                    Route("/summary", steps.summary),
                    Route("/events", steps.events),
                    Route("/ahead", steps.ahead, methods=["POST"]),
                    Route("/do", steps.do, methods=["POST"]),
                    Route("/undo", steps.undo, methods=["POST"]),
                    Route("/redo", steps.redo, methods=["POST"]),
                    Route("/undo-from", steps.undo_from, methods=["POST"]),
                    Route("/take-over", steps.take_over, methods=["POST"]),
                    Route("/write", steps.write, methods=["POST"]),
                ],
            ),
        ],
        middleware=[Middleware(Guard, token=token, port=port, most_bytes=most_bytes)],
        exception_handlers={AlignerError: _told, HTTPException: _told},
    )
    app.state.root = f"/{token}"
    app.state.shelf = shelf
    app.state.tabs = Tabs()
    app.state.language = ""
    app.state.port = port
    app.state.end = end
    app.state.has_start = start is not pages.documents
    return app


async def _told(request: Request, error: Exception) -> Response:
    """What went wrong, as a sentence: to a script as JSON, to a person as a page."""
    status = 409 if isinstance(error, StaleError) else 400 if isinstance(error, InputError) else 500
    told = str(error)
    if isinstance(error, HTTPException):
        status = error.status_code
        told = phrases_for(request).say("There is no such page.")
    if request.method == "POST" or "text/html" not in request.headers.get("accept", ""):
        return JSONResponse({"told": told}, status)
    heading = phrases_for(request).say("This cannot be shown")
    page = rendered(request, "message.html.j2", {"heading": heading, "told": told})
    page.status_code = status
    return page
