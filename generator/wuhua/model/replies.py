"""How long an answer to a villager may take: one clock for the rule that judges it (T15) and the pages that show it."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from wuhua.base.dates import add_days

if TYPE_CHECKING:
    from wuhua.law.policy import Limit, Policy


class Clock(NamedTuple):
    """When an answer is due (inclusive) and by how many days it is late; negative while there is time. ``limit`` is the law's word."""

    limit: "Limit"
    due: date
    days_late: int


def clock_of(received: date, replied: date | None, policy: "Policy", today: date) -> Clock | None:
    """The clock of one question; the first day is not counted. None where the place gives no number of days."""
    limit = policy.limit("异议答复天数", received)
    if limit is None:
        return None
    due = add_days(received, limit.value)
    return Clock(limit, due, ((replied or today) - due).days)


def clock_words(received: date, replied: date | None, policy: "Policy", today: date) -> str:
    """The same for a page: 3天答复, 晚了2天, 还有4天到期, 已过1天，还没有答复."""
    clock = clock_of(received, replied, policy, today)
    late = clock.days_late if clock else 0
    if replied:
        took = (replied - received).days
        return ("当天答复" if not took else f"{took}天答复") + (f"，晚了{late}天" if late > 0 else "")
    if clock is None:
        return f"还没有答复，等了{(today - received).days}天"
    if late > 0:
        return f"还没有答复，已过{late}天"
    return f"还没有答复，还有{-late}天到期" if late else "还没有答复，今天到期"
