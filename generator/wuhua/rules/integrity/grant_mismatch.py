"""G10: what a batch of support, a levy or a list of plots declares is what its lines add up to, and nobody stands in it twice."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from wuhua.base.finding import Severity
from wuhua.base.persons import is_masked
from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.kinds.grant.record import Goods, Grant
    from wuhua.kinds.homestead.record import Homestead
    from wuhua.kinds.levy.record import Levy
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts

Path = tuple[str | int, ...]
_NIL = Decimal("0.00")
_FIX = "对照发放表改写错的那个数"
#: Support up to a line or a bill: its rate is not what each gets.
_TOPPED_UP = ("最低生活保障", "临时救助", "医疗救助")


def find(record: "Any", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find products, sums and counts that cannot all be so; what is not written is not asked."""
    asked: dict[str, Callable[[Any], Iterator[Fault]]] = {"grant": _grant, "levy": _levy, "homestead": _homestead}
    yield from asked[facts.kind](record)


def _grant(record: "Grant") -> Iterator[Fault]:
    lists: tuple[tuple[str, list[Any]], ...] = (("标准", record.rates), ("名单", record.roster))
    for title, rows in lists:
        for index, row in enumerate(rows):
            if row.amount is not None and row.reckoned is not None and row.reckoned != row.amount:
                yield _product((title, index, "金额"), row)
    if record.category not in _TOPPED_UP:
        yield from _unlike_count(record)
        yield from _unlike_months(record)
    totals = list(_totals(record))
    yield from totals
    if not totals:
        yield from _paid(record)
    yield from _counts(record)
    yield from _twice(record)
    for index, goods in enumerate(record.goods):
        yield from _goods(index, goods)


def _product(path: Path, row: Any) -> Fault:
    months = f"×{row.months}个月" if row.months not in (None, 1) else ""
    number, unit = getattr(row, "counted", (row.quantity, ""))
    times = f"{number}{unit}" if unit else f"数量{number}"
    message = f"标准{row.rate}×{times}{months}应是 {row.reckoned} 元，写的是 {row.amount} 元"
    return Fault(
        path, message, f"差 {abs(row.reckoned - row.amount)} 元", "对照文件核对标准、数量和金额，改写错的那个数"
    )


def _unlike_count(record: "Grant") -> Iterator[Fault]:
    """Rates that do not say what they are for, beside one count: no number of payments gives the amount. A guess, so it is mild."""
    for index, rate in enumerate(record.rates):
        counts = [(number, unit) for number, unit in ((rate.people, "人"), (rate.households, "户")) if number]
        if (
            rate.unit
            or rate.months
            or rate.quantity is not None
            or len(counts) != 1
            or not rate.rate
            or not rate.amount
        ):
            continue
        number, unit = counts[0]
        once = rate.rate * number
        if rate.amount % once:
            message = f"标准{rate.rate}×{number}{unit}应是 {once} 元，写的是 {rate.amount} 元"
            fix = f"按{unit}发的，写 单位: 每{unit}，改写错的那个数；不是这样算的，在“单位”写明怎么算"
            path = ("标准", index, "金额")
            yield Fault(path, message, _gap(once, rate.amount), fix, severity=Severity.WARNING, blocks=False)


def _unlike_months(record: "Grant") -> Iterator[Fault]:
    """Heads × months beside another amount: somebody came or left within these months, or a figure is wrong."""
    if record.joined or record.left:
        return
    for index, rate in enumerate(record.rates):
        if rate.monthly is None or not rate.rate or not rate.months or rate.amount is None:
            continue
        number, unit = rate.monthly
        full = rate.rate * number * rate.months
        if rate.amount != full:
            message = f"标准{rate.rate}×{number}{unit}×{rate.months}个月应是 {full} 元，写的是 {rate.amount} 元"
            fix = f"每{unit}都发满的，改写错的那个数；有中途加入、退出的，写 新增户数 或 退出户数"
            path = ("标准", index, "金额")
            yield Fault(path, message, _gap(full, rate.amount), fix, severity=Severity.WARNING, blocks=False)


class _Sum(NamedTuple):
    """What a list adds up to as written, and with each row as its own product says (a row's fault is said once)."""

    title: str
    written: Decimal
    reckoned: Decimal

    def is_like(self, amount: Decimal) -> bool:
        return amount in (self.written, self.reckoned)


