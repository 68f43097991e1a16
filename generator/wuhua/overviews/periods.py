"""Months, quarters and years of both ledgers, added up from what the clerk wrote (FT-02): nobody keys a sum by hand (G04).

Every figure is a datum that sentences lead to, or leads on itself: to the lines of its heading, to the ledgers it is made of.
"""

from collections.abc import Iterator

from wuhua.base.dates import Period
from wuhua.kinds.brief import Compared, spent_chart
from wuhua.kinds.lines import BOOKS as BOOK_MARKS
from wuhua.kinds.lines import FLOW, heading_key, ledger_place
from wuhua.model.facts import day_of, yuan
from wuhua.model.sheet import (
    Amount,
    Block,
    Column,
    Count,
    Link,
    Sheet,
    TableBlock,
    Value,
    Word,
)
from wuhua.model.village import Village
from wuhua.overviews.accounts import ONCE_NOTES, Account, flows_of, headline_of, page_of, subtitle_of, whole_sums
from wuhua.overviews.briefs import brief, decided_in, others_of
from wuhua.overviews.gaps import gaps_of
from wuhua.overviews.money import BOOKS, Sums, ledgers, sums_of
from wuhua.overviews.room import Room

_ONCE = "划转只算一次"


def period_keys(village: Village) -> Iterator[str]:
    """Addresses of every month, quarter and year that has a sheet."""
    yield from dict.fromkeys(map(page_of, _periods_of(village)))


def _periods_of(village: Village) -> Iterator[Period]:
    periods = {period for period, _ in ledgers(village)}
    yield from sorted(period for period in periods if period.months == 1)
    for year in sorted({period.year for period in periods}):
        for whole in wholes_of(year):
            if any(whole.start <= period.start and period.end <= whole.end for period in periods):
                yield whole


def wholes_of(year: int) -> list[Period]:
    """A year's quarters and the year itself."""
    return [*(Period(year, month, 3) for month in (1, 4, 7, 10)), Period(year, 1, 12)]


def period_sheets(village: Village, year: int) -> Iterator[Sheet]:
    """The year's sheet and those of its months and quarters that have ledgers."""
    for period in _periods_of(village):
        if period.year == year:
            yield period_sheet(village, page_of(period))


def period_sheet(village: Village, key: str) -> Sheet:
    """The sheet of a period at an address that :func:`period_keys` gives."""
    period = _read_slug(key.partition("/")[2])
    account = Account.of(village, period)
    return Sheet(
        key=key,
        kind="finance",
        family="财务",
        title=f"{period.label}的账" if period.months == 1 else f"{period.label}收支汇总",
        subtitle=subtitle_of(village, account),
        headline=headline_of(village, account, key, ONCE_NOTES),
        summary=tuple(each.sentence for each in brief(village, account)),
        blocks=tuple(_blocks(village, account)),
        related=_neighbours(village, period),
    )


def _read_slug(slug: str) -> Period:
    year, _, part = slug.partition("-")
    if part.startswith("q"):
        return Period(int(year), int(part[1:]) * 3 - 2, 3)
    return Period(int(year), int(part), 1) if part else Period(int(year), 1, 12)


def _blocks(village: Village, account: Account) -> Iterator[Block]:
    period = account.period
    chart = spent_chart(account.placed, village.policy)
    if chart is not None:
        yield chart
    yield _reckoning(account, village)
    compared = _compared(village, account)
    if compared is not None:
        yield compared
    so_far = Account.of(village, Period(period.year, 1, period.first_month + period.months - 1))
    for book in BOOKS:
        if book in account.books:
            yield _by_heading(book, account, so_far, village)
    decided = _decided(village, period)
    if decided is not None:
        yield decided
    yield _sources(account)


