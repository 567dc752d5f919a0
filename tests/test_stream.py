"""The house: data flows one way through the rooms, and no room looks back."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

import aligner

PACKAGE = Path(aligner.__file__).parent

STREAM = (
    ("errors", "notices", "threads", "version"),
    ("parameters", "language"),
    ("figures", "names", "document"),
    ("alignment",),
    ("causes",),
    ("read", "segment", "embed"),
    ("pair",),
    ("checks",),
    ("bilingual",),
    ("write", "review", "training"),
    ("channel", "multilingual", "revision"),
    ("tasks",),
    ("browser",),
    ("corpus",),
    ("cli",),
)
"""Rooms and modules of the ground floor from the source down: each imports from those above it, and none from below
or beside itself."""

MOST_ON_THE_GROUND_FLOOR = 10
LEAST_LINES = 25


def modules() -> dict[str, Path]:
    return {
        ".".join(("aligner", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): path
        for path in PACKAGE.rglob("*.py")
    }


MODULES = modules()


def imports(path: Path) -> Iterator[str]:
    """The modules of the package that a file imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "aligner":
            for name in node.names:
                whole = f"{node.module}.{name.name}"
                yield whole if whole in MODULES else node.module
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.split(".")[0] == "aligner")


def room(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def test_every_room_has_its_place_in_the_stream():
    known = {name for level in STREAM for name in level}
    assert {room(module) for module in MODULES} - known == {"", "__main__"}


@pytest.mark.parametrize("name", sorted({room(module) for module in MODULES} - {"", "__main__"}))
def test_a_room_imports_from_those_before_it_alone(name: str):
    level = {one: depth for depth, names in enumerate(STREAM) for one in names}
    against = {
        (module, imported)
        for module, path in MODULES.items()
        if room(module) == name
        for imported in imports(path)
        if room(imported) not in ("", name) and level[room(imported)] >= level[name]
    }
    assert not against


def test_only_the_method_that_saves_an_alignment_knows_the_public_door():
    users = {module for module, path in MODULES.items() if "aligner" in set(imports(path)) and module != "aligner"}
    assert users == {"aligner.alignment"}


def test_no_module_imports_itself_by_way_of_others():
    arrows = {module: {one for one in imports(path) if one != "aligner"} for module, path in MODULES.items()}
    finished: set[str] = set()

    def walk(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, " → ".join((*trail[trail.index(module) :], module))
        if module not in finished:
            for imported in arrows.get(module, ()):
                walk(imported, (*trail, module))
            finished.add(module)

    for module in arrows:
        walk(module, ())


def test_the_ground_floor_is_small():
    assert len(list(PACKAGE.glob("*.py"))) <= MOST_ON_THE_GROUND_FLOOR


def test_no_module_is_a_few_lines_that_one_other_needs():
    users: defaultdict[str, set[str]] = defaultdict(set)
    for module, path in MODULES.items():
        for imported in imports(path):
            users[imported].add(module)
    small = {
        module
        for module, path in MODULES.items()
        if len(path.read_text(encoding="utf-8").splitlines()) < LEAST_LINES
        and path.name not in ("__init__.py", "__main__.py")
        and len(users[module]) == 1
    }
    assert not small
