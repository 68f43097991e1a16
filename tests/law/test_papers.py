"""Each layer's numbers against its text, by hand; the days on which texts begin and end; conflicts as they were settled."""

from datetime import date

import pytest

from wuhua.base.finding import Severity
from wuhua.law.policy import load_policy
from wuhua.law.values import band_of, enough

#: A day on which every paper and the organic law of 2018 are in force.
DAY = date(2025, 7, 1)

VALUES: list[tuple[str, str, object]] = [
    # 000 白坭2013
    ("白坭2013", "小组议事会人数下限", 5),
    ("白坭2013", "服务站站长数", (1,)),
    ("白坭2013", "服务站副站长数", (2, 3)),
    ("白坭2013", "服务站日常负责人数", (1,)),
    ("白坭2013", "站长由书记兼任", True),
    ("白坭2013", "站名样式", "{村}公共服务站"),
    ("白坭2013", "委托协议要素", ("人员", "运行费用", "设施设备", "业务培训")),
    # 001 某区
    ("某区", "村用房面积下限", 600),
    ("某区", "社区用房面积下限", 600),
    ("某区", "公益面积占比", (2, 3, False)),
    ("某区", "外墙牌子上限", 2),
    ("某区", "述职每年次数", (1, 2)),
    # 002 东莞2016
    ("东莞2016", "两新党委党员数", 100),
    ("东莞2016", "两新总支党员数", 50),
    ("东莞2016", "社区参选率", (965, 1000, False)),
    ("东莞2016", "农村社会组织数下限", 5),
    ("东莞2016", "城市社会组织数下限", 10),
    # 003 四川2021
    ("四川2021", "监督委员会推选天数", 10),
    ("四川2021", "小组长推选天数", 10),
    ("四川2021", "三项清单", ("依法自治", "协助办理", "负面")),
    ("四川2021", "准入步骤", ("申请", "前置审核", "批准", "进入", "撤销")),
    ("四川2021", "异议答复天数", 10),
    # 004 丹阳
    ("丹阳", "干部职数上限", 5),
    ("丹阳", "人口多干部职数上限", 8),
    ("丹阳", "聘用人员数", (3, 4, 5)),
    ("丹阳", "后备干部数", (3, 4, 5)),
    ("丹阳", "后备年龄上限", 35),
    ("丹阳", "后备期年数", 4),
    ("丹阳", "后备最长年数", 6),
    ("丹阳", "后备女干部下限", 1),
    ("丹阳", "书记主任培训间隔月数", 12),
    ("丹阳", "其他干部培训间隔月数", 24),
    ("丹阳", "网格员培训间隔月数", 12),
    ("丹阳", "民主评议权重", 30),
    ("丹阳", "考核等次", ("优秀", "称职", "基本称职", "不称职")),
    ("丹阳", "不称职调整", (1, 3, True)),
    ("丹阳", "党委党员数", 100),
    ("丹阳", "村用房面积下限", 500),
    ("丹阳", "社区用房面积下限", 400),
    ("丹阳", "村工作经费下限", 400_000),
    ("丹阳", "社区工作经费下限", 200_000),
    # Provinces
    ("重庆", "定期公开截止日", 15),
    ("重庆", "事项公开天数", 10),
    ("重庆", "公开栏保留天数", 10),
    ("重庆", "异议答复天数", 3),
    ("重庆", "届满审计提前天数", 3),
    ("重庆", "中途离任审计天数", 30),
    ("重庆", "评议间隔月数", 6),
    ("重庆", "联名要求公开的村民", (1, 10, False)),
    ("重庆", "代表会议通知天数", 3),
    ("山东", "公开栏保留天数", 5),
    ("山东", "异议答复天数", 5),
    ("山东", "财务每年次数", 12),
    ("山东", "监督委员会人数", (3, 5)),
    ("山东", "代表会议女代表到会", (2, 3, False)),
    ("山东", "代表会议通知天数", 5),
    ("浙江", "异议答复天数", 15),
    ("浙江", "重大财务公开天数", 5),
    ("浙江", "职务终止公告天数", 15),
    ("浙江", "代表会议通知天数", 3),
    ("上海", "异议答复天数", 15),
    ("上海", "代表人数下限", 35),
    ("上海", "代表会议通知天数", 10),
    ("上海", "监督委员会人数", (3, 4, 5, 6, 7)),
    ("北京", "小组长推选天数", 15),
    ("北京", "下属委员会推选天数", 15),
    ("北京", "村民会议每年次数", 1),
    ("北京", "任职培训月数", 2),
    ("湖州", "财务每年次数", 12),
    ("陕西", "批准后公开天数", 5),
    # The nation
    ("全国", "村民会议通知天数", 10),
    ("全国", "选民名单提前天数", 20),
    ("全国", "选民名单异议天数", 5),
    ("全国", "选民名单处理天数", 3),
    ("全国", "工作移交天数", 10),
    ("全国", "另行选举当选", (1, 3, False)),
    ("全国", "代表占组成人员", (4, 5, False)),
    ("全国", "几户选一名代表", tuple(range(5, 16))),
    ("全国", "成员大会通过", (2, 3, False)),
    ("全国", "成员代表人数下限", 21),
    ("全国", "理事会通过", (1, 2, True)),
    ("全国", "外来人员权利同意", (3, 4, False)),
    ("全国", "罢免联名村民", (1, 5, False)),
    ("全国", "罢免联名代表", (1, 3, False)),
]


