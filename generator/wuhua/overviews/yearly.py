"""The village's money over the years: a year's headings, months, budget; and three years side by side, per head and household.

Income, expense and what is neither (borrowed, lent, shared out, handed from ledger to ledger) stand in tables of their own.
"""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from wuhua.base.dates import Period, read_period
from wuhua.kinds.brief import NOT_OWN
from wuhua.kinds.lines import FLOW, SIDES, heading_key, sort_of
from wuhua.model.facts import Facts, yuan
from wuhua.model.sheet import (
    Amount,
    Block,
    CardsBlock,
    ChartBlock,
    Column,
    Link,
    Measure,
    ProseBlock,
    Sentence,
    Sheet,
    TableBlock,
    Tone,
    Value,
    Word,
)
from wuhua.model.tables import without_empty_columns
from wuhua.model.village import Village
from wuhua.overviews.accounts import ONCE_NOTES, Account, flows_of, headline_of, page_of, subtitle_of
from wuhua.overviews.money import BOOKS, ledgers, years
from wuhua.overviews.payees import UNDECIDED, threshold
from wuhua.overviews.room import Room

FRONT = "money/index"
#: How many years stand side by side.
_BESIDE = 3
_HAN = {2: "两", 3: "三"}
_CENT = Decimal("0.01")
_NAMES = ("income", "expense")
#: (side, heading): cents.
_Headings = dict[tuple[str, str], int]


def money_keys(village: Village) -> Iterator[str]:
    """The front page and one for each year that has ledgers."""
    found = years(village)
    if found:
        yield FRONT
    yield from (f"money/{year}" for year in found)


def money_sheet(village: Village, key: str) -> Sheet:
    """The sheet at an address that :func:`money_keys` gives."""
    return _front(village) if key == FRONT else _year(village, int(key.partition("/")[2]))


def _front_key(village: Village) -> str:
    return FRONT if ledgers(village) else ""


def _account(village: Village, year: int) -> Account:
    return Account.of(village, Period(year, 1, 12))


def _headings(account: Account) -> _Headings:
    """Every heading's sum, as its page has it: what moved between the ledgers is in it."""
    found: _Headings = {}
    for _, line in account.placed:
        found[line.side, line.heading] = found.get((line.side, line.heading), 0) + line.cents
    return found


def _front(village: Village) -> Sheet:
    found = _years(village)
    newest = found[0]
    accounts = {year: _account(village, year) for year in range(newest, newest - _BESIDE, -1)}
    accounts = {year: account for year, account in accounts.items() if account.rows}
    blocks: list[Block] = [_doors(village, found), *_charts(accounts)]
    blocks += _tables(village, {year: _headings(account) for year, account in accounts.items()}, accounts)
    blocks.append(_per_head(village, newest, accounts[newest]))
    return Sheet(
        key=FRONT,
        kind="money",
        family="财务",
        title="村里的钱，一年一年看",
        subtitle=subtitle_of(village, *accounts.values()),
        headline=headline_of(village, accounts[newest], f"finance/{newest}", ONCE_NOTES, accounts[newest].label),
        summary=tuple(_sentences(village, accounts)),
        blocks=tuple(blocks),
    )


def _sentences(village: Village, accounts: dict[int, Account]) -> Iterator[Sentence]:
    for year, account in accounts.items():
        sums, flows, page = account.sums, flows_of(account, village), f"finance/{year}"
        came = _side("收入", sums.income, flows[0], f"{page}#in", f"{page}#flow-in")
        went = _side("支出", sums.expense, flows[1], f"{page}#out", f"{page}#flow-out")
        yield (f"{account.label}收进来 ", *came, "，花出去 ", *went, "。")


def _side(side: str, cents: int, flow: int, key: str, flow_key: str) -> Sentence:
    """What came or went, and how much of it was neither earned nor spent."""
    part: Sentence = ("（其中 ", Amount(yuan(flow), flow_key), f" 元{NOT_OWN[side]}）") if flow else ()
    return (Amount(yuan(cents), key), " 元", *part)


def _years(village: Village) -> list[int]:
    """Years that have ledgers, newest first; whoever asks is asked again when any ledger moves."""
    return sorted({int(row.period[:4]) for row in village.of("finance") if not row.data["group"]}, reverse=True)


