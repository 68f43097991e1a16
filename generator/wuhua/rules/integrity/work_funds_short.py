"""G15: a year's working funds reach the floor of the place, with what the town adds."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.rules.periods import period_of
from wuhua.rules.rule import Fault, Outcome, Rule, Skip
from wuhua.rules.sums import show

if TYPE_CHECKING:
    from wuhua.law.policy import Limit
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village


def find(village: "Village") -> Iterator[Outcome]:
    """Find years whose working funds, the town's part included, are below the floor; exactly the floor is enough."""
    rows = [row for row in village.of("budget") if row.data["book"] == "行政账"]
    told = [row for row in rows if "work_funds" in row.cents]
    if village.profile is None:
        if told:
            yield Skip("没有村情，不知道是村还是社区", len(told))
        return
    name = "社区工作经费下限" if village.profile.data["kind"] == "社区" else "村工作经费下限"
    for row in rows:
        period = period_of(row.period)
        limit = village.policy.limit(name, on=period.end) if period else None
        if row not in told:
            if limit and period and not any(x.period == row.period for x in told):
                yield Skip("预决算里没有写工作经费")
        elif limit is None:
            yield Skip(f"没有{name}的规定")
        else:
            yield from _judge(row, limit)


def _judge(row: "Facts", limit: "Limit") -> Iterator[Fault]:
    arranged, backstop = row.cents["work_funds"], row.cents.get("backstop")
    short = limit.value * 100 - arranged - (backstop or 0)
    if short <= 0:
        return
    if backstop is None:
        message = f"工作经费安排了 {show(arranged)} 元，规定不低于 {limit.value} 元，没有写镇级兜底"
        fix = f"镇里补了的，写 镇级兜底: {show(short)}"
    else:
        message = f"工作经费安排 {show(arranged)} 元加镇级兜底 {show(backstop)} 元，规定不低于 {limit.value} 元"
        fix = "对照镇里下达的数，改写错的那个；确实不够的，在“备注”里写明"
    path = ("工作经费", "安排" if backstop is None else "镇级兜底")
    yield Fault(path, message, f"差 {show(short)} 元", fix, row.file, severity=limit.severity, basis=limit.basis)


RULE = Rule("G15", "工作经费不够", "village", find, kinds=("budget", "profile"))
