"""What a period says in sentences, against sums worked out from the clerk's own lines by other code."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.kinds.kit import POLICY, check_text_of
from wuhua.base.dates import Period
from wuhua.kinds import kinds_by_ident
from wuhua.kinds.brief import Told
from wuhua.law.policy import Policy, load_policy
from wuhua.model.facts import Facts
from wuhua.model.plain_words import plain_sentence
from wuhua.model.sheet import Amount, LinesBlock, ProseBlock, Sheet, TableBlock
from wuhua.model.village import Village
from wuhua.overviews import headings, payees, periods, yearly
from wuhua.overviews.accounts import Account
from wuhua.overviews.briefs import brief, home_brief, month_entries

FINANCE, DECISION, PROFILE = (kinds_by_ident()[name] for name in ("finance", "decision", "profile"))
TODAY = date(2026, 2, 1)
INCOME = ("经营收入", "补助收入", "短期借款", "自定的收入")
EXPENSE = ("公益支出", "管理费用-办公费", "收益分配", "自定的支出")
FLOWS = {"短期借款", "收益分配"}
MONTHS = ("2024-12", "2025-01", "2025-11", "2025-12")


class Entry(NamedTuple):
    """One line as a clerk writes it; ``moved`` the number of a transfer, empty for none."""

    side: str
    heading: str
    amount: Decimal
    moved: str = ""


Written = dict[tuple[str, str], list[Entry]]
cents = st.integers(1, 10**8).map(lambda number: Decimal(number).scaleb(-2))
lines = st.lists(
    st.one_of(
        st.builds(Entry, st.just("收入"), st.sampled_from(INCOME), cents, st.just("")),
        st.builds(Entry, st.just("支出"), st.sampled_from(EXPENSE), cents, st.just("")),
    ),
    max_size=6,
)
books = st.tuples(st.sampled_from(MONTHS), st.sampled_from(("行政账", "经济账")))


@st.composite
def villages(draw: st.DrawFn) -> Written:
    """Draw ledgers by month and book; where a month has both, the economic one may hand the other some money."""
    written: Written = draw(st.dictionaries(books, lines, min_size=1))
    for month in MONTHS:
        pair = [written.get((month, book)) for book in ("行政账", "经济账")]
        if pair[0] is not None and pair[1] is not None and draw(st.booleans()):
            amount = draw(cents)
            pair[0].append(Entry("收入", "补助收入", amount, f"{month}-HZ1"))
            pair[1].append(Entry("支出", "公益支出", amount, f"{month}-HZ1"))
    return written


def ledger(period: str, book: str, rows: Iterable[Entry], group: str = "", more: str = "", **fields: str) -> Facts:
    """Give the row of a ledger that opens with nothing; ``fields`` are written on every line, ``more`` below."""
    rows = list(rows)
    extra = "".join(f", {name}: {value}" for name, value in fields.items())
    text = f"账套: {book}\n期间: {period}\n期初余额: 0.00\n" + (f"小组: {group}\n" if group else "")
    for side in ("收入", "支出"):
        told = [
            f"  - {{日期: 2025-01-01, 科目: {row.heading}, 摘要: 第{number}笔, 金额: {row.amount}{extra}"
            + (f", 划转: {row.moved}" if row.moved else "")
            + "}\n"
            for number, row in enumerate(rows)
            if row.side == side
        ]
        text += f"{side}:\n{''.join(told)}" if told else ""
    facts = check_text_of(FINANCE, text + more, f"{period}-{book}{group}").facts
    assert facts is not None
    return facts


def village(rows: Iterable[Facts], policy: Policy = POLICY) -> Village:
    """Give a village of these rows."""
    return Village(rows, policy, TODAY)


def village_of(written: Written) -> Village:
    """Give the village, and a group's ledger whose money is not its own."""
    rows = [ledger(month, book, entries) for (month, book), entries in written.items()]
    rich = [Entry("收入", "经营收入", Decimal("99999999.00")), Entry("支出", "公益支出", Decimal("88888888.00"))]
    return village([*rows, ledger(next(iter(written))[0], "经济账", rich, "一组")])


