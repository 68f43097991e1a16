"""G09: contracts and works agree with themselves: due = paid + owed, nothing stays open past its end, what is paid stays within what was agreed."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from wuhua.base.dates import show_day
from wuhua.base.finding import Severity
from wuhua.rules.rule import Fault, Outcome, Rule, Skip
from wuhua.rules.sums import show

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

_TENDERS = ("公开招标", "邀请招标")
#: Kind: (the list that holds its rows, the key of what is still owed, what the three figures are called).
_DUES = {
    "contracts": ("合同", "欠款", ("应收付", "已收付")),
    "resources": ("资源", "欠收", ("应收", "已收")),
}

#: How a clerk says that a price is of a whole year, or of all of it.
_SAID = {
    "年额": ("一年", "每年", "年", "年租金", "一年的租金", "年承包款", "一年的承包款"),
    "总额": ("总价", "一共", "合计", "总额", "整个合同", "全部"),
}


def find(village: "Village") -> Iterator[Outcome]:
    """Find sums that disagree, contracts past their end that nobody closed, payments and prices above what was agreed."""
    for kind in _DUES:
        for row in village.of(kind):
            yield from _overpaid(row, kind)
            yield from _dues(row, kind)
    today = village.as_of.isoformat()
    for row in village.of("contract"):
        yield from _priced(row)
        if row.data["signed"] and row.data["end"] and row.data["end"] < today and not row.data["closed"]:
            yield _expired(
                row,
                ("结束",),
                row.title,
                row.data["end"],
                "在“了结”里写 到期收回、续签或结清；延期了的，在“变更”里写 延期至",
            )
    yield from _open_rows(village)
    for row in village.of("project"):
        yield from _sources(row)
        yield from _goods(row)
        yield from _payments(row)
        yield from _audited(row)
        yield from _growth(row, village.policy)
        yield from _tender(row, village.policy)


def _overpaid(row: "Facts", kind: str) -> Iterator[Fault]:
    """What was paid in one period above what the whole contract comes to."""
    listed, _, (_, paid_word) = _DUES[kind]
    for index, paid, most in row.data["most"]:
        if paid > most:
            message = f"{paid_word}写的是 {show(paid)} 元，整个合同到期一共才 {show(most)} 元"
            fix = "对照凭证改正：写这一期收（付）的，不是整个合同的"
            yield Fault((listed, index, paid_word), message, f"多 {show(paid - most)} 元", fix, row.file)


def _dues(row: "Facts", kind: str) -> Iterator[Fault]:
    listed, key, (due_word, paid_word) = _DUES[kind]
    for index, due, paid, owed in row.data["dues"]:
        # What is paid in advance cannot be written as a debt.
        if due != paid + owed and not (paid > due and not owed):
            expected = max(due - paid, 0)
            yield _sum_fault(
                row,
                (listed, index, key),
                f"{due_word} {show(due)} 元减{paid_word} {show(paid)} 元，{key}应是 {show(expected)} 元，写的是 {show(owed)} 元",
                abs(due - paid - owed),
                f"前面两个数都对，就写 {show(expected)}；有一个写错了，先改那一个",
            )


def _priced(row: "Facts") -> Iterator[Fault]:
    """What was bid stands in the contract, and is not below the floor. A price of one stall or one 亩 is not the contract's."""
    price, floor = row.cents.get("deal"), row.cents.get("floor")
    floor_unit, unit = row.data["units"]
    if price is None:
        return
    if floor is not None and price < floor and unit == floor_unit and row.data["direction"] == "收":
        message = f"成交价 {show(price)} 元，比底价 {show(floor)} 元低"
        fix = "对照成交记录，改写错的那个；重新定过底价的，改方案的底价，在“备注”里写明"
        yield Fault(("交易", "成交价"), message, f"低 {show(floor - price)} 元", fix, row.file)
        return
    sums = {name: row.cents[key] for name, key in (("年额", "yearly"), ("总额", "whole")) if key in row.cents}
    if not sums or not _reached(price, row).isdisjoint(sums.values()):
        return
    said = next((name for name, words in _SAID.items() if unit in words and name in sums), "")
    # Without a term nobody knows how many years a price is for.
    known = "总额" in sums or row.data["months"]
    if said or (not unit and known and price > max(sums.values())):
        name = said or max(sums, key=sums.__getitem__)
        message = f"成交价 {show(price)} 元，合同的{name}写的是 {show(sums[name])} 元"
        fix = f"对照成交记录和合同，改写错的那个；一样的，{name}就写 {show(price)}"
        yield Fault((name,), message, f"差 {show(abs(price - sums[name]))} 元", fix, row.file)


