"""The house numbers, read from the code itself: sizes, floors, circles, docstrings, names, money, clock."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path
from statistics import median
from typing import get_args

import pytest

from wuhua.model.sheet import Block

ROOT = Path(__file__).resolve().parent.parent
SOURCE_ROOT = ROOT / "generator"
PACKAGE = SOURCE_ROOT / "wuhua"

FUNCTION_LINES_MEDIAN = 10
FUNCTION_LINES_MAX = 60
FILE_LINES_MAX = 300
BLOCK_TYPES_MAX = 13

#: Which rooms may import what comes from outside.
DOORS = {
    "yaml": ("source",),
    "mkdocs": ("outputs/site",),
    "material": ("outputs/site",),
    "weasyprint": ("outputs/board",),
    "jinja2": ("outputs",),
    "markupsafe": ("outputs",),
}
#: What is imported by name but arrives with a declared dependency, as a part of it.
ARRIVES_WITH = {
    "markupsafe": "jinja2",
    "pydantic_core": "pydantic",
    "markdown": "mkdocs",
    "material": "mkdocs-material",
}
#: The one place that reads the clock; MkDocs' plugin asks it too.
CLOCKS = ("clock.py",)
#: What works on all kinds and rules alike.
FINDERS = ("pipeline.py", "checking.py", "steps/", "clerk/", "rules/engine.py")
#: Geometry of a board is measured in floats; money never is.
FLOATS = ("outputs/board/",)
UNSAID = re.compile(r"抱歉|非法|违规|(?<![申邀聘提恳])请(?![示假求款])")
WEAK_WORDS = {"process", "handle", "manage", "manager", "utils", "util", "helper", "helpers"}
CHANCE_AND_NETWORK = {"random", "secrets", "uuid", "requests", "urllib.request", "http.client", "ftplib", "smtplib"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def trees() -> dict[str, ast.Module]:
    """Parse every module of the program, by its path inside the package."""
    files = sorted(PACKAGE.rglob("*.py"))
    return {path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text("utf-8")) for path in files}


def module_name(path: str) -> str:
    """Name the module that a path holds: ``base/money.py`` is ``wuhua.base.money``."""
    return ".".join(("wuhua", *Path(path).with_suffix("").parts)).removesuffix(".__init__")


def functions() -> Iterator[tuple[str, Function]]:
    """Give every function and method with the path it stands in."""
    for path, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, Function):
                yield path, node


def length(function: Function) -> int:
    """Count a function's lines from ``def`` to its end, docstring included."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


@cache
def module_names() -> frozenset[str]:
    """Name every module of the program."""
    return frozenset(module_name(path) for path in trees())


@cache
def imports(path: str) -> frozenset[str]:
    """Name all that a module imports, absolutely, wherever in the file it does so."""
    found: set[str] = set()
    package = module_name(path) if path.endswith("__init__.py") else module_name(path).rpartition(".")[0]
    for node in ast.walk(trees()[path]):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parts = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*parts, *([node.module] if node.module else [])])
            full = {f"{base}.{alias.name}" for alias in node.names}
            found.update(name if name in module_names() else base for name in full)
    return frozenset(found)


def within(name: str, package: str) -> bool:
    """Whether a dotted name is the package or lies in it."""
    return name == package or name.startswith(package + ".")


def test_functions_are_short() -> None:
    """Half of all functions have at most ten lines and none has more than sixty."""
    lengths = [length(function) for _, function in functions()]
    long = [f"{path}:{f.lineno} {f.name} {length(f)}" for path, f in functions() if length(f) > FUNCTION_LINES_MAX]
    assert long == []
    assert median(lengths) <= FUNCTION_LINES_MEDIAN


def test_files_are_short() -> None:
    """No Python file has more than three hundred lines."""
    files = sorted(path for room in ("generator", "tests", "benchmarks") for path in (ROOT / room).rglob("*.py"))
    counts = {path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines()) for path in files}
    assert {name: count for name, count in counts.items() if count > FILE_LINES_MAX} == {}


def test_modules_do_not_import_each_other_in_a_ring() -> None:
    """The import graph has no circle, not even through an import inside a function."""
    names = module_names()
    graph = {module_name(path): (imports(path) & names) - {module_name(path)} for path in trees()}
    try:
        order = list(TopologicalSorter(graph).static_order())
    except CycleError as fault:
        pytest.fail(" -> ".join(fault.args[1]))
    assert set(order) == names


@pytest.mark.parametrize("package", sorted(DOORS))
def test_each_outside_library_has_one_room(package: str) -> None:
    """A library that may have to be replaced is imported in its room alone."""
    rooms = tuple(room + "/" for room in DOORS[package])
    strangers = [path for path in trees() if any(within(name, package) for name in imports(path))]
    assert [path for path in strangers if not path.startswith(rooms)] == []


