"""In a real browser: hostile texts, foreign hosts and pages, two tabs, a server that dies and comes back."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the extra `review` is not installed")

from tests.browser.conftest import Serve
from tests.browser.invented import written
from tests.browser.keyboard import READY, Keyboard
from tests.browser.test_safety import HOSTILE

pytestmark = pytest.mark.slow


def test_hostile_texts_are_shown_as_they_are_and_nothing_of_them_runs(tab: Any, serve: Serve, tmp_path: Path):
    dialogs: list[str] = []

    def noted(dialog: Any) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    tab.on("dialog", noted)
    server = serve(written(tmp_path, "a.json", [(text, text) for text in HOSTILE]))
    keys = Keyboard(tab, server.address)
    for row, text in enumerate(HOSTILE[:4], 1):
        assert keys.texts(row) == (" ".join(text.split()), " ".join(text.split()))
    keys.press("c")
    keys.write(HOSTILE[1])
    keys.step("Enter")
    assert HOSTILE[1] in keys.here()
    for page in ("d1/history", "d1/finish", "questions"):
        tab.goto(f"{server.address}{page}")
    assert tab.locator("img, main svg").count() == 0
    assert not dialogs


def test_a_foreign_name_that_leads_here_is_refused(chromium: Any, serve: Serve, tmp_path: Path):
    server = serve(written(tmp_path))
    browser = chromium.browser_type.launch(
        executable_path=shutil.which("chromium"),
        args=["--no-sandbox", "--host-resolver-rules=MAP evil.example 127.0.0.1"],
    )
    page = browser.new_page()
    answer = page.goto(server.address.replace("127.0.0.1", "evil.example"))
    assert answer.status == 403
    assert "Встреча" not in page.content()
    browser.close()


class Silent(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *arguments: Any) -> None:
        pass


@contextmanager
def another_page(folder: Path) -> Iterator[str]:
    """The address of a page that another program of this machine serves."""
    (folder / "index.html").write_text("<!doctype html><title>elsewhere</title>")
    handler = partial(Silent, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def test_a_page_of_another_server_can_neither_read_nor_write(tab: Any, serve: Serve, tmp_path: Path):
    server = serve(written(tmp_path))
    (tmp_path / "elsewhere").mkdir()
    attack = """async (root) => {
        const told = [];
        for (const [path, options] of [
            ["d1/entries", {}],
            ["d1/do", {method: "POST", headers: {"content-type": "application/json"},
                       body: JSON.stringify({tab: "x", seen: 0, what: "reject", row: "r1"})}],
            ["end", {method: "POST", mode: "no-cors", body: "{}"}],
        ]) {
            try { const answer = await fetch(root + path, options); told.push(answer.type + answer.status); }
            catch { told.push("refused"); }
        }
        return told;
    }"""
    with another_page(tmp_path / "elsewhere") as address:
        tab.goto(address)
        assert tab.evaluate(attack, server.address) == ["refused", "refused", "refused"]
    keys = Keyboard(tab, server.address)
    assert keys.number() == 0


def test_a_second_tab_reads_only_says_so_and_can_take_over(tab: Any, serve: Serve, folder: Path):
    server = serve(folder / "discours.json")
    first = Keyboard(tab, server.address)
    first.step("Space")
    second = Keyboard(tab.context.new_page(), server.address)
    second.tab.get_by_text("Another tab writes").first.wait_for()
    second.press("r")
    assert second.number() == 1
    first.step("r")
    second.wait(lambda: second.number() == 2)  # it sees what the first does
    second.tab.get_by_role("button", name="Work here instead").focus()
    second.press("Enter")
    first.tab.get_by_text("Another tab writes").first.wait_for()
    second.wait(lambda: not second.tab.is_visible("#notice"))
    second.go(15)
    second.step("a")
    first.wait(lambda: "Asked" in first.row(15))


def test_a_tab_that_is_loaded_again_goes_on_writing(tab: Any, serve: Serve, folder: Path):
    keys = Keyboard(tab, serve(folder / "discours.json").address)
    keys.step("Space")
    tab.reload()
    tab.wait_for_selector(READY, state="attached")
    keys.step("r")
    assert not tab.is_visible("#notice")


def test_what_was_written_while_the_server_was_gone_is_kept_and_told_of(tab: Any, serve: Serve, folder: Path):
    server = serve(folder / "discours.json")
    keys = Keyboard(tab, server.address)
    keys.step("Space")
    port = server.port
    server.kill()
    keys.wait(lambda: "does not answer" in tab.inner_text("#notice"))
    assert f"--port {port}" in tab.inner_text("#notice")
    keys.go(2)
    keys.press("e")
    keys.write("Chers collègues et amis,")
    keys.press("Enter")
    keys.wait(lambda: "not saved" in keys.row(2))
    again = Keyboard(tab.context.new_page(), serve(folder / "discours.json", port=port).address)
    assert "Accepted" in again.row(5)  # what the server had is there
    again.tab.get_by_text("1 draft from before is kept").wait_for()
    again.tab.get_by_role("button", name="Go on with it").focus()
    again.press("Enter")
    assert again.tab.input_value("textarea:focus") == "Chers collègues et amis,"
    again.step("Enter")
    assert again.texts(2)[1] == "Chers collègues et amis,"


def test_a_step_that_waits_for_the_server_is_not_lost_with_a_moment_of_silence(tab: Any, serve: Serve, folder: Path):
    keys = Keyboard(tab, serve(folder / "discours.json").address)
    tab.context.set_offline(True)
    keys.press("r")
    keys.wait(lambda: "not saved" in keys.row(5))
    tab.context.set_offline(False)
    keys.wait(lambda: keys.number() == 1)
    assert "Rejected" in keys.row(5)


def test_the_server_ends_cleanly_though_a_tab_is_open(tab: Any, serve: Serve, folder: Path):
    server = serve(folder / "discours.json")
    keys = Keyboard(tab, server.address)
    keys.step("Space")
    started = time.monotonic()
    code, said = server.end()
    assert code == 0
    assert time.monotonic() - started < 20
    assert "saved" in said
    assert "Traceback" not in said


def test_the_server_ends_by_its_button(tab: Any, serve: Serve, folder: Path):
    server = serve(folder / "discours.json")
    keys = Keyboard(tab, server.address)
    tab.locator("#end").focus()
    keys.press("Enter")
    tab.get_by_text("The program has ended").wait_for()
    assert server.process.wait(30) == 0


def test_nothing_is_asked_of_any_other_machine(tab: Any, serve: Serve, folder: Path):
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    server = serve(folder)
    for page in ("", "d1/", "d1/history", "d1/finish", "questions"):
        tab.goto(f"{server.address}{page}")
    assert all(url.startswith(server.address) for url in asked)
