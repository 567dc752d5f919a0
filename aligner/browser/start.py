"""The start page: two files, a folder or a channel dropped or named, languages told, aligned, opened for review."""

from __future__ import annotations

import asyncio
import base64
import binascii
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from aligner.alignment import Alignment
from aligner.browser.desk import Desk
from aligner.browser.recent import recent
from aligner.browser.rendering import rendered
from aligner.browser.steps import body_of
from aligner.browser.work import Job, Progress
from aligner.channel.results.index import Index
from aligner.errors import InputError
from aligner.language.identification import identify
from aligner.language.tags import ENCODER_LANGUAGES
from aligner.notices import Notify
from aligner.read import read
from aligner.tasks.align import align
from aligner.tasks.capture import capture

MOST_UPLOADED = 64 * 2**20
"""Bytes of a request: a book of fifty megabytes, as its letters travel."""

LETTERS_LOOKED_AT = 20_000
"""Characters by which a language is told."""

LEVELS = ("error", "warning", "info")

HERE = "start"
"""The start page among the open tabs."""

QUIET_SECONDS = 5.0
"""How long no tab has to be open until the last one is taken to be gone, and not loaded again."""


def routes(desk: Desk, *, quits: bool) -> list[BaseRoute]:
    """The addresses of the start page besides the page itself.

    Args:
        quits: end the server when the last tab has gone.
    """
    watch: list[asyncio.Task[None]] = []

    async def presence(request: Request) -> Response:
        tabs, tab = request.app.state.tabs, request.query_params.get("tab", "")
        if quits and not watch:
            watch.append(asyncio.create_task(_end_with_tabs(request)))

        async def lines() -> AsyncIterator[str]:
            async for telling in tabs.listen(HERE, tab):
                yield ": still here\n\n" if telling is None else f"data: {json.dumps(telling)}\n\n"

        return StreamingResponse(lines(), media_type="text/event-stream")

    async def upload(request: Request) -> Response:
        body = await body_of(request)
        try:
            content = base64.b64decode(str(body.get("content", "")), validate=True)
        except binascii.Error as error:
            raise InputError("the file did not arrive whole; drop it again") from error
        among = str(body.get("among") or "")
        if among and body.get("begins") is True:
            among = desk.new_folder(among)
        path = await run_in_threadpool(desk.put, str(body.get("name", "")), content, among)
        if among:  # one of many: what it is, the work itself tells
            return JSONResponse({"path": str(path.parent), "among": among})
        return JSONResponse(await run_in_threadpool(_told_of, path))

    async def look(request: Request) -> Response:
        return JSONResponse(await run_in_threadpool(_told_of, _path(await body_of(request), "path")))

    async def begin(request: Request) -> Response:
        body = await body_of(request)
        source, target = _path(body, "source"), _path(body, "target")
        options = _options(body)
        job = Job(desk.place_for(source, target))

        def work(notify: Notify, progress: Progress) -> Alignment:
            return align(source, target, encoder=desk.shelf.encoder, notify=notify, progress=progress, **options)

        return JSONResponse({"job": desk.begin_pair(job, work)})

    async def begin_many(request: Request) -> Response:
        body = await body_of(request)
        many = _path(body, "many", is_folder_too=True)
        options = _options(body)
        if options.pop("segmented"):
            raise InputError("texts with a sentence a line are aligned two by two: drop both, or name them")
        folder = desk.folder_for(many)

        def work(notify: Notify, progress: Progress) -> Index:
            def told(_: str, done: int, total: int) -> None:
                progress(done, total)

            return capture([many], folder, encoder=desk.shelf.encoder, notify=notify, progress=told, **options)

        return JSONResponse({"job": desk.begin_many(Job(folder), work)})

    async def job(request: Request) -> Response:
        return JSONResponse(dict(_job(desk, request.query_params.get("name", "")).account()))

    async def stop(request: Request) -> Response:
        _job(desk, str((await body_of(request)).get("job"))).stop()
        return JSONResponse({})

    async def reopen(request: Request) -> Response:
        path = _path(await body_of(request), "path")
        return JSONResponse({"key": await run_in_threadpool(desk.open, path)})

    async def folder(request: Request) -> Response:
        chosen = str((await body_of(request)).get("folder", "")).strip()
        if not chosen or not Path(chosen).expanduser().is_absolute():
            raise InputError("give the folder from the root of the disk on, such as /home/anna/texts")
        desk.folder = Path(chosen).expanduser()
        return JSONResponse({"folder": str(desk.folder)})

    return [
        Route("/presence", presence),
        Route("/upload", upload, methods=["POST"]),
        Route("/look", look, methods=["POST"]),
        Route("/align", begin, methods=["POST"]),
        Route("/align-many", begin_many, methods=["POST"]),
        Route("/job", job),
        Route("/stop", stop, methods=["POST"]),
        Route("/reopen", reopen, methods=["POST"]),
        Route("/folder", folder, methods=["POST"]),
    ]


def start_page(desk: Desk) -> Any:
    """The first page of the program."""

    async def page(request: Request) -> Response:
        documents = await run_in_threadpool(recent)
        values = {
            "folder": desk.folder,
            "recent": [(path.stem, path) for path in documents],
            "tags": sorted(ENCODER_LANGUAGES),
            "levels": LEVELS,
            "here": "start",
        }
        return rendered(request, "start.html.j2", values)

    return page


async def _end_with_tabs(request: Request) -> None:
    quiet = 0.0
    while quiet < QUIET_SECONDS:
        await asyncio.sleep(1)
        quiet = 0.0 if request.app.state.tabs.count() else quiet + 1
    request.app.state.end()


def _told_of(path: Path) -> dict[str, Any]:
    """What a file is: its language by its letters, how long it is, and what its reader has to say."""
    told: list[str] = []
    document = read(path, "und", told.append)
    lang, _ = identify(document.text[:LETTERS_LOOKED_AT]) if document.text.strip() else ("", 0.0)
    return {
        "path": str(path),
        "name": path.name,
        "lang": lang if lang in ENCODER_LANGUAGES else "",
        "characters": len(document.text),
        "told": told,
    }


def _path(body: dict[str, Any], name: str, *, is_folder_too: bool = False) -> Path:
    given = str(body.get(name) or "").strip().strip('"')
    if not given:
        raise InputError(
            "give a folder or a file: drop it, or write where it lies"
            if is_folder_too
            else "give both texts: drop a file, or write where it lies"
        )
    path = Path(given).expanduser()
    if not path.is_absolute():
        raise InputError(f"{given}: give the whole path, from the root of the disk on, or drop the file")
    if not path.is_file() and not (is_folder_too and path.is_dir()):
        raise InputError(f"{given}: there is no such file{' or folder' if is_folder_too else ''}")
    return path


def _options(body: dict[str, Any]) -> dict[str, Any]:
    level = body.get("level")
    glossary = str(body.get("glossary") or "").strip()
    return {
        "source_lang": str(body.get("source_lang") or "ru"),
        "target_lang": str(body.get("target_lang") or "fr"),
        "segmented": body.get("segmented") is True,
        **({"level": level} if level in LEVELS else {}),
        **({"glossary": _path(body, "glossary")} if glossary else {}),
    }


def _job(desk: Desk, name: str) -> Job:
    if name not in desk.jobs:
        raise InputError("there is no such work any more; begin it again")
    return desk.jobs[name]
