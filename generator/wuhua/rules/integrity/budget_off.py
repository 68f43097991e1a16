"""G06: plan and final account stand side by side: what went over was decided, what differs much is explained."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.base.finding import Severity
from wuhua.model.facts import cents
from wuhua.rules.rule import Fault, Outcome, Rule, Skip
from wuhua.rules.sums import show

if TYPE_CHECKING:
    from wuhua.kinds.budget.record import Budget, Heading
    from wuhua.law.policy import Limit, Policy
    from wuhua.model.facts import Facts


def find(record: "Budget", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find revised figures that do not follow (they block), spending over the plan without a decision, gaps without a reason."""
    limit = policy.limit("预算偏差说明占比", on=record.period.end)
    missing: list[tuple[str, int]] = []
    for side, lines in (("收入", record.income), ("支出", record.expense)):
        for index, line in enumerate(lines):
            wrong = list(_figures((side, index), line))
            yield from wrong
            if line.actual is None:
                missing.append((side, index))
            elif not wrong and line.counted:
                yield from _judge((side, index, "决算"), side, line, limit)
    if record.stage == "决算" and missing:
        side, index = missing[0]
        message = f"有{len(missing)}项没有写决算" if len(missing) > 1 else "这一项没有写决算"
        fix = "补上 决算: …；没有发生的写 0.00"
        yield Fault((side, index, "项目"), message, "", fix, severity=Severity.WARNING, blocks=False)


def _figures(path: tuple[str, int], line: "Heading") -> Iterator[Fault]:
    revised = cents(line.revised)
    if line.declared_revised is not None and cents(line.declared_revised) != revised:
        written = cents(line.declared_revised)
        message = f"预算加调整应是 {show(revised)} 元，调整后预算写的是 {show(written)} 元"
        yield Fault((*path, "调整后预算"), message, _off(revised - written), f"预算和调整都对，就写 {show(revised)}")
    elif line.declared_off is not None and line.actual is not None:
        # 差额 is written both ways round; only its size can be wrong.
        off, written = cents(line.actual) - revised, cents(line.declared_off)
        if abs(off) != abs(written):
            message = f"决算和调整后预算差 {show(abs(off))} 元，差额写的是 {show(written)} 元"
            yield Fault((*path, "差额"), message, _off(abs(off) - abs(written)), f"决算和预算都对，就写 {show(off)}")


def _judge(path: tuple[str, int, str], side: str, line: "Heading", limit: "Limit | None") -> Iterator[Outcome]:
    assert line.actual is not None
    meant, was = cents(line.revised), cents(line.actual)
    off = was - meant
    if side == "支出" and off > 0 and line.decision is None:
        message = f"{line.name}打算花 {show(meant)} 元，实际花了 {show(was)} 元，没有写决议"
        fix = "加上 决议: …，写同意超支的决策事项的编号" + ("；再加上 说明: …" if line.reason is None else "")
        yield Fault(path, message, f"多花 {show(off)} 元", fix, severity=Severity.WARNING, blocks=False)
    elif off and line.reason is None:
        if limit is None:
            yield Skip("没有预算偏差说明占比的规定")
        elif abs(off) * 100 > abs(meant) * limit.value:
            message = f"{line.name}预算 {show(meant)} 元，决算 {show(was)} 元，相差超过{limit.value}%，没有写原因"
            note = f"{'多' if off > 0 else '少'} {show(abs(off))} 元"
            fix = "加上 说明: …，写多了或少了的原因"
            yield Fault(path, message, note, fix, severity=limit.severity, basis=limit.basis, blocks=False)


def _off(difference: int) -> str:
    return f"差 {show(abs(difference))} 元"


RULE = Rule("G06", "决算和预算对不上", "record", find, kinds=("budget",), blocks=True, clauses=("勾稽",))
