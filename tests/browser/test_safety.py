"""Nobody but the person at this machine reaches the texts, and no text becomes anything but text."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="the extra `review` is not installed")

from aligner.browser.assets import KEPT
from aligner.browser.safety import HEADERS, MOST_BYTES, new_token
from tests.browser.invented import HOME, PORT, TOKEN, Page, written


@pytest.fixture
def page(tmp_path: Path) -> Page:
    return Page(written(tmp_path))


def test_the_page_opens_under_its_token(page: Page):
    assert page.get("d1/").status_code == 200


@pytest.mark.parametrize(
    "path", ["/", "/d1/", "/wrong/d1/", f"/{TOKEN}x/d1/", f"/{TOKEN[:-1]}/d1/entries", "//d1/", "/é/"]
)
def test_without_the_token_nothing_is_told(page: Page, path: str):
    answer = page.client.get(path)
    assert answer.status_code == 403
    assert "aligner" in answer.text
    assert "Встреча" not in answer.text


@pytest.mark.parametrize("host", ["evil.example", f"evil.example:{PORT}", f"127.0.0.1:{PORT + 1}", "127.0.0.1", ""])
def test_a_foreign_host_is_refused(page: Page, host: str):
    assert page.get("d1/entries", host=host).status_code == 403


def test_the_other_name_of_this_machine_is_welcome(page: Page):
    assert page.get("d1/entries", host=f"localhost:{PORT}").status_code == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_another_page_fetches_is_refused(page: Page, site: str):
    assert page.get("d1/entries", **{"sec-fetch-site": site}).status_code == 403


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_what_the_page_fetches_and_what_a_person_opens_is_welcome(page: Page, site: str):
    assert page.get("d1/entries", **{"sec-fetch-site": site}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": f"https://127.0.0.1:{PORT}"},
        {"origin": f"http://127.0.0.1:{PORT + 1}"},
        {"origin": "null"},
        {"origin": HOME, "sec-fetch-site": "cross-site"},
        {},
    ],
)
def test_only_the_page_itself_writes(page: Page, headers: dict[str, str]):
    body = {"tab": "one", "what": "accept", "row": page.ids()[0], "seen": 0}
    assert page.client.post(f"/{TOKEN}/d1/do", json=body, headers=headers).status_code == 403
    assert page.number() == 0


def test_a_form_of_another_page_cannot_write(page: Page):
    headers = {"origin": HOME, "content-type": "text/plain"}
    assert page.client.post(f"/{TOKEN}/end", content="{}", headers=headers).status_code == 403


def test_a_body_without_end_is_refused(page: Page):
    headers = {"origin": HOME, "content-type": "application/json"}
    assert page.client.post(f"/{TOKEN}/d1/do", content=b" " * (MOST_BYTES + 1), headers=headers).status_code == 403


def test_every_answer_has_the_headers_that_shut_the_page_off(page: Page):
    for answer in (page.get("d1/"), page.get("d1/entries"), page.client.get("/")):
        assert {name: answer.headers[name] for name in HEADERS} == dict(HEADERS)
    script = page.get("static/review.js").headers  # no word of a text is in it, so the browser may keep it
    assert {name: script[name] for name in HEADERS} == {**HEADERS, "cache-control": KEPT}


def test_the_policy_lets_no_script_in_the_page_run(page: Page):
    policy = HEADERS["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    text = page.get("d1/").text
    assert not re.search(r"\son\w+=|javascript:|<style|style=", text)
    assert all('type="application/json"' in tag or " src=" in tag for tag in re.findall("<script[^>]*>", text))


HOSTILE = (
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }} ${7 * 7} %s",
    '"><svg onload=alert(1)>',
    "\u202eright to left\u202c and \x00\x1b[31m control",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stays_text(tmp_path: Path, text: str):
    page = Page(written(tmp_path, "a.json", [(text, text), ("Да.", "Oui.")]))
    for path in ("d1/", "d1/finish", "d1/history", "questions"):
        answer = page.get(path)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text
        assert "<img src=x" not in answer.text
        assert "<svg onload" not in answer.text
    page.do("ask", 0)
    page.do("comment", 0, text=text)
    for path in ("questions", "d1/history", "d1/finish"):
        assert "<script>alert" not in page.get(path).text
        assert "<svg onload" not in page.get(path).text


def test_a_hostile_name_of_a_file_stays_text(tmp_path: Path):
    page = Page(written(tmp_path, "<img src=x onerror=alert(1)>.json"), written(tmp_path, "b.json"))
    for path in ("", "d1/", "questions", "d1/finish"):
        assert "<img" not in page.get(path).text


def test_the_scripts_make_no_element_out_of_a_text():
    for file in files("aligner.browser").joinpath("static").iterdir():
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", file.read_text("utf-8")
        )


def test_the_pages_name_no_other_machine():
    room = files("aligner.browser")
    for folder in ("static", "templates", "phrases"):
        for file in room.joinpath(folder).iterdir():
            addresses = set(re.findall(r"https?://[^\s\"')]+", file.read_text("utf-8")))
            assert addresses <= {"http://www.w3.org/2000/svg"}, file.name


@pytest.mark.parametrize("name", ["../safety.py", "..%2fsafety.py", "nothing.js", "%2e%2e/keys.py"])
def test_no_file_but_those_of_the_pages_is_given_out(page: Page, name: str):
    assert page.client.get(f"/{TOKEN}/static/{name}").status_code in (403, 404)


def test_every_run_has_a_token_of_its_own():
    assert len({new_token() for _ in range(50)}) == 50
    assert all(len(new_token()) >= 32 for _ in range(5))
