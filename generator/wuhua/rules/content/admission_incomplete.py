"""C10: a task from above came in step by step, with an agreement, and left when its time was over."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from wuhua.base.finding import Severity
from wuhua.model.facts import day_of
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Limit
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

_ORDER = ("申请", "前置审核", "批准", "进入", "撤销")
_IN, _OUT = "进入", "撤销"
#: Each part of the agreement, and the sign by which a paper's own word for it is known: 运行费用 is 经费.
_PARTS = {"人员": "人", "经费": "费", "设备": "设备", "培训": "训"}


def find(village: "Village") -> Iterator[Outcome]:
    """Find tasks that skipped a step or went backwards, run without the agreement, or stayed beyond their end.

    A task without any step counts as one that is running; one still on its way owes nothing that comes later.
    """
    for row in village.of("admission"):
        if row.data["entrusted"]:
            yield from _judge(row, village)


def _judge(row: "Facts", village: "Village") -> Iterator[Outcome]:
    day = day_of(row.data["steps"][0][1]) if row.data["steps"] else village.as_of
    steps, parts = village.policy.limit("准入步骤", day), village.policy.limit("委托协议要素", day)
    yield from (fault._replace(basis=_basis(steps, village)) for fault in _backwards(row))
    if steps is None and parts is None:
        yield Skip("没有准入和委托协议的规定")
    if steps:
        yield from _steps(row, steps, village.as_of.isoformat())
    if parts:
        yield from _agreement(row, parts)


def _basis(limit: "Limit | None", village: "Village") -> str:
    return limit.basis if limit else village.policy.basis("五化 内容")


def _backwards(row: "Facts") -> Iterator[Fault]:
    for (before, first), (after, second) in pairwise(row.data["steps"]):
        if second < first:
            message = f"{after} {second} 早于{before} {first}"
            fix = "对照批文，改写错的那个日期"
            yield Fault(("准入", after, "日期"), message, "先后反了", fix, row.file, severity=Severity.WARNING)


def _reached(row: "Facts") -> int:
    """How far the task has come, as a place in the order; running when no step is written."""
    return max((_ORDER.index(name) for name, _ in row.data["steps"]), default=_ORDER.index(_IN))


def _steps(row: "Facts", limit: "Limit", today: str) -> Iterator[Fault]:
    walked = {name for name, _ in row.data["steps"]}
    need = [name for name in limit.value if name in _ORDER and name != _OUT and _ORDER.index(name) <= _reached(row)]
    missing = [name for name in need if name not in walked]
    if missing:
        fix = f"走过的补上 {missing[0]}: {{日期: …, 机构: …}}；没有走的，在“备注”里说明"
        yield _fault(row, ("准入",) if walked else ("事项",), f"{row.title}少了{'、'.join(missing)}", fix, limit)
    end = row.data["end"]
    if _OUT in limit.value and _OUT not in walked and end and end < today:
        fix = "已经退出的补上 撤销: {日期: …}；续办的改“期限”"
        yield _fault(row, ("期限", "结束"), f"{row.title}到{end}为止，还没有撤销", fix, limit)


def _agreement(row: "Facts", limit: "Limit") -> Iterator[Fault]:
    parts = row.data["parts"]
    if parts is None and _reached(row) >= _ORDER.index(_IN):
        fix = "签了的写“协议”：人员、经费、设备、培训；没有签的，先同委托部门签"
        yield _fault(row, ("事项",), f"{row.title}已经在办，没有委托协议", fix, limit)
    elif parts is not None:
        asked = [part for part, sign in _PARTS.items() if any(sign in word for word in limit.value)]
        missing = [part for part in asked if part not in parts]
        if missing:
            fix = f"补上 {missing[0]}: …；委托部门不给的，经费写 0.00，别的写 不给"
            yield _fault(row, ("协议",), f"{row.title}的协议没有写{'、'.join(missing)}", fix, limit)


def _fault(row: "Facts", path: tuple[str, ...], message: str, fix: str, limit: "Limit") -> Fault:
    at_key = len(path) == 1 and path[0] != "事项"
    return Fault(path, message, fix=fix, file=row.file, at_key=at_key, severity=limit.severity, basis=limit.basis)


RULE = Rule("C10", "准入或委托不全", "village", find, kinds=("admission",))