def numbers(told: list[Told], about: str) -> list[Decimal]:
    """Give the amounts that the sentences about something say."""
    return [
        part.value
        for each in told
        if each.about == about
        for part in each.sentence
        if isinstance(part, Amount) and isinstance(part.value, Decimal)
    ]


def total(entries: Iterable[Entry], side: str) -> Decimal:
    """Give what a side came to without what only moved."""
    return sum((row.amount for row in entries if row.side == side and not row.moved), Decimal("0.00"))


def month_of(written: Written, month: str) -> list[Entry]:
    """Give both books' lines of a month."""
    return [row for (when, _), entries in written.items() if when == month for row in entries]


@settings(max_examples=60, deadline=None)
@given(villages())
def test_every_number_of_a_month_is_its_datum(written: Written) -> None:
    """In, out, left, the largest and the change since last month are what the clerk's lines add up to."""
    found = village_of(written)
    for month in {when for when, _ in written}:
        period = Period(int(month[:4]), int(month[5:]), 1)
        told, own = brief(found, Account.of(found, period)), month_of(written, month)
        income, expense = total(own, "收入"), total(own, "支出")
        flows = [total([row for row in own if row.heading in FLOWS], side) for side in ("收入", "支出")]
        moved = sum((row.amount for row in own if row.moved and row.side == "收入"), Decimal(0))
        assert numbers(told, "in") == [income, *filter(None, flows[:1])]
        assert numbers(told, "out") == [expense, *filter(None, (flows[1], moved))]
        assert numbers(told, "left") == [abs(income - expense), *filter(None, [abs(income - expense)])]
        assert any("透支" in plain_sentence(each.sentence) for each in told) is (income < expense)
        kept = [row for row in own if not row.moved and row.heading not in FLOWS]
        assert numbers(told, "earned") == sorted((r.amount for r in kept if r.side == "收入"), reverse=True)[:1]
        assert numbers(told, "spent") == sorted({r.amount for r in kept if r.side == "支出"}, reverse=True)[:3]
        assert numbers(told, "before") == list(changes(written, month))
        assert len(told) <= 12 and all(plain_sentence(each.sentence).endswith("。") for each in told)


def changes(written: Written, month: str) -> Iterator[Decimal]:
    """Give how much each side differs from the month before, where that has the same books; then without flows, where these differ."""
    before = {"2025-01": "2024-12", "2025-12": "2025-11"}.get(month, "")
    if {book for when, book in written if when == before} == {book for when, book in written if when == month}:
        now, then = month_of(written, month), month_of(written, before)
        own = [[row for row in rows if row.heading not in FLOWS] for rows in (now, then)]
        all_of, kept = (
            [abs(total(one, side) - total(other, side)) for side in ("收入", "支出")]
            for one, other in ((now, then), own)
        )
        flowed = [
            total(now, side) - total(own[0], side) != total(then, side) - total(own[1], side)
            for side in ("收入", "支出")
        ]
        yield from filter(None, all_of)
        yield from filter(None, (change for change, differs in zip(kept, flowed, strict=True) if differs))


@settings(max_examples=40, deadline=None)
@given(villages())
def test_headings_add_up_to_the_lines(written: Written) -> None:
    """A heading's page of a year has all its lines and their sum, whatever the heading is called; no other page is there."""
    found = village_of(written)
    sums: dict[tuple[str, str, str], Decimal] = {}
    for (month, _), entries in written.items():
        for row in entries:
            place = (month[:4], row.side, row.heading)
            sums[place] = sums.get(place, Decimal(0)) + row.amount
    sheets = [headings.heading_sheet(found, key) for key in headings.heading_keys(found)]
    assert sorted((sheet.title, listed(sheet)) for sheet in sheets) == sorted(
        (f"{year}年{heading}（{side}）", amount) for (year, side, heading), amount in sums.items()
    )


