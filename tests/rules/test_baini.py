"""Three real places of 2013 as data: 富景社区, 周村村, 岗头村 with their seats, pilot groups and station bands."""

import pytest

from tests.rules.examples import check_files
from wuhua.base.finding import Finding
from wuhua.law.policy import load_policy

POLICY = load_policy("白坭2013")[0]
PLACES = ["富景社区", "周村村", "岗头村"]


def village(name: str, residents: int = 9000) -> dict[str, str]:
    """Write a place of the plan."""
    kind = "社区" if name.endswith("社区") else "村"
    text = f"名称: {name}\n类别: {kind}\n当地规定: 白坭2013\n户籍人口: {residents}\n户数: 900\n"
    return {"村情/村情.yml": text}


def body(kind: str, filled: int, vacant: int = 0) -> dict[str, str]:
    """Write a body with so many seats in post and so many vacant."""
    seats = "  - {职务: 委员, 姓名: 某某}\n" * filled + "  - {职务: 委员, 空缺: 等补选}\n" * vacant
    return {f"机构名册/{kind}.yml": f"名称: {kind}\n类别: {kind}\n任期: {{开始: 2023-08-14}}\n成员:\n{seats}"}


def station(staff: int) -> dict[str, str]:
    """Write a station with one head, two deputies and so many people in all."""
    posts = ["{职务: 站长, 姓名: 某某}", "{职务: 副站长, 姓名: 某某, 负责日常: 是}", "{职务: 副站长, 姓名: 某某}"]
    posts += ["{职务: 工作人员, 姓名: 某某}"] * (staff - 3)
    return {"服务站/服务站.yml": "名称: 公共服务站\n岗位:\n" + "".join(f"  - {post}\n" for post in posts)}


def found(files: dict[str, str], code: str) -> list[Finding]:
    """Give the findings of one rule."""
    return [finding for finding in check_files(files).findings if finding.code == code]


@pytest.mark.parametrize(("name", "council", "supervision"), list(zip(PLACES, (25, 15, 25), (9, 7, 9), strict=True)))
def test_each_place_has_its_seats(name: str, council: int, supervision: int) -> None:
    """The plan sets council and supervision seats by place, each with the clause that sets them."""
    seats, watch = POLICY.limit("议事会席位", village=name), POLICY.limit("监督委员会席位", village=name)

    assert seats and (seats.value, seats.basis) == (council, "白坭镇2013年工作方案第二部分（二）")
    assert watch and (watch.value, watch.basis) == (supervision, "白坭镇2013年工作方案第二部分（三）")
    assert POLICY.limit("议事会席位", village="云溪村") is None


def test_the_pilot_groups_are_seventeen() -> None:
    """Seven, four and six groups try a council of their own, with at least five members."""
    groups = [limit.value for name in PLACES if (limit := POLICY.limit("小组议事会试点小组", village=name))]
    least = POLICY.limit("小组议事会人数下限")

    assert [len(names) for names in groups] == [7, 4, 6]
    assert len({name for names in groups for name in names}) == 17
    assert least and least.value == 5


@pytest.mark.parametrize(("name", "seats"), list(zip(PLACES, (9, 7, 9), strict=True)))
def test_supervision_seats_are_the_towns(name: str, seats: int) -> None:
    """The town's number of seats is right, vacant ones included; one less or more is found."""
    assert found(village(name) | body("村务监督委员会", seats - 2, 2), "R02") == []
    for other in (seats - 1, seats + 1):
        wrong = found(village(name) | body("村务监督委员会", other), "R02")
        assert [(each.note, each.basis) for each in wrong] == [("", "白坭镇2013年工作方案第二部分（三）")]
        assert f"写了{other}席，定的是{seats}席" in wrong[0].message


@pytest.mark.parametrize(
    ("residents", "fits"),
    [
        (9999, {8, 9, 10, 11}),
        (10000, {12, 13, 14}),
        (29999, {12, 13, 14}),
        (30000, {15, 16, 17, 18, 19, 20}),
    ],
)
def test_station_staff_follows_the_residents(residents: int, fits: set[int]) -> None:
    """Below ten thousand 8 to 11, below thirty thousand 12 to 14, from there 15 to 20: at every edge."""
    for staff in (7, 8, 11, 12, 14, 15, 20, 21):
        assert bool(found(village("富景社区", residents) | station(staff), "R04")) == (staff not in fits), staff


@pytest.mark.parametrize("name", PLACES)
def test_what_only_other_places_set_is_silent(name: str) -> None:
    """Under 白坭2013 nobody sets a day for ledgers or days on the board, unless the village does."""
    own = "本村规定:\n  - {规定: 定期公开截止日, 数值: 15, 依据: 2013年村民代表会议}\n"
    text = "账套: 行政账\n期间: 2013-09\n期初余额: 1.00\n公开:\n  公开日期: 2013-10-28\n"
    files = village(name) | {"财务收支/2013-09-行政账.yml": text}

    assert found(files, "T03") == []
    late = found(files | {"村情/村情.yml": files["村情/村情.yml"] + own}, "T03")
    assert [(each.note, each.basis, each.severity.value) for each in late] == [
        ("晚了13天", "2013年村民代表会议", "警告")
    ]
