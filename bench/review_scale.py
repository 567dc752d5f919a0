"""How fast the pages of a review are on a long document, in a real browser: `python bench/review_scale.py [ROWS]`.

The document is invented, every tenth row has a flag and every fiftieth is unsure, and no vectors of it are kept. Told
are the time from the command to the address; from opening the page to its first paint and to its first rows on the
screen, once what reads texts is loaded; from a key to the paint after it (steps by rows, by flags, to far rows); from
the key of a decision or a merge till the server has answered (a merge at once where nobody has been, and where somebody
has read a moment), median and worst; and the memory of both processes. On a busy machine the processor's time says more
than the clock: that of the page's thread, and that of the server.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from aligner import Alignment, Bead, Document, Flag, Severity, save

ROWS = 20_000
KEYS = 60
STEPS = 12
OPENINGS = 5
FIRST_PAINT = "first-contentful-paint"
ROOT = Path(__file__).parents[1]
WORDS = (
    ("ветер", "река", "берег", "снег", "дорога", "поле"),
    ("le vent", "la rivière", "la rive", "la neige", "la route"),
)

# From a key to the frame in which its effect is painted: the second of two frames begins after the first is painted.
PRESS = """(key) => new Promise((resolve) => {
    const started = performance.now();
    (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - started)));
})"""


def invented(n_rows: int) -> Alignment:
    """So many pairs of two sentences."""
    texts = [
        [f"{number}. {words[number % 5].capitalize()}, {words[number % 3]} – {number}." for number in range(n_rows)]
        for words in WORDS
    ]
    source, target = (Document.of_segments(side, lang) for side, lang in zip(texts, ("ru", "fr"), strict=True))
    beads = tuple(Bead((k,), (k,), 0.7 if k % 50 == 0 else 0.99) for k in range(n_rows))
    starts = [(source.segments[k].start, target.segments[k].start) for k in range(n_rows)]
    flags = tuple(
        Flag("number", Severity.WARNING, 0.9, k, ((s, s + 1),), ((t, t + 1),), "the figures differ", f"number.{k:05}")
        for k, (s, t) in enumerate(starts)
        if k % 10 == 0
    )
    return Alignment(source, target, beads, flags)


def megabytes(process: int) -> float:
    """The memory that a process has of its own and shares."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def told(name: str, times: list[float]) -> None:
    """Median and worst of some milliseconds."""
    print(f"{name}: median {statistics.median(times):.0f} ms, worst {max(times):.0f} ms, of {len(times)}")


def thread_milliseconds(debugger: Any) -> float:
    """The processor's time that the page's own thread has used."""
    metrics = debugger.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))


def server_milliseconds(process: int) -> float:
    """The processor's time that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def number_of(page: Any) -> str:
    """The number of the last step that the page has seen."""
    return str(page.locator("html").get_attribute("data-number"))


def pressed(page: Any, *keys: str) -> list[float]:
    """Milliseconds from each key to the paint after it."""
    return [float(page.evaluate(PRESS, key)) for key in keys]


def opened(page: Any, debugger: Any, server: int, address: str) -> None:
    """From opening to the first paint and to the first rows."""
    page.goto(address)
    paints, rows, used_there, used_here = [], [], [], []
    for _ in range(OPENINGS):
        page.wait_for_timeout(2000)
        rest(page, server)
        page.goto("about:blank")
        before_server, before_page = server_milliseconds(server), thread_milliseconds(debugger)
        page.goto(address)
        page.wait_for_selector("[data-ready]", state="attached")
        used_there.append(server_milliseconds(server) - before_server)
        used_here.append(thread_milliseconds(debugger) - before_page)
        paints.append(float(page.evaluate(f"performance.getEntriesByName({FIRST_PAINT!r})[0].startTime")))
        rows.append(float(page.evaluate("performance.getEntriesByName('rows')[0].startTime")))
    told("from opening to the first paint", paints)
    told("from opening to the first rows", rows)
    told("  the server's processor for an opening", used_there)
    told("  the page's processor for an opening", used_here)


def rest(page: Any, server: int) -> None:
    """Wait till the server has nothing to do."""
    used = -1.0
    while server_milliseconds(server) > used:
        used = server_milliseconds(server)
        page.wait_for_timeout(1000)


def walked(page: Any, debugger: Any, n_rows: int) -> None:
    """From a key to the paint after it."""
    for name, key in (("rows down", "j"), ("flags down", "N"), ("undecided down", "n")):
        page.wait_for_timeout(1000)
        before_keys = thread_milliseconds(debugger)
        told(name, pressed(page, *[key] * KEYS))
        print(f"  the page's processor: {(thread_milliseconds(debugger) - before_keys) / KEYS:.0f} ms for a key")
    jumps = []
    for number in range(1, 21):
        go_to(page, number * n_rows // 21)
        jumps += pressed(page, "j")
    told("rows down after far jumps", jumps)
    page.wait_for_timeout(500)


def stepped(page: Any, server: int, n_rows: int) -> None:
    """From the key of a step till the server has it, and has answered."""
    for name, key, pause in (
        ("a decision", "r", 0),
        ("a merge where nobody has been", "m", 0),
        ("a merge where somebody has read", "m", 1500),
    ):
        times, used = [], []
        for number in range(1, STEPS + 1):
            go_to(page, (STEPS * number + (1 if pause else 7)) * n_rows // (STEPS + 1) ** 2)
            page.wait_for_timeout(pause)
            before, used_before = number_of(page), server_milliseconds(server)
            started = page.evaluate("performance.now()")
            page.keyboard.press(key)
            page.locator(f"html:not([data-number='{before}'])").wait_for(state="attached")
            times.append(float(page.evaluate("performance.now()")) - started)
            used.append(server_milliseconds(server) - used_before)
            page.wait_for_timeout(500)
        told(f"{name} till it is saved", times)
        told("  the server's processor for it", used)


def go_to(page: Any, row: int) -> None:
    """Jump to a row."""
    page.evaluate("(row) => { location.hash = `#row-${row}`; }", row)
    page.locator(f"#row-{row}.current").wait_for()


def main() -> None:
    """Measure, and print."""
    n_rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.json"
        save(invented(n_rows), path)
        command = [sys.executable, "-m", "aligner", "review", str(path), "--no-open"]
        environment = os.environ | {"PYTHONPATH": str(ROOT), "ALIGNER_CACHE_DIR": str(Path(folder) / "cache")}
        begun = time.perf_counter()
        server = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
        )
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        print(f"{n_rows} rows; from the command to the address {time.perf_counter() - begun:.1f} s")
        print(f"  the server's processor: {server_milliseconds(server.pid):.0f} ms")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.set_default_timeout(120_000)
            debugger = page.context.new_cdp_session(page)
            debugger.send("Performance.enable", {"timeDomain": "threadTicks"})
            opened(page, debugger, server.pid, address)
            walked(page, debugger, n_rows)
            stepped(page, server.pid, n_rows)
            used = page.evaluate("performance.memory.usedJSHeapSize") / 2**20
            print(f"memory: server {megabytes(server.pid):.0f} MB, page {used:.0f} MB of scripts' objects")
            browser.close()
        server.terminate()


if __name__ == "__main__":
    main()