def _reckoning(account: Account, village: Village) -> TableBlock:
    """How the three figures come about: each ledger, and both with what moved between them taken off."""
    books = [book for book in BOOKS if book in account.books]
    each = [sums_of(account.rows, book) for book in books]
    sums, change = account.sums, account.sums.left - account.opening
    flows, gaps = flows_of(account, village), gaps_of(village, account.period, account.rows)
    halves = [account.half_moved(side) if gaps else 0 for side in ("收入", "支出")]
    rows: list[tuple[Value, ...]] = [
        ("期初余额", *(_yuan(one.opening) for one in each), _datum(account.opening, "opening")),
        ("加：收进来", *_linked(each, books, "total_income"), _datum(sums.income, "in")),
        ("减：花出去", *_linked(each, books, "total_expense"), _datum(sums.expense, "out")),
        ("期末余额", *(_yuan(one.closing) for one in each), _datum(sums.left, "left")),
        (f"比期初{'多' if change >= 0 else '少'}", *(None for _ in books), _datum(abs(change), "left-change")),
    ]
    more = (
        ("两本账之间划转（合计里两边都不算）", account.moved, "moved"),
        (f"收进来的里面，{FLOW}", flows[0], "flow-in"),
        (f"花出去的里面，{FLOW}", flows[1], "flow-out"),
        ("收进来的里面，从没有公开的账划转来的", halves[0], "half-in"),
        ("花出去的里面，划转给没有公开的账的", halves[1], "half-out"),
    )
    rows += [(words, *(None for _ in books), _datum(cents, ident)) for words, cents, ident in more if cents]
    columns = (Column("项目", grow=True), *(Column(f"{name}（元）", number=True) for name in (*books, "合起来")))
    return TableBlock("怎么算出来的", columns, tuple(rows))


def _linked(each: list[Sums], books: list[str], name: str) -> Iterator[Value]:
    for one, book in zip(each, books, strict=True):
        yield Amount(yuan(getattr(one, name)), f"#{book}汇总")


def _datum(cents: int, ident: str) -> Amount:
    return Amount(yuan(cents), "", ident)


def _yuan(cents: int | None) -> Value:
    return None if cents is None else yuan(cents)


def _compared(village: Village, account: Account) -> TableBlock | None:
    """Beside the period before and the same of last year; None where there is neither with the same ledgers."""
    others = others_of(village, account)
    if not others:
        return None
    columns = [Column("项目", grow=True), Column("这一期（元）", number=True)]
    for other in others:
        columns += [Column(f"{other.word}（元）", number=True), Column(f"比{other.word}（元）", number=True)]
    whole = whole_sums(village, account)
    rows = []
    for words, side, name, flow in (("收进来", "in", "income", "flow_in"), ("花出去", "out", "expense", "flow_out")):
        sums = [whole, *(other.sums for other in others)]
        rows.append(_beside(words, side, [getattr(each, name) for each in sums], others))
        flows = [getattr(each, flow) for each in sums]
        if any(each != flows[0] for each in flows):
            own = [getattr(each, name) - moved for each, moved in zip(sums, flows, strict=True)]
            rows.append(_beside(f"{words}，不算{FLOW}", side, own, others, "-own"))
    return TableBlock("和以前比", tuple(columns), tuple(rows))


def _beside(words: str, side: str, sums: list[int], others: list[Compared], mark: str = "") -> tuple[Value, ...]:
    """One row: this period's sum, and beside each other's what apart they are."""
    cells: list[Value] = [words, yuan(sums[0])]
    for other, then in zip(others, sums[1:], strict=True):
        apart = _datum_of_change(sums[0] - then, f"{side}-{other.about}{mark}")
        cells += [Amount(yuan(then), "" if mark else other.page), apart]
    return tuple(cells)


def _datum_of_change(change: int, ident: str) -> Value:
    return Amount(yuan(abs(change)), "", ident, "多 " if change > 0 else "少 " if change else "")


