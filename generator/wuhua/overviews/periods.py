"""Quarters and years of the ledgers, added up from the months (FT-02): nobody keys a quarterly figure by hand (G04)."""

from collections.abc import Iterator

from wuhua.base.dates import Period
from wuhua.model.facts import Facts, yuan
from wuhua.model.sheet import Block, ChartBlock, Column, Figure, Link, Sentence, Sheet, Strong, TableBlock, Tone, Value
from wuhua.model.village import Village
from wuhua.overviews.money import BOOKS, Sums, ledgers, sums_of, transfers_of, within


def period_keys(village: Village) -> Iterator[str]:
    """Addresses of every quarter and year that :func:`period_sheets` has a sheet for."""
    periods = {period for period, _ in ledgers(village)}
    for year in {period.year for period in periods}:
        for whole in _periods(year):
            if any(whole.start <= period.start and period.end <= whole.end for period in periods):
                yield f"finance/{whole.slug}"


def _periods(year: int) -> list[Period]:
    return [*(Period(year, month, 3) for month in (1, 4, 7, 10)), Period(year, 1, 12)]


def period_sheets(village: Village, year: int) -> Iterator[Sheet]:
    """The year's sheet and those of its quarters that have ledgers."""
    rows = ledgers(village)
    for period in _periods(year):
        inside = within(rows, period)
        if inside:
            so_far = within(rows, Period(year, 1, period.first_month + period.months - 1))
            yield _sheet(village, period, inside, so_far)


def _sheet(
    village: Village, period: Period, inside: list[tuple[Period, Facts]], so_far: list[tuple[Period, Facts]]
) -> Sheet:
    both = {book: sums_of(inside, book) for book in BOOKS}
    moved = transfers_of(inside)
    income = sum(sums.total_income for sums in both.values()) - moved
    expense = sum(sums.total_expense for sums in both.values()) - moved
    left = sum(sums.closing or 0 for sums in both.values())
    blocks: list[Block] = [_spent_chart(both)] if len(_spent(both)) > 1 else []
    blocks += [
        _summary_table(book, both[book], sums_of(so_far, book), whole_year=period.months == 12)
        for book in BOOKS
        if both[book].closing is not None
    ]
    blocks.append(_months(inside))
    return Sheet(
        key=f"finance/{period.slug}",
        kind="finance",
        family="财务",
        title=f"{period.label}收支汇总",
        subtitle=f"{village.name} · 行政账和经济账 · 单位：元",
        headline=(
            Figure("收进来", yuan(income), Tone.IN, "两本账合计，划转只算一次"),
            Figure("花出去", yuan(expense), Tone.OUT, "两本账合计，划转只算一次"),
            Figure("账上还有", yuan(left), Tone.LEFT, "期末余额"),
        ),
        summary=tuple(_sentences(both, moved, inside)),
        blocks=tuple(blocks),
    )


def _sentences(both: dict[str, Sums], moved: int, inside: list[tuple[Period, Facts]]) -> list[Sentence]:
    told: list[Sentence] = []
    for book in BOOKS:
        sums = both[book]
        if sums.closing is not None:
            told.append((f"{book}收 ", yuan(sums.total_income), " 元，支 ", yuan(sums.total_expense), " 元。"))
    if moved:
        told.append(("两本账之间划转 ", yuan(moved), " 元，合计里只算一次。"))
    largest = max(
        (line for _, row in inside for line in row.data["spent"]), key=lambda line: (line[2], line[0]), default=None
    )
    if largest:
        told.append(("花得最多的一笔是", Strong(largest[1]), "，", yuan(largest[2]), " 元。"))
    return told


def _spent(both: dict[str, Sums]) -> list[tuple[str, int]]:
    spent: dict[str, int] = {}
    for sums in both.values():
        for name, cents in sums.expense.items():
            spent[name] = spent.get(name, 0) + cents
    return sorted(((name, cents) for name, cents in spent.items() if cents > 0), key=lambda pair: (-pair[1], pair[0]))


def _spent_chart(both: dict[str, Sums]) -> ChartBlock:
    spent = _spent(both)
    return ChartBlock(
        "钱花在哪", tuple((name, yuan(cents)) for name, cents in spent), Tone.OUT, f"花得最多的是{spent[0][0]}。"
    )


def _summary_table(book: str, sums: Sums, so_far: Sums, *, whole_year: bool) -> TableBlock:
    """FT-02: heading, this period, the year so far (left out where it is the same); opening and closing around it."""
    rows: list[tuple[Value, ...]] = [("期初余额", _yuan(sums.opening), _yuan(so_far.opening))]
    rows += [(f"收入：{name}", _yuan(sums.income.get(name)), yuan(cents)) for name, cents in _ordered(so_far.income)]
    rows += [(f"支出：{name}", _yuan(sums.expense.get(name)), yuan(cents)) for name, cents in _ordered(so_far.expense)]
    foot: tuple[tuple[Value, ...], ...] = (
        ("收入合计", yuan(sums.total_income), yuan(so_far.total_income)),
        ("支出合计", yuan(sums.total_expense), yuan(so_far.total_expense)),
        ("期末余额", _yuan(sums.closing), _yuan(so_far.closing)),
    )
    columns = (Column("科目", grow=True), Column("本期（元）", number=True), Column("本年累计（元）", number=True))
    width = 2 if whole_year else 3
    shown, below = (tuple(row[:width] for row in part) for part in (rows, foot))
    return TableBlock(f"{book}汇总", columns[:width], shown, below)


def _ordered(headings: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(headings.items(), key=lambda pair: (-pair[1], pair[0]))


def _yuan(cents: int | None) -> Value:
    return None if cents is None else yuan(cents)


def _months(inside: list[tuple[Period, Facts]]) -> TableBlock:
    heads = ("收入（元）", "支出（元）", "期末余额（元）")
    columns = (Column("公开单", grow=True), *(Column(head, number=True) for head in heads))
    rows = tuple(
        (Link(row.title, row.key), yuan(row.cents["income"]), yuan(row.cents["expense"]), yuan(row.cents["closing"]))
        for _, row in inside
    )
    return TableBlock("由这些公开单加起来", columns, rows)
