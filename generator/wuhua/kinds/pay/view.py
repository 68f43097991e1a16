"""Pay of a period as a sheet: totals for everybody, the list of persons for the board, and what meetings and guests cost."""

from collections.abc import Callable
from decimal import Decimal

from wuhua.base.money import add_money
from wuhua.kinds.pay.record import Pay, Payee
from wuhua.model.facts import Facts
from wuhua.model.sheet import (
    Block,
    Column,
    Count,
    FactsBlock,
    Figure,
    Measure,
    Sentence,
    Sheet,
    Strong,
    TableBlock,
    Tone,
    Value,
)
from wuhua.model.tables import without_empty_columns
from wuhua.model.village import Village


def view(record: Pay, facts: Facts, village: Village) -> Sheet:
    """Say how much was paid to how many, and what administration cost."""
    return Sheet(
        key=facts.key,
        kind="pay",
        family="财务",
        title=facts.title,
        subtitle=facts.data["book"],
        headline=tuple(_headline(record)),
        summary=tuple(_sentences(record)),
        blocks=tuple(_blocks(record, village)),
    )


def _headline(record: Pay) -> list[Figure]:
    figures = []
    if record.payees:
        figures.append(Figure("应发", record.due, Tone.OUT, f"{len(record.payees)}笔"))
        if record.paid is not None:
            figures.append(Figure("实际发了", record.paid, Tone.OUT, "实发"))
    if record.outlays:
        figures.append(Figure("会议、差旅、招待等", record.spent, Tone.OUT, "管理性开支"))
    if record.insurance and len(figures) < 3:
        figures.append(Figure("交社会保险", record.insured, Tone.OUT, "社保"))
    return figures


def _sentences(record: Pay) -> list[Sentence]:
    told: list[Sentence] = []
    if record.payees:
        told.append((f"这一期{record.whom}一共应发 ", Strong(record.due), " 元。名单只贴在公开栏，网上只放总数。"))
    else:
        told.append(("这一期没有发报酬和补贴。",) if not record.outlays else ("这里只列开支。",))
    parts = [payee for payee in record.payees if payee.basic or payee.merit]
    if len(parts) > 1:
        basic = _total(parts, lambda payee: payee.basic)
        merit = _total(parts, lambda payee: payee.merit)
        told.append(("其中基本报酬 ", basic, " 元，考核报酬 ", merit, " 元。"))
    if record.outlays:
        most = max(record.outlays, key=lambda line: line.actual)
        told.append(("开支最多的是", Strong(most.name), "，", most.actual, " 元。"))
    return told


def _blocks(record: Pay, village: Village) -> list[Block]:
    blocks: list[Block] = []
    if record.payees:
        blocks += _sums("按种类", "种类", record.payees, lambda payee: payee.sort)
        blocks += _sums("钱从哪里来", "资金来源", record.payees, lambda payee: payee.source)
        blocks.append(_list(record.payees, village))
    if record.insurance:
        blocks.append(_insurance(record))
    if record.outlays:
        blocks.append(_outlays(record))
    if record.capitals:
        blocks.append(FactsBlock("大写", (("应发合计大写", record.capitals),)))
    return blocks or [FactsBlock("这一期", (("应发", Decimal("0.00")),))]


def _sums(title: str, head: str, payees: list[Payee], mark: Callable[[Payee], str | None]) -> list[Block]:
    """What is due by a mark, largest first; nothing where a group is one person, whose pay the board alone shows."""
    groups: dict[str, list[Decimal]] = {}
    for payee in payees:
        groups.setdefault(mark(payee) or "没有写", []).append(payee.due)
    if set(groups) == {"没有写"} or any(len(dues) < 2 for dues in groups.values()):
        return []
    sums = {name: add_money(dues) for name, dues in groups.items()}
    rows = tuple(sorted(sums.items(), key=lambda pair: (-pair[1], pair[0])))
    columns = (Column(head, grow=True), Column("应发（元）", number=True))
    return [TableBlock(title, columns, rows, (("合计", add_money(sums.values())),))]


Cell = Callable[[Payee], Value]


def _list(payees: list[Payee], village: Village) -> TableBlock:
    """FT-13, upper half, without the columns that nobody's line fills."""
    pairs = _columns()
    rows = tuple(tuple(cell(payee) for _, cell in pairs) for payee in payees)
    sums = {"基本报酬", "考核报酬", "应发", "代扣", "实发"}
    name, _, *rest = (_total(payees, cell) if column.title in sums else None for column, cell in pairs)
    foot: tuple[Value, ...] = (name, Count(len(payees), "笔"), *rest)
    columns = tuple(column for column, _ in pairs)
    return without_empty_columns(TableBlock("谁领了多少", columns, rows, (foot,), "单位：元", board_only=True))


def _columns() -> list[tuple[Column, Cell]]:
    return [
        (Column("姓名", nowrap=True), lambda payee: payee.name),
        (Column("职务", grow=True), lambda payee: payee.post),
        (Column("种类"), lambda payee: payee.sort),
        (Column("标准", number=True), lambda payee: payee.rate),
        (Column("数量", number=True), lambda payee: Measure.of(payee.count, payee.unit)),
        (Column("基本报酬", number=True), lambda payee: payee.basic),
        (Column("考核报酬", number=True), lambda payee: payee.merit),
        (Column("应发", number=True), lambda payee: payee.due),
        (Column("代扣", number=True), lambda payee: payee.withheld),
        (Column("实发", number=True), lambda payee: payee.paid),
        (Column("资金来源"), lambda payee: payee.source),
        (Column("决议"), lambda payee: payee.decision),
        (Column("说明"), lambda payee: payee.note),
    ]


def _total(payees: list[Payee], cell: Cell) -> Decimal:
    return add_money(value for payee in payees if isinstance(value := cell(payee), Decimal))


def _insurance(record: Pay) -> TableBlock:
    columns = (Column("险种", grow=True), Column("人数", number=True), Column("金额（元）", number=True))
    rows = tuple((part.name, Count(part.people, "人"), part.amount) for part in record.insurance)
    return TableBlock("社会保险", columns, rows, (("合计", None, record.insured),))


def _outlays(record: Pay) -> TableBlock:
    """FT-13, lower half."""
    columns = (
        Column("项目", nowrap=True),
        Column("次数", number=True),
        Column("预算（元）", number=True),
        Column("实际（元）", number=True),
        Column("说明", grow=True),
    )
    rows = tuple(
        (line.name, Count.of(line.times, "次"), line.planned, line.actual, line.note) for line in record.outlays
    )
    return TableBlock("会议、差旅、招待等开支", columns, rows, (("合计", None, None, record.spent, None),))