def _by_heading(book: str, account: Account, so_far: Account, village: Village) -> TableBlock:
    """FT-02: heading, this period, the year so far (left out where it is the same); opening and closing around it."""
    sums, whole = sums_of(account.rows, book), sums_of(so_far.rows, book)
    rows: list[tuple[Value, ...]] = [("期初余额", _yuan(sums.opening), _yuan(whole.opening))]
    place = _place(account, book)
    # What adds up to a part of the year stands nowhere by itself.
    ends = account.period.first_month + account.period.months > 12
    for side, now, year in (("收入", sums.income, whole.income), ("支出", sums.expense, whole.expense)):
        for name, cents in sorted(year.items(), key=lambda pair: (-pair[1], pair[0])):
            page = heading_key(account.period.year, side, name, village.policy)
            told = Amount(yuan(now[name]), f"{page}#{place}") if name in now else None
            rows.append(
                (
                    Word(f"{side}：{name}", village.policy.gloss(name)),
                    told,
                    Amount(yuan(cents), f"{page}#{BOOK_MARKS[book]}" if ends else ""),
                )
            )
    foot: tuple[tuple[Value, ...], ...] = (
        ("收入合计", yuan(sums.total_income), yuan(whole.total_income)),
        ("支出合计", yuan(sums.total_expense), yuan(whole.total_expense)),
        ("期末余额", _yuan(sums.closing), _yuan(whole.closing)),
    )
    columns = (Column("科目", grow=True), Column("本期（元）", number=True), Column("本年累计（元）", number=True))
    width = 2 if account.period.months == 12 else 3
    shown, below = (tuple(row[:width] for row in part) for part in (rows, foot))
    return TableBlock(f"{book}汇总", columns[:width], shown, below)


def _place(account: Account, book: str) -> str:
    """Where a book's lines of the period stand in a heading's page."""
    mark = BOOK_MARKS[book]
    if account.period.months == 12:
        return mark
    if account.period.months == 3:
        return f"{mark}-{account.period.slug.partition('-')[2]}"
    return next(ledger_place(row) for _, row in account.rows if row.data["book"] == book)


def _decided(village: Village, period: Period) -> TableBlock | None:
    """What was decided; None where nothing was."""
    rows = decided_in(village, period)
    if not rows:
        return None
    columns = (
        Column("定了什么事", grow=True),
        Column("哪天", nowrap=True),
        Column("谁定的"),
        Column("同意", number=True),
    )
    cells = tuple(
        (
            Link(row.title, row.key),
            day_of(row.due_from),
            row.data["body"] or None,
            Count(row.data["vote"][3], "票") if row.data["vote"] else None,
        )
        for row in rows
    )
    foot = ("一共", None, None, Amount(Count(len(rows), "件事"), "", "decided"))
    return TableBlock("开会定的事", columns, cells, (foot,))


def _sources(account: Account) -> TableBlock:
    heads = ("收入（元）", "支出（元）", "期末余额（元）")
    columns = (Column("公开单", grow=True), *(Column(head, number=True) for head in heads))
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            Link(row.title, row.key),
            *(Amount(yuan(row.cents[name]), row.key) for name in ("income", "expense", "closing")),
        )
        for _, row in account.rows
    )
    return TableBlock("由这些公开单加起来", columns, rows)


def _neighbours(village: Village, period: Period) -> tuple[Link, ...]:
    """The periods beside it that have ledgers, and the year; a quarter need not be made again for the one after it."""
    beside = [("上一期", period.shift(-1))] + ([("下一期", period.shift(1))] if period.months == 1 else [])
    found = [
        Link(f"{words}：{other.label}", page_of(other)) for words, other in beside if Account.of(village, other).rows
    ]
    whole = [Link(f"{period.year}年全年", f"finance/{period.year}")] if period.months < 12 else []
    return (*found, *whole, Link(f"{period.year}年的钱，按科目、按对方、按大小看", f"money/{period.year}"))


ROOM = Room("period", period_keys, period_sheet)
