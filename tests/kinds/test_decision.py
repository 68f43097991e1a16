"""Decisions: what the law asks beside what was reached, how to object, what was promised and what came of it."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.kinds.kit import check_text_of
from tests.kinds.sheets import figures, row_of, sheet, table
from wuhua.kinds import kinds_by_ident
from wuhua.law.policy import load_policy
from wuhua.law.values import enough
from wuhua.model.facts import Facts
from wuhua.model.quorum import NEEDS, least, share_words
from wuhua.model.sheet import FactsBlock, Link, Sheet, Step, StepsBlock, TableBlock, Vote
from wuhua.model.village import Village
from wuhua.rules.engine import check_record

DECISION = kinds_by_ident()["decision"]
POLICY = load_policy("全国")[0]
BODIES = ("村民会议", "村民代表会议", "村民小组会议", "成员大会", "成员代表大会", "理事会")
CODES = ("D03", "D04", "D07", "D08", "D17")
#: Every body's law is in force and read on this day.
DAY = "2025-06-10"


def text_of(body: str, day: str = DAY, more: str = "", **numbers: int) -> str:
    """Write a decision with one vote."""
    told = "".join(f", {name}: {number}" for name, number in numbers.items())
    return f"事项: 修路\n{more}四议两公开:\n  {body}决议: {{日期: {day}{told}}}\n"


def steps(made: Sheet) -> tuple[Step, ...]:
    """Give the steps of a decision's sheet."""
    return next(block.steps for block in made.blocks if isinstance(block, StepsBlock))


def vote_of(made: Sheet) -> Vote:
    """Give the deciding vote."""
    vote = steps(made)[3].vote
    assert vote is not None
    return vote


def found_by_rules(text: str) -> list[str]:
    """Give the codes of the quorum rules that find something in a decision."""
    checked = check_text_of(DECISION, text, "one")
    assert checked.record is not None and checked.facts is not None and checked.document is not None
    told = check_record(checked.record, checked.facts, checked.document, POLICY).findings
    return [finding.code for finding in told if finding.code in CODES]


@settings(max_examples=150, deadline=None)
@given(st.data(), st.sampled_from(BODIES), st.integers(21, 90))
def test_the_page_says_reached_exactly_where_the_rules_find_nothing(data: st.DataObject, body: str, due: int) -> None:
    """For any votes declared as carried: every number asked is reached on the page, or a quorum rule speaks; never both."""
    present = data.draw(st.integers(0, due))
    yes = data.draw(st.integers(0, present))
    no = data.draw(st.integers(0, present - yes))
    numbers = {"应到": due, "实到": present, "同意": yes, "反对": no, "弃权": present - yes - no}
    text = text_of(body, more="表决结果: 通过\n", **numbers)
    asked = vote_of(sheet("decision", text)).asked
    reached = all(each.holds for each in asked)
    assert reached == (not found_by_rules(text))


@given(st.integers(1, 5000), st.sampled_from(((1, 2, True), (2, 3, False), (3, 4, False), (4, 5, False))))
def test_the_number_asked_is_the_smallest_that_suffices(base: int, share: tuple[int, int, bool]) -> None:
    """One less than the number shown never reaches the law's share; the number itself does."""
    needed = least(base, share)
    assert enough(needed, base, share)
    assert not enough(needed - 1, base, share)


def test_the_law_stands_beside_the_vote_with_its_clause() -> None:
    """45 representatives, 41 came, 39 agreed: 30 and 21 were asked, by article 26."""
    vote = vote_of(sheet("decision", text_of("村民代表会议", 应到=45, 实到=41, 同意=39, 反对=1, 弃权=1)))
    assert [(each.what, each.share, each.least, each.reached, each.unit, each.holds) for each in vote.asked] == [
        ("到会", "三分之二以上", 30, 41, "人", True),
        ("同意", "过半数", 21, 39, "票", True),
    ]
    assert {each.basis for each in vote.asked} == {"村民委员会组织法第26条"}


def test_members_are_counted_of_all() -> None:
    """Of 60 members 45 came and 35 agreed: more than half of those present, but 40 of all were asked."""
    vote = vote_of(sheet("decision", text_of("成员大会", 应到=60, 实到=45, 同意=35, 反对=10, 弃权=0)))
    assert [(each.least, each.holds, each.of_all) for each in vote.asked] == [(40, True, False), (40, False, True)]


