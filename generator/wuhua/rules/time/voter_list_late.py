"""T10: the voters' list is published before the vote, objections come and are ruled on within their days (CWH18 14)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from datetime import date

    from wuhua.kinds.election.record import Election, Voters
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts

_Path = tuple[str | int, ...]
_FIX = "日期写错的改成实际日期；确实晚了，在“备注”里写明"


def find(record: "Election", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find voters' lists published too late, objections made or answered too late. Asked of the villagers' committee alone."""
    voters = record.voters
    if record.body != "村民委员会" or voters is None or voters.listed is None:
        return
    vote = (record.timetable.vote if record.timetable else None) or next(
        (turn.day for turn in record.rounds if turn.day), None
    )
    if vote is not None:
        yield from _list(voters.listed, vote, policy)
    yield from _objections(voters, voters.listed, policy)


def _list(listed: "date", vote: "date", policy: "Policy") -> Iterator[Outcome]:
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


def _objections(voters: "Voters", listed: "date", policy: "Policy") -> Iterator[Outcome]:
    for index, each in enumerate(voters.objections):
        raise_limit, rule_limit = (policy.limit(name, each.raised) for name in ("选民名单异议天数", "选民名单处理天数"))
        if raise_limit is None or rule_limit is None:
            yield Skip("没有那时选民名单异议的规定")
            continue
        path: _Path = ("选民", "名单异议", index)
        late = (each.raised - listed).days - raise_limit.value
        if late > 0:
            message = f"异议在名单公布{(each.raised - listed).days}天后提出，应在{raise_limit.value}天内"
            note = f"晚了{late}天"
            yield Fault((*path, "提出"), message, note, _FIX, severity=raise_limit.severity, basis=raise_limit.basis)
        for key, word, day in (("处理", "处理", each.ruled), ("公布", "公布处理结果", each.posted)):
            if day is None:
                continue
            days = (day - each.raised).days
            if days > rule_limit.value:
                message = f"异议提出{days}天后才{word}，应在{rule_limit.value}天内处理并公布"
                note = f"晚了{days - rule_limit.value}天"
                yield Fault((*path, key), message, note, _FIX, severity=rule_limit.severity, basis=rule_limit.basis)
                break


RULE = Rule("T10", "选民名单公布或者处理晚了", "record", find, kinds=("election",))
