"""What a village owes: which records answer, when a day turns red, what silences a blank."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from tests.due.kit import KEPT, POLICY, TODAY, days, paper, papers, profile, village, with_deadline
from wuhua.base.dates import Period, read_period
from wuhua.due.duties import blanks_of, duties_of, start_of
from wuhua.due.duty import Duty, State
from wuhua.due.words import command, sentence
from wuhua.law.policy import load_policy
from wuhua.model.facts import Facts
from wuhua.model.sheet import TableBlock
from wuhua.model.village import Village
from wuhua.overviews.due import board_foot, deadlines, due_block, due_sheet, feed_entries, missing_of

FORTY = papers()


def marks(rows: list[Facts], as_of: date = TODAY, **more: object) -> set[tuple[str, str]]:
    """Give (item, period) of every blank."""
    found = blanks_of(village(rows, as_of, **more))  # type: ignore[arg-type]
    return {(duty.item.ident, duty.period.text if duty.period else "") for duty in found}


def only(duties: tuple[Duty, ...], item: str, period: str = "") -> Duty:
    """Give the one duty of an item in a period."""
    (found,) = [d for d in duties if d.item.ident == item and (d.period.text if d.period else "") == period]
    return found


def test_a_village_with_everything_has_no_blank() -> None:
    """Forty duties, forty papers in time, nothing missing and nothing late."""
    made = duties_of(village(FORTY))
    assert len(FORTY) == 40
    assert sum(duty.state is State.DONE for duty in made) == 40
    assert not {State.BLANK, State.LATE, State.TODAY} & {duty.state for duty in made}


@pytest.mark.parametrize("gone", FORTY, ids=lambda row: row.ident)
def test_each_removed_record_and_nothing_else_is_a_blank(gone: Facts) -> None:
    """Without one record its duty, and no other, is blank: on the first page, on its family's boards, in the feed, on the page."""
    whole = village([row for row in FORTY if row is not gone])
    (blank,) = blanks_of(whole)
    period = read_period(gone.period)
    assert (blank.item.ident, blank.period) == (gone.items[0], period)
    block, sheet = due_block(missing_of(whole)), due_sheet(whole)
    assert isinstance(block, TableBlock) and [row[0] for row in block.rows] == [blank.title]
    assert isinstance(sheet.blocks[0], TableBlock) and [row[0] for row in sheet.blocks[0].rows] == [blank.title]
    assert [entry.title for entry in feed_entries(whole)] == [f"{blank.title}：到期没有公开"]
    families = {"党务", "村务", "财务", "服务"}
    assert board_foot(whole, {blank.item.family}) == (f"{sentence(blank, TODAY)}。",)
    assert board_foot(whole, families - {blank.item.family}) == ()


def fell_due(whole: Village, day: date) -> set[tuple[str, Period | None]]:
    """Give what had its last day on a day."""
    return {(duty.item.ident, duty.period) for duty in duties_of(whole) if duty.last == day}


def red(whole: Village) -> set[tuple[str, Period | None]]:
    """Give what is past its day."""
    return {(duty.item.ident, duty.period) for duty in duties_of(whole) if duty.state is State.BLANK}


def walk(start: date, end: date, item: str, deadline: str) -> Iterator[tuple[date, set[tuple[str, Period | None]]]]:
    """Give each day with what turned red on it, in a village that publishes nothing."""
    policy = with_deadline(item, deadline)
    for day in days(start, end):
        before, now = (village([], at, policy) for at in (day - timedelta(days=1), day))
        assert red(before) <= red(now)
        assert red(now) - red(before) == fell_due(now, day - timedelta(days=1))
        yield day, red(now) - red(before)


def test_a_day_turns_red_what_fell_due_the_day_before() -> None:
    """Over the holidays of October 2025: ten working days after the quarter end on 21 October, since Saturday 11 is worked."""
    third = Period(2025, 7, 3)
    turned = {
        day: gone for day, gone in walk(date(2025, 9, 28), date(2025, 10, 25), "CW-13", "期后10个工作日内") if gone
    }
    assert turned == {
        date(2025, 10, 2): {("FW-03", Period(2025, 10, 1))},
        date(2025, 10, 16): {("CF-01", Period(2025, 9, 1)), ("CF-07", third), ("CW-21", third)},
        date(2025, 10, 22): {("CW-13", third)},
    }


def test_natural_days_are_never_moved() -> None:
    """Five natural days after the quarter end on 5 October, in the middle of the holidays."""
    turned = dict(walk(date(2025, 10, 5), date(2025, 10, 7), "CW-13", "期后5日内"))
    assert turned[date(2025, 10, 6)] == {("CW-13", Period(2025, 7, 3))}
    assert turned[date(2025, 10, 5)] == turned[date(2025, 10, 7)] == set()


