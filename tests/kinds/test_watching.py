"""监督报告, 审计与整改, 异议与答复, 满意度与社会评价, 公开张贴登记: what each sheet and row says beyond the contracts."""

from datetime import date

import pytest

from tests.kinds.kit import POLICY, check_text_of, example_text, titles_of
from wuhua.kinds import kinds_by_ident
from wuhua.kinds.question.record import Asked
from wuhua.kinds.survey.record import Answer, Improvement
from wuhua.model.facts import Facts
from wuhua.model.sheet import Sheet
from wuhua.model.village import Village

KINDS = kinds_by_ident()
QUESTIONS = """期间: 2025年四季度
上期未结: 2
上期已结: 1
登记:
  - {收到: 2025-11-03, 渠道: 意见箱, 事由: 路灯, 答复日期: 2025-11-03}
  - {收到: 2025-11-04, 渠道: 电话, 事由: 水渠, 答复日期: 2025-11-10}
  - {收到: 2025-12-01, 渠道: 来访, 事由: 南塘}
"""


def facts_of(ident: str, text: str) -> Facts:
    """Give the row of a text."""
    facts = check_text_of(KINDS[ident], text).facts
    assert facts is not None
    return facts


def sheet_on(ident: str, text: str, day: date) -> Sheet:
    """Make the sheet of a text as it stands on a day."""
    checked = check_text_of(KINDS[ident], text)
    assert checked.record is not None and checked.facts is not None
    return KINDS[ident].view(checked.record, checked.facts, Village([checked.facts], POLICY, day))


def told(sheet: Sheet) -> list[str]:
    """Give the summary as plain lines."""
    return ["".join(str(getattr(part, "value", part)) for part in sentence) for sentence in sheet.summary]


def figures(sheet: Sheet) -> dict[str, object]:
    """Give the headline's figures by label."""
    return {figure.label: getattr(figure.value, "number", figure.value) for figure in sheet.headline}


def test_a_problem_is_late_the_day_after_its_deadline() -> None:
    """On the deadline it is being put right, the day after it is overdue, and once put right it is neither."""
    text = "期间: 2025年上半年\n问题: [{问题: 晚公开, 期限: 2025-06-30}, {问题: 少签名, 完成日期: 2025-05-01}]\n"
    assert figures(sheet_on("supervision", text, date(2025, 6, 30))) == {"发现问题": 2, "改好了": 1}
    late = sheet_on("supervision", text, date(2025, 7, 1))
    assert figures(late) == {"发现问题": 2, "改好了": 1, "过了期限": 1}
    assert "还没改好：晚公开。" in told(late)


def test_five_fields_are_named_even_when_not_written() -> None:
    """The table of the five fields has five rows, with what is not written said so."""
    text = "期间: 2025年上半年\n五类监督: {村务公开: {情况: 每月看一次}}\n"
    sheet = sheet_on("supervision", text, date(2025, 7, 1))
    table = next(block for block in sheet.blocks if block.title == "五方面监督")
    assert [row[1] for row in table.rows].count("这一期没有写") == 4  # type: ignore[union-attr]
    assert facts_of("supervision", text).data["fields"] == ("村务公开",)


def test_a_half_years_report_ends_on_its_last_day() -> None:
    """The period is the clerk's text and the report is due from 30 June."""
    facts = facts_of("supervision", "期间: 2025年上半年\n")
    assert (facts.period, facts.due_from, facts.items) == ("2025年上半年", "2025-06-30", ("CW-08",))


@pytest.mark.parametrize(
    ("category", "item", "family"),
    [("离任经济责任审计", "CW-35", "村务"), ("集体经济审计", "CF-22", "财务"), ("巡察", "DW-12", "党务")],
)
def test_an_audit_goes_under_its_item(category: str, item: str, family: str) -> None:
    """An audit of a person, of money, and an inspection have each their item and family."""
    text = f"类别: {category}\n范围: 二〇二四年\n"
    assert facts_of("audit", text).items == (item,)
    assert sheet_on("audit", text, date(2025, 5, 1)).family == family


def test_an_audits_problems_are_added_up() -> None:
    """The money that the problems concern is summed, in cents in the facts and in yuan on the sheet."""
    text = "类别: 财务审计\n范围: 收支\n问题: [{问题: 甲, 金额: 3260.00}, {问题: 乙}, {问题: 丙, 金额: 0.50}]\n"
    assert facts_of("audit", text).cents == {"questioned": 326050}
    assert str(figures(sheet_on("audit", text, date(2025, 5, 1)))["涉及的钱"]) == "3260.50"


def test_answers_are_counted_and_timed() -> None:
    """What came in, was answered and is left is counted, with last period's; the summary says how long it took."""
    sheet = sheet_on("question", QUESTIONS, date(2025, 12, 11))
    assert figures(sheet) == {"收到": 3, "已答复": 2, "还没答复": 2}
    assert told(sheet)[0] == "最快当天答复，最慢6天。"
    assert "10" in str(sheet.summary[1])


def test_no_field_could_hold_who_asked() -> None:
    """No key of a question or of a survey's answer is a person's name, telephone, address or age."""
    for part in (Asked, Answer, Improvement):
        assert titles_of(part) & {"姓名", "人员", "电话", "住址", "手机", "证件", "年龄", "提出人"} == set()


def test_an_address_becomes_a_link() -> None:
    """The sheets that a question names are links, and a summary of a quarter that a posting names is none."""
    asked = "期间: 2025年四季度\n登记: [{收到: 2025-11-03, 渠道: 电话, 事由: 账, 公开单: finance/2025-10-econ}]\n"
    assert [link[1:3] for link in facts_of("question", asked).links] == [("finance", "2025-10-econ")]
    posted = "期间: 2025-04\n张贴: [{公开单: finance/2025-q1, 张贴日期: 2025-04-08}, {公开单: org/party, 张贴日期: 2025-04-08}]\n"
    assert [link[1:3] for link in facts_of("posting", posted).links] == [("org", "party")]


@pytest.mark.parametrize("wrong", ["三月的账", "finance", "finance/2025.html", "../x", "finance/a/b", "Finance/1", ""])
def test_what_is_no_address_is_refused(wrong: str) -> None:
    """An address is a kind's id, a stroke and a number; anything else is told as what to copy."""
    checked = check_text_of(KINDS["posting"], f"期间: 2025-04\n张贴: [{{公开单: '{wrong}', 张贴日期: 2025-04-08}}]\n")
    assert checked.record is None
    assert checked.told == ["E209：这里要写公开单的网址编号" if wrong else "E209：“公开单”后面没有内容"]


def test_a_survey_counts_its_answers() -> None:
    """Without a declared sample the answers' sum is the sample, and the score stands beside its full mark."""
    facts = facts_of("survey", example_text(KINDS["survey"], "typical"))
    assert facts.data["n"] == 106
    scored = facts_of("survey", "期间: 2025年\n类别: 自治综合评价\n得分: 91.6\n满分: 110\n")
    assert (scored.data["n"], scored.data["score"], scored.data["full"], scored.items) == (None, "91.6", "110", ())
