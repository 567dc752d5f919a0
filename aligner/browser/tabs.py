"""The open tabs: one of them writes to a document, the others read and are told of changes."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

Telling = Mapping[str, Any]
"""What a tab is told: small, JSON-able."""

HEARTBEAT = 10.0
"""Seconds after which a tab that has nothing to hear gets a sign of life, so that one that has gone is noticed."""


class Tabs:
    """Which tabs show which document, and which one of them writes; all on the server's one event loop."""

    def __init__(self) -> None:
        """Nobody is there yet."""
        self._queues: defaultdict[str, dict[str, asyncio.Queue[Telling | None]]] = defaultdict(dict)
        self._writers: dict[str, str] = {}
        self._is_closed = False

    def count(self) -> int:
        """How many tabs are open."""
        return sum(map(len, self._queues.values()))

    def writes(self, document: str, tab: str) -> bool:
        """Whether a tab may write: it does, or nobody does, and then it is the one from now on."""
        return self._writers.setdefault(document, tab) == tab

    def take_over(self, document: str, tab: str) -> None:
        """Let a tab write in another's place, and tell both."""
        self._writers[document] = tab
        self._tell_roles(document)

    def tell(self, document: str, telling: Telling, *, but: str = "") -> None:
        """Tell all tabs of a document, without the one that knows already."""
        for tab, queue in self._queues[document].items():
            if tab != but:
                queue.put_nowait(telling)

    def close(self) -> None:
        """Let every tab go, so that the server can end."""
        self._is_closed = True
        for queues in self._queues.values():
            for queue in queues.values():
                queue.put_nowait(None)

    async def listen(self, document: str, tab: str) -> AsyncIterator[Telling | None]:
        """What a tab is told while it is open: its role first; None is a sign of life."""
        with self._present(document, tab) as queue:
            self.writes(document, tab)
            self._tell_roles(document)
            while not self._is_closed:
                try:
                    telling = await asyncio.wait_for(queue.get(), HEARTBEAT)
                except TimeoutError:
                    yield None
                    continue
                if telling is None:
                    return
                yield telling

    def _tell_roles(self, document: str) -> None:
        writer = self._writers.get(document)
        for tab, queue in self._queues[document].items():
            queue.put_nowait({"writes": writer in (None, tab)})

    @contextmanager
    def _present(self, document: str, tab: str) -> Iterator[asyncio.Queue[Telling | None]]:
        queue: asyncio.Queue[Telling | None] = asyncio.Queue()
        self._queues[document][tab] = queue
        try:
            yield queue
        finally:
            if self._queues[document].get(tab) is queue:  # else the same tab is here again, after a reload
                del self._queues[document][tab]
                if self._writers.get(document) == tab:
                    del self._writers[document]
                    self._tell_roles(document)
