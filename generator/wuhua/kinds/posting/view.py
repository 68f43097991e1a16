"""The register of postings as a sheet: how many sheets hang where, and each posting with its proof."""

from wuhua.kinds.posting.record import Posted, Postings
from wuhua.model.facts import Facts
from wuhua.model.sheet import Block, Column, Count, FactsBlock, Figure, Link, Sentence, Sheet, TableBlock, Tone, Value
from wuhua.model.village import Village


def view(record: Postings, facts: Facts, village: Village) -> Sheet:
    """Say what was posted where, and what is still hanging."""
    return Sheet(
        key=facts.key,
        kind="posting",
        family="村务",
        title=facts.title,
        subtitle="贴了什么、贴在哪里",
        headline=tuple(_headline(record)),
        summary=tuple(_sentences(record)),
        blocks=tuple(_blocks(record, village)),
    )


def _headline(record: Postings) -> list[Figure]:
    sheets = len({row.sheet for row in record.rows})
    figures = [Figure("公开了", Count(sheets, "份")), Figure("张贴、发布", Count(len(record.rows), "处"))]
    if record.hanging:
        figures.append(Figure("还挂着", Count(record.hanging, "处"), Tone.OPEN))
    return figures


def _sentences(record: Postings) -> list[Sentence]:
    told: list[Sentence] = []
    boards = sorted({row.place for row in record.rows if row.place and row.channel == "公开栏"})
    if boards:
        told.append((f"贴在{len(boards)}块公开栏上。",))
    photos = sum(1 for row in record.rows if row.photo)
    if photos:
        told.append((f"有{photos}处拍了照。",))
    removed = sum(1 for row in record.rows if row.removed is not None)
    if removed:
        told.append((f"取下归档的有{removed}处。",))
    return told


def _blocks(record: Postings, village: Village) -> list[Block]:
    columns = (
        Column("公开单", grow=True),
        Column("贴在哪里"),
        Column("张贴日期", nowrap=True),
        Column("谁贴的"),
        Column("凭据"),
        Column("记录指纹"),
        Column("取下日期", nowrap=True),
        Column("归档号"),
        Column("说明"),
    )
    rows = tuple(_row(row, village) for row in record.rows)
    table = TableBlock("一处一处看", columns, rows, ((f"共{len(rows)}处", *[None] * 8),))
    counts: dict[str, int] = {}
    for row in record.rows:
        counts[row.channel] = counts.get(row.channel, 0) + 1
    facts: tuple[tuple[str, Value], ...] = tuple((name, Count(number, "处")) for name, number in counts.items())
    return [table, FactsBlock("各种形式", (("哪一期", record.period.label), *facts))]


def _row(row: Posted, village: Village) -> tuple[Value, ...]:
    target = village.facts.get(row.sheet)
    sheet: Value = Link(target.title, target.key) if target else row.sheet
    proof = "、".join(
        filter(None, (f"照片{row.photo}" if row.photo else "", f"{row.witness}见证" if row.witness else ""))
    )
    mark = " ".join(row.mark[place : place + 4] for place in range(0, len(row.mark), 4)) if row.mark else None
    place = row.place or row.channel if row.channel == "公开栏" else f"{row.channel}{row.place or ''}"
    return (sheet, place, row.posted, row.by, proof or None, mark, row.removed, row.archive, row.note)
