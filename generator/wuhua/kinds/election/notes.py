"""The lower half of an election's sheet: who ran and watched it, notices, approvals, handover, recall, changes of posts."""

from collections.abc import Iterator

from wuhua.base.dates import show_day
from wuhua.kinds.election.record import Election, Recall, Voters
from wuhua.model.sheet import (
    Block,
    Column,
    Count,
    FactsBlock,
    PeopleBlock,
    ProseBlock,
    Seat,
    TableBlock,
    Value,
)


def note_blocks(record: Election) -> Iterator[Block]:
    """What an election's page tells below the votes."""
    if record.committee:
        yield PeopleBlock("选举委员会", tuple(Seat(each.post, each.name) for each in record.committee))
    who = FactsBlock.of("怎么选、谁来监督", _who(record))
    if who.rows:
        yield who
    if record.voters and record.voters.objections:
        yield _objections(record.voters)
    if record.recall:
        yield FactsBlock.of("罢免是怎么提出来的", _recall(record.recall))
    if record.changes:
        yield _changes(record)
    if record.handover:
        rows: tuple[tuple[str, Value], ...] = (("移交日期", record.handover.day), ("监交", record.handover.watched))
        rows += (("移交内容", "、".join(record.handover.what) or None),)
        yield FactsBlock.of("上一届移交", rows)
    yield from _papers(record)


def _who(record: Election) -> Iterator[tuple[str, Value]]:
    voters = record.voters
    yield "选的是", record.body
    yield "方式", record.method
    yield "登记选民", Count(voters.registered, "人") if voters and voters.registered is not None else None
    yield "选民名单公布", voters.listed if voters else None
    yield "无记名投票", None if record.secret is None else "是" if record.secret else "否"
    yield "选举监督员", "、".join(record.observers) or None
    counts = (
        ("监票计票等工作人员", record.staff, "人"),
        ("流动票箱", record.boxes, "个"),
        ("代写人员", record.scribes, "人"),
    )
    for name, number, unit in counts:
        yield name, Count.of(number, unit)


def _objections(voters: Voters) -> TableBlock:
    columns = (
        Column("哪天提", nowrap=True),
        Column("哪天处理", nowrap=True),
        Column("哪天公布", nowrap=True),
        Column("结果", grow=True),
    )
    rows = tuple((each.raised, each.ruled, each.posted, each.outcome) for each in voters.objections)
    return TableBlock("对选民名单的异议", columns, rows)


def _recall(recall: Recall) -> Iterator[tuple[str, Value]]:
    yield "提出日期", recall.day
    yield "理由", recall.reason
    counts = (recall.voters, recall.signed, recall.representatives, recall.representatives_signed)
    for name, number in zip(("有选举权的村民", "联名的村民", "村民代表", "联名的代表"), counts, strict=True):
        yield name, Count.of(number, "人")
    yield "本人申辩", recall.answer


def _changes(record: Election) -> TableBlock:
    columns = (
        Column("姓名"),
        Column("职务"),
        Column("变动", nowrap=True),
        Column("哪天", nowrap=True),
        Column("哪天公告", nowrap=True),
        Column("说明", grow=True),
    )
    rows = tuple((each.name, each.post, each.cause, each.day, each.announced, each.note) for each in record.changes)
    return TableBlock("人员变动", columns, rows)


def _papers(record: Election) -> Iterator[Block]:
    if record.approvals:
        columns = (Column("机关", grow=True), Column("文号"), Column("日期", nowrap=True))
        yield TableBlock("批复和备案", columns, tuple((each.body, each.number, each.day) for each in record.approvals))
    if record.notices:
        columns = (Column("第几号", nowrap=True), Column("公告", grow=True), Column("哪天贴出", nowrap=True))
        rows = tuple((each.number, each.name, each.day) for each in record.notices)
        yield TableBlock("贴过的公告", columns, rows, note="选民名单、委托投票名单只贴公开栏。")
    for each in record.notices:
        if each.text:
            title = f"{each.name}（{show_day(each.day)}）" if each.day else each.name
            yield ProseBlock.of(title, each.text)