def test_what_is_imported_is_declared() -> None:
    """Every outside package that the program imports is a runtime dependency in pyproject, or a part of one."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {re.split(r"[<>=]", line)[0].lower().replace("-", "_") for line in project["dependencies"]}
    imported = {name.partition(".")[0] for path in trees() for name in imports(path)} - sys.stdlib_module_names
    owners = packages_distributions()
    wanted = {ARRIVES_WITH.get(name, owners.get(name, [name])[0]) for name in imported - {"wuhua"}}
    assert {name.lower().replace("-", "_") for name in wanted} <= declared


def test_base_stands_on_the_standard_library() -> None:
    """Floor 0 imports nothing but the standard library and itself."""
    for path in trees():
        if path.startswith("base/"):
            others = {name.split(".")[0] for name in imports(path) if not within(name, "wuhua.base")}
            assert others <= sys.stdlib_module_names, path


def undocumented(path: str, body: list[ast.stmt], owner: str = "") -> Iterator[str]:
    """Name the public functions, classes and methods without a docstring."""
    for node in body:
        if not isinstance(node, Function | ast.ClassDef) or node.name.startswith("_"):
            continue
        if not ast.get_docstring(node):
            yield f"{path}:{node.lineno} {owner}{node.name}"
        if isinstance(node, ast.ClassDef):
            yield from undocumented(path, node.body, f"{node.name}.")


def test_everything_public_says_what_it_does() -> None:
    """Every module and every public class, function and method has a docstring."""
    silent = [path for path, tree in trees().items() if not ast.get_docstring(tree)]
    silent += [line for path, tree in trees().items() for line in undocumented(path, tree.body)]
    assert silent == []


def called(path: str) -> Iterator[tuple[int, str]]:
    """Give the line and dotted name of every call: ``date.today``, ``float``."""
    for node in ast.walk(trees()[path]):
        if isinstance(node, ast.Call):
            yield node.lineno, ast.unparse(node.func)


def test_money_never_becomes_a_float() -> None:
    """Nothing calls float() outside the geometry of boards, and no JSON is read into floats by a setting."""
    found = [f"{path}:{line}" for path in trees() for line, name in called(path) if name == "float"]
    assert [place for place in found if not place.startswith(FLOATS)] == []


def test_only_the_command_reads_the_clock() -> None:
    """Today is an argument everywhere but in the command."""
    clock = re.compile(r"\.(today|now|utcnow)$|^time\.(time|time_ns|localtime|gmtime|ctime)$")
    found = [(path, line) for path in trees() for line, name in called(path) if clock.search(name)]
    assert [place for place in found if place[0] not in CLOCKS] == []


def test_nothing_is_left_to_chance_or_to_the_network() -> None:
    """No module imports a source of randomness or a client of the network."""
    found = {path: imports(path) & CHANCE_AND_NETWORK for path in trees()}
    assert {path: names for path, names in found.items() if names} == {}


def parser_methods(tree: ast.Module) -> set[ast.AST]:
    """Give the methods whose names html.parser dictates (``handle_starttag``)."""
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    parsers = [node for node in classes if any(ast.unparse(base).endswith("HTMLParser") for base in node.bases)]
    return {item for node in parsers for item in node.body}


def names_of(path: str) -> Iterator[str]:
    """Give the names that a module defines, and its own."""
    yield Path(path).stem
    dictated = parser_methods(trees()[path])
    for node in ast.walk(trees()[path]):
        if isinstance(node, Function | ast.ClassDef) and node not in dictated:
            yield node.name


def test_names_say_something() -> None:
    """No name is made of a word that fits everything: process, handle, manage, utils, helper."""
    words = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
    weak = {(path, name) for path in trees() for name in names_of(path)}
    assert {pair for pair in weak if {w.lower() for w in words.findall(pair[1])} & WEAK_WORDS} == set()


def test_messages_accuse_nobody_and_beg_nobody() -> None:
    """No Chinese sentence of the program holds 请, 抱歉, 非法 or 违规."""
    found = []
    for path, tree in trees().items():
        texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
        found += [f"{path}:{node.lineno}" for node in texts if UNSAID.search(str(node.value))]
    assert found == []


def test_the_hourglass_stays_narrow() -> None:
    """Kinds and outputs meet in at most thirteen types of block (decision 0002)."""
    assert 0 < len(get_args(Block)) <= BLOCK_TYPES_MAX


def rooms_in(folder: str) -> set[str]:
    """Name the packages directly in a room: each kind, each family of rules."""
    return {path.split("/")[1] for path in trees() if path.startswith(folder + "/") and path.count("/") > 1}


@pytest.mark.parametrize("folder", ["kinds", "rules"])
def test_a_new_kind_or_rule_needs_no_list(folder: str) -> None:
    """What runs every kind and rule names none of them: they are found by their folder."""
    finders = [path for path in trees() if path.startswith(FINDERS) or path == f"{folder}/__init__.py"]
    rooms = rooms_in(folder)
    named = {(path, name) for path in finders for name in imports(path)}
    assert {pair for pair in named for room in rooms if within(pair[1], f"wuhua.{folder}.{room}")} == set()
    listed = [node.value for node in ast.walk(trees()[f"{folder}/__init__.py"]) if isinstance(node, ast.Constant)]
    assert rooms & {value for value in listed if isinstance(value, str)} == set()
