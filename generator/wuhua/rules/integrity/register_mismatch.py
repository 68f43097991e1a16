"""G08: registers roll forward: opening + in − out = closing, net = cost − wear, plots add up to their class and to the whole."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.kinds.assets.record import Asset, Totals
    from wuhua.kinds.assets.record import Register as Assets
    from wuhua.kinds.claims.record import Balance
    from wuhua.kinds.claims.record import Register as Claims
    from wuhua.kinds.resources.record import Register as Resources
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts

Path = tuple[str | int, ...]
_NOTHING = Decimal(0)


def find(record: Any, facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find a register's figures that do not follow from its other figures; what is not written is not judged."""
    if facts.kind == "assets":
        yield from _assets(record)
    elif facts.kind == "resources":
        yield from _resources(record)
    else:
        yield from _claims(record)


def _assets(record: "Assets") -> Iterator[Fault]:
    nets = [fault for index, asset in enumerate(record.assets) for fault in _net(index, asset)]
    yield from nets
    closing = None
    if record.totals is not None:
        closing = record.totals.cost
        yield from _totals(record, record.totals, nets)
    if record.assets:
        added = _sum(asset.cost for asset in record.assets)
        closing = added if closing is None or closing == added else None
    yield from _rolls(record, "原值", "期初原值", record.opening, "cost", closing, "元")
    for index, row in enumerate(record.counted):
        gap = row.found - row.booked
        # Some tables write a shortage without its sign.
        if row.gap is not None and abs(row.gap) != abs(gap):
            head = f"“{_short(row.name)}”清查减账面，差异"
            yield from _compare(("清产核资", index, "差异"), head, gap, row.gap, "元")


def _net(index: int, asset: "Asset") -> Iterator[Fault]:
    if asset.cost is None:
        return
    name, worn = f"“{_short(asset.name)}”", asset.depreciation
    if worn is not None and worn > asset.cost:
        message = f"{name}累计折旧 {worn} 元，比原值 {asset.cost} 元还多"
        yield _fault(("资产", index, "累计折旧"), message, f"多 {worn - asset.cost} 元", "对照固定资产账改正")
    elif asset.net is not None and worn is not None:
        head = f"{name}原值减累计折旧，净值"
        yield from _compare(("资产", index, "净值"), head, asset.cost - worn, asset.net, "元")
    elif asset.net is not None and asset.net > asset.cost:
        message = f"{name}净值 {asset.net} 元，比原值 {asset.cost} 元还多"
        yield _fault(("资产", index, "净值"), message, f"多 {asset.net - asset.cost} 元", "对照固定资产账改正")


def _totals(record: "Assets", totals: "Totals", nets: list[Fault]) -> Iterator[Fault]:
    """Compare the totals with the rows; a total that rests on a row told already, or is off by the same sum, is its shadow."""
    if not record.assets:
        if totals.cost is not None and totals.depreciation is not None:
            expected = totals.cost - totals.depreciation
            yield from _compare(("合计", "净值"), "合计的原值减累计折旧，净值", expected, totals.net, "元")
        return
    rows = (
        ("原值", totals.cost, [asset.cost for asset in record.assets]),
        ("累计折旧", totals.depreciation, [asset.depreciation for asset in record.assets]),
        ("净值", totals.net, [asset.worth for asset in record.assets]),
    )
    told = {fault.note for fault in nets}
    for name, declared, parts in rows:
        if not (nets and name != "原值"):
            yield from _fresh(_compare(("合计", name), f"各项{name}加起来，合计", _sum(parts), declared, "元"), told)


def _resources(record: "Resources") -> Iterator[Fault]:
    sums: dict[str, Decimal] = {}
    for plot in record.plots:
        sums[plot.sort] = sums.get(plot.sort, _NOTHING) + plot.area
    told: set[str] = set()
    for index, row in enumerate(record.by_class if record.plots else ()):
        head, added = f"{row.sort}各块加起来，面积", sums.get(row.sort, _NOTHING)
        yield from _fresh(_compare(("分类面积", index, "面积"), head, added, row.area, "亩"), told)
    parts = [plot.area for plot in record.plots] or [row.area for row in record.by_class]
    closing = record.declared
    if parts:
        added = _sum(parts)
        word = "各块" if record.plots else "各类"
        yield from _fresh(_compare(("合计面积",), f"{word}面积加起来，合计", added, record.declared, "亩"), told)
        closing = added if closing is None or closing == added else None
    yield from _rolls(record, "面积", "期初面积", record.opening, "area", closing, "亩")


