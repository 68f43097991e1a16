"""What the catalogue says as data: every cadence, every deadline, and how a county changes them."""

from datetime import date

import pytest

from wuhua.base.dates import Period, read_period
from wuhua.base.finding import Severity
from wuhua.law.duties import event_days, is_event, is_standing, last_days, months_of, read_deadline
from wuhua.law.items import CADENCES, OTHER_CLOCKS, read_item, wrong_in
from wuhua.law.policy import load_policy
from wuhua.law.terms import Item

NATION, CHONGQING = (load_policy(place)[0] for place in ("全国", "重庆"))
ITEM = NATION.item("CW-13")
assert ITEM is not None


def last(deadline: str, period: str) -> date | None:
    """Give the last day of a made-up item."""
    found = read_period(period)
    assert ITEM is not None and found is not None
    (day,) = last_days(ITEM._replace(deadline=deadline), found, NATION)
    return day.day


def test_the_catalogue_is_whole() -> None:
    """99 items, 28 of them core, each with a cadence that somebody owes and a deadline that somebody reads."""
    assert len(NATION.items) == 99
    assert sum(item.core for item in NATION.items) == 28
    for item in NATION.items:
        assert set(item.cadences) <= set(CADENCES), item.ident
        assert months_of(item) or is_standing(item) or is_event(item), item.ident
        known = read_deadline(item.deadline) is not None or item.deadline in ("", *OTHER_CLOCKS)
        assert known and item.basis and item.publisher, item.ident


@pytest.mark.parametrize(
    ("ident", "months"), [("CF-01", 3), ("CF-05", 6), ("CF-02", 12), ("FW-03", 1), ("CF-09", 0), ("CW-02", 0)]
)
def test_a_cadence_is_a_number_of_months(ident: str, months: int) -> None:
    """Quarter, half-year, year, month; what happens or changes has none."""
    item = NATION.item(ident)
    assert item is not None and months_of(item) == months


@pytest.mark.parametrize(
    ("deadline", "period", "day"),
    [
        ("次月20日前", "2025年三季度", date(2025, 10, 20)),
        ("次月31日前", "2025-01", date(2025, 2, 28)),
        ("当月5日前", "2025-12", date(2025, 12, 5)),
        ("期初3个月内", "2025年", date(2025, 3, 31)),
        ("期初12个月内", "2025年", date(2025, 12, 31)),
        ("期后3个月内", "2025年", date(2026, 3, 31)),
        ("期后5日内", "2025年三季度", date(2025, 10, 5)),
        ("期后10个工作日内", "2025年三季度", date(2025, 10, 21)),
        ("期后1个工作日内", "2026年", None),
        ("次月15日前", "2025年下半年", date(2026, 1, 15)),
    ],
)
def test_a_deadline_is_a_day(deadline: str, period: str, day: date | None) -> None:
    """Each form of deadline, at the ends of months and years, over a holiday, and where no calendar is published."""
    assert last(deadline, period) == day


@pytest.mark.parametrize("text", ["", "公示期", "20日前", "次月20日内", "期初10日内", "事后3个月内", "次月0日前"])
def test_other_words_give_no_day(text: str) -> None:
    """What another rule reads, and what nobody can read, gives no deadline here."""
    assert read_deadline(text) is None


def test_a_limit_gives_the_day_or_nobody_does() -> None:
    """Nationally no layer names a day; 重庆 does, with its clause and its verb."""
    assert ITEM is not None
    quarter = Period(2025, 7, 3)
    assert last_days(ITEM, quarter, NATION) == []
    (found,) = last_days(ITEM, quarter, CHONGQING)
    assert (found.day, found.severity) == (date(2025, 10, 15), Severity.ERROR)
    assert found.basis == "重庆市实施村民委员会组织法办法第30条"


def test_the_strictest_of_two_layers_comes_first() -> None:
    """A village that set the 10th for itself is judged by the 10th, as a warning, and by the 15th as an error."""
    assert ITEM is not None
    own = load_policy("重庆", [("定期公开截止日", "10", "村民代表会议")])[0]
    days = [(found.day, found.severity) for found in last_days(ITEM, Period(2025, 7, 3), own)]
    assert days == [(date(2025, 10, 10), Severity.WARNING), (date(2025, 10, 15), Severity.ERROR)]


def test_an_event_has_its_days() -> None:
    """Ten natural days after an event under 重庆, and none nationally; a change in working days where a village says so."""
    contract, rules = NATION.item("CF-08"), NATION.item("CW-02")
    assert contract is not None and rules is not None
    assert [found.day for found in event_days(contract, date(2025, 9, 30), CHONGQING)] == [date(2025, 10, 10)]
    assert event_days(contract, date(2025, 9, 30), NATION) == []
    own = load_policy("全国", [("变动公开工作日", "20", "村民代表会议")])[0]
    (found,) = event_days(rules, date(2025, 9, 30), own)
    assert (found.day, found.text) == (date(2025, 11, 4), "20个工作日")


def test_a_county_changes_what_it_names() -> None:
    """A row that names a deadline changes the deadline and nothing else; a new row is an item of its own."""
    changed = read_item({"编号": "CW-13", "时限": "次月20日前"}, ITEM)
    assert ITEM is not None and changed == ITEM._replace(deadline="次月20日前")
    row = {"编号": "XX-01", "名称": "河长巡河", "家族": "村务", "周期": "月", "公布人": "村民委员会"}
    new = read_item({**row, "形式": "公开栏", "依据": "县里文件", "有才": "是"})
    assert isinstance(new, Item) and new.board_only and new.begun and not new.core and new.verb == "当地"


@pytest.mark.parametrize(
    ("key", "wrong", "right"),
    [
        ("周期", "每旬", "月、季"),
        ("时限", "每月20日", "次月20日前"),
        ("力度", "必须", "应当"),
        ("适用", "城市", "社区"),
        ("核对", "对过", "未核"),
        ("家族", "政务", "村务"),
        ("有才", "y", "是"),
        ("名称", " ", "河长巡河"),
    ],
)
def test_a_value_that_cannot_be_read_is_named(key: str, wrong: str, right: str) -> None:
    """What a county mistypes gives the words to type instead; what it types right gives none."""
    assert wrong_in(key, wrong) and not wrong_in(key, right)
