"""The screens: documents, review, open questions, history, finish."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from babel.dates import format_datetime
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from aligner.alignment import Decision
from aligner.browser.assets import modules_of
from aligner.browser.phrases import Phrases
from aligner.browser.rendering import document_of, phrases_for, rendered
from aligner.browser.shelf import Opened, Shelf
from aligner.browser.steps import first_rows, state_of
from aligner.review.operation import Operation, Step, What
from aligner.review.progress import asks
from aligner.review.row import Row
from aligner.tasks.finishing import Finish, StaysOut
from aligner.write import FORMATS

MOST_LISTED = 200
"""Rows that a page lists under one heading."""

WRITTEN = ("tmx", "xliff", "xlsx", "docx", "csv", "html")
"""The formats that the finish offers."""

MORE_WRITTEN = ("xliff2", "tsv", "jsonl", "epub")
"""Those that it offers to who asks for more."""

MOST_CHANGES, TOLD_CHARACTERS = 6, 160
"""Lines that the history has of a step, and characters of a text in them."""


WHEN = "d MMM y, HH:mm"
"""How a moment is told, in the time of this machine: nobody takes the month for the day."""


async def documents(request: Request) -> Response:
    """All documents; where there is one, its review."""
    shelf: Shelf = request.app.state.shelf
    if len(shelf) == 1:
        return RedirectResponse(f"{request.app.state.root}/{shelf.places[0].key}/", 303)
    return rendered(request, "documents.html.j2", {"documents": shelf.places, "here": "documents"})


async def review(request: Request) -> Response:
    """The two texts of a document, to work on."""
    opened = await document_of(request)
    shelf: Shelf = request.app.state.shelf
    after = shelf.place(request.query_params.get("after", ""))
    following = shelf.after(opened.place.key)
    phrases = phrases_for(request)
    state = await run_in_threadpool(state_of, opened)
    page = _page(opened, phrases) | {
        "start": {**state, "rows": await run_in_threadpool(first_rows, opened, phrases)},
        "after": after.name if after else "",
        "next": {"key": following.key, "name": following.name} if following else None,
        "command": f"aligner review {opened.place.path} --port {request.app.state.port}",
    }
    values = {"names": page["names"], "modules": modules_of("review.js"), "here": "review"}
    return rendered(request, "review.html.j2", {**_document(opened), **values}, page)


async def questions(request: Request) -> Response:
    """What was asked in all documents."""

    def collected() -> list[tuple[Any, list[tuple[int, Row]]]]:
        lists = ((one, _numbered(one, Decision.ASKED)) for one in request.app.state.shelf.opened())
        return [(_document(one)["document"], rows) for one, rows in lists if rows]

    asked = await run_in_threadpool(collected)
    return rendered(request, "questions.html.j2", {"questions": asked, "here": "questions"})


async def history(request: Request) -> Response:
    """The steps of a document, the last first."""
    opened = await document_of(request)
    phrases = phrases_for(request)
    with opened.lock:
        steps, number = opened.review.history(), opened.review.number
        places = {row.id: place for place, row in enumerate(opened.review.rows, 1)}
    undone = _undone(steps)
    told = [_step(step, undone, places, phrases, can_undo=not opened.refusal) for step in reversed(steps)]
    return rendered(
        request,
        "history.html.j2",
        {**_document(opened), "steps": told, "here": "history"},
        _page(opened, phrases_for(request)) | {"number": number},
    )


async def finishing(request: Request) -> Response:
    """What goes into the memory, what stays out and why, and the formats to write."""
    opened = await document_of(request)
    phrases = phrases_for(request)

    def told() -> tuple[Finish, Mapping[str, int]]:
        with opened.lock:
            return opened.review.finish(), {row.id: number for number, row in enumerate(opened.review.rows, 1)}

    finish, numbers = await run_in_threadpool(told)
    reasons: dict[StaysOut, list[tuple[int, Row]]] = {}
    for row, reason in finish.left_out:
        reasons.setdefault(reason, []).append((numbers[row.id], row))
    n_undecided = opened.review.progress().waiting - sum(asks(row) for row, _ in finish.left_out)
    return rendered(
        request,
        "finish.html.j2",
        {
            **_document(opened),
            "n_kept": finish.admitted,
            "n_undecided": n_undecided,
            "left_out": [(phrases.say(REASONS[reason]), those) for reason, those in reasons.items()],
            "most": MOST_LISTED,
            "formats": [FORMATS[name] for name in WRITTEN],
            "more_formats": [FORMATS[name] for name in MORE_WRITTEN],
            "here": "finish",
        },
        _page(opened, phrases),
    )


REASONS: Mapping[StaysOut, str] = {
    StaysOut.REJECTED: "rejected",
    StaysOut.ASKED: "asked, and not answered yet",
    StaysOut.ALONE: "one side is empty",
    StaysOut.SUSPECT: "flagged as an error: they go to a file of their own",
}
"""Why rows stay out of a memory, in the words of the page."""


DEEDS = {
    What.EDIT: "edited",
    What.SPLIT: "split",
    What.MERGE: "merged",
    What.MOVE: "sentence moved",
    What.LINK: "linked",
    What.DETACH: "detached",
    What.REALIGN: "aligned anew",
    What.ACCEPT: "accepted",
    What.REJECT: "rejected",
    What.ASK: "asked",
    What.REOPEN: "reopened",
    What.COMMENT: "commented",
    What.DISMISS: "flag dismissed",
    What.RESTORE: "flag brought back",
    What.UNDO: "undone: step {n}",
    What.REDO: "redone: step {n}",
}


def _step(
    step: Step, undone: set[int], places: Mapping[str, int], phrases: Phrases, *, can_undo: bool
) -> dict[str, Any]:
    operation = step.operation
    is_deed = operation.what not in (What.UNDO, What.REDO)
    rows = {row.id for row in operation.after}
    row = next((places[id_] for id_ in (operation.row_id, *sorted(rows)) if id_ in places), None)
    return {
        "number": step.number,
        "what": phrases.say(DEEDS[operation.what], n=step.undoes)
        if step.undoes
        else phrases.say(DEEDS[operation.what]),
        "row": row,
        "who": step.who,
        "time": step.time,
        "when": format_datetime(datetime.fromisoformat(step.time).astimezone(), WHEN, locale=phrases.lang),
        "is_undone": step.number in undone,
        "can_undo": can_undo and is_deed and step.number not in undone,
        "changes": _changes(operation),
    }


def _changes(operation: Operation) -> list[tuple[str, str, str]]:
    """What an operation changed in the texts: lines of a sign, a source and a target, the first few."""
    before, after = ([(row.source, row.target) for row in rows] for rows in (operation.before, operation.after))
    if operation.what is What.COMMENT:
        return [("✎", str(operation.arguments.get("text", "")), "")]
    lines = [("=", *pair) for pair in after] if before == after else []
    lines += [("−", *pair) for pair in before if pair not in after] + [
        ("+", *pair) for pair in after if pair not in before
    ]
    return [(sign, _cut(source), _cut(target)) for sign, source, target in lines[:MOST_CHANGES]]


def _cut(text: str) -> str:
    return text if len(text) <= TOLD_CHARACTERS else f"{text[:TOLD_CHARACTERS]}…"


def _undone(steps: Iterable[Step]) -> set[int]:
    """The numbers of the steps that do not stand."""
    undone: set[int] = set()
    for step in steps:
        if step.operation.what is What.UNDO and step.undoes:
            undone.add(step.undoes)
        elif step.operation.what is What.REDO and step.undoes:
            undone.discard(step.undoes)
    return undone


def _document(opened: Opened) -> dict[str, Any]:
    return {"document": {"key": opened.place.key, "name": opened.place.name, "languages": opened.languages}}


def _page(opened: Opened, phrases: Phrases) -> dict[str, Any]:
    return {
        "document": {
            "key": opened.place.key,
            "draft": opened.draft,
            "languages": opened.languages,
            "read_only": opened.refusal,
        },
        "names": [phrases.language(tag) for tag in opened.languages],
    }


def _numbered(opened: Opened, decision: Decision) -> list[tuple[int, Row]]:
    return [(number, row) for number, row in enumerate(opened.review.rows, 1) if row.decision is decision]
