"""T05: what hangs on a board hangs for its days."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from wuhua.base.finding import Severity
from wuhua.rules.periods import speaking
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.kinds.posting.record import Postings
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts
    from wuhua.model.record import Record


def find(record: "Record", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find boards cleared, or meant to be cleared, too soon; the day of posting is not counted."""
    if facts.kind == "posting":
        yield from _register(record, policy)  # type: ignore[arg-type]
        return
    until = facts.removed or facts.keep_until
    if not until or not facts.posted or (facts.channels and "公开栏" not in facts.channels):
        return
    posted = date.fromisoformat(facts.posted)
    path = ("公开", "取下日期" if facts.removed else "保留至")
    words = "公开栏上挂了{}天就取下" if facts.removed else "公开栏上只打算挂{}天"
    yield from _judge(policy, posted, date.fromisoformat(until), path, words)


def _register(record: "Postings", policy: "Policy") -> Iterator[Outcome]:
    """Each hanging of the register by itself; one that was hung again at its place is the later hanging's matter."""
    for index, row in enumerate(record.rows):
        again = any(
            (later.sheet, later.place) == (row.sheet, row.place) and row.removed and later.posted >= row.removed
            for later in record.rows[index + 1 :]
        )
        if row.channel == "公开栏" and row.removed is not None and not again:
            where = row.place or "公开栏"
            words = f"{row.sheet}在{where}挂了{{}}天就取下"
            yield from _judge(policy, row.posted, row.removed, ("张贴", index, "取下日期"), words)


def _judge(policy: "Policy", posted: date, until: date, path: tuple[str | int, ...], words: str) -> Iterator[Outcome]:
    limits = policy.limits("公开栏保留天数", posted)
    if not limits:
        yield Skip("没有公开栏保留天数的规定")
        return
    days = (until - posted).days
    limit = speaking([limit for limit in limits if 0 <= days < limit.value])
    if limit is None:
        return
    short = limit.value - days
    yield Fault(
        path,
        f"{words.format(days)}，至少要挂{limit.value}天",
        note="差1天：张贴那天不算" if short == 1 else f"差{short}天",
        fix=f"重新张贴，再挂满{limit.value}天；日期写错的改成实际日期",
        severity=Severity.WARNING if short == 1 else limit.severity,
        basis=limit.basis,
    )


RULE = Rule("T05", "公开栏上挂的天数不够", "record", find)