def value_of(place: str, name: str, on: date = DAY, village: str = "") -> object:
    """Give the value that rules; None when no layer in force gives one."""
    found = load_policy(place)[0].limit(name, on, village)
    return found.value if found else None


@pytest.mark.parametrize(("place", "name", "value"), VALUES, ids=[f"{place} {name}" for place, name, _ in VALUES])
def test_a_number_is_the_texts_own(place: str, name: str, value: object) -> None:
    """What a layer gives is what stands in its text."""
    assert value_of(place, name) == value


@pytest.mark.parametrize(
    ("people", "low", "high"),
    [(9_999, 8, 11), (10_000, 12, 14), (29_999, 12, 14), (30_000, 15, 20)],
)
def test_baini_staffs_a_station_by_its_people(people: int, low: int, high: int) -> None:
    """8 to 11 below ten thousand, 12 to 14 below thirty thousand, 15 to 20 from there on."""
    assert band_of(people, value_of("白坭2013", "服务站人数")) == tuple(range(low, high + 1))  # type: ignore[arg-type]


@pytest.mark.parametrize(("people", "representatives"), [(499, 30), (500, 40), (999, 40), (1_000, 50)])
def test_zhejiang_counts_representatives_by_people(people: int, representatives: int) -> None:
    """30 below five hundred people, 40 below a thousand, 50 from there on."""
    assert band_of(people, value_of("浙江", "按人口代表人数")) == (representatives,)  # type: ignore[arg-type]


@pytest.mark.parametrize(("village", "council", "watch"), [("富景社区", 25, 9), ("周村村", 15, 7), ("岗头村", 25, 9)])
def test_baini_gives_each_village_its_seats(village: str, council: int, watch: int) -> None:
    """25, 15 and 25 seats in the council, 9, 7 and 9 in the supervision committee; elsewhere none is given."""
    assert value_of("白坭2013", "议事会席位", village=village) == council
    assert value_of("白坭2013", "监督委员会席位", village=village) == watch
    assert value_of("白坭2013", "议事会席位", village="云溪村") is None


def test_baini_tries_group_councils_in_seventeen_groups() -> None:
    """Seven, four and six groups are named."""
    rows = [row for row in load_policy("白坭2013")[0].rows if row.name == "小组议事会试点小组"]
    assert {row.village: len(row.value) for row in rows} == {"富景": 7, "周村": 4, "岗头": 6}


def test_the_district_names_fifteen_functions() -> None:
    """One point, two boards, three stations and nine rooms; a name in brackets is an alternative."""
    functions = value_of("某区", "用房功能")

    assert isinstance(functions, tuple) and len(functions) == 15
    assert ("信息室", "档案室") in functions and ("财务室",) in functions


def test_danyang_lists_ten_fields_of_the_handbook() -> None:
    """From the party to the law: ten."""
    fields = value_of("丹阳", "便民手册栏目")
    assert isinstance(fields, tuple) and len(set(fields)) == 10


