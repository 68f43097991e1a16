"""What a rule said of the index stands exactly while nothing moved that it looked at."""

import sys
from collections.abc import Iterator
from datetime import date
from types import ModuleType

import pytest

from wuhua.base.finding import Span
from wuhua.law.policy import load_policy
from wuhua.model.facts import Facts
from wuhua.model.village import Village
from wuhua.rules.book import Card, keep_cards
from wuhua.rules.rule import Fault, Outcome, Rule, Skip
from wuhua.rules.villages import Moved, Verdicts, judge_village

POLICY = load_policy("全国", ())[0]
DAY = date(2026, 1, 20)


def row(kind: str, ident: str, title: str = "", late: str = "") -> Facts:
    """A record's facts; the rules below complain of a title 错, and look at nothing but titles."""
    return Facts(f"{kind}/{ident}", kind, f"{kind}/{ident}.yml", ident, title)._replace(late_reason=late)


class Court:
    """Village rules made for a test, and how often each was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.lines: dict[str, int] = {}
        self._cards: list[tuple[object, ...]] = []

    def add(self, code: str, look: str, kinds: tuple[str, ...] = (), partial: bool = False) -> None:
        """A rule that looks ``of`` one kind, ``finds`` one record of it, or goes through ``all``."""

        def find(village: Village) -> Iterator[Outcome]:
            self.asked.append(code)
            if look == "all":
                rows = list(village.facts.values())
            elif look == "whole":
                rows = list(village.whole().facts.values())
            elif look == "find":
                rows = [found] if (found := village.find("x", "1")) else []
            else:
                rows = village.of("x")
            yield from (Fault((), f"{each.title}", file=each.file) for each in rows if each.title == "错")
            if not rows:
                yield Skip("没有记录")

        module = ModuleType(f"tests_rule_{code.lower()}")
        part = (lambda each: each.title) if partial else None
        module.RULE = Rule(code, code, "village", find, kinds=kinds, part=part)  # type: ignore[attr-defined]
        sys.modules[module.__name__] = module
        self._cards.append(tuple(Card(code, "village", kinds, module.__name__, code, partial)))
        keep_cards(self._cards)

    def judge(self, rows: list[Facts], kept: Verdicts, moved: list[Moved]) -> tuple[list[str], Verdicts, list[str]]:
        """Who was asked, the verdicts, and each finding as code, file and line."""
        self.asked.clear()
        place = lambda file, *_: (Span(file, self.lines.get(file, 1)), "")  # noqa: E731
        report, verdicts = judge_village(Village(rows, POLICY, DAY), place, kept, moved)
        return sorted(self.asked), verdicts, [f"{f.code} {f.span.file}:{f.span.line}" for f in report.findings]


@pytest.fixture
def court() -> Iterator[Court]:
    """An empty book of rules; the program's own is opened again afterwards."""
    yield Court()
    keep_cards(None)
    for name in [name for name in sys.modules if name.startswith("tests_rule_")]:
        del sys.modules[name]


X, Y = row("x", "1"), row("y", "1")


def test_a_rule_is_asked_when_a_kind_moved_that_it_read(court: Court) -> None:
    """One that reads x is repeated when y moves and asked when x moves, comes or goes; one that reads all is asked always."""
    court.add("T01", "of", ("x",))
    court.add("T02", "find", ("x",))
    court.add("T03", "all")
    court.add("T04", "whole", ("x",))
    everyone, kept, _ = court.judge([X, Y], {}, [])
    assert everyone == ["T01", "T02", "T03", "T04"]
    assert court.judge([X, Y], kept, [])[0] == []
    for moved in ((Y, row("y", "1", "改")), (Y, None), (None, Y)):
        assert court.judge([X, Y], kept, [moved])[0] == ["T03", "T04"]
    for moved in ((X, row("x", "1", "改")), (X, None), (None, X)):
        assert court.judge([X, Y], kept, [moved])[0] == everyone


def test_a_declared_kind_counts_as_read(court: Court) -> None:
    """A rule that stopped before it looked at a kind that it declares is asked when that kind moves: it counts its records."""
    court.add("T01", "of", ("x", "y"))
    _, kept, _ = court.judge([X, Y], {}, [])
    assert court.judge([X, Y], kept, [(Y, None)])[0] == ["T01"]
    assert court.judge([X, Y], kept, [(row("z", "1"), None)])[0] == []


def test_a_part_that_stands_keeps_the_verdict(court: Court) -> None:
    """A rule that looks at all titles is repeated when anything but a title changes, asked when a title does or records come."""
    court.add("T01", "whole", partial=True)
    court.add("T02", "whole")
    court.add("T03", "of", ("x",), partial=True)
    _, kept, _ = court.judge([X, Y], {}, [])
    late = (Y, row("y", "1", late="停电"))
    assert court.judge([X, Y], kept, [late])[0] == ["T02"]
    assert court.judge([X, Y], kept, [(Y, row("y", "1", "改"))])[0] == ["T01", "T02"]
    for other in ((None, row("y", "2")), (row("y", "2"), None)):
        assert court.judge([X, Y], kept, [late, other])[0] == ["T01", "T02"]
    assert court.judge([X, Y], kept, [(X, row("x", "1", late="停电"))])[0] == ["T02", "T03"]


def test_where_it_had_found_something_the_place_is_looked_up_again(court: Court) -> None:
    """The title stands, but the line moved: a rule that found something in the moved file is asked, and names the new line."""
    court.add("T01", "whole", partial=True)
    wrong, other = row("y", "1", "错"), row("y", "2")
    _, kept, found = court.judge([wrong, other], {}, [])
    assert found == ["T01 y/1.yml:1"]
    court.lines = {"y/1.yml": 5, "y/2.yml": 5}
    quiet = (other, other._replace(late_reason="停电"))
    assert court.judge([wrong, other], kept, [quiet])[::2] == ([], ["T01 y/1.yml:1"])
    assert court.judge([wrong, other], kept, [(wrong, wrong)])[::2] == (["T01"], ["T01 y/1.yml:5"])


def test_what_is_repeated_is_the_same_report(court: Court) -> None:
    """Findings, counts and what could not run are those of the rule when it was asked, waivers counted anew."""
    court.add("T01", "of", ("x",))
    court.add("T02", "find", ("x",))
    wrong = row("x", "2", "错")._replace(waived={"T01": "停电", "T02": "停电"})
    place = lambda file, *_: (Span(file), "")  # noqa: E731
    village = Village([wrong, Y], POLICY, DAY)
    first, kept = judge_village(village, place, {}, ())
    again, same = judge_village(village, place, kept, [(Y, Y)])
    assert (again, same) == (first, kept)
    assert [(f.code, f.waiver) for f in first.findings] == [("T01", "停电")]
    assert first.skipped == (("T02", "没有记录", 1),)
