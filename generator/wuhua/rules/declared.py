"""What the money kinds declare beside what it follows from, in cents: products of a line (G03) and totals of lines (G03).

A total may follow from the lines as written or from their products: one cause gets one finding. Ledgers and decisions keep theirs in
``sums``; shares times each and the payout are G07's.
"""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from wuhua.model.facts import cents, yuan

if TYPE_CHECKING:
    from wuhua.kinds.budget.record import Budget, Heading
    from wuhua.kinds.distribution.record import Distribution
    from wuhua.kinds.fund.record import Fund
    from wuhua.kinds.pay.record import Pay, Payee
    from wuhua.kinds.statement.record import Statement
    from wuhua.kinds.survey.record import Survey

ZERO = Decimal("0.00")
Path = tuple[str | int, ...]


class Claim(NamedTuple):
    """A figure that was written, and what it follows from.

    ``head`` says how the right one comes about (``支出各笔加起来``), ``name`` what was written; ``also`` other right answers;
    ``lines`` how many lines stand behind it; ``unit`` empty for yuan, else what ten-thousandths are counted in (股, 人).
    """

    path: Path
    head: str
    expected: int
    name: str
    written: int
    also: tuple[int, ...] = ()
    lines: int = 1
    unit: str = ""

    def show(self, number: int) -> str:
        """A figure of this claim with its unit: ``1234.50 元``, ``2980股``."""
        if not self.unit:
            return f"{yuan(number)} 元"
        return f"{(Decimal(number) / 10000).normalize():f}{self.unit}"

    @property
    def wrong(self) -> bool:
        """Whether what was written is none of the right answers."""
        return self.written != self.expected and self.written not in self.also


def products(kind: str, record: Any) -> list[Claim]:
    """Figures of single lines that follow from other figures of the same line."""
    return [claim for claim in _PRODUCTS[kind](record) if claim.wrong] if kind in _PRODUCTS else []


def totals(kind: str, record: Any) -> list[Claim]:
    """Declared totals that the lines do not reach or go beyond."""
    return [claim for claim in _TOTALS[kind](record) if claim.wrong] if kind in _TOTALS else []


def capitals(kind: str, record: Any) -> tuple[Path, str, tuple[int, ...]] | None:
    """An amount written in capitals: its path, its text, and the figures that it may say; None when there is none."""
    text = getattr(record, "capitals", None)
    if text is None:
        return None
    name, declared, added = _CAPITALS[kind](record)
    figures = {cents(amount) for amount in (declared, added) if amount is not None}
    return ((name,), text, tuple(sorted(figures))) if figures else None


def _total(
    name: str, head: str, declared: Decimal | None, values: Iterable[Decimal], *also: Decimal
) -> Iterator[Claim]:
    if declared is not None:
        parts = [cents(value) for value in values]
        more = tuple(cents(value) for value in also)
        yield Claim((name,), head, sum(parts), name, cents(declared), more, len(parts))


def _of_budget(record: "Budget") -> Iterator[Claim]:
    for side, lines, planned, actual in (
        ("收入", record.income, record.planned_income, record.actual_income),
        ("支出", record.expense, record.planned_expense, record.actual_expense),
    ):
        counted = [line for line in lines if line.counted]
        # A heading whose own figures disagree is G06's; the total may follow from the right one.
        meant = [sum(map(each, counted), ZERO) for each in (lambda x: x.revised, _meant)]
        yield from _total(f"{side}预算合计", f"{side}各项预算加起来", planned, [x.planned for x in counted], *meant)
        known = [line for line in counted if line.actual is not None]
        spent = [sum((_spent(line, sign) for line in known), ZERO) for sign in (1, -1)]
        yield from _total(f"{side}决算合计", f"{side}各项决算加起来", actual, [x.actual or ZERO for x in known], *spent)


def _meant(line: "Heading") -> Decimal:
    """What was planned if the revised figure is the right one."""
    return line.planned if line.declared_revised is None else line.declared_revised - (line.change or ZERO)


def _spent(line: "Heading", sign: int) -> Decimal:
    """What was spent if 差额 is the right one; it is written both ways round."""
    assert line.actual is not None
    off = line.declared_off
    if off is None or abs(line.actual - line.revised) == abs(off):
        return line.actual
    return line.revised + sign * off