def _reached(price: int, row: "Facts") -> set[int]:
    """What a price may come to a year or in all: it may be of a month, a quarter, half a year, a year or the whole term, of one piece or all."""
    quantity, months = Fraction(row.data["quantity"] or 1), row.data["months"] or 12
    times = {Fraction(whole, part) for whole in (12, months) for part in (1, 3, 6, 12, months)}
    return {round(price * pieces * time) for pieces in {Fraction(1), quantity} for time in times}


def _open_rows(village: "Village") -> Iterator[Fault]:
    """The last register of each owner speaks; a row that names a contract of its own leaves that to the contract."""
    last: dict[str, Facts] = {}
    for row in village.of("contracts"):
        if row.due_from >= last.get(row.data["series"], row).due_from:
            last[row.data["series"]] = row
    for row in last.values():
        for index, name, end, contract in row.data["open"]:
            if not contract or village.find("contract", contract) is None:
                fix = "在“状态”里写 已收回、已续签、已终止或已结清；续签的另加一行"
                yield _expired(row, ("合同", index, "结束"), name, end, fix)


def _expired(row: "Facts", path: tuple[str | int, ...], name: str, end: str, fix: str) -> Fault:
    day = show_day(date.fromisoformat(end))
    name = name if len(name) <= 20 else name[:20] + "…"
    return Fault(path, f"“{name}”{day}到期，还没有了结", "到期了，没有收回，也没有续签", fix, row.file)


def _sources(row: "Facts") -> Iterator[Fault]:
    sums = row.cents
    if "budget" in sums and "sources" in sums and sums["budget"] != sums["sources"]:
        message = f"资金来源加起来是 {show(sums['sources'])} 元，预算写的是 {show(sums['budget'])} 元"
        gap = abs(sums["budget"] - sums["sources"])
        yield _sum_fault(row, ("预算",), message, gap, "对照方案，改写错的那个数；少写了来源的补上")


def _goods(row: "Facts") -> Iterator[Fault]:
    for index, right, written in row.data["off"]:
        message = f"采购清单第{index + 1}样数量乘单价，金额应是 {show(right)} 元，写的是 {show(written)} 元"
        yield _sum_fault(row, ("采购清单", index, "金额"), message, abs(right - written), "对照发票，改写错的那个数")
    goods, declared = row.cents.get("goods"), row.cents.get("goods_total")
    if goods is not None and declared is not None and goods != declared and not row.data["off"]:
        message = f"采购清单各样加起来是 {show(goods)} 元，清单合计写的是 {show(declared)} 元"
        yield _sum_fault(row, ("清单合计",), message, abs(goods - declared), f"各样都对，就写 {show(goods)}")


