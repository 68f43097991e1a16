"""T03: what is published for a period is published by its day, whatever its kind."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from wuhua.base.finding import Severity
from wuhua.due.answers import answer_of
from wuhua.law.policy import WEIGHT
from wuhua.rules.periods import is_posting_doubtful, period_of, show_near
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.duties import Last
    from wuhua.law.policy import Policy
    from wuhua.law.terms import Item
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village


def find(village: "Village") -> Iterator[Outcome]:
    """Find periodic papers of any kind posted after their day, or not posted though it has passed.

    A paper that names no item of the catalogue but a period (a notice) is judged as the common periodic one.
    """
    # Deadlines are read when a village is asked, not when rules are listed.
    from wuhua.law.duties import limits_asked

    clocks: dict[tuple[str, ...], tuple[Item | None, ...]] = {}
    silent: dict[str, int] = {}
    since = str(village.profile.data.get("since", "")) if village.profile else ""
    known: dict[tuple[Item | None, str], list[Last]] = {}
    for row in village.facts.values():
        if not row.period or is_posting_doubtful(row):
            continue
        if row.items not in clocks:
            clocks[row.items] = tuple(_clocks(row.items, village))
        faults: list[tuple[Last, Fault]] = []
        for item in clocks[row.items]:
            if (item, row.period) not in known:
                known[item, row.period] = _lasts(item, row.period, village.policy)
            lasts = known[item, row.period]
            if not lasts:
                name = (limits_asked(item) if item else _COMMON)[0]
                silent[name] = silent.get(name, 0) + 1
            faults += _judge(row, lasts, village.as_of, since)
            yield from (Skip(f"{last.year}年没有公布的日历，算不出工作日") for last in lasts[:1] if last.day is None)
        if faults:
            yield min(faults, key=lambda pair: (WEIGHT[pair[0].severity], pair[0].day))[1]
    for name, cases in sorted(silent.items()):
        yield Skip(f"没有{name}的规定", cases)


_COMMON = ("定期公开截止日",)
_PLAIN = "定期"


def _clocks(idents: tuple[str, ...], village: "Village") -> "Iterator[Item | None]":
    """One item for each way in which the paper's items are timed; None stands for a paper that names no item."""
    from wuhua.law.duties import read_deadline

    items = [item for ident in idents if (item := village.policy.item(ident))]
    timed = {item.deadline: item for item in items if (read := read_deadline(item.deadline)) and not read.is_event}
    yield from timed.values() if items else (None,)


def _lasts(item: "Item | None", text: str, policy: "Policy") -> "list[Last]":
    from wuhua.law.duties import last_days

    period = period_of(text)
    assert period is not None
    plain = item or next((each for each in policy.items if each.deadline == _PLAIN), None)
    return last_days(plain, period, policy) if plain else []


def _judge(row: "Facts", lasts: "list[Last]", today: date, since: str) -> "Iterator[tuple[Last, Fault]]":
    seen = row.posted or today.isoformat()
    # Before 公开起始 nobody owed it; what was posted all the same is judged.
    floor = "" if row.posted else since
    broken = [last for last in lasts if last.day is not None and floor <= last.day.isoformat() < seen]
    if broken:
        last = min(broken, key=lambda last: WEIGHT[last.severity])
        yield last, _fault(row, last, date.fromisoformat(seen))


def _fault(row: "Facts", limit: "Last", seen: date) -> Fault:
    deadline = limit.day
    assert deadline is not None
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


RULE = Rule("T03", "公开晚了", "village", find, clauses=("五化 时间",), part=answer_of)