def listed(sheet: Sheet) -> Decimal:
    """Give the sum of the lines on a sheet; its own sums say the same."""
    blocks = [block for block in sheet.blocks if isinstance(block, LinesBlock)]
    amounts = [line.amount.value for b in blocks for g in b.groups for part in g.parts for line in part.lines]
    found = sum((amount for amount in amounts if isinstance(amount, Decimal)), Decimal(0))
    assert found == sum(block.total.value for block in blocks if isinstance(block.total.value, Decimal))
    return found


def test_a_quarterly_village_has_its_sentences() -> None:
    """Where ledgers are written by the quarter, the quarter says them, against the quarter before."""
    rows = [
        ledger("2025年一季度", "行政账", [Entry("收入", "补助收入", Decimal("5.00"))]),
        ledger("2025年二季度", "行政账", [Entry("收入", "补助收入", Decimal("7.50"))]),
    ]
    told = brief(village(rows), Account.of(village(rows), Period(2025, 4, 3)))
    assert numbers(told, "in") == [Decimal("7.50")] and numbers(told, "before") == [Decimal("2.50")]
    assert "finance/2025-q2" in periods.period_keys(village(rows))


def test_a_great_change_needs_a_reason() -> None:
    """Above the policy's share the page says that none was given; a reason stands in its place; below, neither does."""
    now = [Entry("支出", "公益支出", Decimal("131.00"))]
    for before, more, said in (
        ("100.00", "", "变化大，账上没有写原因。"),
        ("100.00", "变化原因: 修了水渠。\n", "原因：修了水渠。"),
        ("101.00", "", "元。"),
    ):
        rows = [ledger("2025-02", "行政账", [Entry("支出", "公益支出", Decimal(before))])]
        rows.append(ledger("2025-03", "行政账", now, more=more))
        found = village(rows)
        (told,) = (each for each in brief(found, Account.of(found, Period(2025, 3, 1))) if each.about == "before")
        assert plain_sentence(told.sentence).endswith(said)


def test_a_payment_without_a_decision_is_listed() -> None:
    """From the village's own threshold on, a payment that names no known decision is listed, by its line; others are not."""
    policy = load_policy("全国", [("支出须决议起点金额", "100", "章程")])[0]
    decision = check_text_of(DECISION, "事项: 修渠\n四议两公开:\n  党组织提议: {日期: 2025-01-06}\n", "2025-02").facts
    assert decision is not None
    paid = [Entry("支出", "公益支出", Decimal(text)) for text in ("100.00", "99.99")]
    rows = [ledger("2025-03", "行政账", paid), ledger("2025-04", "行政账", paid, 决议="2025-02"), decision]
    sheet = payees.ROOM.sheet(village(rows, policy), payees.UNDECIDED)
    assert listed(sheet) == Decimal("100.00")
    assert payees.UNDECIDED in payees.ROOM.keys(village(rows, policy))
    assert payees.UNDECIDED not in payees.ROOM.keys(village(rows))


def test_persons_are_no_index() -> None:
    """Organisations are named with their sums; persons, masked or not, stand together under 个人."""
    paid = [Entry("支出", "公益支出", Decimal("3.00"))]
    names = ("示例照明公司", "梁某某", "陈大文", "李某某工程队")
    rows = [ledger(f"2025-0{n}", "行政账", paid, 对方=name) for n, name in enumerate(names, 1)]
    sheet = payees.ROOM.sheet(village(rows), "money/2025/payees")
    (block,) = (block for block in sheet.blocks if isinstance(block, LinesBlock))
    assert [(group.title, group.total.value) for group in block.groups] == [
        ("示例照明公司", Decimal("3.00")),
        ("个人（不列名字）", Decimal("9.00")),
    ]
    assert not any(name in str(sheet) for name in names[1:])


