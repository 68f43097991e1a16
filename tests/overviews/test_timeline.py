"""The line of all decisions: what is under way first, each in its year, long years by months, nothing left out."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.kinds.kit import POLICY, check_text_of
from wuhua.kinds import kinds_by_ident
from wuhua.model.facts import Facts
from wuhua.model.sheet import Sheet, Step, StepsBlock, Tone
from wuhua.model.village import Village
from wuhua.model.watched import Watched, marks_of
from wuhua.overviews.timeline import KEY, LONG, chapters, front, keys, sheet

DECISION = kinds_by_ident()["decision"]
TODAY = date(2025, 6, 30)


def decision(
    ident: str, day: str, more: str = "", votes: str = "应到: 45, 实到: 41, 同意: 39, 反对: 1, 弃权: 1"
) -> Facts:
    """Give the row of a decision that the representatives voted on that day."""
    text = f"编号: {ident}\n事项: 事{ident}\n{more}四议两公开:\n  村民代表会议决议: {{日期: {day}, {votes}}}\n"
    facts = check_text_of(DECISION, text, ident).facts
    assert facts is not None
    return facts


def village(*rows: Facts, today: date = TODAY) -> Village:
    """Give a village of these decisions."""
    return Village(rows, POLICY, today)


def steps(made: Sheet, title: str = "") -> list[Step]:
    """Give the steps of a block, of all blocks without a title."""
    blocks = (block for block in made.blocks if isinstance(block, StepsBlock))
    return [step for block in blocks if not title or block.title.startswith(title) for step in block.steps]


@given(st.lists(st.integers(0, 900), max_size=30))
def test_every_decision_stands_in_exactly_one_chapter(days: list[int]) -> None:
    """Each decision is on one page of the years, on the day of its vote, newest first."""
    start = date(2023, 1, 1)
    rows = [decision(f"n{at}", (start + timedelta(days=day)).isoformat()) for at, day in enumerate(days)]
    whole = village(*rows)
    told = [steps(sheet(whole, key)) for key in keys(whole) if key != KEY]
    assert sorted(step.key for page in told for step in page) == sorted(row.key for row in rows)
    for page in told:
        found = [step.day for step in page if step.day]
        assert found == sorted(found, reverse=True)


def test_a_long_year_is_told_by_months() -> None:
    """More than sixty decisions in a year: its months have pages, other years stay whole."""
    rows = [decision(f"n{at}", f"2025-0{1 + at % 3}-10") for at in range(LONG + 1)]
    assert chapters(village(*rows, decision("old", "2024-05-01"))) == ["2025-03", "2025-02", "2025-01", "2024"]
    assert chapters(village(*rows[1:])) == ["2025"]


def test_a_village_without_decisions_has_no_line() -> None:
    """Then there is no page, and nothing in the navigation."""
    assert list(keys(village())) == []
    assert front(village()) == ""


def test_a_running_notice_says_how_long_and_ends() -> None:
    """The last day says that it ends today; the day after the matter is being done."""
    row = decision("a", "2025-06-20", "").key
    posted = "  决议公开: {日期: 2025-06-23, 天数: 7}\n"
    text = (
        "编号: a\n事项: 甲\n四议两公开:\n  村民代表会议决议: {日期: 2025-06-20, 应到: 45, 实到: 41, 同意: 39}\n"
        + posted
    )
    facts = check_text_of(DECISION, text, "a").facts
    assert facts is not None and facts.key == row
    (running,) = steps(sheet(village(facts), KEY), "正在商议")
    assert (running.state, running.until, running.tone) == ("正在公示，今天截止", TODAY, Tone.OPEN)
    (ended,) = steps(sheet(village(facts, today=TODAY + timedelta(days=1)), KEY), "定了")
    assert (ended.state, ended.until) == ("已通过，正在办", None)


def test_the_amounts_are_said_with_their_difference() -> None:
    """Budget, cost and what was spared, in words."""
    row = decision("a", "2025-01-25", "预算: 96000.00\n决算: 95410.00\n完成日期: 2025-06-06\n")
    (step,) = steps(sheet(village(row), f"{KEY}-2025"))
    told = ["".join(str(getattr(part, "value", part)) for part in line) for line in step.said]
    assert told == ["打算花 96000.00 元，实际花了 95410.00 元，少花590.00元。", "2025年6月6日办完。"]


def test_a_year_asks_only_for_its_own() -> None:
    """A decision that changes in one year leaves the other years' pages as they are; its own and the first are made again."""
    old, new = decision("a", "2024-03-01"), decision("b", "2025-03-01")
    marks = {}
    for key in keys(village(old, new)):
        watched = Watched(village(old, new))
        sheet(watched, key)
        marks[key] = watched.marks
    moved = marks_of([new])
    assert {key for key, asked in marks.items() if not moved.isdisjoint(asked)} == {KEY, f"{KEY}-2025"}