def test_a_year_without_calendar_is_said_aloud() -> None:
    """Ten working days into 2027 nobody can count: the duty says which year, and is neither red nor clean."""
    whole = village([], date(2027, 2, 1), with_deadline("CW-13", "期后10个工作日内"))
    duty = only(duties_of(whole), "CW-13", "2026年四季度")
    assert (duty.state, duty.last) == (State.UNKNOWN, None)
    assert "2027年没有公布的日历" in sentence(duty, date(2027, 2, 1))
    assert ("CW-13", Period(2026, 10, 3)) not in red(whole)


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        ("2026-01-04", State.AHEAD),
        ("2026-01-05", State.SOON),
        ("2026-01-14", State.SOON),
        ("2026-01-15", State.TODAY),
        ("2026-01-16", State.BLANK),
    ],
)
def test_a_duty_runs_through_its_states(as_of: str, state: State) -> None:
    """Ten days ahead it is near, on its last day it is due today, the day after it is blank."""
    duty = only(duties_of(village([], date.fromisoformat(as_of))), "CW-21", "2025年四季度")
    assert duty.state is state
    assert duty.is_open


def test_a_paper_a_day_late_is_late_and_in_time_on_its_day() -> None:
    """Posted on the 15th is in time, on the 16th one day late; the reason is shown."""
    quarter = Period(2025, 10, 3)
    for posted, state in ((15, State.DONE), (16, State.LATE)):
        row = paper("CW-21", quarter, date(2026, 1, posted), late_reason="台风")
        duty = only(duties_of(village([row])), "CW-21", "2025年四季度")
        assert duty.state is state
    assert sentence(duty, TODAY) == "2025年四季度残疾人两项补贴：晚公开1天，原因：台风"


def test_what_is_written_but_not_posted_is_still_blank() -> None:
    """A paper without its day of posting, or with one in the future, does not answer; the record is named."""
    for posted in ("", "2026-01-21"):
        row = paper("CW-21", Period(2025, 10, 3))._replace(posted=posted)
        duty = only(duties_of(village([row])), "CW-21", "2025年四季度")
        assert (duty.state, duty.rows) == (State.BLANK, (row,))


def test_nationally_a_quarter_is_missed_when_the_next_is_over() -> None:
    """Where no layer gives a day the last one is the end of the next period."""
    nation = load_policy("全国", ())[0]
    for as_of, gone in ((date(2026, 3, 31), False), (date(2026, 4, 1), True)):
        found = {(d.item.ident, d.period) for d in blanks_of(village([], as_of, nation))}
        assert (("CW-21", Period(2025, 10, 3)) in found) is gone


def test_only_a_written_reason_silences_a_blank() -> None:
    """A nil report over the whole period, or 村情's own line, is shown instead; a shorter or another one is not enough."""
    quarter = Period(2025, 10, 3)
    report = paper("FW-13", quarter)._replace(items=("FW-13",), data={"nils": (("CW-21", "县里统一发"),)})
    year, month = (report._replace(period=text) for text in ("2025年", "2025-12"))
    for row, state in ((report, State.NIL), (year, State.NIL), (month, State.BLANK)):
        duty = only(duties_of(village([row])), "CW-21", "2025年四季度")
        assert duty.state is state
    own = profile({"CW-21": "本村没有"})
    assert only(duties_of(village([], own=own)), "CW-21").state is State.NONE
    assert sentence(only(duties_of(village([report])), "CW-21", "2025年四季度"), TODAY).endswith("：县里统一发")


def test_a_notice_that_declares_itself_nil_is_a_reason_too() -> None:
    """A record with a period whose own field says that nothing happened is a nil return of its items."""
    row = paper("CW-21", Period(2025, 10, 3))._replace(data={"nil": "这一季没有"})
    duty = only(duties_of(village([row])), "CW-21", "2025年四季度")
    assert (duty.state, duty.reason) == (State.NIL, "这一季没有")


@pytest.mark.parametrize(
    ("posted", "period"),
    [("2026-01-12", "2025年四季度"), ("2025-12-20", "2025年四季度"), ("2025-11-10", "2025年三季度")],
)
def test_a_paper_without_a_period_answers_for_the_nearest_end(posted: str, period: str) -> None:
    """A notice that names no period reports on the quarter whose end lies nearest to its day."""
    row = paper("CW-21", Period(2025, 10, 3))._replace(period="", due_from="", posted=posted)
    assert marks([row]) == marks([]) - {("CW-21", period)}


def test_two_books_are_two_series() -> None:
    """A month without the second ledger is blank, from the village's first month on when it opened with a balance."""
    books = [row._replace(key=f"{row.key}-e", data={"book": "经济账", "group": ""}) for row in FORTY[:12]]
    titles = [row._replace(title=row.title.replace("行政账", "经济账")) for row in books]
    for gone in (0, 5):
        (blank,) = blanks_of(village([*FORTY, *(row for n, row in enumerate(titles) if n != gone)]))
        assert blank.title == f"2025年{gone + 1}月经济账收支"
    fresh = [row._replace(cents={"opening": 0}) for row in titles[3:]]
    assert blanks_of(village([*FORTY, *fresh])) == ()


