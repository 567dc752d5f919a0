"""Pages out of templates, in the language of the person, of the document that the address names."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from aligner.browser.keys import KEYS, grouped_keys
from aligner.browser.phrases import LANGUAGES, Phrases, chosen_language, phrases_in
from aligner.browser.shelf import Opened, Shelf
from aligner.checks import KINDS
from aligner.write.report.templates import template_environment
from aligner.write.words import title

_ROOM = "aligner.browser"


def phrases_for(request: Request) -> Phrases:
    """The words in the language that the person chose, or that the browser asks for."""
    chosen = request.app.state.language or chosen_language(request.headers.get("accept-language", ""))
    return phrases_in(chosen)


async def document_of(request: Request) -> Opened:
    """The document that an address names, opened.

    Raises:
        HTTPException: if there is none.
        InputError: if it cannot be read.
    """
    shelf: Shelf = request.app.state.shelf
    if shelf.place(request.path_params["key"]) is None:
        raise HTTPException(404)
    return await run_in_threadpool(shelf.open, request.path_params["key"])


def rendered(
    request: Request, template: str, values: dict[str, Any], page: dict[str, Any] | None = None
) -> HTMLResponse:
    """A page.

    Args:
        values: what the template shows.
        page: what its script needs besides its words.
    """
    phrases = phrases_for(request)
    root = request.app.state.root
    common = {
        "lang": phrases.lang,
        "root": root,
        "phrases": phrases.table,
        "kinds": {kind: phrases.say(title(kind)) for kind in KINDS},
        "keys": {name: key.action for key in KEYS for name in key.names},
        "is_many": len(request.app.state.shelf) > 1,
    }
    content = (
        _environment()
        .get_template(template)
        .render(
            {
                "phrases": phrases,
                "say": phrases.say,
                "count": phrases.count,
                "root": root,
                "is_many": common["is_many"],
                "has_start": request.app.state.has_start,
                "document": None,
                "here": "",
                **values,
                "page": common | (page or {}),
            }
        )
    )
    return HTMLResponse(content)


@cache  # it keeps the compiled templates
def _environment() -> Environment:
    environment = template_environment(_ROOM, "templates")
    environment.globals |= {
        "languages": LANGUAGES,
        "keys": {key.action: key for key in KEYS},
        "groups": grouped_keys(),
    }
    return environment