def _doors(village: Village, found: list[int]) -> CardsBlock:
    year = found[0]
    cards = [
        (f"{year}年按科目看", f"money/{year}", "每个科目一共多少，点开看每一笔", None),
        (f"{year}年最大的收支", f"money/{year}/largest", "从大到小，写明谁同意的", None),
        (f"{year}年付给谁、从谁收来", f"money/{year}/payees", "单位写名字，个人的合在一起", None),
    ]
    if threshold(village) is not None:
        cards.append(("大额支出，谁同意的", UNDECIDED, "还没写明是哪次会议同意的", None))
    cards += [(f"{other}年", f"money/{other}", "按科目、按月看", None) for other in found[1:]]
    return CardsBlock("怎么看", tuple(cards))


def _charts(accounts: dict[int, Account]) -> Iterator[Block]:
    if len(accounts) < 2:
        return
    for words, name, tone in (("收进来", "income", Tone.IN), ("花出去", "expense", Tone.OUT)):
        bars = tuple((account.label, yuan(getattr(account.sums, name))) for account in accounts.values())
        # Some months are not held against a whole year.
        most = _parts(accounts) or f"{max(bars, key=lambda bar: bar[1])[0]}{words}的最多。"
        if all(value >= 0 for _, value in bars):
            yield ChartBlock(f"{_HAN[len(bars)]}年{words}的", bars, tone, most)


def _parts(accounts: dict[int, Account]) -> str:
    """Which years are not told whole; empty where all are. A head that said it would be too wide for a phone."""
    return "".join(f"{year}年只有{account.told}的。" for year, account in accounts.items() if account.told)


def _tables(village: Village, headings: dict[int, _Headings], accounts: dict[int, Account]) -> Iterator[Block]:
    """Income, expense and flows apart, a column a year; each sum leads to its heading's page of that year."""
    flows = {pair for found in headings.values() for pair in found if _flows(village, *pair)}
    for side, title in (("收入", "收进来的，按科目"), ("支出", "花出去的，按科目")):
        names = {pair for found in headings.values() for pair in found if pair[0] == side} - flows
        yield from _table(village, title, headings, names, accounts)
    yield from _table(village, FLOW, headings, flows, accounts, with_sum=False)


def _flows(village: Village, side: str, heading: str) -> bool:
    from wuhua.kinds.lines import LineFact

    return sort_of(LineFact(side, 1, "", heading, "", 0), village.policy) == FLOW


def _table(
    village: Village,
    title: str,
    headings: dict[int, _Headings],
    names: set[tuple[str, str]],
    accounts: dict[int, Account],
    with_sum: bool = True,
) -> Iterator[TableBlock]:
    """What moved between the ledgers is taken off the sum; for flows, whose sides differ, there is none."""
    if not names:
        return
    ordered = sorted(
        names,
        key=lambda pair: (list(SIDES).index(pair[0]), -max(each.get(pair, 0) for each in headings.values()), pair),
    )
    rows: list[tuple[Value, ...]] = []
    for pair in ordered:
        word = Word(
            pair[1] if with_sum else f"{pair[1]}（{'收' if pair[0] == '收入' else '付'}）",
            village.policy.gloss(pair[1]),
        )
        rows.append((word, *(_told(village, year, pair, found) for year, found in headings.items())))
    foot: tuple[tuple[Value, ...], ...] = ()
    if with_sum:
        less = [-accounts[year].moved for year in headings]
        sums = [sum(found.get(pair, 0) for pair in names) for found in headings.values()]
        if any(less):
            rows.append((Word("减：两本账之间划转", village.policy.gloss("划转")), *map(yuan, less)))
        foot = (("合计", *(yuan(cents + off) for cents, off in zip(sums, less, strict=True))),)
    columns = (Column("科目", grow=True), *(Column(f"{year}年（元）", number=True) for year in headings))
    yield TableBlock(title, columns, tuple(rows), foot, _parts(accounts))


def _told(village: Village, year: int, pair: tuple[str, str], found: _Headings) -> Value:
    return Amount(yuan(found[pair]), heading_key(year, *pair, village.policy)) if pair in found else None


