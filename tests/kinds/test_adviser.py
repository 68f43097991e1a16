"""法律顾问与代办: what its sheet says beyond the contracts."""

from datetime import date

from tests.kinds.kit import POLICY
from tests.kinds.told import checked, facts_of, sentences, sheet_on
from wuhua.kinds import kinds_by_ident
from wuhua.model.sheet import TableBlock
from wuhua.model.village import Village


def test_the_first_thing_is_when_and_where() -> None:
    """The headline tells the day with its place, the sentence the hours."""
    text = "机构: 示例律所\n接待: [{哪天: 每月第二个周三, 时间: 9:00-11:30, 地点: 调解室}]\n"
    sheet = sheet_on("adviser", text)
    assert (sheet.headline[0].value, sheet.headline[0].gloss) == ("每月第二个周三", "调解室")
    assert sentences(sheet) == ["每月第二个周三（9:00-11:30）在调解室。"]
    assert facts_of("adviser", text).items == ("FW-08",)


def test_an_agent_is_named_by_the_register() -> None:
    """Who runs an errand is looked up in the register by number."""
    text = "类别: 民事代办\n机构: 服务站\n服务事项: [{事项: 参保登记, 代办员: 1号窗口, 人员: P28}, {事项: 送件, 人员: P99}]\n"
    found = checked("adviser", text)
    register = facts_of("people", "名单: [{编号: P28, 姓名: 李某}]\n")
    assert found.record is not None and found.facts is not None
    village = Village([found.facts, register], POLICY, date(2025, 5, 1))
    sheet = kinds_by_ident()["adviser"].view(found.record, found.facts, village)
    table = next(block for block in sheet.blocks if isinstance(block, TableBlock))
    assert [row[1] for row in table.rows] == ["1号窗口 李某", "P99"]
    assert found.facts.items == ("FW-07",)