@pytest.mark.parametrize(("unfit", "ballots", "moved"), [(33, 99, False), (34, 99, True), (34, 102, False)])
def test_exactly_a_third_is_not_more(unfit: int, ballots: int, moved: bool) -> None:
    """Danyang moves a cadre when more than a third are unfit votes; a third exactly is not more."""
    assert enough(unfit, ballots, value_of("丹阳", "不称职调整")) is moved  # type: ignore[arg-type]


@pytest.mark.parametrize(("voted", "reached"), [(964, False), (965, True)])
def test_dongguan_aims_at_965_in_a_thousand(voted: int, reached: bool) -> None:
    """96.5 per cent and above."""
    assert enough(voted, 1000, value_of("东莞2016", "社区参选率")) is reached  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("place", "name", "day", "given"),
    [
        ("白坭2013", "服务站站长数", date(2013, 8, 13), False),
        ("白坭2013", "服务站站长数", date(2013, 8, 14), True),
        ("东莞2016", "两新党委党员数", date(2016, 12, 22), False),
        ("东莞2016", "两新党委党员数", date(2016, 12, 23), True),
        ("东莞2016", "农村社会组织数下限", date(2018, 12, 30), False),
        ("东莞2016", "农村社会组织数下限", date(2018, 12, 31), True),
        ("丹阳", "村用房面积下限", date(2015, 12, 30), False),
        ("丹阳", "村用房面积下限", date(2015, 12, 31), True),
        ("重庆", "定期公开截止日", date(2013, 10, 31), False),
        ("重庆", "定期公开截止日", date(2013, 11, 1), True),
        ("湖州", "财务繁忙每年次数", date(2012, 6, 30), True),
        ("全国", "成员大会到会", date(2025, 4, 30), False),
        ("全国", "成员大会到会", date(2025, 5, 1), True),
        ("全国", "选举参选", date(2025, 12, 31), True),
        ("全国", "选举参选", date(2026, 1, 1), False),
        ("全国", "罢免通过", date(2026, 1, 1), False),
        ("全国", "居民会议到会", date(2026, 1, 1), False),
        ("全国", "村民会议党组织先议", date(2025, 12, 31), False),
        ("全国", "村民会议党组织先议", date(2026, 1, 1), True),
    ],
)
def test_a_text_judges_from_its_first_day_to_its_last(place: str, name: str, day: date, given: bool) -> None:
    """Both the first and the last day belong to it."""
    assert (value_of(place, name, day) is not None) is given


def test_quarterly_disclosure_is_law_until_the_new_text_and_practice_after() -> None:
    """The 2018 text asks for every quarter; what the 2025 amendment asks is not read, so that we only remind."""
    policy = load_policy("全国")[0]
    before, after = (policy.limit("一般事项每年次数", day) for day in (date(2025, 12, 31), date(2026, 1, 1)))

    assert before and (before.value, before.severity, before.layer) == (4, Severity.ERROR, "全国")
    assert after and (after.value, after.severity, after.layer) == (4, Severity.WARNING, "五化做法")


@pytest.mark.parametrize(
    ("place", "name", "severity"),
    [
        ("某区", "村用房面积下限", Severity.WARNING),
        ("丹阳", "干部职数上限", Severity.NOTE),
        ("全国", "理事会人数", Severity.NOTE),
        ("全国", "委托投票上限", Severity.NOTE),
        ("全国", "监督主任不由书记兼任", Severity.WARNING),
        ("重庆", "异议答复天数", Severity.ERROR),
        ("全国", "中途离任审计天数", Severity.NOTE),
        ("山东", "中途离任审计天数", Severity.ERROR),
        ("东莞2016", "社区参选率", Severity.WARNING),
    ],
)
def test_conflicts_are_settled_by_the_layers_verb(place: str, name: str, severity: Severity) -> None:
    """A local paper warns, a custom is a note, a law's 应当 is an error."""
    limit = load_policy(place)[0].limit(name, DAY)
    assert limit and limit.severity is severity


@pytest.mark.parametrize("name", ["事项公开天数", "异议答复天数", "联名要求公开的村民", "服务半径", "决议公开天数"])
def test_the_nation_gives_no_number_where_only_provinces_do(name: str) -> None:
    """T04, T15, C16, P04 and D10 wait for a place's policy."""
    assert value_of("全国", name) is None
