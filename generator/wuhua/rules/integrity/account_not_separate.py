"""G14: money lies in accounts of organisations; what came for land is told by itself, and adds up."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from wuhua.base.finding import Severity
from wuhua.base.persons import is_holder_a_person
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.kinds.finance.record import Ledger
    from wuhua.kinds.land.record import Land
    from wuhua.law.policy import Limit, Policy
    from wuhua.model.facts import Facts

_BASIC = "基本户"


def find(record: "Any", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find accounts in a person's name, a second basic account, compensation whose account is not told or does not add up."""
    day = date.fromisoformat(facts.due_from) if facts.due_from else None
    if facts.kind == "finance":
        yield from _ledger(record, policy, day)
    else:
        yield from _land(record, policy, day)


def _ledger(record: "Ledger", policy: "Policy", day: date | None) -> Iterator[Outcome]:
    banked = [(index, account) for index, account in enumerate(record.accounts) if account.nature != "现金"]
    if not banked:
        return
    holders: list[tuple[tuple[str | int, ...], str]] = [
        (("账户", index, "户名"), account.holder) for index, account in banked if account.holder
    ]
    yield from _holders(holders, policy, day)
    if record.book != "经济账":
        return
    basic = [index for index, account in banked if account.nature == _BASIC]
    limit = policy.limit("基本账户数", day)
    if limit is None and len(basic) > 1:
        yield Skip("没有基本账户数的规定")
    elif limit is not None and len(basic) > limit.value:
        message = f"基本户写了{len(basic)}个，只开{limit.value}个"
        fix = "别的账户改写“一般户”或者“专用户”；确有两个的，到银行撤并"
        yield Fault(("账户", basic[limit.value], "性质"), message, "", fix, severity=limit.severity, basis=limit.basis)


def _holders(holders: list[tuple[tuple[str | int, ...], str]], policy: "Policy", day: date | None) -> Iterator[Outcome]:
    personal = [path for path, holder in holders if is_holder_a_person(holder)]
    limit = policy.limit("账户用组织名义", day)
    if limit is None:
        if personal:
            yield Skip("没有账户用组织名义的规定", len(personal))
        return
    for path in personal:
        fix = "户名写开户的机构；钱确实存在个人名下的，转到机构的账户"
        yield Fault(path, "这个账户的户名是个人", "", fix, severity=limit.severity, basis=limit.basis)


def _land(record: "Land", policy: "Policy", day: date | None) -> Iterator[Outcome]:
    sums = list(_land_sums(record))
    yield from sums
    if record.account is not None:
        yield from _holders([(("账户", "户名"), record.account.holder)], policy, day)
    if not record.came or record.entries or (record.paid is not None and record.left is not None):
        return
    limit = policy.limit("征地补偿单独公布", day)
    if limit is None:
        yield Skip("没有征地补偿单独公布的规定")
        return
    yield _untold(record, limit)


def _untold(record: "Land", limit: "Limit") -> Fault:
    message = f"补偿费到账 {record.came} 元，收支还没有写"
    fix = "在“收支”里一笔一行写；没有付过的，写到账的那一笔"
    return Fault(("补偿",), message, "", fix, at_key=True, severity=limit.severity, basis=limit.basis)


def _land_sums(record: "Land") -> Iterator[Fault]:
    """What cannot all be so; it blocks, and a figure that an earlier fault explains is not asked again."""
    for index, fee in enumerate(record.fees):
        if fee.due is not None and fee.reckoned is not None and fee.due != fee.reckoned:
            message = f"标准{fee.rate}×数量{fee.quantity}应是 {fee.reckoned} 元，应到写的是 {fee.due} 元"
            yield _sum(("补偿", index, "应到"), message, fee.reckoned, fee.due)
    for index, row in enumerate(record.roster):
        if row.reckoned is not None and row.reckoned != row.amount:
            message = f"标准{row.rate}×面积{row.area}应是 {row.reckoned} 元，金额写的是 {row.amount} 元"
            yield _sum(("名单", index, "金额"), message, row.reckoned, row.amount)
    parcels = sum((parcel.area for parcel in record.parcels), Decimal(0))
    if record.parcels and record.area is not None and record.area != parcels:
        message = f"地块加起来是{parcels}亩，面积写的是{record.area}亩"
        gap = f"差{abs(parcels - record.area)}亩"
        yield Fault(("面积",), message, gap, "对照勘测成果，改写错的那个数", basis="加减相等", blocks=True)
    split: Fault | None = None
    listed = sum((row.amount for row in record.roster), Decimal("0.00"))
    right = sum((row.amount if row.reckoned is None else row.reckoned for row in record.roster), Decimal("0.00"))
    if record.roster and record.shared is not None and record.shared not in (listed, right):
        message = f"分户名单加起来是 {listed} 元，分户合计写的是 {record.shared} 元"
        yield _sum(("分户合计",), message, listed, record.shared)
    elif record.came is not None and record.shared is not None and record.kept is not None:
        both = record.shared + record.kept
        if both != record.came:
            message = f"分户合计 {record.shared} 元加集体留存 {record.kept} 元是 {both} 元，实到 {record.came} 元"
            split = _sum(("集体留存",), message, both, record.came)
            yield split
    # 实到 that differs by the same sum from both is the one wrong figure.
    same = ("收支",), split.note if split else ""
    yield from (fault for fault in _land_account(record) if (fault.path, fault.note) != same)


def _land_account(record: "Land") -> Iterator[Fault]:
    sides = {side: _side(record, side) for side in ("收", "支")}
    if record.entries and record.came is not None and sides["收"] != record.came:
        message = f"收支里收的加起来是 {sides['收']} 元，实到是 {record.came} 元"
        yield _sum(("收支",), message, sides["收"], record.came)._replace(at_key=True)
        return
    if record.entries and record.paid is not None and sides["支"] != record.paid:
        message = f"收支里支的加起来是 {sides['支']} 元，已付写的是 {record.paid} 元"
        yield _sum(("已付",), message, sides["支"], record.paid)
        return
    if record.left is not None and record.came is not None and record.spent is not None:
        right = record.came - record.spent
        if right != record.left:
            message = f"实到 {record.came} 元，已付 {record.spent} 元，结余应是 {right} 元，写的是 {record.left} 元"
            yield _sum(("结余",), message, right, record.left)


def _side(record: "Land", side: str) -> Decimal:
    return sum((entry.amount for entry in record.entries if entry.side == side), Decimal("0.00"))


def _sum(path: tuple[str | int, ...], message: str, one: Decimal, other: Decimal) -> Fault:
    gap, fix = f"差 {abs(one - other)} 元", "对照单据，改写错的那个数"
    return Fault(path, message, gap, fix, severity=Severity.ERROR, basis="加减相等", blocks=True)


RULE = Rule("G14", "账户和征地补偿没有分清", "record", find, kinds=("finance", "land"))