def _of_statement(record: "Statement") -> Iterator[Claim]:
    from wuhua.kinds.statement.record import total

    parts = (
        ("资产合计", record.assets, record.assets_total),
        ("负债合计", record.debts, record.debts_total),
        ("权益合计", record.equity, record.equity_total),
        ("负债和权益合计", [*record.debts, *record.equity], record.both_total),
    )
    for moment, word in (("opening", "年初"), ("closing", "期末")):
        for name, lines, pair in parts:
            declared, added = getattr(pair, moment, None), total(lines, moment)
            whole = name != "负债和权益合计" or (record.debts and record.equity)
            if declared is not None and added is not None and whole:
                head = f"{name.removesuffix('合计')}各项的{word}数加起来"
                also = () if whole is True else _halves(record, moment)
                yield Claim((name, word), head, cents(added), f"{name}的{word}数", cents(declared), also)


def _halves(record: "Statement", moment: str) -> tuple[int, ...]:
    """Debts and equity together as their own totals say it: a wrong half is said once, at that half."""
    halves = [getattr(pair, moment, None) for pair in (record.debts_total, record.equity_total)]
    return () if None in halves else (sum(cents(half) for half in halves if half is not None),)


def _of_distribution(record: "Distribution") -> Iterator[Claim]:
    shares = record.shares
    if record.one_unit and record.declared_shares is not None:
        added, declared = (_fine(x) for x in (sum(share.shares for share in shares), record.declared_shares))
        # Where a class's own number is wrong its product tells it (G07); the total fits what was paid.
        paid = [share.declared / share.each if share.declared and share.each else share.shares for share in shares]
        yield Claim(
            ("份额总数",), "各种份额加起来", added, "份额总数", declared, (_fine(sum(paid)),), unit=shares[0].unit
        )
        counts = [holder.shares for holder in record.roll if holder.shares is not None]
        if len(counts) == len(record.roll) and counts:
            more = (added,)
            yield Claim(
                ("名单",), "名单上的份额加起来", _fine(sum(counts)), "份额总数", declared, more, unit=shares[0].unit
            )
    if any(share.declared is not None for share in shares):
        product = sum((share.product for share in shares), ZERO)
        amounts = [share.amount for share in shares]
        yield from _total("分红合计", "各种分红加起来", record.declared_dividend, amounts, product)
    if record.roll and record.households is not None:
        yield _heads(("户数",), "名单上", len(record.roll), "户数", record.households, "户")
    if record.roll and record.dividend is not None:
        head = "名单上各户加起来"
        also = _roll_product(record)
        for claim in _total("分红合计", head, record.dividend, [holder.amount for holder in record.roll], *also):
            yield claim._replace(path=("名单",), name="分红一共")


def _heads(path: Path, head: str, added: int, name: str, written: int, unit: str) -> Claim:
    return Claim(path, head, _fine(added), name, _fine(written), unit=unit)


def _fine(number: Decimal | int) -> int:
    """Ten-thousandths: shares have up to four decimals."""
    return int(Decimal(number).scaleb(4))


def _roll_product(record: "Distribution") -> list[Decimal]:
    each = {share.each for share in record.shares}
    counts = [holder.shares for holder in record.roll]
    if len(each) != 1 or None in counts:
        return []
    return [sum((count for count in counts if count is not None), Decimal(0)) * each.pop()]


def _of_pay(record: "Pay") -> Iterator[Claim]:
    due = [payee.due for payee in record.payees]
    computed = sum((payee.computed or payee.due for payee in record.payees), ZERO)
    paid = [payee.paid for payee in record.payees if payee.paid is not None]
    yield from _total("应发合计", "各人应发加起来", record.declared_due, due, computed)
    if paid or not record.payees:
        right = sum((min(_net(x), x.paid) if x.withheld is None else _net(x) for x in record.payees if x.paid), ZERO)
        yield from _total("实发合计", "各人实发加起来", record.declared_paid, paid, right)
    yield from _total("开支合计", "各项开支加起来", record.declared_outlays, [x.actual for x in record.outlays])
    yield from _total("社保合计", "各项社保加起来", record.declared_insurance, [x.amount for x in record.insurance])


