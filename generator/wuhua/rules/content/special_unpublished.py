"""C05: contracts, works, taken land and money raised for one matter are published on their own, and tied to the rows of the books."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from wuhua.base.dates import add_days, period_holding, show_day
from wuhua.base.finding import Severity
from wuhua.rules.periods import written_months
from wuhua.rules.rule import Fault, Outcome, Rule, Skip
from wuhua.rules.topics import SPECIAL, is_told

if TYPE_CHECKING:
    from wuhua.law.policy import Limit, Policy
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

#: Register: (the list that holds its rows, the key that says let, what a row is).
_LET = {"assets": ("资产", "使用状态", "项出租的资产"), "resources": ("资源", "经营方式", "块包出去的地")}


def find(village: "Village") -> Iterator[Outcome]:
    """Find special matters never published, rows of registers that are let without a contract, works that no ledger line names."""
    limit = village.policy.limit("专项公开事项", village.as_of)
    matters = [row for kind in SPECIAL for row in village.of(kind)]
    if limit is None:
        cases = len(matters) + sum(len(village.of(kind)) for kind in _LET)
        if cases:
            yield Skip("没有专项公开的规定", cases)
        return
    since = str(village.profile.data.get("since", "")) if village.profile else ""
    for row in matters:
        if not is_told(row) and since <= row.due_from:
            yield from _silent(row, limit, village.policy, village.as_of)
    for kind in _LET:
        yield from _unlinked(village.of(kind), kind, limit)
    paid = [row for row in village.of("project") if is_told(row) and row.data["months"]]
    months = written_months(village) if paid else set()
    for row in paid:
        if months.intersection(row.data["months"]) and not _named(village, row):
            yield _loose(row, limit)


def _silent(row: "Facts", limit: "Limit", policy: "Policy", today: date) -> Iterator[Fault]:
    """A matter whose day has come and that was never published; without a number of days, once the next quarter has ended."""
    if not row.due_from or row.due_from > today.isoformat():
        return
    event = date.fromisoformat(row.due_from)
    days = policy.limit("事项公开天数", event)
    last = add_days(event, days.value) if days else period_holding(event, 3).shift(1).end
    if today > last:
        yield Fault(
            ("公开", "公开日期"),
            f"“{_short(row.title)}”是{show_day(event)}的事，应在{show_day(last)}前专门公开，到今天还没有公开",
            f"已过{(today - last).days}天",
            "贴出来、上网以后，在“公开”里写 公开日期",
            row.file,
            severity=limit.severity,
            basis=limit.basis,
        )


def _unlinked(rows: "list[Facts]", kind: str, limit: "Limit") -> Iterator[Fault]:
    """The last register of each owner speaks, once."""
    listed, key, words = _LET[kind]
    last: dict[str, Facts] = {}
    for row in rows:
        if row.due_from >= last.get(row.data["series"], row).due_from:
            last[row.data["series"]] = row
    for row in last.values():
        found = row.data["unlinked"]
        if found:
            yield Fault(
                (listed, found[0], key),
                f"有{len(found)}{words}没有写是哪份经济合同",
                "出租、发包要专门公开",
                "在“经济合同”里写一份，再把它的编号写到这一行的“合同”里",
                row.file,
                severity=limit.severity,
                basis=limit.basis,
            )


def _named(village: "Village", row: "Facts") -> bool:
    ways = [("project", row.ident)]
    if row.data["decision"]:
        ways.append(("decision", row.data["decision"]))
    return any(other.kind == "finance" for way in ways for other, _ in village.links_by(*way))


def _loose(row: "Facts", limit: "Limit") -> Fault:
    return Fault(
        ("付款",),
        f"“{_short(row.title)}”付过款，账上没有一笔写明是这个工程的",
        "专项公开要和账上的每一笔连起来",
        f"在账上那一笔里写 工程: {row.ident}",
        row.file,
        at_key=True,
        severity=Severity.WARNING,
        basis=limit.basis,
        lacks=("finance",),
    )


def _short(name: str) -> str:
    return name if len(name) <= 20 else name[:20] + "…"


RULE = Rule("C05", "没有专门公开", "village", find, kinds=(*SPECIAL, *_LET, "finance"))
