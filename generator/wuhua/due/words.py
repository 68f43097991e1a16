"""Duties in words: one sentence for villagers, and for the clerk what to type next."""

from datetime import date

from wuhua.base.dates import show_day
from wuhua.due.duty import Duty, State
from wuhua.due.hosts import Host
from wuhua.model.facts import Facts
from wuhua.model.kind import Kind


def sentence(duty: Duty, today: date) -> str:
    """Say how a duty stands: ``2025年3月行政账收支：应于2025年4月20日前公开，至今未公开``; no full stop."""
    return f"{duty.title}：{told(duty, today)}"


def told(duty: Duty, today: date) -> str:
    """The same without the title."""
    state, days = duty.state, duty.days_past(today)
    if state is State.BLANK:
        if not duty.stated and duty.period is None:
            return "一直没有公开"
        return f"{duty.when}，至今未公开" if duty.stated else "下一期都过完了，至今未公开"
    if state is State.TODAY:
        return "今天是最后一天" + _written(duty)
    if state in (State.SOON, State.AHEAD):
        return f"{duty.when}，还有{-days}天" + _written(duty)
    if state is State.LATE:
        late = (duty.posted - duty.last).days if duty.posted and duty.last else 0
        return f"晚公开{late}天" + (f"，原因：{duty.reason}" if duty.reason else "，没有写原因")
    if state is State.DONE:
        return f"{show_day(duty.posted)}公开" if duty.posted else "已公开"
    if state is State.UNKNOWN:
        return duty.when
    return duty.reason


def _written(duty: Duty) -> str:
    return "，写好了还没有公开" if duty.rows else ""


def overdue(duty: Duty, today: date) -> str:
    """How long it has been owed: ``已过5天``; where nobody gives a day, that the next period is over."""
    return f"已过{duty.days_past(today)}天" if duty.stated else "下一期已经过完"


def kind_of(duty: Duty, sample: Facts | None = None) -> Kind:
    """The kind in which to write it: that of a ``sample`` published before, else the one made for the item, else 通知公告."""
    # Rules are known before any kind is read; only what is missing asks for a kind's name.
    from wuhua.kinds import all_kinds, kinds_by_ident

    kinds = kinds_by_ident()
    before = sample or next(iter(duty.rows), None)
    if before is not None and before.kind in kinds:
        return kinds[before.kind]
    made = [kind for kind in all_kinds() if duty.item.ident in kind.items]
    return made[0] if made else kinds["notice"]


def fill_in(host: Host) -> str:
    """What to write where the paper is there: ``在 content/财务收支/2025-09-行政账.yml 里补写“账户”``."""
    return f"在 content/{host.paper.file} 里补写{host.part}"


def command(duty: Duty, sample: Facts | None = None) -> str:
    """What to type to write it: ``wuhua new 财务收支 2025-04``."""
    kind = kind_of(duty, sample)
    if duty.period is None:
        return f"wuhua new {kind.title}"
    # One kind may hold several items of a period: the item's number keeps their files apart.
    mark = f"-{duty.item.ident}" if len(kind.items) != 1 and kind.ident != "finance" else ""
    period = duty.holes[0] if duty.holes else duty.period
    return f"wuhua new {kind.title} {period.text}{mark}"


def fix(duty: Duty, sample: Facts | None = None, host: Host | None = None) -> str:
    """What to do about a blank: write it, complete its ``host``, or say why there is nothing."""
    if duty.rows:
        return "已经写好的，公开以后在“公开”里写 公开日期；晚了的写明“迟公开原因”"
    instead = "在零报告里写明原因" if duty.period else "在村情的“不公开事项”里写明原因"
    todo = fill_in(host) if host else f"写 {command(duty, sample)} 新建，填好再公开"
    return f"{todo}；确实没有的，{instead}（目录项 {duty.item.ident}）"