def _of_fund(record: "Fund") -> Iterator[Claim]:
    yield from _total("收入合计", "收入各笔加起来", record.declared_income, [line.amount for line in record.income])
    yield from _total("支出合计", "支出各笔加起来", record.declared_expense, [line.amount for line in record.expense])
    helped = [line.people for line in record.expense if line.people is not None]
    # One person may be helped twice: fewer than the lines say is lawful, more is not.
    if record.helped is not None and len(helped) == len(record.expense) and record.helped > sum(helped):
        yield _heads(("受助总人数",), "各笔的受助人数加起来", sum(helped), "受助总人数", record.helped, "人")


def _pay_lines(record: "Pay") -> Iterator[Claim]:
    for index, payee in enumerate(record.payees):
        computed = payee.computed
        if computed is not None and payee.declared is not None:
            head = "基本报酬加考核报酬" if payee.rate is None else f"标准 {payee.rate} 元乘 {payee.count}{payee.unit}"
            if payee.rate is not None and (payee.basic is not None or payee.merit is not None):
                head += "再加报酬"
            yield Claim(("人员", index, "应发"), head, cents(computed), "应发", cents(payee.declared))
        if payee.paid is not None and payee.withheld is not None and (payee.declared or computed) is not None:
            net = payee.due - payee.withheld
            # A line whose 应发 is wrong is one cause: the payout may follow from the right figure too.
            also = (cents(computed - payee.withheld),) if computed is not None else ()
            yield Claim(("人员", index, "实发"), "应发减代扣", cents(net), "实发", cents(payee.paid), also)
        elif payee.paid is not None and payee.paid > max(payee.due, computed or payee.due):
            yield Claim(("人员", index, "实发"), "应发", cents(payee.due), "实发", cents(payee.paid))


def _net(payee: "Payee") -> Decimal:
    return (payee.computed or payee.due) - (payee.withheld or ZERO)


def _fund_lines(record: "Fund") -> Iterator[Claim]:
    for index, bill in enumerate(record.bills):
        if bill.due is not None and bill.product is not None:
            head = f"单价 {bill.price} 元乘数量 {bill.count}"
            yield Claim(("代收", index, "应收"), head, cents(bill.product), "应收", cents(bill.due))
        if bill.owed is not None and bill.arrears is not None:
            also = (cents(bill.product - bill.received),) if bill.product is not None else ()
            head = "应收减实收"
            yield Claim(
                ("代收", index, "欠收"), head, cents(bill.owed - bill.received), "欠收", cents(bill.arrears), also
            )


def _of_survey(record: "Survey") -> Iterator[Claim]:
    """More answers than people, or more people than were asked; fewer answers are people who left it blank."""
    answers = sum(answer.number for answer in record.answers)
    if record.sample is not None and answers > record.sample:
        yield Claim(("样本",), "各种答案加起来", _fine(answers), "样本", _fine(record.sample), unit="份")
    elif record.handed is not None and record.asked is not None and record.asked > record.handed:
        name = "样本" if record.sample is not None else "结果"
        yield Claim((name,), "发放", _fine(record.handed), name, _fine(record.asked), unit="份")


_TOTALS: dict[str, Callable[[Any], Iterator[Claim]]] = {
    "budget": _of_budget,
    "statement": _of_statement,
    "distribution": _of_distribution,
    "pay": _of_pay,
    "fund": _of_fund,
    "survey": _of_survey,
}
_PRODUCTS: dict[str, Callable[[Any], Iterator[Claim]]] = {"pay": _pay_lines, "fund": _fund_lines}
_CAPITALS: dict[str, Callable[[Any], tuple[str, Decimal | None, Decimal | None]]] = {
    "distribution": lambda record: (
        "分红合计大写",
        record.dividend,
        sum((share.product for share in record.shares), ZERO) if record.shares else None,
    ),
    "pay": lambda record: ("应发合计大写", record.declared_due, record.due),
    "fund": lambda record: ("期末余额大写", record.declared_closing, record.closing),
}