def test_a_year_whose_law_was_not_read_compares_nothing() -> None:
    """In 2026 the villagers' law has a new text: the page says that, and shows no number of the old one."""
    vote = vote_of(sheet("decision", text_of("村民代表会议", "2026-01-10", 应到=45, 实到=20, 同意=19, 反对=1, 弃权=0)))
    assert vote.asked == ()
    assert "2026年" in vote.need and "还没有核对" in vote.need


def test_a_declared_failure_is_no_pass() -> None:
    """A vote with a majority that is declared 未通过 shows 未通过; a withdrawn one shows neither."""
    text = "表决结果: {}\n"
    numbers = {"应到": 45, "实到": 41, "同意": 39, "反对": 1, "弃权": 1}
    assert vote_of(sheet("decision", text_of("村民代表会议", more=text.format("未通过"), **numbers))).passed is False
    assert vote_of(sheet("decision", text_of("村民代表会议", more=text.format("撤回"), **numbers))).passed is None


@pytest.mark.parametrize(
    ("share", "words"), [((1, 2, True), "过半数"), ((2, 3, False), "三分之二以上"), ((1, 3, True), "超过三分之一")]
)
def test_shares_are_said_in_words(share: tuple[int, int, bool], words: str) -> None:
    """A share reads as people say it."""
    assert share_words(share) == words


def test_every_limit_that_a_body_needs_has_a_name() -> None:
    """The limits that bodies are measured by are all in the table of limits."""
    known = {row.name for row in load_policy("广东")[0].rows} | {row.name for row in POLICY.rows}
    practice = {need.away for need in NEEDS.values()} | {""}
    named = {name for need in NEEDS.values() for name in need[:4]}
    assert named - known - practice == set()


NOTICE = (
    text_of("村民代表会议", 应到=45, 实到=41, 同意=39, 反对=1, 弃权=1) + "  决议公开: {日期: 2025-06-12, 天数: 7}\n"
)
PROFILE = "名称: 云溪村\n类别: 村\n户籍人口: 3120\n户数: 862\n监督电话: 0757-0000000\n电话归属: 村务监督委员会\n"
DESKS = "期间: 2025年二季度\n提意见的地方:\n  - {名称: 意见箱, 地点: 村委会大门东侧, 时间: 8:30-12:00}\n"


def how_to_object(today: date, *others: Facts, place: str = "重庆") -> dict[str, object]:
    """Give the block that says how to object on a day; empty where there is none."""
    made = sheet("decision", NOTICE, *others, place=place, today=today)
    blocks = (block for block in made.blocks if isinstance(block, FactsBlock) and block.title == "有意见怎么提")
    return dict(next(blocks, FactsBlock("", ())).rows)


def test_the_notice_says_until_when_and_to_whom() -> None:
    """While the notice runs the page gives its days, the telephone to tap, the box, and the days until an answer."""
    rows = how_to_object(date(2025, 6, 19), row_of("profile", PROFILE), row_of("question", DESKS))
    assert rows["什么时候提"] == "2025年6月12日到2025年6月19日，最后一天也可以提"
    assert rows["村务监督委员会"] == Link("拨打 0757-0000000", "tel:0757-0000000")
    assert rows["意见箱"] == "村委会大门东侧，8:30-12:00"
    assert str(rows["几天答复"]).startswith("收到以后3天以内")


def test_a_notice_that_has_ended_takes_no_objections() -> None:
    """The day after the last one the block is gone, and the headline no longer says that a notice runs."""
    assert how_to_object(date(2025, 6, 20)) == {}
    assert figures(sheet("decision", NOTICE, today=date(2025, 6, 19)))["现在"] == "公示到6月19日"
    assert figures(sheet("decision", NOTICE, today=date(2025, 6, 20)))["现在"] == "已通过，正在办"


ASKED = """期间: 2025年二季度
登记:
  - {收到: 2025-06-13, 渠道: 公示期, 事由: 石料, 公开单: decision/one, 答复日期: 2025-06-18, 答复: 公开招标, 结果: 解释清楚}
  - {收到: 2025-06-14, 渠道: 意见箱, 事由: 工期, 公开单: decision/one}
  - {收到: 2025-06-15, 渠道: 电话, 事由: 另一件, 公开单: decision/two}
"""


