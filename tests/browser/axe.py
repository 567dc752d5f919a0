"""axe-core, the judge of pages: what it finds wrong with the one in a tab."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import pytest

AXE = "axe-core@4.14.1"
"""The judge, from npm; it is no part of the project and is fetched for these tests alone."""

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

SIZES = ((1280, "light"), (390, "light"), (1280, "dark"), (390, "dark"))
"""Pixels and colours that each page is judged in: a desk and a telephone, by day and by night."""


def axe_script(folder: Path) -> str:
    """Its script, fetched into a folder."""
    npm = shutil.which("npm")
    command = [npm or "npm", "pack", AXE, "--silent"]
    if npm is None or subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode:
        pytest.skip(f"npm does not bring {AXE}")
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        script = archive.extractfile("package/axe.min.js")
        assert script is not None
        return script.read().decode()


def faults(tab: Any, axe: str) -> list[str]:
    """What axe finds wrong, a line each, and whether the page is wider than the screen."""
    # The page's own policy lets no script be added; the judge is let in by the debugger, as a person's tool is.
    tab.evaluate(axe)
    found = tab.evaluate("(tags) => axe.run(document, {runOnly: tags})", TAGS)
    told = [
        f"{violation['impact']} {violation['id']}: {node['html'][:160]}"
        for violation in found["violations"]
        for node in violation["nodes"]
        if not (violation["id"] == "target-size" and 'class="number"' in node["html"])  # half under the bar below
    ]
    overflow = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return told + ([f"{overflow} pixels too wide"] if overflow > 0 else [])