def test_income_expense_and_flows_stand_apart() -> None:
    """A loan is in no table of income; the tables of income and expense add up to the year's figures without it."""
    entries = [
        Entry("收入", "经营收入", Decimal("10.00")),
        Entry("收入", "短期借款", Decimal("70.00")),
        Entry("支出", "公益支出", Decimal("4.00")),
    ]
    found = village([ledger("2025-03", "经济账", entries)])
    tables = [b for b in yearly.ROOM.sheet(found, "money/2025").blocks if isinstance(b, TableBlock)]
    heads = {table.title: [getattr(row[0], "text", "") for row in table.rows] for table in tables}
    assert heads["收进来的，按科目"] == ["经营收入"] and heads["花出去的，按科目"] == ["公益支出"]
    assert heads["往来、借还和分配"] == ["短期借款（收）"]
    assert tables[0].foot == (("合计", Decimal("10.00")),)


def test_what_nobody_wrote_is_not_worked_out() -> None:
    """Without 村情 there is no average per head, and the page says why."""
    found = village([ledger("2025-03", "行政账", [Entry("收入", "补助收入", Decimal("5.00"))])])
    last = yearly.ROOM.sheet(found, yearly.FRONT).blocks[-1]
    assert isinstance(last, ProseBlock) and "还没有写户籍人口和户数" in last.paragraphs[0]


def test_averages_are_rounded_half_up() -> None:
    """Ten yuan over three people are 3.33, over eight households 1.25; half a cent goes up."""
    text = "名称: 云溪村\n类别: 村\n户籍人口: 3\n户数: 16\n"
    profile = check_text_of(PROFILE, text, "村情").facts
    assert profile is not None
    found = village([ledger("2025-03", "行政账", [Entry("收入", "补助收入", Decimal("10.00"))]), profile])
    last = yearly.ROOM.sheet(found, yearly.FRONT).blocks[-1]
    assert isinstance(last, TableBlock)
    assert last.rows[0][1:] == (Decimal("3.33"), Decimal("0.63"))


def test_an_empty_village_has_no_rooms_of_money() -> None:
    """No ledgers, no pages; a ledger without a line has sentences and no heading."""
    rooms = (yearly.ROOM, periods.ROOM, headings.ROOM, payees.ROOM)
    assert [key for room in rooms for key in room.keys(village(()))] == []
    empty = village([ledger("2025-03", "行政账", [])])
    assert list(headings.heading_keys(empty)) == []
    for room in rooms:
        assert all(room.sheet(empty, key).title for key in room.keys(empty))


def test_the_feed_tells_published_periods() -> None:
    """Each published period is told once, with the day of its last ledger, its page and the sentences as plain text."""
    out = "公开: {{公开日期: {}}}\n"
    rows = [
        ledger("2025-03", "行政账", [Entry("收入", "补助收入", Decimal("5.00"))], more=out.format("2025-04-08")),
        ledger("2025-03", "经济账", [], more=out.format("2025-04-10")),
        ledger("2025-04", "行政账", [], more=out.format("2026-03-01")),
    ]
    (entry,) = month_entries(village(rows))
    assert (entry.day, entry.key, entry.ident) == (date(2025, 4, 10), "month/2025-03", "month/2025-03")
    assert "收进来 5.00 元" in entry.text and "<" not in entry.text


def test_home_says_a_few_of_them() -> None:
    """The first page says at most five of the sentences, each as the month's page says it."""
    found = village_of({("2025-12", "行政账"): [Entry("支出", "公益支出", Decimal("5.00"))]})
    account = Account.of(found, Period(2025, 12, 1))
    few, all_of_them = home_brief(found, account), [each.sentence for each in brief(found, account)]
    assert 0 < len(few) <= 5 and all(sentence in all_of_them for sentence in few)
