"""A ledger's sheet: three figures, plain sentences, where the money went, every line (FT-01), sums by heading, accounts (FT-15)."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from wuhua.base.dates import Cadence
from wuhua.base.money import add_money
from wuhua.kinds.brief import (
    Compared,
    Placed,
    Sums,
    flow_of,
    left_word,
    spent_chart,
    told_changes,
    told_largest,
    told_left_out,
)
from wuhua.kinds.finance.record import Account, Entry, Ledger, by_heading, entries, slug_key
from wuhua.kinds.lines import heading_key, is_counted, ledger_place, lines_of
from wuhua.model.facts import Facts
from wuhua.model.sheet import (
    Amount,
    Block,
    Column,
    Figure,
    LedgerBlock,
    LedgerLine,
    Link,
    Sentence,
    Sheet,
    TableBlock,
    Tone,
    Value,
    Word,
)
from wuhua.model.village import Village


def view(record: Ledger, facts: Facts, village: Village) -> Sheet:
    """Say what came in, what went out, what is left, and every line of it."""
    return Sheet(
        key=facts.key,
        kind="finance",
        family="财务",
        title=facts.title,
        subtitle=f"{facts.data['group']}{record.book}",
        headline=(
            Figure("收进来", record.total_income, Tone.IN, "本期收入"),
            Figure("花出去", record.total_expense, Tone.OUT, "本期支出"),
            Figure(left_word(0 if record.closing >= 0 else -1), abs(record.closing), Tone.LEFT, "期末余额"),
        ),
        summary=tuple(_sentences(record, facts, village)),
        blocks=tuple(_blocks(record, facts, village)),
        related=_neighbours(record, village),
        search_words=tuple(sorted({entry.heading for entry in (*record.income, *record.expense)})),
    )


def _sentences(record: Ledger, facts: Facts, village: Village) -> list[Sentence]:
    placed, policy = _placed(record, facts), village.policy
    sides = {"earned": "收入", "spent": "支出"}
    sentences: list[Sentence] = [
        (*each.sentence, *filter(None, (told_left_out(placed, sides[each.about], policy),)))
        for each in told_largest(placed, village, 1)
    ]
    if not record.expense:
        sentences.append(("这一期没有花钱。",))
    month = record.period.cadence is Cadence.MONTH
    limit = policy.limit("收支变化说明占比", record.period.end)
    words = (("上月" if month else "上一期", -1), ("去年同期", -12 // record.period.months))
    found = ((word, village.facts.get(slug_key(record, shift))) for word, shift in words)
    others = [Compared("", word, _sums(row, village), (row.key, row.key)) for word, row in found if row is not None]
    changes = told_changes(_sums(facts, village), others, facts.data["why"], limit.value if limit else None)
    return sentences + [each.sentence for each in changes]


def _placed(record: Ledger, facts: Facts) -> list[Placed]:
    return [(facts.key, line) for line in entries(record)]


def _sums(row: Facts, village: Village) -> Sums:
    placed = [(row.key, line) for line in lines_of(row)]
    flows = (flow_of(placed, side, village.policy) for side in ("收入", "支出"))
    return Sums(row.cents["income"], row.cents["expense"], row.cents["closing"], *flows)


def _blocks(record: Ledger, facts: Facts, village: Village) -> list[Block]:
    blocks: list[Block] = []
    placed = _placed(record, facts)
    chart = spent_chart(placed, village.policy)
    if chart is not None:
        told = chart.sentence + told_left_out(placed, "支出", village.policy)
        blocks.append(replace(chart, sentence=told))
    blocks.append(_side("收入明细", Tone.IN, record.income, record.total_income, village))
    blocks.append(_side("支出明细", Tone.OUT, record.expense, record.total_expense, village))
    blocks.append(_headings(record, facts, village))
    if record.accounts:
        blocks.append(_accounts(record.accounts))
    return blocks


def _side(title: str, side: Tone, entries: list[Entry], total: Decimal, village: Village) -> LedgerBlock:
    lines = tuple(_line(f"{side.value}-{number}", entry, village) for number, entry in enumerate(entries, 1))
    return LedgerBlock(title, side, lines, total)


def _line(anchor: str, entry: Entry, village: Village) -> LedgerLine:
    target = village.find("decision", entry.decision)
    return LedgerLine(
        anchor=anchor,
        day=entry.day,
        heading=entry.heading,
        summary=entry.summary if entry.payee is None else f"{entry.summary}（{entry.payee}）",
        amount=entry.amount,
        voucher=entry.voucher or "",
        handler=entry.handler or "",
        approver=entry.approver or "",
        source=entry.source or "",
        decision=Link(f"决议{entry.decision}", target.key) if target and entry.decision else None,
        ties=tuple(_ties(entry, village)),
    )


def _ties(entry: Entry, village: Village) -> Iterator[Link]:
    for words, kind, ident in (("合同", "contract", entry.contract), ("工程", "project", entry.project)):
        target = village.find(kind, ident)
        if target is not None:
            yield Link(f"{words}：{target.title}", target.key)


def _headings(record: Ledger, facts: Facts, village: Village) -> TableBlock:
    """FT-02 of this period: opening, sums by heading, closing; a sum leads to its lines among those of the year."""
    counted = is_counted(facts, village)

    def cells(side: str, name: str, value: Decimal) -> tuple[Value, ...]:
        page = heading_key(record.period.year, side, name, village.policy)
        told = Amount(value, f"{page}#{ledger_place(facts)}" if counted else "")
        words = Word(name, village.policy.gloss(name))
        return (words, told, None, None) if side == "收入" else (words, None, told, None)

    rows: list[tuple[Value, ...]] = [("期初余额", None, None, record.opening)]
    rows += [cells("收入", name, value) for name, value in by_heading(record.income).items()]
    rows += [cells("支出", name, value) for name, value in by_heading(record.expense).items()]
    foot = (("合计", record.total_income, record.total_expense, record.closing),)
    columns = (
        Column("科目", grow=True),
        *(Column(name, number=True) for name in ("收入（元）", "支出（元）", "余额（元）")),
    )
    return TableBlock("按科目汇总", columns, tuple(rows), foot)


def _accounts(accounts: list[Account]) -> TableBlock:
    """FT-15: what lies where; never an account's number."""
    heads = ("期初（元）", "收入（元）", "支出（元）", "期末（元）")
    columns = (Column("账户", grow=True), Column("性质"), *(Column(head, number=True) for head in heads))
    rows = tuple((a.name, a.nature, a.opening, a.income, a.expense, a.closing) for a in accounts)
    sums = (add_money(getattr(a, name) for a in accounts) for name in ("opening", "income", "expense", "closing"))
    return TableBlock("钱放在哪里", columns, rows, (("合计", None, *sums),))


def _neighbours(record: Ledger, village: Village) -> tuple[Link, ...]:
    found = []
    for words, shift in (("上一期", -1), ("下一期", 1)):
        row = village.facts.get(slug_key(record, shift))
        if row is not None:
            found.append(Link(f"{words}：{row.title}", row.key))
    return tuple(found)