def _sums(record: "Grant") -> Iterator[_Sum]:
    if record.roster:
        right = (row.amount if row.reckoned is None else row.reckoned for row in record.roster)
        yield _Sum("名单", sum((row.amount for row in record.roster), _NIL), sum(right, _NIL))
    written = [rate.total for rate in record.rates]
    known = [part for part in written if part is not None]
    if known and len(known) == len(written):
        right = (rate.total or _NIL if rate.reckoned is None else rate.reckoned for rate in record.rates)
        yield _Sum("标准", sum(known, _NIL), sum(right, _NIL))


def _totals(record: "Grant") -> Iterator[Fault]:
    """The declared total stands against the list and the rates; without one these stand against each other."""
    sums = list(_sums(record))
    if record.total is None:
        if len(sums) == 2 and not (sums[0].is_like(sums[1].written) or sums[0].is_like(sums[1].reckoned)):
            message = f"名单加起来是 {sums[0].written} 元，标准加起来是 {sums[1].written} 元"
            gap = _gap(sums[0].written, sums[1].written)
            yield Fault(("名单",), message, gap, "对照发放表，改写错的那一行", at_key=True)
        return
    wrong = [one for one in sums if not one.is_like(record.total)]
    if wrong and len(wrong) == len(sums):
        message = f"{wrong[0].title}加起来是 {wrong[0].written} 元，总额写的是 {record.total} 元"
        fix = f"对照{wrong[0].title}逐行核对，改写错的那个数"
        yield Fault(("总额",), message, _gap(wrong[0].written, record.total), fix)
    elif wrong:
        message = f"{wrong[0].title}加起来是 {wrong[0].written} 元，总额是 {record.total} 元"
        gap = _gap(wrong[0].written, record.total)
        yield Fault((wrong[0].title,), message, gap, "对照发放表，改写错的那一行", at_key=True)


def _gap(one: Decimal, other: Decimal) -> str:
    return f"差 {abs(one - other)} 元"


def _paid(record: "Grant") -> Iterator[Fault]:
    total = record.amount
    if total is None:
        return
    if record.paid is not None and record.unpaid is not None:
        if record.paid + record.unpaid != total:
            both = record.paid + record.unpaid
            message = f"已发 {record.paid} 元加未发 {record.unpaid} 元是 {both} 元，总额是 {total} 元"
            yield Fault(("未发",), message, _gap(both, total), _FIX)
            return
    elif record.paid is not None and record.paid > total:
        yield Fault(("已发",), f"已发 {record.paid} 元，比总额 {total} 元还多", _gap(record.paid, total), _FIX)
        return
    if record.roster and all(row.state and row.reckoned in (None, row.amount) for row in record.roster):
        for state, told in (("已发", record.paid), ("未发", record.unpaid)):
            listed = sum((row.amount for row in record.roster if row.state == state), _NIL)
            if told is not None and told != listed:
                message = f"名单里{state}的加起来是 {listed} 元，{state}写的是 {told} 元"
                yield Fault((state,), message, _gap(listed, told), "对照名单的状态，改写错的那个数")
                return


def _counts(record: "Grant") -> Iterator[Fault]:
    if not record.roster:
        return
    rows = len(record.roster)
    # Two households may share a masked name, one may have two rows: the number lies between both counts.
    least = len({(row.head, row.group) for row in record.roster})
    if record.households is not None and not least <= record.households <= rows:
        listed = f"{rows}户" if least == rows else f"{least}到{rows}户"
        message = f"名单有{listed}，户数写的是{record.households}"
        yield Fault(("户数",), message, "", "数一数名单，改写错的那个数；漏了的补进名单")
    told = [row.people for row in record.roster if row.people is not None]
    if record.people is not None and len(told) == rows and least == rows and sum(told) != record.people:
        message = f"名单的人数加起来是{sum(told)}人，人数写的是{record.people}"
        yield Fault(("人数",), message, f"差{abs(sum(told) - record.people)}人", "对照名单改写错的那个数")


