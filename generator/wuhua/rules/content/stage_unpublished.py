"""C06: contracts and works are published before, during and after (事前 事中 事后)."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from wuhua.base.dates import add_days, show_day
from wuhua.rules.rule import Fault, Outcome, Rule, Skip
from wuhua.rules.topics import is_told

if TYPE_CHECKING:
    from wuhua.law.policy import Limit, Policy
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

_BEGINS = {"contract": "签合同", "project": "开工"}


def find(village: "Village") -> Iterator[Outcome]:
    """Find stages that a published contract or work has reached without a publication of its own; C05 speaks of one never published."""
    for kind in _BEGINS:
        rows = [row for row in village.of(kind) if is_told(row) and row.data["reached"]]
        for row in rows:
            limit = village.policy.limit("公开阶段", date.fromisoformat(row.data["reached"][0][1]))
            if limit is None:
                yield Skip("没有公开阶段的规定")
            else:
                yield from _missing(row, limit, village.policy, village.as_of)
                yield from _too_late(row, limit)


def _missing(row: "Facts", limit: "Limit", policy: "Policy", today: date) -> Iterator[Fault]:
    told = {stage for stage, _ in row.data["told"]}
    told.add(_stage_on(row))
    owed = [
        (stage, day)
        for stage, day in row.data["reached"]
        if stage in limit.value and stage not in told and today > _last(date.fromisoformat(day), policy)
    ]
    if owed:
        names = "、".join(stage for stage, _ in owed)
        since = show_day(date.fromisoformat(owed[0][1]))
        yield Fault(
            ("名称",),
            f"“{row.title[:20]}”{names}还没有公开过",
            f"{since}起就该有{owed[0][0]}公开",
            f"公开以后，在“阶段公开”里加一行，阶段写 {owed[0][0]}",
            row.file,
            severity=limit.severity,
            basis=limit.basis,
        )


def _last(day: date, policy: "Policy") -> date:
    limit = policy.limit("事项公开天数", day)
    return add_days(day, limit.value) if limit else day


def _stage_on(row: "Facts") -> str:
    """The stage in which the record itself was posted; empty when it was not."""
    if not row.posted:
        return ""
    begun = [stage for stage, day in row.data["reached"] if day <= row.posted]
    return str(begun[-1] if begun else row.data["reached"][0][0])


def _too_late(row: "Facts", limit: "Limit") -> Iterator[Fault]:
    """A publication called 事前 that came only after the thing had begun."""
    begun = dict(row.data["reached"]).get("事中", "")
    if begun < row.data["signed"]:
        return  # works that began before their contract are T07's: their day is in doubt
    for index, (stage, day) in enumerate(row.data["told"]):
        if stage == "事前" and begun and day > begun:
            word = _BEGINS[row.kind]
            yield Fault(
                ("阶段公开", index, "日期"),
                f"写的是事前公开，日期 {day} 晚于{word} {begun}",
                "事后补的不算事前",
                "日期写错的改日期；确实是后来贴的，阶段改成 事中",
                row.file,
                severity=limit.severity,
                basis=limit.basis,
            )


RULE = Rule("C06", "没有分阶段公开", "village", find, kinds=tuple(_BEGINS))
