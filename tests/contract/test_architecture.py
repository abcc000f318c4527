"""The rooms of `app/` in code: who may import whom, what every module has. ARCHITECTURE.md says why."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

APP = Path(__file__).parents[2] / "app"
MODULES = {
    ".".join(path.relative_to(APP.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(APP.rglob("*.py"))
    if "_bundle" not in path.parts
}
# Lowest first; rooms on one level do not know each other.
LEVELS = (
    {"errors", "collector"},
    {"settings", "domain"},
    {"sources", "extract", "link"},
    {"db"},
    {"access", "queries"},
    {"ingest"},
    {"graphql"},
    {"web"},
    {"cli"},
)
LEVEL = {room: level for level, rooms in enumerate(LEVELS) for room in rooms}
DATA = ("app.domain.event_types", "app.graphql.enums")  # tables: as long as what they list
MAY_READ_SETTINGS = ("app.settings", "app.cli", "app.web.app", "app.web.site", "app.db.migrate")


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def imports_of(module: str) -> list[tuple[str, str, ast.stmt]]:
    """Every import of one of our modules: the module, the name taken from it, the statement."""
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    found: list[tuple[str, str, ast.stmt]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, "", node) for alias in node.names if alias.name.split(".")[0] == "app"]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: write imports in full"
            if node.module and node.module.split(".")[0] == "app":
                for alias in node.names:
                    inner = f"{node.module}.{alias.name}"
                    found.append((inner, "", node) if inner in MODULES else (node.module, alias.name, node))
    return found


each_module = pytest.mark.parametrize("module", MODULES)


@each_module
def test_room_imports_only_from_rooms_above_it(module: str) -> None:
    room = room_of(module)
    if not room:
        return
    assert room in LEVEL, f"{room} is a room nobody placed"
    wrong = [
        taken
        for taken, _, _ in imports_of(module)
        if room_of(taken) not in ("", room) and LEVEL[room_of(taken)] >= LEVEL[room]
    ]
    assert not wrong


def test_no_two_modules_import_each_other_in_a_circle() -> None:
    # The types of a graph refer to each other by nature.
    graph = {
        module: {taken for taken, _, _ in imports_of(module) if not taken.startswith("app.graphql.types")}
        for module in MODULES
    }
    for module, taken in graph.items():
        taken.discard(module)
    TopologicalSorter(graph).prepare()


@each_module
def test_only_the_edges_read_the_settings(module: str) -> None:
    reads = any(taken == "app.settings" and name == "Settings" for taken, name, _ in imports_of(module))
    assert not reads or module.startswith(MAY_READ_SETTINGS)


@each_module
def test_import_inside_a_function_says_why(module: str) -> None:
    source = MODULES[module].read_text(encoding="utf-8")
    lines = source.splitlines()
    for function in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)):
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom):
                around = "".join(lines[node.lineno - 3 : node.lineno])
                assert "#" in around, f"{module}:{node.lineno} hides an import without a reason"


@each_module
def test_module_says_what_it_is_for(module: str) -> None:
    assert ast.get_docstring(ast.parse(MODULES[module].read_text(encoding="utf-8")))


@pytest.mark.parametrize("module", [module for module in MODULES if module not in DATA])
def test_module_holds_one_noun(module: str) -> None:
    assert len(MODULES[module].read_text(encoding="utf-8").splitlines()) <= 300


@each_module
def test_only_the_command_line_prints(module: str) -> None:
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    prints = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert not prints or room_of(module) == "cli"
