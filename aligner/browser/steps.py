"""What the review page's script asks for and sends: rows, steps, undo, files to write, news of other tabs."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import nullcontext
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from aligner.browser.phrases import LANGUAGES, Phrases
from aligner.browser.rendering import document_of, phrases_for
from aligner.browser.shelf import Opened
from aligner.browser.shown import difference, entry, shown_row, texts
from aligner.errors import InputError
from aligner.review.deeds import TOUCHES_TEXTS
from aligner.review.operation import Operation, What
from aligner.review.progress import asks
from aligner.tasks.review import Outcome
from aligner.write import FORMATS, save

MOST_ROWS = 200
"""Rows that one request may ask for."""

ABOVE, BELOW = 12, 30
"""Rows that come with the page above the one that it begins at, and from it on: a screen and what is drawn around."""

LOCKED, EXISTS = 423, 412
"""Answers: another tab writes; a file is there already."""


async def entries(request: Request) -> Response:
    """An entry for every row."""
    opened = await document_of(request)

    return JSONResponse(await run_in_threadpool(state_of, opened))


def state_of(opened: Opened) -> dict[str, Any]:
    """A document as the page knows it: the number of its last step, how far it is, an entry for every row."""
    with opened.lock:
        return {
            "number": opened.review.number,
            "entries": [entry(row) for row in opened.review.rows],
            "progress": opened.review.progress()._asdict(),
        }


def first_rows(opened: Opened, phrases: Phrases) -> list[dict[str, Any]]:
    """The rows with which the page begins: about the first that asks for a decision."""
    with opened.lock:
        rows = opened.review.rows
        first = next((place for place, row in enumerate(rows) if asks(row)), 0)
        return _rows(opened, range(max(first - ABOVE, 0), first + BELOW), phrases)


async def rows(request: Request) -> Response:
    """All of the rows at some places: ``?at=4,5,17``."""
    opened = await document_of(request)
    asked = request.query_params.get("at", "").split(",")[:MOST_ROWS]
    places = [int(place) for place in asked if place.isascii() and place.isdigit()]
    phrases = phrases_for(request)
    with opened.lock:
        return JSONResponse({"number": opened.review.number, "rows": _rows(opened, places, phrases)})


async def all_texts(request: Request) -> Response:
    """Both texts of every row, to search in."""
    opened = await document_of(request)

    def collected() -> dict[str, Any]:
        with opened.lock:
            return {"number": opened.review.number, "texts": [texts(row) for row in opened.review.rows]}

    return JSONResponse(await run_in_threadpool(collected))


async def summary(request: Request) -> Response:
    """The line of a document in the list."""
    opened = await document_of(request)
    figures = opened.review.progress()._asdict()
    return JSONResponse({"title": opened.title, "date": opened.date, "progress": figures})


async def do(request: Request) -> Response:
    """A step of a person: ``what`` is done to the ``row`` with ``arguments``."""
    body = await body_of(request)
    deeds = [what for what in What if what not in (What.UNDO, What.REDO)]
    what = next((deed for deed in deeds if deed == body.get("what")), None)
    if what is None:
        raise InputError(f"there is no step {body.get('what')!r}; there are {', '.join(deeds)}")
    arguments = body.get("arguments")
    operation = Operation(what, str(body.get("row")), arguments if isinstance(arguments, dict) else {})
    reads = what in TOUCHES_TEXTS
    return await _taken(request, body, lambda opened, seen: [opened.review.do(operation, seen)], reads=reads)


async def ahead(request: Request) -> Response:
    """The texts about the row that a person has come to are read, so that a step there is fast; nobody waits for it."""
    opened = await document_of(request)
    body = await body_of(request)
    if request.app.state.tabs.writes(opened.place.key, str(body.get("tab"))):
        await run_in_threadpool(opened.read_ahead, str(body.get("row")))
    return JSONResponse({})


async def undo(request: Request) -> Response:
    """The last step that stands, taken back."""
    return await _taken(request, await body_of(request), lambda opened, seen: [opened.review.undo(seen)])


async def redo(request: Request) -> Response:
    """The last step that was taken back, taken again."""
    return await _taken(request, await body_of(request), lambda opened, seen: [opened.review.redo(seen)])


async def undo_from(request: Request) -> Response:
    """A step and all that follow, taken back."""
    body = await body_of(request)
    number = _whole(body.get("number"))
    return await _taken(request, body, lambda opened, seen: opened.review.undo_to(max(number - 1, 0), seen))


async def take_over(request: Request) -> Response:
    """The tab that asks writes from now on."""
    opened = await document_of(request)
    request.app.state.tabs.take_over(opened.place.key, str((await body_of(request)).get("tab")))
    return JSONResponse({})


async def events(request: Request) -> Response:
    """What happens elsewhere, as server-sent events, while the page is open."""
    opened = await document_of(request)
    opened.warm()
    tab = request.query_params.get("tab", "")

    async def lines() -> AsyncIterator[str]:
        async for telling in request.app.state.tabs.listen(opened.place.key, tab):
            yield ": still here\n\n" if telling is None else f"data: {json.dumps(telling)}\n\n"

    return StreamingResponse(lines(), media_type="text/event-stream")


async def write(request: Request) -> Response:
    """The document as it stands in a format, into a file beside it."""
    opened = await document_of(request)
    body = await body_of(request)
    known = FORMATS.get(str(body.get("format")))
    if known is None:
        raise InputError(f"there is no format {body.get('format')!r}")
    path = opened.place.path.with_name(f"{opened.place.name}.final{known.suffix}")
    if path.exists() and body.get("overwrite") is not True:
        return JSONResponse({"told": phrases_for(request).say("{path} is there already.", path=path)}, EXISTS)

    def written() -> Sequence[str]:
        with opened.lock:
            alignment = opened.review.alignment
        return [str(one) for one in save(alignment, path, known.name)]

    return JSONResponse({"path": ", ".join(await run_in_threadpool(written))})


async def language(request: Request) -> Response:
    """The language of the pages from now on."""
    lang = (await body_of(request)).get("lang")
    if lang not in LANGUAGES:
        raise InputError(f"the pages are in {', '.join(LANGUAGES)}")
    request.app.state.language = lang
    return JSONResponse({})


async def end(request: Request) -> Response:
    """The end of the server, when this has been answered."""
    request.app.state.end()
    return JSONResponse({})


Taking = Callable[[Opened, int], Sequence[Outcome]]


async def _taken(request: Request, body: dict[str, Any], take: Taking, *, reads: bool = False) -> Response:
    """Take steps for a tab that may write, and answer with what they changed.

    Args:
        reads: texts are read anew, which waits until what reads them is loaded; a decision does not.
    """
    opened = await document_of(request)
    phrases = phrases_for(request)
    tabs, tab = request.app.state.tabs, str(body.get("tab"))
    if opened.refusal:
        return JSONResponse({"told": opened.refusal}, LOCKED)
    if not tabs.writes(opened.place.key, tab):
        return JSONResponse({"told": phrases.say("Another tab writes; this one reads only.")}, LOCKED)

    def done() -> dict[str, Any]:
        with opened.reading if reads else nullcontext(), opened.lock:
            before = list(opened.review.rows)
            outcomes = take(opened, _whole(body.get("seen")))
            return _answer(opened, before, outcomes, phrases)

    answer = await run_in_threadpool(done)
    tabs.tell(opened.place.key, {"number": answer["number"]}, but=tab)
    return JSONResponse(answer)


def _answer(opened: Opened, before: Sequence[Any], outcomes: Sequence[Outcome], phrases: Phrases) -> dict[str, Any]:
    after = opened.review.rows
    changed = difference(before, after)
    ids = {row.id for outcome in outcomes for swap in outcome.swaps for row in swap.after}
    places = [
        place for place in range(changed["start"], changed["start"] + len(changed["entries"])) if after[place].id in ids
    ]
    told = [phrases.say("New flag: {message}", message=flag.message) for outcome in outcomes for _, flag in outcome.new]
    return {
        "number": opened.review.number,
        "difference": changed,
        "rows": _rows(opened, places[:MOST_ROWS], phrases),
        "progress": opened.review.progress()._asdict(),
        "told": told,
        "milliseconds": round(sum(outcome.milliseconds for outcome in outcomes)),
    }


def _rows(opened: Opened, places: Sequence[int], phrases: Phrases) -> list[dict[str, Any]]:
    there = opened.review.rows
    return [
        shown_row(there[place], there[place - 1] if place else None, phrases, opened.review.fixes)
        for place in places
        if place < len(there)
    ]


async def body_of(request: Request) -> dict[str, Any]:
    """The object that a request brings.

    Raises:
        InputError: if it brings none.
    """
    try:
        body = await request.json()
    except ValueError as error:
        raise InputError("the request is no JSON") from error
    if not isinstance(body, dict):
        raise InputError("the request is no object")
    return body


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise InputError("the request has no number of the step that was seen")
    return value