def test_three_months_answer_for_a_quarter_and_two_do_not() -> None:
    """A village that publishes ledgers every quarter may write them by month, but then all three."""
    own = profile(monthly=False)
    months = FORTY[:12]
    assert ("CF-01", "2025年二季度") not in marks(months, own=own)
    assert ("CF-01", "2025年二季度") in marks([row for row in months if row.period != "2025-05"], own=own)


def test_two_items_of_one_paper_are_one_blank() -> None:
    """Where cash positions always come with the ledger, a missing ledger is said once."""
    own = profile(also=("CF-04",), monthly=False)
    quarters = [paper("CF-01", Period(2025, month, 3), kind="finance") for month in (1, 4, 7, 10)]
    both = [row._replace(items=("CF-01", "CF-04")) for row in quarters]
    found = marks([row for row in both if row.period != "2025年三季度"], own=own)
    assert ("CF-01", "2025年三季度") in found and ("CF-04", "2025年三季度") not in found


def test_without_a_start_the_first_month_or_quarter_begins() -> None:
    """公开起始 left out, the earliest month or quarter on paper counts; a year's report of the year before does not."""
    own = profile(since="")
    rows = [paper("CW-21", Period(2025, 7, 3)), paper("CF-02", Period(2024, 1, 12))]
    assert start_of(village(rows, own=own)) == date(2025, 7, 1)
    assert {period for item, period in marks(rows, own=own) if item == "CW-21"} == {"2025年四季度"}
    assert blanks_of(village([], own=own)) == ()


def test_before_its_start_only_holes_are_missing() -> None:
    """Papers from before 公开起始 need no company, but a hole between them is one."""
    own = profile(since="2025-12-01")
    rows = [paper("CW-21", Period(2024, month, 3)) for month in (1, 7)]
    assert {period for item, period in marks(rows, own=own) if item == "CW-21"} >= {"2024年二季度", "2025年四季度"}
    assert "2023年四季度" not in {period for _, period in marks(rows, own=own)}
    assert "2025年二季度" not in {period for item, period in marks(rows[:1], own=own) if item == "CW-21"}


def test_a_misprinted_century_owes_ten_years_at_most() -> None:
    """A period of year 1025 does not make a thousand years of blanks."""
    made = duties_of(village([paper("CW-21", Period(1025, 1, 3), TODAY)], own=profile(since="")))
    assert min(duty.last.year for duty in made if duty.last) >= TODAY.year - 10


def test_who_owes_what() -> None:
    """A community owes no land items and its own estate report; without a coop nobody owes a dividend."""
    for kind, coop, absent, present in (
        ("村", False, {"CW-39", "CF-16"}, {"CF-07"}),
        ("村", True, {"CW-39"}, {"CF-16"}),
        ("社区", False, {"CF-16"}, {"CW-39"}),
    ):
        own = profile(also=("CW-39", "CF-16"), kind=kind, has_coop=coop)
        made = duties_of(village([], own=own))
        none = {duty.item.ident for duty in made if duty.state is State.NONE}
        assert absent <= none and not present & none
        assert all(duty.reason for duty in made if duty.state is State.NONE)


def test_a_village_without_its_record_owes_nothing_yet() -> None:
    """Nobody knows what a place owes that has not written its 村情."""
    assert duties_of(Village(FORTY, POLICY, TODAY)) == ()


def test_what_must_always_be_there_is_missing_after_the_first_whole_quarter() -> None:
    """Village rules need no period; a village has until the end of the quarter after its start."""
    own = profile(also=("CW-02",))
    rules = paper("CW-02", Period(2025, 1, 1))._replace(period="")
    assert ("CW-02", "") in marks([], date(2025, 7, 1), own=own)
    assert ("CW-02", "") not in marks([], date(2025, 6, 30), own=own)
    assert ("CW-02", "") not in marks([rules], date(2025, 7, 1), own=own)


def test_the_command_writes_what_is_missing() -> None:
    """The clerk is told which kind and period to type."""
    gone = [row for row in FORTY if row.period != "2025-11"]
    blank = next(duty for duty in blanks_of(village(gone)) if duty.item.ident == "CF-01")
    assert command(blank) == "wuhua new 财务收支 2025-11"
    quarterly = blanks_of(village(gone, own=profile(monthly=False)))
    (hole,) = [duty for duty in quarterly if duty.item.ident == "CF-01" and duty.period == read_period("2025年四季度")]
    assert (hole.title, command(hole)) == ("2025年11月行政账收支", "wuhua new 财务收支 2025-11")


def test_the_calendar_runs_a_year_ahead() -> None:
    """Every open duty of the next twelve months stands on its last day, once."""
    whole = village(FORTY)
    found = deadlines(whole)
    assert [each.day for each in found] == sorted({each.day for each in found})
    assert all(TODAY <= each.day <= date(2027, 1, 20) for each in found)
    told = [line for each in found for line in each.lines]
    assert sum("残疾人两项补贴" in line for line in told) == 4
    assert set(KEPT) == {line.split("（")[-1].split("，")[0] for line in told}
