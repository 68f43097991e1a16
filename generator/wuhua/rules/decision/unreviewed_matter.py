"""D11: a matter stands in the deliberation catalogue, was looked at before it was discussed, and is evaluated afterwards."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from wuhua.base.dates import add_months, show_day
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Limit
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

_NAMES = ("议事目录", "议事预审", "决策评价")


def find(village: "Village") -> Iterator[Outcome]:
    """Find decisions outside the catalogue, without pre-review before step two, and important ones never evaluated."""
    rows = [row for row in village.of("decision") if row.data["steps"]]
    entries = {
        name
        for row in village.of("lists")
        if row.data["list"] == "议事协商"
        for number, name, _ in row.data["entries"]
        for name in (number, name)
        if name
    }
    for row in rows:
        day = date.fromisoformat(row.data["steps"][0][1])
        limits = [village.policy.limit(name, day) for name in _NAMES]
        if not any(limit and limit.value for limit in limits):
            yield Skip("没有议事目录、预审、评估的规定")
            continue
        listed, seen, weighed = limits
        if listed and listed.value:
            yield from _listed(row, entries, listed)
        if seen and seen.value:
            yield from _reviewed(row, seen)
        if weighed and weighed.value:
            yield from _evaluated(row, village, weighed)


def _listed(row: "Facts", entries: set[str], limit: "Limit") -> Iterator[Outcome]:
    agenda = row.data["agenda"]
    if not agenda:
        fix = "对照议事协商事项目录，写 议事目录事项: …；目录里没有的，先修订目录"
        yield _fault(row, ("事项",), "没有写是议事协商事项目录里的哪一项", "缺“议事目录事项”", fix, limit)
    elif not entries:
        yield Skip("还没有议事协商事项目录")
    elif agenda not in entries:
        fix = "照目录里的名称写；目录里没有的，先修订目录"
        yield _fault(row, ("议事目录事项",), f"议事协商事项目录里没有“{agenda}”", "名称对不上", fix, limit)


def _reviewed(row: "Facts", limit: "Limit") -> Iterator[Fault]:
    """The look beforehand is due once the matter is discussed (the second step), or whatever comes after it."""
    later = [(title, day) for title, day in row.data["steps"] if title != "党组织提议"]
    if not later:
        return
    title, day = later[0]
    seen = row.data["pre_review"]
    if not seen:
        message = f"{title}以前没有写议事预审"
        fix = "预审过的写 预审: {日期: …, 机构: …}；没有预审的，在“备注”里说明"
        yield _fault(row, ("四议两公开", title), message, "缺“预审”", fix, limit, at_key=True)
    elif seen > day:
        message = f"预审 {seen} 晚于{title} {day}"
        yield _fault(row, ("预审", "日期"), message, "先预审，再商议", "对照记录，改写错的那个日期", limit)


def _evaluated(row: "Facts", village: "Village", limit: "Limit") -> Iterator[Fault]:
    if not row.data["important"] or row.data["passed"] is not True or not row.data["resolved"]:
        return
    decided = date.fromisoformat(row.data["resolved"])
    months = village.policy.limit("决策评价月数", decided)
    if months is None:
        return
    deadline = add_months(decided, months.value)
    if row.data["evaluated"] or village.as_of <= deadline:
        return
    message = f"{show_day(decided)}定的重要事项，过了{months.value}个月还没有评估"
    note = f"应在{show_day(deadline)}以前评估"
    yield _fault(row, ("重要",), message, note, "评估以后写 评估: [{日期: …, 结论: …}]", limit)


def _fault(
    row: "Facts", path: tuple[str | int, ...], message: str, note: str, fix: str, limit: "Limit", at_key: bool = False
) -> Fault:
    return Fault(path, message, note, fix, row.file, at_key, limit.severity, limit.basis)


RULE = Rule("D11", "没有入目录、预审或者评估", "village", find, kinds=("decision", "lists"))
