"""T03: what is published every month or quarter is published by its day."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from wuhua.base.dates import add_months
from wuhua.base.finding import Severity
from wuhua.rules.periods import period_of, show_near, speaking
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Limit
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village


def find(village: "Village") -> Iterator[Outcome]:
    """Find ledgers, periodic notices and duty rosters posted after their day, or not posted though it has passed."""
    policy = village.policy
    periodic: dict[tuple[str, ...], bool] = {}
    reports = []
    for row in (*village.of("finance"), *village.of("notice")):
        if row.items not in periodic:
            periodic[row.items] = _is_periodic(row.items, village)
        if row.period and periodic[row.items]:
            reports.append(row)
    yield from _late("定期公开截止日", policy.limits("定期公开截止日"), reports, 1, village.as_of)
    yield from _late("值班表截止日", policy.limits("值班表截止日"), village.of("duty"), 0, village.as_of)


def _is_periodic(idents: tuple[str, ...], village: "Village") -> bool:
    items = [item for ident in idents if (item := village.policy.item(ident))]
    return not items or any(item.deadline == "定期" for item in items)


def _late(name: str, limits: "list[Limit]", rows: "list[Facts]", shift: int, today: date) -> Iterator[Outcome]:
    if rows and not limits:
        yield Skip(f"没有{name}的规定", len(rows))
        return
    known: dict[str, list[tuple[str, Limit]]] = {}
    for row in rows:
        if row.period not in known:
            known[row.period] = [(_deadline(row.period, limit.value, shift).isoformat(), limit) for limit in limits]
        seen = row.posted or today.isoformat()
        broken = [limit for last, limit in known[row.period] if seen > last]
        limit = speaking(broken)
        if limit:
            yield _fault(row, _deadline(row.period, limit.value, shift), limit, date.fromisoformat(seen))


def _deadline(period: str, day: int, shift: int) -> date:
    """The day of the month after the period (shift 1) or of its own first month (shift 0), cut to the month's last."""
    found = period_of(period)
    assert found is not None
    start = add_months(found.start, found.months if shift else 0)
    last = add_months(date(start.year, start.month, 1), 1).toordinal() - start.toordinal()
    return start.replace(day=min(day, last))


def _fault(row: "Facts", deadline: date, limit: "Limit", seen: date) -> Fault:
    days = (seen - deadline).days
    message = f"{row.title}应在{show_near(deadline, int(row.period[:4]))}前公开"
    if not row.posted:
        note, fix = f"已过{days}天", "公开以后在“公开”里写 公开日期；晚了的在“迟公开原因”里写明"
        message += "，到今天还没有公开"
    elif row.late_reason:
        note, fix = f"晚了{days}天，已写明原因：{row.late_reason}", "原因会和这份公开一起给村民看，不用再改"
    else:
        note, fix = f"晚了{days}天", "实际张贴早于这天就改成实际日期；确实晚了，在“迟公开原因”里写明"
    severity = Severity.NOTE if row.posted and row.late_reason else limit.severity
    return Fault(("公开", "公开日期"), message, note, fix, row.file, severity=severity, basis=limit.basis)


RULE = Rule("T03", "公开晚了", "village", find, kinds=("finance", "notice", "duty"))
