"""V09: a list of persons says until when it hangs, and hangs no longer."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from wuhua.base.dates import show_day
from wuhua.due.answers import answer_of
from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village


def find(village: "Village") -> Iterator[Outcome]:
    """Find lists without an end, past it, or meant to hang longer than a layer allows; late is told, it never blocks.

    Names of such lists stand on boards alone: the web and its index hold their totals from the first day.
    """
    today = village.as_of.isoformat()
    for row in village.facts.values():
        if row.posted and not row.removed and row.data.get("persons") and _is_for_the_board(row, village):
            yield from _judge(row, today, village)


def _is_for_the_board(row: "Facts", village: "Village") -> bool:
    """Whether the law's table keeps lists of this item off the web; who stands for election may hang for ever."""
    found = (village.policy.columns(item) for item in row.items)
    return any(columns.mode != "名单" for columns in found if columns)


def _judge(row: "Facts", today: str, village: "Village") -> Iterator[Outcome]:
    if not row.keep_until:
        message = f"{row.title}有人员名单，没有写保留到哪一天"
        yield Fault(("公开", "保留至"), message, "", "写 保留至；已经取下的写 取下日期", row.file)
        return
    until = date.fromisoformat(row.keep_until)
    if row.keep_until < today:
        message = f"{row.title}的名单保留到{show_day(until)}，还没有写取下日期"
        note, fix = f"过了{(village.as_of - until).days}天", "从公开栏取下名单，写 取下日期"
        yield Fault(("公开", "保留至"), message, note, fix, row.file)
        return
    days = (until - date.fromisoformat(row.posted)).days
    limit = village.policy.limit("名单最长天数", date.fromisoformat(row.posted))
    if limit is not None and days > limit.value:
        message = f"人员名单要挂{days}天，最多挂{limit.value}天"
        severity, basis = limit.severity, limit.basis
        fix = "把 保留至 提前；名单取下以后，总数可以继续公开"
        yield Fault(
            ("公开", "保留至"), message, f"多{days - limit.value}天", fix, row.file, severity=severity, basis=basis
        )


RULE = Rule("V09", "名单到期没有取下", "village", find, clauses=("PIPL 6",), part=answer_of)
