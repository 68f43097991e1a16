"""T10: the voters' list is published before the vote, objections come and are ruled on within their days (CWH18 14)."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from wuhua.base.dates import show_day
from wuhua.base.finding import Severity
from wuhua.model.facts import day_of
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Limit, Policy
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

_Path = tuple[str | int, ...]
_FIX = "日期写错的改成实际日期；确实晚了，在“备注”里写明"


def find(village: "Village") -> Iterator[Outcome]:
    """Find voters' lists published too late, objections made, answered or told too late. Asked of the villagers' committee alone."""
    for row in village.of("election"):
        listed = day_of(row.data["listed"])
        if row.data["body"] != "村民委员会" or listed is None:
            continue
        vote = day_of(row.data["vote_day"])
        outcomes = [*(_list(listed, vote, village.policy) if vote else ()), *_objections(row, listed, village)]
        yield from (each._replace(file=row.file) if isinstance(each, Fault) else each for each in outcomes)


def _list(listed: date, vote: date, policy: "Policy") -> Iterator[Outcome]:
    limit = policy.limit("选民名单提前天数", vote)
    if limit is None:
        yield Skip("没有那时选民名单的规定")
        return
    days = (vote - listed).days
    if days < limit.value:
        when = f"在投票日{days}天前" if days > 0 else "到了投票日才" if not days else "在投票日以后才"
        message = f"选民名单{when}公布，应提前{limit.value}天"
        note = f"差{limit.value - days}天"
        yield Fault(("选民", "名单公布"), message, note, _FIX, severity=limit.severity, basis=limit.basis)


def _objections(row: "Facts", listed: date, village: "Village") -> Iterator[Outcome]:
    for index, days in enumerate(row.data["objections"]):
        raised, ruled, posted = (day_of(day) for day in days)
        assert raised is not None
        names = ("选民名单异议天数", "选民名单处理天数")
        raise_limit, rule_limit = (village.policy.limit(name, raised) for name in names)
        if raise_limit is None or rule_limit is None:
            yield Skip("没有那时选民名单异议的规定")
            continue
        path: _Path = ("选民", "名单异议", index)
        late = (raised - listed).days - raise_limit.value
        if late > 0:
            message = f"异议在名单公布{(raised - listed).days}天后提出，应在{raise_limit.value}天内"
            note = f"晚了{late}天"
            yield Fault((*path, "提出"), message, note, _FIX, severity=raise_limit.severity, basis=raise_limit.basis)
        yield from _ruled(path, (raised, ruled, posted), rule_limit, village.as_of)


def _ruled(path: _Path, days: tuple[date, date | None, date | None], limit: "Limit", today: date) -> Iterator[Fault]:
    """One fault an objection: ruled on or told too late, else not ruled on, else not told, once the days are over."""
    raised, *answers = days
    for key, word, day in zip(("处理", "公布"), ("处理", "公布处理结果"), answers, strict=True):
        spent = ((day or today) - raised).days
        if spent <= limit.value:
            continue
        if day:
            message = f"异议提出{spent}天后才{word}，应在{limit.value}天内处理并公布"
            note, fix, severity = f"晚了{spent - limit.value}天", _FIX, limit.severity
        else:
            message = f"{show_day(raised)}提的异议没有写哪天{word}，应在{limit.value}天内处理并公布"
            note, fix = f"已过{spent - limit.value}天", f"补上 {key}: 实际日期；确实没有{word}的，在“备注”里写明"
            # What was ruled on in time may have been told too: only the day is not written.
            severity = limit.severity if key == "处理" else Severity.WARNING
        yield Fault((*path, key), message, note, fix, severity=severity, basis=limit.basis)
        return


RULE = Rule("T10", "选民名单公布或者处理晚了", "village", find, kinds=("election",))
