"""Notice periods, columns of lists of persons, and clauses, against their texts."""

from datetime import date

import pytest

from wuhua.base.finding import Severity
from wuhua.law.policy import load_policy

DAY = date(2025, 7, 1)


@pytest.mark.parametrize(
    ("place", "matter", "days", "working", "sense"),
    [
        ("全国", "征地预公告", 10, True, "公示"),
        ("全国", "征地补偿安置方案", 30, False, "公示"),
        ("全国", "征收土地公告", 15, True, "以内"),
        ("全国", "中标候选人", 3, False, "公示"),
        ("全国", "选民名单", 20, False, "提前"),
        ("全国", "成员大会召集", 10, False, "提前"),
        ("全国", "发展党员", 5, True, "公示"),
        ("全国", "宅基地申请", 0, False, "公示"),
        ("浙江", "低保申请", 7, False, "公示"),
        ("浙江", "资产评估结果", 15, False, "公示"),
        ("浙江", "集体资产方案征求意见", 15, False, "提前"),
        ("浙江", "职务自行终止", 15, False, "以内"),
        ("重庆", "村民代表变动", 5, False, "以内"),
        ("重庆", "评议方案", 10, False, "提前"),
        ("陕西", "行政批准事项", 5, False, "以内"),
    ],
)
def test_notice_periods_are_the_texts_own(place: str, matter: str, days: int, working: bool, sense: str) -> None:
    """How long a matter is shown, in natural or working days."""
    found = load_policy(place)[0].notice_periods(matter, DAY)
    assert (found[0].days, found[0].working, found[0].sense) == (days, working, sense)


def test_the_strictest_notice_period_comes_first() -> None:
    """Zhejiang's seven days by law stand over the custom's seven and the nation's word without a number."""
    found = load_policy("浙江")[0].notice_periods("低保申请", DAY)

    assert [(row.layer, row.days) for row in found] == [("浙江", 7), ("五化做法", 7), ("全国", 0)]
    assert found[0].severity is Severity.ERROR and found[1].basis.endswith("（未核）")
    assert load_policy("浙江")[0].notice_periods("没有的事项") == []


def test_the_relief_law_speaks_from_july_2026() -> None:
    """From then on its clause is cited too, marked as not read."""
    policy = load_policy("全国")[0]
    bases = [
        {row.basis for row in policy.notice_periods("低保批准", day)} for day in (date(2026, 6, 30), date(2026, 7, 1))
    ]

    assert not any("社会救助法" in basis for basis in bases[0])
    assert "社会救助法（未核）" in bases[1]


@pytest.mark.parametrize(
    ("ident", "matter", "mode"),
    [
        ("CW-19", "低保", "栏上名单"),
        ("CW-16", "宅基地", "栏上名单"),
        ("CW-23", "困境儿童", "总数"),
        ("FW-03", "值班表", "名单"),
    ],
)
def test_columns_are_found_by_matter_and_by_item(ident: str, matter: str, mode: str) -> None:
    """A list's columns answer to the matter's name and to the catalogue's id."""
    policy = load_policy("全国")[0]
    found = policy.columns(ident)

    assert found == policy.columns(matter)
    assert found and found.mode == mode and "身份证号" not in found.may
    assert policy.columns("CF-01") is None


def test_no_list_may_show_what_it_must_not() -> None:
    """The two halves of every list are disjoint, and both are written."""
    for row in load_policy("全国")[0].lists:
        assert row.may and row.never and not set(row.may) & set(row.never)


def test_a_clause_knows_its_law_article_and_version() -> None:
    """A clause of the table names its two halves, the text's version and its days."""
    policy = load_policy("重庆")[0]
    clause = policy.clause("CQ-CWH 30")

    assert clause and (clause.law, clause.article) == ("重庆市实施村民委员会组织法办法", "第30条")
    assert (clause.version, clause.start, clause.end, clause.checked) == ("2013年修订", "2013-11-01", "", True)
    assert policy.clause_named("重庆市实施村民委员会组织法办法第30条") == clause == policy.clause_named("CQ-CWH 30")
    assert policy.clause("没有") is None and policy.clause_named("村里的老规矩") is None


def test_the_amendments_articles_say_that_they_are_not_verified() -> None:
    """The 2025 amendment is cited as a whole and marked 未核."""
    clause = load_policy("全国")[0].clause("CWH25")
    assert clause and clause.start == "2026-01-01" and not clause.checked and "第" not in clause.article
