"""T15: an objection or a question is answered within its days."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from wuhua.base.dates import show_day
from wuhua.base.finding import Severity
from wuhua.model.facts import day_of
from wuhua.model.replies import Clock, clock_of
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village


def find(village: "Village") -> Iterator[Outcome]:
    """Find answers that came late or not at all, and registers that cannot be; natural days, the first not counted."""
    unknown = 0
    for row in village.of("question"):
        if row.data["open"] < 0:
            message = f"上期未结{row.data['carried']}件，上期已结{row.data['carried'] - row.data['open']}件"
            fix = "上期已结的不会比未结的多，对照上一期改正"
            yield Fault(("上期已结",), message, f"多了{-row.data['open']}件", fix, row.file)
        for index, (received, replied, *_) in enumerate(row.data["asked"]):
            if replied and replied < received:
                message = f"答复日期 {replied} 早于收到 {received}"
                yield Fault(("登记", index, "答复日期"), message, "先后反了", "对照登记改成实际日期", row.file)
                continue
            clock = clock_of(date.fromisoformat(received), day_of(replied), village.policy, village.as_of)
            if clock is None:
                unknown += 1
            elif clock.days_late > 0:
                yield _late(row, index, received, replied, clock)
    if unknown:
        yield Skip("没有异议答复天数的规定", unknown)


def _late(row: "Facts", index: int, received: str, replied: str, clock: Clock) -> Fault:
    limit, days = clock.limit, clock.days_late
    message = f"{show_day(date.fromisoformat(received))}收到的意见，应在{limit.value}天内答复"
    note = f"晚了{days}天" if replied else f"已过{days}天，还没有答复"
    fix = "实际答复更早的，改成实际日期；确实晚了的，在“备注”里写明原因" if replied else "答复以后写上 答复日期 和 答复"
    path = ("登记", index, "答复日期" if replied else "收到")
    return Fault(path, message, note, fix, row.file, severity=limit.severity, basis=limit.basis)


RULE = Rule("T15", "答复晚了", "village", find, kinds=("question",), severity=Severity.ERROR, clauses=("五化 时间",))
