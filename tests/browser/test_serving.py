"""The server's own socket."""

from __future__ import annotations

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor

import pytest

pytest.importorskip("uvicorn", reason="the extra `review` is not installed")

from aligner import InputError
from aligner.browser.serving import HOME, listening


def test_an_answer_goes_out_at_once_and_does_not_wait_for_a_nod_to_its_first_part():
    async def option_of_a_connection() -> int:
        seen: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def connected(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            one = writer.get_extra_info("socket")
            seen.set_result(one.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        with listening(0) as listener:
            async with await asyncio.start_server(connected, sock=listener):
                _, writer = await asyncio.open_connection(*listener.getsockname())
                told = await seen
                writer.close()
        return told

    with ThreadPoolExecutor(1) as thread:  # the browser of other tests has a loop in this one
        assert thread.submit(asyncio.run, option_of_a_connection()).result() != 0


def test_it_listens_to_this_machine_alone():
    with listening(0) as listener:
        assert listener.getsockname()[0] == HOME


def test_a_port_that_is_taken_is_told():
    with listening(0) as listener:
        listener.listen()
        with pytest.raises(InputError, match="cannot listen on port"):
            listening(listener.getsockname()[1])
