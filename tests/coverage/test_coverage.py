"""Every system of the five papers and every item of the catalogue has its place, its check, its page and its test."""

import re
from functools import cache
from pathlib import Path

import pytest

from tests.coverage.pages import items_known, written
from tests.coverage.table import Entry, catalogue, faults, read_entries, unreachable, values_of
from tests.kinds.kit import NAMES, check_text_of, example_text
from wuhua.kinds import all_kinds, kinds_by_title
from wuhua.rules.engine import all_rules

SYSTEMS, ITEMS = read_entries("systems.yml"), read_entries("items.yml")
ENTRIES = [*SYSTEMS.values(), *ITEMS.values()]
_OWN_ITEMS = re.compile(r"^目录项:.*\n(?:[ -].*\n)*", re.MULTILINE)
#: How many systems each paper sets up.
PAPERS = {"S000": 50, "S001": 39, "S002": 60, "S003": 45, "S004": 63}


def test_every_system_of_the_five_papers_is_in_the_map() -> None:
    """The map holds the papers' 257 systems, numbered without a gap."""
    wanted = [f"{paper}-{number:02}" for paper, count in PAPERS.items() for number in range(1, count + 1)]
    assert list(SYSTEMS) == wanted and len(wanted) == 257


def test_every_item_of_the_catalogue_is_in_the_map() -> None:
    """The map holds the catalogue's 99 items, in its order, as the program reads them."""
    assert list(ITEMS) == list(catalogue()) and set(ITEMS) == items_known() and len(ITEMS) == 99


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.ident)
def test_an_entry_names_what_exists(entry: Entry) -> None:
    """Each entry has a place or a reason, and its kinds, fields, values, limits, rules and tests are there."""
    assert list(faults(entry)) == []


@pytest.mark.parametrize(
    ("place", "rule", "test"),
    [
        ("没有的事项.字段", "T03", ""),
        ("财务收支.没有的字段", "T03", ""),
        ("财务收支.收入.没有的字段", "T03", ""),
        ("财务收支.账套=没有的值", "T03", ""),
        ("当地规定.没有的规定", "T03", ""),
        ("网页.nowhere", "T03", ""),
        ("财务收支.账套", "T99", ""),
        ("财务收支.账套", "T03", "tests/coverage/test_coverage.py::test_that_is_not_there"),
        ("财务收支.账套", "T03", "tests/coverage/nowhere.py::test_x"),
    ],
)
def test_a_wrong_entry_is_seen(place: str, rule: str, test: str) -> None:
    """A kind, field, value, limit, page, rule or test that does not exist is one fault; the right entry has none."""
    wrong = Entry("S000-01", "名称", (place,), (rule,), "", (test,) if test else ())
    assert len(list(faults(wrong))) == 1
    assert list(faults(Entry("S000-01", "名称", ("财务收支.账套=经济账",), ("T03",), "", ()))) == []
    assert len(list(faults(Entry("S000-01", "名称", (), (), "", ())))) == 2


def test_what_a_kind_publishes_is_placed_in_it() -> None:
    """Every item that a kind publishes by default leads to that kind in the map."""
    assert unreachable() == {}


@cache
def given() -> dict[str, set[str]]:
    """Give the items that each kind's records publish by themselves: its examples, with every value of its closed lists."""
    found: dict[str, set[str]] = {}
    for kind in all_kinds():
        lists = {str(field.alias): values_of(field.annotation) for field in kind.record.model_fields.values()}
        for name in NAMES:
            text = _OWN_ITEMS.sub("", example_text(kind, name))
            others = (
                re.sub(rf"^{key}: .*$", f"{key}: {value}", text, flags=re.MULTILINE)
                for key, values in lists.items()
                for value in sorted(values)
            )
            for each in (text, *others):
                facts = check_text_of(kind, each).facts
                found.setdefault(kind.title, set()).update(facts.items if facts else ())
    return found


def test_what_a_kind_promises_it_gives() -> None:
    """Every default item of a kind comes out of some record of it without the clerk naming the item."""
    short = {kind.title: set(kind.items) - given()[kind.title] for kind in all_kinds()}
    assert {title: items for title, items in short.items() if items} == {}


def test_every_item_can_be_published() -> None:
    """Each item comes out of a kind that the map names, or the map says that the clerk writes its number."""
    alone = {item for items in given().values() for item in items}
    named = {entry.ident for entry in ITEMS.values() if "通用.目录项" in entry.places}
    assert set(ITEMS) - alone == named
    assert [
        e.ident for e in ITEMS.values() if e.ident in alone and not any(e.ident in given().get(k, ()) for k in e.kinds)
    ] == []


def test_every_kind_and_rule_serves_something() -> None:
    """No kind stands outside the map but those that hold the others together, and each family's rules are asked for."""
    titles = {title for entry in ENTRIES for title in entry.kinds}
    assert set(kinds_by_title()) - titles == set()
    asked = {code for entry in ENTRIES for code in entry.rules}
    assert {code[0] for code in asked} == {rule.code[0] for rule in all_rules()}


@pytest.mark.parametrize(
    ("path", "text"), written().items(), ids=lambda value: value.name if hasattr(value, "name") else ""
)
def test_the_page_is_as_the_table_gives_it(path: Path, text: str) -> None:
    """docs/coverage.md and docs/rules.md are what ``python -m tests.coverage`` writes."""
    assert path.read_text("utf-8") == text
