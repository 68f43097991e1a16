"""A levy's sheet: how much each gives, what came, what was spent, what is left, and the vote that allowed it."""

from decimal import Decimal

from wuhua.kinds.levy.record import Levy
from wuhua.kinds.ties import told_vote
from wuhua.model.facts import Facts
from wuhua.model.sheet import (
    Block,
    Column,
    Count,
    FactsBlock,
    Figure,
    Link,
    Measure,
    ProseBlock,
    Sentence,
    Sheet,
    Strong,
    TableBlock,
    Tone,
    Value,
)
from wuhua.model.village import Village


def view(record: Levy, facts: Facts, village: Village) -> Sheet:
    """Say what each gives, what came of it, and where it went."""
    return Sheet(
        key=facts.key,
        kind="levy",
        family="财务",
        title=facts.title,
        subtitle=f"{record.group or ''}筹资筹劳",
        headline=tuple(_headline(record)),
        summary=tuple(_sentences(record, village)),
        blocks=tuple(_blocks(record, village)),
        search_words=("一事一议", "筹资", "筹劳"),
    )


def _headline(record: Levy) -> list[Figure]:
    figures: list[Figure] = []
    if record.money is not None:
        figures.append(Figure("每人出", record.money.rate, Tone.PLAIN, "筹资标准（元）"))
    elif record.labour is not None:
        figures.append(Figure("每人出", Measure(record.labour.days, "个工"), Tone.PLAIN, "筹劳标准"))
    if record.has_account:
        figures.append(Figure("花了", record.total_spent, Tone.OUT, "支出（元）"))
        figures.append(Figure("还剩", record.remaining, Tone.LEFT, "结余（元）"))
    elif record.money is not None:
        figures.append(Figure("一共筹", record.money.owed, Tone.IN, "应筹（元）"))
    return figures or [Figure("打算办", record.matter)]


def _sentences(record: Levy, village: Village) -> list[Sentence]:
    told: list[Sentence] = []
    money = record.money
    if money is not None:
        told.append((f"{money.payers}人，每人 ", money.rate, " 元，应筹 ", Strong(money.owed), " 元。"))
        if money.relief:
            who = f"（{record.relief_reason}）" if record.relief_reason else ""
            told.append((f"减免{who} ", money.relief, " 元，已经从应筹里减去。"))
        if money.came is not None:
            told.append(_came(money.owed, money.came))
    if record.labour is not None:
        told.append((f"{record.labour.workers}人出工，一共应出{record.labour.owed}个工日。",))
    told += _voted(record, village)
    if record.has_account:
        told.append(("收进来 ", record.income, " 元，花了 ", Strong(record.total_spent), " 元。"))
    return told


def _came(owed: Decimal, came: Decimal) -> Sentence:
    if came == owed:
        return ("已经全部筹到。",)
    return ("实际筹到 ", came, f" 元，比应筹{'少' if came < owed else '多'} ", abs(owed - came), " 元。")


def _voted(record: Levy, village: Village) -> list[Sentence]:
    target = village.find("decision", record.decision)
    if target is None:
        return [(f"表决：{record.vote}。",)] if record.vote else []
    vote = told_vote(target)
    return [(f"{vote}同意：" if vote else "依据：", Link(target.title, target.key), "。")]


def _blocks(record: Levy, village: Village) -> list[Block]:
    blocks: list[Block] = []
    if record.content:
        blocks.append(ProseBlock.of("方案", record.content))
    if record.money is not None or record.labour is not None:
        blocks.append(_shares(record))
    if record.has_account or record.sources:
        blocks.append(_account(record))
    if record.spending:
        columns = (
            Column("日期", nowrap=True),
            Column("摘要", grow=True),
            Column("凭证"),
            Column("金额（元）", number=True),
        )
        rows = tuple((line.day, line.summary, line.voucher, line.amount) for line in record.spending)
        blocks.append(TableBlock("花在哪里", columns, rows, (("合计", None, None, record.added),)))
    blocks.append(FactsBlock.of("这件事", _facts(record, village)))
    if record.result:
        blocks.append(ProseBlock.of("办得怎么样", record.result))
    return blocks


def _shares(record: Levy) -> TableBlock:
    """Money and labour side by side: how many give, how much each, relief, due, came."""
    columns = (
        Column("出什么", grow=True),
        *(Column(head, number=True) for head in ("人数", "每人", "减免", "应该", "实际")),
    )
    rows: list[tuple[Value, ...]] = []
    if (money := record.money) is not None:
        rows.append(("筹资（元）", Count(money.payers, "人"), money.rate, money.relief, money.owed, money.came))
    if (work := record.labour) is not None:
        days = (work.days, work.relief, work.owed, work.came)
        rows.append(("筹劳（工日）", Count(work.workers, "人"), *(Measure.of(x) for x in days)))
    return TableBlock("每人出多少", columns, tuple(rows))


def _account(record: Levy) -> TableBlock:
    rows: list[tuple[Value, ...]] = []
    if record.money is not None and record.money.came is not None:
        rows.append(("村民筹资", record.money.came, None))
    rows += [(source.name, source.amount, None) for source in record.sources]
    rows.append(("支出", None, record.total_spent))
    columns = (Column("项目", grow=True), Column("收（元）", number=True), Column("支（元）", number=True))
    return TableBlock("收了多少、花了多少", columns, tuple(rows), (("结余", record.remaining, None),))


def _facts(record: Levy, village: Village) -> tuple[tuple[str, Value], ...]:
    relieved = record.money.relieved if record.money else None
    return (
        ("项目", record.matter),
        ("小组", record.group),
        ("预算（元）", record.budget),
        ("收取开始", record.collect_from),
        ("收取截止", record.collect_until),
        ("减免", Count.of(relieved, "人")),
        ("减免理由", record.relief_reason),
        ("决议", village.link_to("decision", record.decision)),
        ("表决结果", record.vote),
        ("批复", record.approval),
        ("完成日期", record.finished),
    )
