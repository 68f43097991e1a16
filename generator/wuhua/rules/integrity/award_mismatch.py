"""G17: a work's papers tell one price and one contractor: planned within what was decided, awarded, and signed."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from wuhua.base.finding import Severity
from wuhua.model.facts import cents
from wuhua.rules.periods import is_within, written_months
from wuhua.rules.rule import Fault, Outcome, Rule
from wuhua.rules.sums import is_even, show

if TYPE_CHECKING:
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

#: What a row of the register repeats of its contract.
_TERMS = ("签订日期", "开始", "结束", "年额", "总额", "数量")


def find(village: "Village") -> Iterator[Outcome]:
    """Find works planned above what was decided, signed with another than the winner, or for another price; registers that tell a
    contract otherwise than it stands, payments and receipts that the ledgers do not have."""
    works = village.of("project")
    shared = Counter(row.data["decision"] for row in works)
    for row in works:
        # Of a decision that several works share nobody knows which part is whose.
        if shared[row.data["decision"]] == 1:
            yield from _decided(row, village)
        yield from _signed(row)
    for row in village.of("contracts"):
        yield from _repeated(row, village)
    for row in village.of("resources"):
        yield from _let(row, village)
    for row in village.of("admission"):
        yield from _received(row, village)
    months = written_months(village) if any(row.data["payments"] for row in works) else set()
    for row in works:
        yield from _booked(row, village, months)


def _decided(row: "Facts", village: "Village") -> Iterator[Fault]:
    decision = village.find("decision", row.data["decision"])
    meant, planned = decision.cents.get("budget") if decision else None, row.cents.get("budget")
    if planned != row.cents.get("sources", planned):
        return  # G09 asks which of the two is wrong
    if meant is not None and planned is not None and planned > meant:
        message = f"决议的预算是 {show(meant)} 元，这里写的是 {show(planned)} 元"
        fix = f"对照决议改正：决议没有错，就写 {show(meant)}；后来又同意多花的，在“决议”里写那一次的编号"
        yield Fault(("预算",), message, f"多 {show(planned - meant)} 元", fix, row.file)


def _signed(row: "Facts") -> Iterator[Fault]:
    winner, party = row.data["winner"], row.data["contractor"]
    if winner and party and winner != party:
        fix = "对照中标通知书和合同，改写错的那个；中标的放弃了，在“发包”的“理由”里写明"
        if not row.data["reason"]:
            yield Fault(("合同", "单位"), f"中标的是“{winner}”，合同写的是“{party}”", "不是一家", fix, row.file)
        return
    bid, price = row.cents.get("bid"), row.cents.get("contract")
    if bid is not None and price is not None and bid != price:
        message = f"中标价 {show(bid)} 元，合同写的是 {show(price)} 元"
        fix = f"对照中标通知书和合同，改写错的那个；合同没有另外谈价，就写 {show(bid)}"
        yield Fault(("合同", "金额"), message, f"差 {show(abs(bid - price))} 元", fix, row.file)


def _repeated(row: "Facts", village: "Village") -> Iterator[Fault]:
    """The first thing that a row of the register tells otherwise than the contract that it names."""
    for index, ident, *told in row.data["repeated"]:
        contract = village.find("contract", ident)
        for key, here, there in zip(_TERMS, told, contract.data["terms"], strict=True) if contract else ():
            # What is counted in another unit cannot be compared; days and sums have none.
            alike = [each for each in there if each.partition(" ")[2] == here.partition(" ")[2]]
            if here and alike and here not in alike:
                message = f"{key}写的是 {here}，合同里是 {alike[-1]}"
                fix = "对照合同原件，改写错的那一份；后来改过的，在合同的“变更”里写明"
                note = f"见 {contract.file}" if contract else ""
                yield Fault(("合同", index, key), message, note, fix, row.file)
                break


def _let(row: "Facts", village: "Village") -> Iterator[Fault]:
    """Plots of one contract that together bring more a year than the contract says; less may be the rent of something else in it."""
    fees, first = Counter[str](), dict[str, int]()
    for index, ident, amount in row.data["fees"]:
        fees[ident] += amount
        first.setdefault(ident, index)
    for ident, added in fees.items():
        contract = village.find("contract", ident)
        yearly = [cents(Decimal(each)) for each in contract.data["terms"][_TERMS.index("年额")]] if contract else []
        if contract and yearly and added > max(yearly):
            message = f"合同 {ident} 的年额是 {show(max(yearly))} 元，这里写了它的地块一年收 {show(added)} 元"
            fix = "对照合同原件，改写错的那一份；租金涨过的，在合同的“变更”里写明"
            path = ("资源", first[ident], "年收费")
            yield Fault(path, message, f"多 {show(added - max(yearly))} 元，见 {contract.file}", fix, row.file)


def _received(row: "Facts", village: "Village") -> Iterator[Fault]:
    """What an office paid for its task, beside the voucher of the ledger that the row names."""
    from wuhua.kinds.lines import lines_of

    for index, ident, voucher, amount in row.data["receipts"]:
        ledger = village.find("finance", ident)
        if ledger and not is_even(ledger):
            continue  # G01 asks which line is wrong
        lines = (
            [line.cents for line in lines_of(ledger) if line.voucher == voucher and line.side == "收入"]
            if ledger
            else []
        )
        if lines and amount not in (*lines, sum(lines)):
            message = f"{voucher}在账上是 {show(sum(lines))} 元，这里写的是 {show(amount)} 元"
            fix = "对照凭证，改写错的那一边"
            note = f"差 {show(abs(sum(lines) - amount))} 元，见 {ledger.file}" if ledger else ""
            yield Fault(("到账", index, "金额"), message, note, fix, row.file)


def _booked(row: "Facts", village: "Village", months: set[str]) -> Iterator[Fault]:
    """The first month of which all ledgers tell and in which they paid another sum for the work than it says itself.

    A work that no line names is C05's; one whose payments are not listed has nothing to hold against them.
    """
    links = [(other, link) for other, link in village.links_by("project", row.ident) if other.kind == "finance"]
    lines = [link.say for _, link in links]
    # A day that cannot be is T07's, a ledger that does not add up G01's, payments that do not G09's.
    doubtful = any(not is_within(link.say[1], other.period) or not is_even(other) for other, link in links)
    doubtful |= any(day < row.data["signed"] for day, _ in row.data["payments"])
    doubtful |= row.cents.get("payments") != row.cents.get("paid", row.cents.get("payments"))
    if not lines or not row.data["payments"] or doubtful:
        return
    paid, booked = Counter[str](), Counter[str]()
    for day, amount in row.data["payments"]:
        paid[day[:7]] += amount
    for side, day, _, amount, _ in lines:
        booked[day[:7]] += amount if side == "支出" else -amount
    for month in sorted(months & (set(paid) | set(booked))):
        if paid[month] != booked[month]:
            yield _misbooked(row, month, paid[month], booked[month])
            return


def _misbooked(row: "Facts", month: str, paid: int, booked: int) -> Fault:
    label = f"{month[:4]}年{int(month[5:])}月"
    at = next((index for index, (day, _) in enumerate(row.data["payments"]) if day[:7] == month), None)
    message = f"{label}账上给这个工程付了 {show(booked)} 元，这里写的是 {show(paid)} 元"
    fix = "对照凭证，改写错的那一边；账上漏写“工程”的补上，这里漏了的付款补上一行"
    path = ("付款",) if at is None else ("付款", at, "金额")
    return Fault(path, message, f"差 {show(abs(booked - paid))} 元", fix, row.file, at_key=at is None)


RULE = Rule(
    "G17",
    "中标、合同、决议和付款对不上",
    "village",
    find,
    kinds=("project", "decision", "contracts", "resources", "admission"),
    severity=Severity.WARNING,
    clauses=("五化 内容",),
)
