"""Who is who: seats as they are today, vacant ones as vacant, bodies below each other, today's duty or none."""

from datetime import date

import pytest

from tests.kinds.kit import POLICY, check_text_of
from wuhua.kinds import kinds_by_ident
from wuhua.kinds.duty.today import duty_block, week_block
from wuhua.kinds.org.seated import seats_of
from wuhua.model.facts import Facts
from wuhua.model.sheet import FactsBlock, Link, Node, PeopleBlock, RosterBlock, Seat, TableBlock, TreeBlock, Vacant
from wuhua.model.village import Village
from wuhua.overviews.bodies import tree_block
from wuhua.overviews.who import KEY, front, keys, sheet

TODAY = date(2026, 1, 20)
REGISTER = "名单:\n  - {编号: P01, 姓名: 梁某某, 办公电话: 0757-0000001}\n  - {编号: P02, 姓名: 陈某某}\n"


def row(kind: str, text: str, stem: str = "one") -> Facts:
    """Give the facts of a record."""
    facts = check_text_of(kinds_by_ident()[kind], text, stem).facts
    assert facts is not None
    return facts


def body(name: str, kind: str, seats: str = "", more: str = "") -> Facts:
    """Give a body's row."""
    lines = f"成员:\n{seats}" if seats else ""
    return row("org", f"名称: {name}\n类别: {kind}\n{more}{lines}", name)


def village(*rows: Facts, today: date = TODAY) -> Village:
    """Give a village of these records."""
    return Village(rows, POLICY, today)


def people(seats: tuple[Seat, ...]) -> list[str]:
    """Give who holds each seat; 空缺 with its reason for a vacant one."""
    return [f"空缺：{seat.person.note}" if isinstance(seat.person, Vacant) else seat.person for seat in seats]


def test_a_vacant_seat_stays_a_seat() -> None:
    """It is shown in its place with its reason, counted, and told on the page of who is who."""
    committee = body(
        "村务监督委员会", "村务监督委员会", "  - {职务: 主任, 姓名: 邓某某}\n  - {职务: 委员, 空缺: 辞职}\n"
    )
    whole = village(committee)
    assert people(seats_of(committee, whole)) == ["邓某某", "空缺：辞职"]
    made = sheet(whole, KEY)
    assert [figure.label for figure in made.headline] == ["机构", "在任", "空缺"]
    assert made.summary[0][1:] == ("空缺委员一席：辞职。",)


def test_a_term_that_is_over_leaves_the_seat_to_the_next() -> None:
    """Of two who follow one another only the one in office is shown; without a next one the seat is vacant."""
    both = "  - {职务: 主任, 姓名: 甲某, 任职止: 2025-11-30}\n  - {职务: 主任, 姓名: 乙某, 任职起: 2025-12-01}\n"
    committee = body("村民委员会", "村民委员会", both, "席位: 1\n")
    assert people(seats_of(committee, village(committee))) == ["乙某"]
    alone = body("村民委员会", "村民委员会", both.partition("\n")[0] + "\n", "席位: 1\n")
    assert people(seats_of(alone, village(alone))) == ["空缺：上一任到2025年11月30日"]


def test_on_the_last_day_of_a_term_the_holder_still_sits() -> None:
    """The end of a term is inclusive."""
    seats = "  - {职务: 主任, 姓名: 甲某, 任职止: 2026-01-20}\n"
    committee = body("村民委员会", "村民委员会", seats, "席位: 1\n")
    assert people(seats_of(committee, village(committee))) == ["甲某"]


def test_only_the_newest_term_of_a_body_is_shown() -> None:
    """An old record of the same body does not seat its people again."""
    old = body("村民委员会", "村民委员会", "  - {职务: 主任, 姓名: 甲某}\n", "任期: {开始: 2020-03-01}\n")
    new = row(
        "org",
        "编号: new\n名称: 村民委员会\n类别: 村民委员会\n任期: {开始: 2023-03-01}\n成员: [{职务: 主任, 姓名: 乙某}]\n",
        "new",
    )
    told = str(sheet(village(old, new), KEY).blocks)
    assert "乙某" in told and "甲某" not in told


def test_one_person_in_several_posts_is_told_once() -> None:
    """Registered holders are joined by their number; a name without a number is nobody's."""
    seats = "  - {职务: 书记, 人员: P01}\n  - {职务: 委员, 姓名: 陈某某}\n"
    rows = (
        row("people", REGISTER),
        body("党总支部", "党组织", seats),
        body("村民委员会", "村民委员会", "  - {职务: 主任, 人员: P01}\n  - {职务: 委员, 姓名: 陈某某}\n"),
    )
    made = sheet(village(*rows), KEY)
    tables = [block for block in made.blocks if isinstance(block, TableBlock) and block.title == "一个人几个职务"]
    assert [block.rows for block in tables] == [(("梁某某", "党总支部书记、村民委员会主任"),)]


def names(nodes: tuple[Node, ...]) -> dict[str, object]:
    """Give a tree as names within names."""
    return {str(getattr(node.name, "text", node.name)): names(node.below) for node in nodes}


def test_bodies_stand_below_each_other_as_the_law_has_it() -> None:
    """Party, assembly, representatives, committee; the meeting of all is drawn although no register has it."""
    rows = [
        body(kind, kind)
        for kind in ("党组织", "村民代表会议", "村民委员会", "村务监督委员会", "理事会", "集体经济组织")
    ]
    assert names(tree_block(rows, village(*rows)).roots) == {
        "党组织": {
            "村民会议": {"村民代表会议": {"村民委员会": {}, "村务监督委员会": {}}},
            "集体经济组织": {"成员大会": {"理事会": {}}},
        }
    }


