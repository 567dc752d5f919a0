"""The files that pages bring along: styles, scripts, pictures; the same ones all through a run."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from aligner.write.report.page import STYLES

MEDIA_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}

KEPT = "private, max-age=86400, immutable"
"""A browser need not ask again: the address holds the token of the run, and there is no word of a document in them."""

_IMPORTED = re.compile(r'^import .*?"\./([a-z]+\.js)";$', re.MULTILINE)


async def asset(request: Request) -> Response:
    """A style, a script or a picture; the style is the report's and the pages' own."""
    name = request.path_params["name"]
    if name not in _contents():
        raise HTTPException(404)
    media_type = MEDIA_TYPES[name[name.rfind(".") :]]
    return Response(_contents()[name], media_type=media_type, headers={"cache-control": KEPT})


@cache
def modules_of(script: str) -> tuple[str, ...]:
    """A script and all that it imports, so that the browser fetches them at once and not one after the other."""
    needed = [script]
    for name in needed:
        needed += [one for one in _IMPORTED.findall(_contents()[name]) if one not in needed]
    return tuple(dict.fromkeys(needed))


@cache
def _contents() -> dict[str, str]:
    own = {one.name: one.read_text("utf-8") for one in files("aligner.browser").joinpath("static").iterdir()}
    report = [files("aligner.write.report").joinpath(one).read_text("utf-8") for one in STYLES]
    style = "".join([*report, *(text for name, text in own.items() if name.endswith(".css"))])
    return {**own, "style.css": style}
