"""五化自查: counts first, every line leads to its evidence, what could not run is not called clean."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.due.kit import village
from wuhua.base.finding import Finding, Severity, Span
from wuhua.model.facts import Facts, LinkFact
from wuhua.model.sheet import Link, Sheet, TableBlock
from wuhua.overviews.compliance import board_sheet, compliance_sheet, form_sheet
from wuhua.overviews.compliance_data import compliance_data
from wuhua.overviews.selfcheck import Asked, Selfcheck, selfcheck
from wuhua.rules.rule import FAMILIES

TODAY = date(2026, 1, 20)
LEDGER = Facts("finance/2025-03", "finance", "财务收支/2025-03.yml", "2025-03", "三月的账", period="2025-03")
OLD = Facts("finance/2024-03", "finance", "财务收支/2024-03.yml", "2024-03", "去年三月的账", period="2024-03")
NEW = Facts("notice/n1", "notice", "通知公告/n1.yml", "n1", "停水", day="2026-01-05")
REGISTER = Facts(
    "posting/2025-04",
    "posting",
    "公开张贴登记/2025-04.yml",
    "2025-04",
    "4月张贴登记",
    links=(LinkFact(("张贴", 0, "公开单"), "finance", "2025-03"),),
    due_from="2025-04-30",
)
ROWS = (LEDGER, OLD, NEW, REGISTER)
LATE = Finding("T03", "三月的账晚了", Span("content/财务收支/2025-03.yml", 22, 9, 19), note="晚了13天")
WAIVED = replace(LATE, code="M01", message="只有一种形式", waiver="公开栏在修")
NOTE = replace(LATE, code="G04", severity=Severity.NOTE, span=Span("content/财务收支/2024-03.yml", 1, 1, 2))
MISSPELT = Finding("E201", "没有这个字段", Span("content/通知公告/n2.yml", 3, 1, 4))
RULES = (
    Asked("T03", "公开晚了", 1, 3),
    Asked("T04", "事情发生后公开晚了", 0, 0, 2, (("没有事项公开天数的规定", 2),)),
    Asked("M01", "公开形式只有一种", 1, 3),
    Asked("G04", "月、季、年对不上", 1, 1),
    Asked("G06", "决算和预算对不上", idle="还没有预决算的记录"),
    Asked("V01", "写了证件号码", 0, 4, 1, (("这份文件的写法要先改好", 1),)),
)
FINDINGS = (LATE, WAIVED, NOTE, MISSPELT)


def checked(findings: tuple[Finding, ...] = FINDINGS, rules: tuple[Asked, ...] = RULES) -> Selfcheck:
    """Give a check of four records."""
    return selfcheck(village(ROWS, TODAY), FAMILIES, rules, findings, "content")


def table(sheet: Sheet, title: str) -> TableBlock:
    """Give a sheet's table by its title."""
    (found,) = (block for block in sheet.blocks if isinstance(block, TableBlock) and block.title == title)
    return found


def row_of(block: TableBlock, words: str) -> tuple[Any, ...]:
    """Give the row that begins with these words."""
    (found,) = (row for row in block.rows if getattr(row[0], "text", row[0]) == words)
    return found


def test_the_page_counts_rules_and_places() -> None:
    """Each of the five 化 and of the four others has its line: rules, clean, could not run, problems, notes, waived."""
    block = table(compliance_sheet(checked()), "查了什么，查出什么")
    names = [getattr(row[0], "text", row[0]) for row in block.rows]
    assert names == [*FAMILIES.values(), "写法"]
    assert row_of(block, "公开时间经常化")[1:] == (2, 0, 1, 1, 0, 0)
    assert row_of(block, "公开形式多样化")[1:] == (1, 1, 0, 0, 0, 1)
    assert row_of(block, "数据勾稽")[1:] == (1, 1, 0, 0, 1, 0)
    assert row_of(block, "隐私保护")[1:] == (1, 0, 1, 0, 0, 0)
    assert row_of(block, "写法")[1:] == (0, 0, 0, 1, 0, 0)
    assert block.foot == (("合计", 5, 2, 2, 2, 1, 1),)