def test_what_the_register_says_stands_over_the_law() -> None:
    """A body that names who leads it stands there; a circle of such words leaves a root, not a hang."""
    led = body("老人会", "其他", more="受谁领导: 村民委员会\n")
    rows = [body("村民委员会", "村民委员会"), led]
    assert names(tree_block(rows, village(*rows)).roots)["村民会议"] == {"村民委员会": {"老人会": {}}}
    circle = [body("甲会", "其他", more="受谁领导: 乙会\n"), body("乙会", "领导小组", more="受谁领导: 甲会\n")]
    assert set(names(tree_block(circle, village(*circle)).roots)) == {"甲会", "乙会"}


def test_bodies_of_one_kind_share_a_box() -> None:
    """Four groups are one box with four links; more than eight name the first and lead to the rest."""
    groups = [row("org", f"编号: g{n}\n名称: {n}组\n类别: 村民小组\n小组: {n}组\n", f"g{n}") for n in range(1, 11)]
    tree = tree_block(groups, village(*groups))
    (root,) = tree.roots
    assert root.name == "村民小组10个"
    assert root.lines[-1] == Link("还有2个", "org/index")


def test_the_chart_cites_its_law() -> None:
    """Each box that the law places names its article."""
    rows = [body("村民委员会", "村民委员会")]
    (root,) = tree_block(rows, village(*rows)).roots
    assert root.below[0].basis == "村民委员会组织法第2条、村民委员会组织法第11条"


ROSTER = """月份: 2026-01
值班地点: 大厅
值班电话: 0757-0000002
排班:
  - {日期: 2026-01-20, 时段: 8:30-12:00, 人员: P01, 替班: P02, 说明: 外出培训}
  - {日期: 2026-01-22, 时段: 8:30-12:00, 姓名: 李某}
"""


def duty(today: date, *rows: Facts) -> dict[str, object]:
    """Give today's duty as label and value."""
    block = duty_block(village(row("people", REGISTER), *rows, today=today))
    assert isinstance(block, FactsBlock)
    return dict(block.rows)


def test_who_stands_in_is_named_first() -> None:
    """Today's substitute is who to look for; whom they replace, and why, stands beside."""
    found = duty(TODAY, row("duty", ROSTER))
    assert found["8:30-12:00"] == "陈某某（替梁某某，外出培训）"
    assert found["电话"] == Link("拨打 0757-0000002", "tel:0757-0000002")


def test_a_page_knows_the_days_after_it() -> None:
    """A real village's page names its day and has two weeks of duty; a demonstration's today is its only one."""
    real = duty_block(village(row("people", REGISTER), row("duty", ROSTER)))
    assert (real.title, real.on, len(real.later)) == ("1月20日谁值班", TODAY, 13)
    assert dict(dict(real.later)[date(2026, 1, 22)])["8:30-12:00"] == "李某"
    demo = row("profile", "名称: 云溪村\n类别: 村\n示例: 是\n户籍人口: 3\n户数: 2\n", "村情")
    still = duty_block(village(row("people", REGISTER), row("duty", ROSTER), demo))
    assert (still.title, still.later) == ("今天谁值班", ())


def test_who_leads_stands_before_the_long_lists() -> None:
    """On the page of who is who the leaders come before the week and the chart."""
    committee = body("村民委员会", "村民委员会", "  - {职务: 主任, 姓名: 甲某}\n")
    blocks = sheet(village(row("people", REGISTER), row("duty", ROSTER), committee), KEY).blocks
    assert [type(block) for block in blocks] == [FactsBlock, PeopleBlock, RosterBlock, TreeBlock]


@pytest.mark.parametrize("today", [date(2026, 1, 21), date(2026, 2, 20)])
def test_a_day_without_duty_says_so_and_whom_to_call(today: date) -> None:
    """Neither an empty day nor a month without a roster leaves the reader without a number."""
    station = row("station", "名称: 公共服务站\n服务电话: 0757-0000009\n岗位: [{职务: 站长, 姓名: 甲某}]\n")
    found = duty(today, row("duty", ROSTER), station)
    assert "没有排班" in found.values()
    assert found["打服务站电话"] == Link("拨打 0757-0000009", "tel:0757-0000009")


def test_the_week_keeps_its_empty_days() -> None:
    """Seven days after today, each there, those without a shift too, over the end of the month."""
    block = week_block(village(row("duty", ROSTER), today=date(2026, 1, 20)))
    assert isinstance(block, RosterBlock)
    assert [len(shifts) for _, shifts in block.days] == [0, 1, 0, 0, 0, 0, 0]
    ahead = week_block(village(row("duty", ROSTER), today=date(2026, 1, 28)))
    assert [day.isoformat() for day, _ in ahead.days][-1] == "2026-02-04"


def test_a_village_without_bodies_and_rosters_has_no_page() -> None:
    """Then nothing leads there."""
    assert (list(keys(village())), front(village())) == ([], "")


def test_a_village_of_one_body_has_its_chart() -> None:
    """One body is a chart of one."""
    whole = village(body("老人会", "其他"))
    assert any(isinstance(block, TreeBlock) for block in sheet(whole, KEY).blocks)
