"""A ledger's sheet: three figures, plain sentences, where the money went, every line (FT-01), sums by heading, accounts (FT-15)."""

from decimal import Decimal

from wuhua.base.dates import Cadence
from wuhua.base.money import add_money
from wuhua.kinds.finance.record import Account, Entry, Ledger, by_heading, largest, slug_key
from wuhua.kinds.ties import told_vote
from wuhua.model.facts import Facts, yuan
from wuhua.model.sheet import (
    Block,
    ChartBlock,
    Column,
    Figure,
    LedgerBlock,
    LedgerLine,
    Link,
    Sentence,
    Sheet,
    Strong,
    TableBlock,
    Tone,
    Value,
)
from wuhua.model.village import Village


def view(record: Ledger, facts: Facts, village: Village) -> Sheet:
    """Say what came in, what went out, what is left, and every line of it."""
    previous = village.facts.get(slug_key(record, -1))
    return Sheet(
        key=facts.key,
        kind="finance",
        family="财务",
        title=facts.title,
        subtitle=f"{facts.data['group']}{record.book}",
        headline=(
            Figure("收进来", record.total_income, Tone.IN, "本期收入"),
            Figure("花出去", record.total_expense, Tone.OUT, "本期支出"),
            Figure("账上还有", record.closing, Tone.LEFT, "期末余额"),
        ),
        summary=tuple(_sentences(record, village, previous)),
        blocks=tuple(_blocks(record, village)),
        related=_neighbours(record, village),
        search_words=tuple(sorted({entry.heading for entry in (*record.income, *record.expense)})),
    )


def _sentences(record: Ledger, village: Village, previous: Facts | None) -> list[Sentence]:
    told: list[Sentence] = []
    told += [_main_income(line, record) for line in largest(record.income)[:1]]
    told += [_largest_expense(line, village) for line in largest(record.expense)[:1]]
    if not record.expense:
        told.append(("这一期没有花钱。",))
    word = "上月" if record.period.cadence is Cadence.MONTH else "上一期"
    if previous is not None:
        told.append(_compared(record, word, previous))
    last_year = village.facts.get(slug_key(record, -12 // record.period.months))
    if last_year is not None:
        told.append(_compared(record, "去年同期", last_year))
    if record.swing_reason:
        told.append((f"变化原因：{record.swing_reason}。",))
    return told


def _main_income(line: Entry, record: Ledger) -> Sentence:
    return (
        "收入最大的一笔是",
        Strong(line.summary),
        "，",
        line.amount,
        f" 元，{_share(line.amount, record.total_income)}。",
    )


def _largest_expense(line: Entry, village: Village) -> Sentence:
    start: Sentence = ("花得最多的一笔是", Strong(line.summary), "，", line.amount, " 元")
    target = village.find("decision", line.decision)
    if target is None:
        return (*start, "。")
    vote = told_vote(target)
    return (*start, f"，{vote}同意：" if vote else "，依据：", Link(target.title, target.key), "。")


def _share(part: Decimal, whole: Decimal) -> str:
    if whole <= 0:
        return "占比不计"
    percent = int(part * 100 / whole)
    if percent >= 95:
        return "几乎占全部收入"
    return "占一半多" if percent > 50 else f"占收入的{percent}%"


def _compared(record: Ledger, word: str, other: Facts) -> Sentence:
    change = record.total_expense - yuan(other.cents["expense"])
    if not change:
        return (f"和{word}花得一样多。",)
    return (f"比{word}{'多' if change > 0 else '少'}花 ", abs(change), " 元。")


def _blocks(record: Ledger, village: Village) -> list[Block]:
    blocks: list[Block] = []
    spent = [(name, value) for name, value in by_heading(record.expense).items() if value > 0]
    if len(spent) > 1:
        blocks.append(ChartBlock("钱花在哪", tuple(spent), Tone.OUT, f"花得最多的是{spent[0][0]}。"))
    blocks.append(_side("收入明细", Tone.IN, record.income, record.total_income, village))
    blocks.append(_side("支出明细", Tone.OUT, record.expense, record.total_expense, village))
    blocks.append(_headings(record))
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
    )


def _headings(record: Ledger) -> TableBlock:
    """FT-02 of this period: opening, sums by heading, closing."""
    rows: list[tuple[Value, ...]] = [("期初余额", None, None, record.opening)]
    rows += [(name, value, None, None) for name, value in by_heading(record.income).items()]
    rows += [(name, None, value, None) for name, value in by_heading(record.expense).items()]
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