def _claims(record: "Claims") -> Iterator[Fault]:
    sides = (
        ("债权", record.claims, "债权合计", record.declared_claims),
        ("债务", record.debts, "债务合计", record.declared_debts),
    )
    for side, rows, word, declared in sides:
        for index, row in enumerate(rows):
            yield from _balance(side, index, row)
        if rows and declared != _sum(_rolled(row) for row in rows):
            yield from _compare(
                (word,), f"{side}各笔期末加起来，合计", _sum(row.closing for row in rows), declared, "元"
            )


def _rolled(row: "Balance") -> Decimal:
    """The closing that a row's own figures give, else the written one: a row that does not roll is told by itself."""
    return row.closing if row.opening is None else row.opening + (row.added or _NOTHING) - (row.settled or _NOTHING)


def _balance(side: str, index: int, row: "Balance") -> Iterator[Fault]:
    if row.opening is None:
        return
    expected = row.opening + (row.added or _NOTHING) - (row.settled or _NOTHING)
    head = f"“{_short(row.party)}”期初加增加减减少，期末"
    if expected < 0:
        message = f"“{_short(row.party)}”减少了 {row.settled} 元，比期初和增加加起来还多"
        yield _fault((side, index, "减少"), message, f"多 {-expected} 元", "对照往来账改正；多收多付的写到另一边")
    else:
        yield from _compare((side, index, "期末"), head, expected, row.closing, "元")


def _rolls(
    record: Any, name: str, word: str, opening: Decimal | None, part: str, closing: Decimal | None, unit: str
) -> Iterator[Fault]:
    """Compare opening + in − out with the closing total; silent where the total itself was told or is not known."""
    if opening is None or closing is None:
        return
    added, removed = (_sum(getattr(row, part) for row in rows) for rows in (record.added, record.removed))
    expected = opening + added - removed
    if expected != closing:
        change = f"加本期增加 {_show(added, unit)}减本期减少 {_show(removed, unit)}"
        yield _fault(
            (word,),
            f"期初{name} {_show(opening, unit)}{change}，应是 {_show(expected, unit)}，期末各项加起来是 {_show(closing, unit)}",
            f"差 {_show(abs(expected - closing), unit)}",
            "有增减没有写的，补到“本期增加”“本期减少”；期初写错的，照上一期的期末写",
        )


def _compare(path: Path, head: str, expected: Decimal, written: Decimal | None, unit: str) -> Iterator[Fault]:
    if written is not None and expected != written:
        right = _show(expected, unit)
        yield _fault(
            path,
            f"{head}应是 {right}，写的是 {_show(written, unit)}",
            f"差 {_show(abs(expected - written), unit)}",
            f"前面的数都对，就写 {right.removesuffix(f' {unit}')}；有一个写错了，先改那一个",
        )


def _fresh(faults: Iterator[Fault], told: set[str]) -> Iterator[Fault]:
    """Faults off by a sum that has not been told yet: one wrong figure moves its part and the whole alike."""
    for fault in faults:
        if fault.note not in told:
            told.add(fault.note)
            yield fault


def _show(number: Decimal, unit: str) -> str:
    """A figure as a clerk types it, with its unit: ``860.00 元``, ``46.5 亩``."""
    return f"{number:.2f} 元" if unit == "元" else f"{number.normalize():f} {unit}"


def _fault(path: Path, message: str, note: str, fix: str) -> Fault:
    return Fault(path, message, note, fix)


def _sum(parts: Any) -> Decimal:
    return sum((part for part in parts if part is not None), _NOTHING)


def _short(name: str) -> str:
    return name if len(name) <= 20 else name[:20] + "…"


RULE = Rule(
    "G08",
    "台账对不上",
    "record",
    find,
    kinds=("assets", "resources", "claims"),
    blocks=True,
    clauses=("勾稽",),
)
