"""All contracts of a period: what was due, what came, what is still owed, one contract a row."""

from wuhua.base.dates import show_day
from wuhua.base.money import add_known
from wuhua.kinds.contracts.record import Register
from wuhua.kinds.contracts.record import Row as Line
from wuhua.kinds.registers import before_of, compared
from wuhua.model.facts import Facts, cents
from wuhua.model.sheet import Block, Column, Count, Figure, Sentence, Sheet, Strong, Tone, Value
from wuhua.model.tables import fitted_table
from wuhua.model.village import Village

_WORDS = {"收": ("村里收钱的合同", "该收（元）", "收到（元）"), "付": ("村里付钱的合同", "该付（元）", "付了（元）")}


def view(record: Register, facts: Facts, village: Village) -> Sheet:
    """Say how much was to come in this period, how much came, and who still owes."""
    due, came, owed = record.sums("收")
    figures = [Figure("一共有", Count(len(record.rows), "份"), Tone.PLAIN, "合同")]
    if due or came:
        figures += [Figure("收到", came, Tone.IN, "这一期已收"), Figure("还欠村里", owed, Tone.LEFT, "这一期欠款")]
    return Sheet(
        key=facts.key,
        kind="contracts",
        family="财务",
        title=facts.title,
        subtitle="合同台账",
        headline=tuple(figures),
        summary=tuple(_sentences(record, facts, village)),
        blocks=tuple(_blocks(record, village)),
        search_words=tuple(sorted({row.name for row in record.rows})),
    )


def _sentences(record: Register, facts: Facts, village: Village) -> list[Sentence]:
    told: list[Sentence] = []
    due, came, owed = record.sums("收")
    if due:
        tail = ("，都收齐了。",) if came >= due and not owed else ("，收到 ", Strong(came), " 元。")
        told.append(("这一期该收 ", Strong(due), " 元", *tail))
        told += compared(before_of("contracts", record.period, record.group, village), "came", cents(came), "收到的钱")
    behind = [row for row in record.rows if row.direction == "收" and (row.arrears or 0) > 0]
    if behind:
        told.append((f"还有{len(behind)}份合同没有交齐，一共欠 ", Strong(owed), " 元。"))
    ended = len(facts.data["open"])
    if ended:
        told.append((f"有{ended}份合同到期了，还没有收回，也没有续签。",))
    return told


def _blocks(record: Register, village: Village) -> list[Block]:
    found: list[Block] = []
    for direction, words in _WORDS.items():
        rows = [row for row in record.rows if row.direction == direction]
        if rows:
            found.append(_money(rows, words, village))
    return [*found, _terms(record.rows, village)]


def _money(rows: list[Line], words: tuple[str, str, str], village: Village) -> Block:
    sums = (add_known(r.due for r in rows), add_known(r.paid for r in rows), add_known(r.arrears for r in rows))
    figures = (Column(word, number=True) for word in (*words[1:], "还欠（元）"))
    columns = (
        Column("合同", grow=True),
        Column("对方", grow=True),
        *figures,
        Column("现在"),
        Column("说明", grow=True),
    )
    body = [(_name(row, village), row.party, row.due, row.paid, row.arrears, row.state, row.note) for row in rows]
    return fitted_table(words[0], columns, body, (("合计", None, *sums, None, None),))


def _terms(rows: list[Line], village: Village) -> Block:
    columns = (
        Column("合同", grow=True),
        Column("标的", grow=True),
        Column("多久", grow=True),
        Column("总额（元）", number=True),
        Column("一年（元）", number=True),
        Column("怎么定的"),
        Column("依据"),
    )
    body = [
        (
            _name(row, village),
            "，".join(filter(None, (row.sort, row.matter, _quantity(row)))) or None,
            _span(row),
            row.whole,
            row.yearly,
            row.method,
            village.link_to("decision", row.decision),
        )
        for row in rows
    ]
    return fitted_table("每份合同说了什么", columns, body)


def _name(row: Line, village: Village) -> Value:
    return village.link_to("contract", row.contract, row.name)


def _span(row: Line) -> str | None:
    """From when to when, and when it was signed."""
    parts = (
        f"{show_day(row.signed)}签" if row.signed else "",
        f"{show_day(row.start)}起" if row.start else "",
        f"{show_day(row.end)}止" if row.end else "",
    )
    return "，".join(filter(None, parts)) or None


def _quantity(row: Line) -> str:
    return f"{row.quantity}{row.unit or ''}" if row.quantity is not None else ""