def test_every_finding_leads_to_its_record_its_line_its_register_and_its_rule() -> None:
    """A finding's row links the record's page, the register in which its posting stands, and the rule's page."""
    (row,) = table(compliance_sheet(checked()), "公开时间经常化查到的").rows
    assert row == (
        "三月的账晚了",
        "晚了13天",
        Link("三月的账", "finance/2025-03"),
        "财务收支/2025-03.yml 第22行",
        Link("4月张贴登记", "posting/2025-04"),
        Link("T03", "rules/t03"),
    )
    (waived,) = table(compliance_sheet(checked()), "公开形式多样化查到的").rows
    assert waived[1] == "不改：公开栏在修"


def test_what_did_not_run_and_what_did_not_apply_say_why() -> None:
    """A rule that could not run gives its reason and its cases; one without records names the kind that is missing."""
    sheet = compliance_sheet(checked())
    unrun = table(sheet, "没能查全的").rows
    assert [(row[0].text, row[1], row[2].number) for row in unrun] == [  # type: ignore[union-attr]
        ("T04 事情发生后公开晚了", "没有事项公开天数的规定", 2),
        ("V01 写了证件号码", "这份文件的写法要先改好", 1),
    ]
    (idle,) = table(sheet, "没有用上的规则").rows
    assert idle == (Link("G06 决算和预算对不上", "rules/g06"), "还没有预决算的记录")
    assert row_of(table(sheet, "公开时间经常化"), "T04 事情发生后公开晚了")[1] is None


def test_last_year_stands_beside_this() -> None:
    """Records and findings are told apart by the year they report on; without records of last year there is no such table."""
    block = table(compliance_sheet(checked()), "今年和去年")
    assert [column.title for column in block.columns[1:]] == ["2026年", "2025年", "不分年"]
    assert row_of(block, "公开的记录（份）")[1:] == (1, 2, 1)
    assert row_of(block, "公开时间经常化要改的（处）")[1:] == (0, 1, 0)
    alone = selfcheck(village((NEW,), TODAY), FAMILIES, RULES, (), "content")
    assert "今年和去年" not in [block.title for block in compliance_sheet(alone).blocks]


def test_a_clean_village_says_so_and_still_says_what_did_not_run() -> None:
    """Without findings the page names no problem, and keeps the rules that could not run."""
    sheet = compliance_sheet(checked(()))
    assert ("没有发现要改的。",) in sheet.summary
    assert not any(block.title.endswith("查到的") for block in sheet.blocks)
    assert len(table(sheet, "没能查全的").rows) == 2


def test_the_board_names_the_month_and_not_the_day() -> None:
    """The board's sheet is the same on two days of a month when nothing else moved, and links nowhere."""
    later = selfcheck(village(ROWS, date(2026, 1, 28)), FAMILIES, RULES, FINDINGS, "content")
    assert board_sheet(checked()) == board_sheet(later)
    assert "Link(" not in repr(board_sheet(checked()))


def test_the_form_stands_beside_last_year_and_leaves_room_to_sign() -> None:
    """The form has the counts with last year's problems, at most six findings, and a line for each who signs."""
    many = tuple(replace(LATE, span=Span(LATE.span.file, line)) for line in range(1, 30))
    sheet = form_sheet(checked(many), "全国")
    assert row_of(table(sheet, "查了什么，查出什么"), "公开时间经常化")[4::3] == (29, 29)
    assert len(table(sheet, "要改的").rows) == 6 and "23处" in table(sheet, "要改的").note
    signed = next(block for block in sheet.blocks if block.title == "意见和签字")
    assert [label for label, _ in signed.rows][-1] == "镇（街道）收表人"  # type: ignore[union-attr]


@given(st.lists(st.sampled_from(FINDINGS), max_size=8))
def test_the_data_adds_up(found: list[Finding]) -> None:
    """Totals are the sums of the families and the writing; each finding stands once; no number is a score."""
    data = compliance_data(checked(tuple(found)))
    listed = [case for family in data["families"] for rule in family["rules"] for case in rule["findings"]]
    assert sorted(case["code"] for case in [*listed, *data["writing"]]) == sorted(each.code for each in found)
    states = [case["state"] for case in [*listed, *data["writing"]]]
    totals = data["totals"]
    assert [states.count(word) for word in ("problem", "note", "waived")] == [
        totals["problems"], totals["notes"], totals["waived"],
    ]  # fmt: skip
    for name in ("rules_asked", "rules_clean", "records_clean"):
        assert totals[name] == sum(family["totals"][name] for family in data["families"])