def _payments(row: "Facts") -> Iterator[Fault]:
    sums = row.cents
    paid, declared = sums.get("payments"), sums.get("paid")
    if paid is not None and declared is not None and paid != declared:
        message = f"各笔付款加起来是 {show(paid)} 元，已付写的是 {show(declared)} 元"
        yield _sum_fault(row, ("已付",), message, abs(paid - declared), f"每一笔都对，就写 {show(paid)}；漏了的补上")
        return
    spent = declared if declared is not None else paid
    price = sums.get("settled", sums["contract"] + sums.get("changes", 0) if "contract" in sums else None)
    if price is None or spent is None:
        return
    word = "结算审定价" if "settled" in sums else "合同价加变更" if "changes" in sums else "合同价"
    if spent > price:
        path = ("已付",) if declared is not None else ("付款",)
        message = f"已经付了 {show(spent)} 元，{word}是 {show(price)} 元"
        fix = "对照凭证改正；确实多付了的，把收回的那一笔写成退款，不写进付款"
        yield Fault(path, message, f"多付 {show(spent - price)} 元", fix, row.file, at_key=declared is None)
        return
    unpaid, retained = sums.get("unpaid"), sums.get("retained", 0)
    # Some tables count the retained money within what is unpaid, some beside it.
    if unpaid is not None and price not in (spent + unpaid, spent + unpaid + retained):
        message = f"{word} {show(price)} 元减已付 {show(spent)} 元，未付应是 {show(price - spent)} 元，写的是 {show(unpaid)} 元"
        yield _sum_fault(
            row, ("未付",), message, abs(price - spent - unpaid), f"前面的数都对，就写 {show(price - spent)}"
        )


def _audited(row: "Facts") -> Iterator[Fault]:
    asked, price = row.cents.get("asked"), row.cents.get("settled")
    if asked is not None and price is not None and price > asked:
        message = f"审定价 {show(price)} 元，比送审价 {show(asked)} 元多"
        fix = "对照审核报告改正；两个数写反了的换过来"
        yield Fault(("结算", "审定价"), message, f"多 {show(price - asked)} 元", fix, row.file)


def _growth(row: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """A settlement above the contract by more than the share asks for a change that a decision allowed."""
    sums = row.cents
    if "settled" not in sums or "contract" not in sums or sums["settled"] <= sums["contract"] or row.data["decided"]:
        return
    limit = policy.limit("工程变更占比", date.fromisoformat(row.data["priced"]))
    if limit is None:
        yield Skip("没有工程变更占比的规定")
    elif sums["settled"] * 100 > sums["contract"] * (100 + limit.value):
        yield Fault(
            ("结算", "审定价"),
            f"结算审定价 {show(sums['settled'])} 元，合同价 {show(sums['contract'])} 元，没有写同意变更的决议",
            f"多 {show(sums['settled'] - sums['contract'])} 元，超过{limit.value}%要有决议",
            "在“变更”里写清改了什么、多花多少，“决议”写同意变更的决策事项的编号",
            row.file,
            severity=limit.severity,
            basis=limit.basis,
        )


def _tender(row: "Facts", policy: "Policy") -> Iterator[Outcome]:
    data, sums = row.data, row.cents
    amount = sums.get("contract", sums.get("bid"))
    if amount is None:
        return
    if data["method"] in _TENDERS:
        if not data["announced"]:
            fix = "在“发包”里写 公告日期，或者写 公告: 招标公告在通知公告里的编号"
            yield Fault(("发包", "方式"), f"“{row.title[:20]}”是{data['method']}的，没有写招标公告", "", fix, row.file)
        return
    if data["class"] != "工程" or data["reason"]:
        return
    limit = policy.limit("招标起点金额", date.fromisoformat(data["signed"]) if data["signed"] else None)
    if limit is None:
        if data["method"]:
            yield Skip("没有招标起点金额的规定")
    elif amount >= limit.value * 100:
        yield Fault(
            ("发包", "方式") if data["method"] else ("合同", "金额"),
            f"合同价 {show(amount)} 元，没有公开招标"
            if data["method"]
            else f"合同价 {show(amount)} 元，没有写怎么定的施工单位",
            f"{limit.value}元以上的工程要公开招标",
            "招过标的，把“方式”改成 公开招标，写上公告日期；没有招标的，在“发包”里写 理由",
            row.file,
            severity=limit.severity,
            basis=limit.basis,
        )


def _sum_fault(row: "Facts", path: tuple[str | int, ...], message: str, gap: int, fix: str) -> Fault:
    note = f"差 {show(gap)} 元"
    return Fault(path, message, note, fix, row.file, severity=Severity.ERROR, blocks=True)


RULE = Rule(
    "G09",
    "合同、工程的数对不上",
    "village",
    find,
    kinds=("contract", "contracts", "project", "resources"),
    severity=Severity.WARNING,
    clauses=("勾稽",),
)