def _per_head(village: Village, year: int, account: Account) -> Block:
    """The year's sums over the people and households on file; why not, where 村情 does not say how many."""
    data = village.profile.data if village.profile else {}
    people, homes = data.get("registered"), data.get("households")
    title = f"{account.label}平均下来"
    if not people or not homes:
        return ProseBlock(title, ("村情里还没有写户籍人口和户数，算不出平均每人、每户多少。",))
    rows: list[tuple[Value, ...]] = []
    flows = flows_of(account, village)
    for words, cents in (("收进来", account.sums.income - flows[0]), ("花出去", account.sums.expense - flows[1])):
        rows.append((words, *(_average(cents, number) for number in (people, homes))))
    columns = (Column("项目", grow=True), Column("平均每人（元）", number=True), Column("平均每户（元）", number=True))
    note = f"按村情里的户籍人口{people:,}人、{homes:,}户算，四舍五入到分。"
    if any(flows):
        note += f"{FLOW}的钱没有算在里面。"
    return TableBlock(title, columns, tuple(rows), note=note)


def _average(cents: int, number: int) -> Decimal:
    return (yuan(cents) / number).quantize(_CENT, ROUND_HALF_UP)


def _year(village: Village, year: int) -> Sheet:
    account = _account(village, year)
    headings = {year: _headings(account)}
    blocks: list[Block] = [*_tables(village, headings, {year: account}), *_budgets(village, year, account)]
    blocks.append(_months(account))
    return Sheet(
        key=f"money/{year}",
        kind="money",
        family="财务",
        title=f"{year}年的钱",
        subtitle=subtitle_of(village, account),
        headline=headline_of(village, account, f"finance/{year}", ONCE_NOTES, account.label),
        summary=(("点一个数，看它是由哪几笔加起来的。",),),
        blocks=tuple(blocks),
        related=(
            Link(f"{year}年最大的收支", f"money/{year}/largest"),
            Link(f"{year}年付给谁、从谁收来", f"money/{year}/payees"),
            Link(f"{year}年收支汇总", f"finance/{year}"),
            Link("一年一年看", FRONT),
        ),
    )


def _months(account: Account) -> TableBlock:
    """By date: every period of the year with both ledgers' sums."""
    found: dict[Period, list[Facts]] = {}
    for period, row in account.rows:
        found.setdefault(period, []).append(row)
    columns = (Column("哪一期", grow=True), *(Column(f"{name}（元）", number=True) for name in ("收入", "支出")))
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (Link(period.label, page_of(period)), *(_sum(rows, side, page_of(period)) for side in ("income", "expense")))
        for period, rows in found.items()
    )
    return TableBlock("按日期看", columns, rows, note="两本账加起来，划转的没有减。" if account.moved else "")


def _sum(rows: list[Facts], side: str, page: str) -> Amount:
    return Amount(yuan(sum(row.cents[side] for row in rows)), page)


def _budgets(village: Village, year: int, account: Account) -> Iterator[TableBlock]:
    """What was planned beside what the ledgers say, for every budget of the year; the record has each item."""
    for book in BOOKS:
        rows = [row for row in village.of("budget") if row.data["book"] == book and _is_of(row, year)]
        if not rows:
            continue
        actual = {side: sum(row.cents[side] for _, row in account.rows if row.data["book"] == book) for side in _NAMES}
        final = max(rows, key=lambda row: (row.data["stage"] == "决算", row.key))
        cells: list[tuple[Value, ...]] = []
        for words, side in (("收进来", "income"), ("花出去", "expense")):
            plan = final.cents[f"revised_{side}"]
            # A part of the headings can't be held against the whole ledger.
            share = (
                Measure((Decimal(actual[side]) * 100 / plan).quantize(Decimal("0.1"), ROUND_HALF_UP), "%")
                if plan and final.data["whole"]
                else None
            )
            cells.append(
                (words, Amount(yuan(plan), final.key), Amount(yuan(actual[side]), f"finance/{year}#{book}汇总"), share)
            )
        is_changed = any(final.cents[f"revised_{side}"] != final.cents[f"planned_{side}"] for side in _NAMES)
        columns = (
            Column("项目", grow=True),
            *(Column(head, number=True) for head in ("预算（元）", "账上实际（元）", "占预算")),
        )
        note = "预算年中调整过。" if is_changed else ""
        if account.told:
            note += f"账上是{account.label}的。"
        if not final.data["whole"]:
            note += "预算只列了一部分项目，账上是全部的，两个数不能比。"
        yield without_empty_columns(TableBlock(f"{book}：打算的和实际的", columns, tuple(cells), note=note))


def _is_of(row: Facts, year: int) -> bool:
    period = read_period(row.period)
    return period is not None and period.year == year and period.months == 12


ROOM = Room("money", money_keys, money_sheet, "钱怎么花", "钱的总账", _front_key)