def _twice(record: "Grant") -> Iterator[Fault]:
    seen: set[tuple[Any, ...]] = set()
    for index, row in enumerate(record.roster):
        start, end = (period.text if period else "" for period in (row.start, row.end))
        mark = (row.head, row.group, row.tier, start, end, row.paid_on)
        if mark in seen and not is_masked(row.head):
            where = f"{row.group}" if row.group else "名单里"
            message = f"{where}这一户写了两次"
            fix = "重复的删掉一行；同名的两户，小组或者档次写清楚"
            yield Fault(("名单", index, "户主"), message, "重复", fix)
        seen.add(mark)


def _goods(index: int, goods: "Goods") -> Iterator[Fault]:
    if goods.given is not None and goods.given > goods.received:
        message = f"{goods.name}收到{goods.received}{goods.unit}，发出{goods.given}{goods.unit}"
        yield Fault(("款物", index, "已发"), message, "发出的比收到的多", "对照领用单改写错的那个数")
    elif goods.given is not None and goods.left is not None and goods.given + goods.left != goods.received:
        both = goods.given + goods.left
        message = (
            f"{goods.name}已发{goods.given}加结存{goods.left}是{both}{goods.unit}，收到的是{goods.received}{goods.unit}"
        )
        yield Fault(("款物", index, "结存"), message, f"差{abs(both - goods.received)}", "点一点库存，改写错的那个数")


def _levy(record: "Levy") -> Iterator[Fault]:
    money, work = record.money, record.labour
    if money is not None and money.due is not None and money.due != money.reckoned:
        relief = f"减去减免 {money.relief} 元" if money.relief else ""
        message = f"{money.payers}人×{money.rate}元{relief}，应筹应是 {money.reckoned} 元，写的是 {money.due} 元"
        fix = "核对人数、标准和减免，改写错的那个数"
        yield Fault(("筹资", "应筹"), message, _gap(money.reckoned, money.due), fix)
    elif money is not None and money.came is not None and money.came > money.owed:
        message = f"应筹 {money.owed} 元，实筹写的是 {money.came} 元"
        fix = "对照收据改正；多收了的退回去，在“结果”里写明；自愿多出的写进“其他来源”"
        note = f"多收 {money.came - money.owed} 元"
        yield Fault(("筹资", "实筹"), message, note, fix, severity=Severity.WARNING, blocks=False)
    if money is not None and money.relieved is not None and money.relieved > money.payers:
        message = f"对象{money.payers}人，减免{money.relieved}人"
        yield Fault(("筹资", "减免人数"), message, "减免的比对象多", "核对人数，改写错的那个数")
    if work is not None and work.due is not None and work.due != work.reckoned:
        message = f"{work.workers}人×{work.days}个工日，减去减免，应出{work.reckoned}个工日，写的是{work.due}"
        gap = f"差{abs(work.reckoned - work.due)}个工日"
        yield Fault(("筹劳", "应出工日"), message, gap, "核对人数、标准和减免，改写错的那个数")
    yield from _levy_account(record)


def _levy_account(record: "Levy") -> Iterator[Fault]:
    if record.spent is not None and record.spending and record.spent != record.added:
        message = f"支出加起来是 {record.added} 元，支出合计写的是 {record.spent} 元"
        yield Fault(("支出合计",), message, _gap(record.added, record.spent), "对照单据，改写错的那个数")
        return
    right = record.income - record.total_spent
    if record.left is not None and record.left != right:
        message = (
            f"收进来 {record.income} 元，花了 {record.total_spent} 元，结余应是 {right} 元，写的是 {record.left} 元"
        )
        yield Fault(("结余",), message, _gap(right, record.left), "对照收据和单据，改写错的那个数")


def _homestead(record: "Homestead") -> Iterator[Fault]:
    if not record.roster:
        return
    if record.count is not None and record.count != len(record.roster):
        message = f"名单有{len(record.roster)}户，户数写的是{record.count}"
        yield Fault(("户数",), message, "", "数一数名单，改写错的那个数；漏了的补进名单")
    area = sum((row.area for row in record.roster), Decimal(0))
    if record.area is not None and record.area != area:
        message = f"名单的用地面积加起来是{area}平方米，面积合计写的是{record.area}"
        yield Fault(("面积合计",), message, f"差{abs(area - record.area)}平方米", "对照名单，改写错的那个数")


RULE = Rule(
    "G10", "补贴、筹资算不拢", "record", find, kinds=("grant", "levy", "homestead"), blocks=True, clauses=("勾稽",)
)
