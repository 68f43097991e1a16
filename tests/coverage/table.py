"""The coverage map: each system of the five papers and each item of the catalogue, where it is written, what checks it, what shows it.

In: ``systems.yml``, ``items.yml``, the catalogue. Out: :class:`Entry` values, what is wrong with them, ``docs/coverage.md``.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import yaml
from pydantic import BaseModel

from tests.kinds.kit import part_of
from wuhua.kinds import all_kinds, kinds_by_title
from wuhua.model.record import Record
from wuhua.overviews import compliance, due
from wuhua.rules.engine import all_rules

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LAW = ROOT / "generator" / "wuhua" / "law"
#: What is no kind's field: what every record has, a number of the place, a page that the program makes.
COMMON, LIMITS, PAGES = "通用", "当地规定", "网页"
_PAGES = {compliance.KEY: "五化自查", due.KEY: "该公开的"}


@dataclass(frozen=True)
class Entry:
    """One system or item: ``places`` as written in the tables, ``rules`` codes, ``hidden`` why it is never published."""

    ident: str
    name: str
    places: tuple[str, ...]
    rules: tuple[str, ...]
    hidden: str
    tests: tuple[str, ...]

    @property
    def proofs(self) -> tuple[str, ...]:
        """The tests that show it: those named, else the rules' pages, else the contracts of its kinds."""
        return self.tests or self.rules or tuple(dict.fromkeys(f"合同：{kind}" for kind in self.kinds))

    @property
    def kinds(self) -> list[str]:
        """Titles of the kinds in which it is written."""
        return [kind for kind in dict.fromkeys(place.partition(".")[0] for place in self.places) if kind in titles()]


def titles() -> set[str]:
    """Name every kind's folder, and what all kinds share."""
    return {COMMON, *kinds_by_title()}


def read_entries(name: str) -> dict[str, Entry]:
    """Read one of the two tables; an item's name comes from the catalogue."""
    rows = yaml.safe_load((HERE / name).read_text("utf-8"))
    return {ident: _entry(ident, row) for ident, row in rows.items()}


def _entry(ident: str, row: dict[str, Any]) -> Entry:
    assert set(row) <= {"名称", "在", "规则", "不公开", "证明"}, (ident, set(row))
    return Entry(
        ident,
        row.get("名称") or catalogue().get(ident, ""),
        tuple(row.get("在", ())),
        tuple(row.get("规则", ())),
        row.get("不公开", ""),
        tuple(row.get("证明", ())),
    )


@cache
def catalogue() -> dict[str, str]:
    """Name every item of the national catalogue by its number."""
    rows = yaml.safe_load((LAW / "catalogue.yml").read_text("utf-8"))["目录"]
    return {row["编号"]: row["名称"] for row in rows}


@cache
def _limits() -> frozenset[str]:
    return frozenset(row["名称"] for row in yaml.safe_load((LAW / "limits.yml").read_text("utf-8"))["规定目录"])


def faults(entry: Entry) -> Iterator[str]:
    """Say what is wrong with an entry: nothing named, or a kind, field, value, rule or test that does not exist."""
    if not entry.name:
        yield f"{entry.ident}: no name"
    if not entry.places and not entry.hidden:
        yield f"{entry.ident}: has no place and no reason why not"
    if not entry.proofs:
        yield f"{entry.ident}: no test shows it"
    codes = {rule.code for rule in all_rules()}
    yield from (f"{entry.ident}: no rule {code}" for code in entry.rules if code not in codes)
    yield from (f"{entry.ident}: {fault}" for place in entry.places if (fault := _place_fault(place)))
    yield from (f"{entry.ident}: no test {test}" for test in entry.tests if not _is_test(test))


def _place_fault(place: str) -> str:
    """Follow a place through the fields of its record; empty when it is there."""
    kind, _, path = place.partition(".")
    path, _, value = path.partition("=")
    if kind == PAGES:
        return "" if path in _PAGES else f"no page {path}"
    if kind == LIMITS:
        return "" if path in _limits() else f"no limit {path}"
    if kind not in titles():
        return f"no kind {kind}"
    model: type[BaseModel] | None = Record if kind == COMMON else kinds_by_title()[kind].record
    annotation: Any = None
    for name in path.split("."):
        field = next((each for each in model.model_fields.values() if each.alias == name), None) if model else None
        if field is None:
            return f"no field {place}"
        annotation, model = field.annotation, part_of(field.annotation)
    return f"no value {place}" if value and value not in values_of(annotation) else ""


def values_of(annotation: Any) -> set[str]:
    """Give the values that a field of a closed list may have, wherever in its annotation they stand."""
    if get_origin(annotation) is Literal:
        return set(get_args(annotation))
    return {value for part in get_args(annotation) for value in values_of(part)}


def _is_test(name: str) -> bool:
    path, _, function = name.partition("::")
    file = ROOT / path
    if not file.is_file():
        return False
    names = {node.name for node in ast.parse(file.read_text("utf-8")).body if isinstance(node, ast.FunctionDef)}
    return function in names


def show_places(entry: Entry) -> str:
    """Where it stands: kind and field; a page of the program's own."""
    return "<br>".join(_show(place) for place in entry.places) or "—"


def _show(place: str) -> str:
    kind, _, path = place.partition(".")
    if kind == PAGES:
        return f"网页“{_PAGES[path]}”"
    words = path.replace(".", " › ").replace("=", "：")
    return f"{kind}：{words}" if kind in (COMMON, LIMITS) else f"[{kind}](../{_guide(kind)})：{words}"


def _guide(title: str) -> str:
    return f"generator/wuhua/kinds/{kinds_by_title()[title].ident}/guide.md"


def show_pages(entry: Entry) -> str:
    """Which pages and boards show it."""
    idents = [kinds_by_title()[title].ident for title in entry.kinds if title != COMMON]
    own = [f"{page}.html" for place in entry.places for kind, _, page in (place.partition("."),) if kind == PAGES]
    shown = [*(f"{ident}/" for ident in idents), *own]
    if not shown:
        return "每一份公开单" if entry.places else "—"
    return "、".join(f"`{page}`" for page in shown) + "，公开栏"


def unreachable() -> dict[str, set[str]]:
    """Items that a kind says it publishes, but no entry of the table places in it."""
    placed: dict[str, set[str]] = {}
    for entry in read_entries("items.yml").values():
        for title in entry.kinds:
            placed.setdefault(title, set()).add(entry.ident)
    left = {kind.title: set(kind.items) - placed.get(kind.title, set()) for kind in all_kinds()}
    return {title: items for title, items in left.items() if items}
