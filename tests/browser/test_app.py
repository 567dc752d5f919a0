"""The page for people without a terminal: two files dropped, aligned, reviewed, exported."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the extra `review` is not installed")

from starlette.testclient import TestClient

from aligner import Alignment, InputError, load
from aligner.browser.application import create_app
from aligner.browser.desk import Desk, next_free, plain_name, shared_stem
from aligner.browser.recent import MOST, recent, remember
from aligner.browser.shelf import Shelf
from aligner.browser.start import MOST_UPLOADED, routes, start_page
from aligner.browser.work import Job, State
from tests.browser.conftest import DATA, Serve
from tests.browser.keyboard import Keyboard
from tests.samples import alignment

TOKEN, PORT = "token", 8000


@pytest.fixture(autouse=True)
def own_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ALIGNER_DATA_DIR", str(tmp_path / "remembered"))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("discours.ru.txt", "discours.ru.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Anna\\речь.docx", "речь.docx"),
        ("a\x00b?.txt", "a_b_.txt"),
        ("..", "text.txt"),
        ("", "text.txt"),
        ("x" * 300 + ".txt", "x" * 116 + ".txt"),
    ],
)
def test_a_dropped_file_keeps_its_name_and_leads_nowhere_else(given: str, kept: str):
    assert plain_name(given) == kept


def test_the_next_free_name_of_a_file_counts_before_its_suffix():
    assert next_free(Path("a.txt")) == Path("a (2).txt")
    assert next_free(Path("a (2).txt")) == Path("a (3).txt")


def test_a_folder_has_no_suffix_to_count_before(desk: Desk):
    assert desk.new_folder("channel.v1") == "channel.v1"
    for taken in ("channel.v1", "channel.v1 (2)"):
        (desk.folder / taken).mkdir(parents=True)
    assert desk.new_folder("channel.v1") == "channel.v1 (3)"


@pytest.mark.parametrize(
    ("source", "target", "stem"),
    [("discours.ru.txt", "discours.fr.txt", "discours"), ("речь.docx", "discours.docx", "речь"), (".a", ".b", "texts")],
)
def test_the_result_is_called_after_what_the_names_share(source: str, target: str, stem: str):
    assert shared_stem(source, target) == stem


def test_recent_documents_are_those_still_there_the_last_one_first(tmp_path: Path):
    paths = [tmp_path / f"{k}.json" for k in range(MOST + 2)]
    for path in paths:
        path.write_text("{}", encoding="utf-8")
        remember(path)
    remember(paths[3])
    paths[5].unlink()
    assert recent()[0] == paths[3]
    assert paths[5] not in recent()
    assert len(recent()) == MOST - 1


@pytest.mark.parametrize("kept", ["{", "{}", "[3]", "[" * 100_000])
def test_a_damaged_list_of_recent_documents_is_an_empty_one(tmp_path: Path, kept: str):
    (tmp_path / "remembered").mkdir()
    (tmp_path / "remembered" / "recent.json").write_text(kept, encoding="utf-8")
    assert recent() == ()


def finished(job: Job) -> Job:
    for _ in range(500):
        if job.state is not State.RUNNING:
            return job
        time.sleep(0.01)
    raise AssertionError("the work does not end")


def test_work_tells_how_far_it_is_and_keeps_what_it_made(tmp_path: Path):
    job = Job(tmp_path / "a.json")

    def work(notify: Any, progress: Any) -> Alignment:
        notify("worth knowing")
        progress(3, 4)
        return alignment()

    job.begin(work, lambda made, path: f"key of {path.name} with {len(made)} beads")
    account = finished(job).account()
    assert (account["state"], account["key"]) == ("done", "key of a.json with 5 beads")
    assert (account["done"], account["total"], account["told"]) == (4, 4, ["worth knowing"])


def test_work_that_is_stopped_writes_nothing(tmp_path: Path):
    job = Job(tmp_path / "a.json")

    def work(notify: Any, progress: Any) -> Alignment:
        job.stop()
        progress(1, 2)
        raise AssertionError("it went on")

    job.begin(work, lambda made, path: "kept")
    assert (finished(job).state, job.key, job.fault) == (State.STOPPED, "", "")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (InputError("the file holds no text"), "the file holds no text"),
        (ZeroDivisionError("oh"), "a fault of the aligner, not of your files: ZeroDivisionError: oh"),
    ],
)
def test_what_goes_wrong_is_a_sentence(tmp_path: Path, error: Exception, told: str):
    job = Job(tmp_path / "a.json")

    def work(notify: Any, progress: Any) -> Alignment:
        raise error

    job.begin(work, lambda made, path: "kept")
    assert (finished(job).state, job.fault) == (State.FAILED, told)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Shelf((), lambda told: None), tmp_path / "out", lambda told: None)


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    app = create_app(
        desk.shelf,
        token=TOKEN,
        port=PORT,
        start=start_page(desk),
        routes=routes(desk, quits=False),
        most_bytes=MOST_UPLOADED,
    )
    with TestClient(app, base_url=f"http://127.0.0.1:{PORT}/{TOKEN}/") as client:
        client.headers["sec-fetch-site"] = "same-origin"
        yield client


def test_a_dropped_file_is_kept_and_its_language_told(client: TestClient, desk: Desk):
    text = "Le musée a ouvert ses portes samedi matin, et les premiers visiteurs sont venus de loin.\n"
    answer = client.post("upload", json={"name": "../musee.fr.txt", "content": _encoded(text)}).json()
    assert answer["path"] == str(desk.folder / "musee.fr.txt")
    assert (answer["lang"], answer["characters"]) == ("fr", len(text.strip()) + 1)
    again = client.post("upload", json={"name": "musee.fr.txt", "content": _encoded("Autre texte.")}).json()
    assert Path(again["path"]).name == "musee.fr (2).txt"


def test_files_of_a_folder_are_kept_together(client: TestClient, desk: Desk):
    def put(name: str, among: str, *, begins: bool) -> Any:
        body = {"name": name, "content": _encoded(name), "among": among, "begins": begins}
        return client.post("upload", json=body).json()

    first = put("a.txt", "../channel", begins=True)
    assert first == {"path": str(desk.folder / "channel"), "among": "channel"}
    put("b.txt", first["among"], begins=False)
    assert {path.name for path in (desk.folder / "channel").iterdir()} == {"a.txt", "b.txt"}
    assert put("c.txt", "channel", begins=True)["among"] == "channel (2)"  # another drop does not mix with the first


def test_a_folder_in_one_language_is_refused_with_a_sentence(client: TestClient, tmp_path: Path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(
        "Le musée a ouvert ses portes samedi matin.\nLes visiteurs sont venus de loin.\n"
    )
    name = client.post("align-many", json={"many": str(tmp_path / "texts")}).json()["job"]
    until_told = time.monotonic() + 60
    while (account := client.get("job", params={"name": name}).json())["state"] == "running":
        assert time.monotonic() < until_told
    assert account["fault"] == (
        "all statements are in French, so none can be paired; add the captures in the other language"
    )


def _encoded(text: str) -> str:
    import base64

    return base64.b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    ("address", "body", "told"),
    [
        ("upload", {"name": "a.txt", "content": "%"}, "the file did not arrive whole; drop it again"),
        ("look", {"path": "a.txt"}, "give the whole path"),
        ("look", {"path": "/no/such/file.txt"}, "there is no such file"),
        ("align", {}, "give both texts"),
        ("align-many", {}, "give a folder or a file"),
        ("align-many", {"many": "/no/such/folder"}, "there is no such file or folder"),
        ("stop", {"job": "j9"}, "there is no such work any more"),
        ("folder", {"folder": "out"}, "give the folder from the root of the disk on"),
    ],
)
def test_what_cannot_be_done_is_said_on_the_page(client: TestClient, address: str, body: dict[str, str], told: str):
    answer = client.post(address, json=body)
    assert answer.status_code == 400
    assert told in answer.json()["told"]


def until(tab: Any, holds: Callable[[], bool]) -> None:
    """Wait as a person does; the page lets no script of a test run in it."""
    for _ in range(600):
        if holds():
            return
        tab.wait_for_timeout(100)
    raise AssertionError("it does not come")


def is_filled(tab: Any, selector: str) -> bool:
    return bool(tab.input_value(selector))


MENDED = "Le bilan de cette année, relu et corrigé."


def drop_mend_and_export(tab: Any, address: str, out: Path) -> None:
    """What a person does, from two files to a memory in the folder ``out``."""
    tab.goto(address)
    for side, name in (("source", "bilan.ru.txt"), ("target", "bilan.fr.txt")):
        tab.set_input_files(f"[data-side={side}] [data-file]", DATA / name)
        until(tab, partial(is_filled, tab, f"[data-side={side}] [data-path]"))
    assert [tab.input_value(f"[data-side={side}] [data-lang]") for side in ("source", "target")] == ["ru", "fr"]
    tab.click("#texts [type=submit]")
    tab.wait_for_url("**/d1/**", timeout=120_000)
    keys = Keyboard(tab, tab.url)
    keys.go(2)
    keys.press("e")
    keys.write(MENDED)
    keys.step("Enter")
    keys.go(3)
    keys.step("r")
    rejected, _ = keys.texts(3)
    tab.goto(f"{address}d1/finish")
    tab.click("[data-format=tmx]")
    until(tab, lambda: tab.inner_text("#told") != "")
    written = {path.name for path in out.iterdir()}
    assert {"bilan.json", "bilan.review.jsonl", "bilan.final.tmx"} <= written
    pairs = list(load(out / "bilan.final.tmx").pairs())
    assert MENDED in [target for _, target in pairs]
    assert rejected not in [source for source, _ in pairs]
    tab.goto(address)
    assert "bilan" in tab.inner_text(".recent")


def test_two_files_dropped_are_aligned_a_pair_is_mended_and_a_memory_exported(tab: Any, serve: Serve, tmp_path: Path):
    server = serve("--folder", tmp_path / "out", command="app")
    drop_mend_and_export(tab, server.address, tmp_path / "out")


def test_many_texts_dropped_are_paired_and_listed_for_review(tab: Any, serve: Serve, tmp_path: Path):
    server = serve("--folder", tmp_path / "out", command="app")
    for name in ("discours", "presse"):
        for lang in ("ru", "fr"):
            (tmp_path / f"{name}.{lang}.txt").write_bytes((DATA / f"{name}.{lang}.txt").read_bytes())
    tab.goto(server.address)
    tab.set_input_files("#many-files", sorted(tmp_path.glob("*.txt")))
    tab.click("#texts [type=submit]")  # waits until all of them are there
    tab.wait_for_url("**/documents", timeout=120_000)
    until(tab, lambda: tab.inner_text(".documents").count("0/") == 2)
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"discours.fr", "discours.fr aligned"}
    tab.locator(".documents tbody a").first.click()
    tab.wait_for_selector("[data-ready]", state="attached")


def test_the_program_ends_with_its_last_tab(chromium: Any, serve: Serve, tmp_path: Path):
    server = serve("--folder", tmp_path / "out", "--quit-with-tab", command="app")
    page = chromium.new_page()
    page.goto(server.address)
    page.wait_for_timeout(1500)
    page.close()
    assert server.process.wait(timeout=60) == 0