def test_objections_stand_on_the_page_they_are_about_with_their_clock() -> None:
    """Three days are allowed: the answer after five was two late, the open one is one day over; another decision's is not here."""
    question = row_of("question", ASKED, "2025-q2")
    made = sheet("decision", NOTICE, question, place="重庆", today=date(2025, 6, 18))
    rows = table(made, "有人问过这件事").rows
    assert [(row[1], row[3]) for row in rows] == [("石料", "5天答复，晚了2天"), ("工期", "还没有答复，已过1天")]
    assert all(isinstance(row[4], Link) and row[4].key == question.key for row in rows)


def test_what_waits_without_a_law_is_only_counted() -> None:
    """Where no rule gives days, the page says how long it has waited, and never that it is late."""
    question = row_of("question", ASKED, "2025-q2")
    rows = table(sheet("decision", NOTICE, question, today=date(2025, 6, 18)), "有人问过这件事").rows
    assert [row[3] for row in rows] == ["5天答复", "还没有答复，等了4天"]


WORK = """名称: 修路
决议: one
合同: {签订日期: 2025-07-01, 单位: 示例工程队, 金额: 90000.00, 完工期限: 2025-09-01}
付款: [{日期: 2025-08-01, 金额: 60000.00, 摘要: 第一期}]
完工日期: 2025-09-04
"""
PROMISE = NOTICE + "预算: 96000.00\n承办单位: 示例照明公司\n"


def promise(text: str, *others: Facts, today: date = date(2025, 9, 10)) -> dict[str, str]:
    """Give the differences of the table of promises by what they are about."""
    made = sheet("decision", text, *others, today=today)
    blocks = [block for block in made.blocks if isinstance(block, TableBlock) and block.title == "说好的和做到的"]
    return {str(row[0]): str(row[3]) for block in blocks for row in block.rows}


def test_results_stand_beside_the_promise() -> None:
    """Contract against budget, paid against contract, days against the contract's term, and who does it."""
    assert promise(PROMISE, row_of("project", WORK, "p1")) == {
        "预算到合同价（元）": "比预算少6,000.00元",
        "已经付了（元）": "还差30,000.00元没有付",
        "哪天办完": "晚了3天",
        "谁来做": "和合同上的不一样",
    }


def test_what_was_paid_over_the_contract_is_said() -> None:
    """A settlement above the contract stands beside the contract, not beside the larger budget alone."""
    found = promise(PROMISE + "决算: 91200.00\n", row_of("project", WORK, "p1"))
    assert found["预算到合同价（元）"] == "比预算少6,000.00元" and found["合同价到结算（元）"] == "比合同价多1,200.00元"


def test_what_was_refused_says_so_first() -> None:
    """The votes against stand before those in favour, and no step is left that can never come."""
    text = text_of("村民代表会议", 应到=45, 实到=41, 同意=9, 反对=32, 弃权=0)
    made = sheet("decision", text)
    assert [figure.label for figure in made.headline] == ["现在", "反对", "同意"]
    (block,) = (block for block in made.blocks if isinstance(block, StepsBlock))
    assert (block.steps[-1].state, block.steps[-1].note) == ("不用公开", "没有通过，不办了")


def test_two_works_for_one_decision_are_not_mixed() -> None:
    """Where two works rest on one decision, neither stands for it: their own pages tell."""
    assert promise(PROMISE, row_of("project", WORK, "p1"), row_of("project", WORK, "p2")) == {}


def test_what_failed_promises_nothing() -> None:
    """A matter that was not passed is never late."""
    text = text_of(
        "村民代表会议", more="表决结果: 未通过\n计划完成: 2025-07-01\n", 应到=45, 实到=41, 同意=9, 反对=32, 弃权=0
    )
    assert promise(text) == {}
    assert promise(text.replace("未通过", "通过").replace("同意: 9", "同意: 32").replace("反对: 32", "反对: 9")) == {
        "哪天办完": "过了说好的日子"
    }


def test_a_line_of_asked_numbers_survives_the_village() -> None:
    """The sheet is the same whether the village watches or not."""
    checked = check_text_of(DECISION, NOTICE, "one")
    assert checked.record is not None and checked.facts is not None
    village = Village([checked.facts], POLICY, date(2025, 6, 15))
    assert DECISION.view(checked.record, checked.facts, village) == sheet("decision", NOTICE, today=date(2025, 6, 15))
