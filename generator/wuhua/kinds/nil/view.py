"""A nil report's sheet: how many items, which, why."""

from wuhua.kinds.nil.record import NilReport, Unhappened
from wuhua.model.facts import Facts
from wuhua.model.sheet import Block, Column, Count, Figure, ProseBlock, Sentence, Sheet, TableBlock, Value
from wuhua.model.village import Village


def view(record: NilReport, facts: Facts, village: Village) -> Sheet:
    """Say what did not happen in the period, and why."""
    count = len(record.nils)
    return Sheet(
        key=facts.key,
        kind="nil",
        family="村务",
        title=facts.title,
        subtitle="没有发生的事也说一声",
        headline=(Figure("没有发生的", Count(count, "项")),),
        summary=(_sentence(record),),
        blocks=(_block(record, village),),
    )


def _sentence(record: NilReport) -> Sentence:
    when = record.period.label
    if not record.nils:
        return (f"{when}公开目录里的事都发生了，没有要说明的。",)
    return (f"{when}公开目录里有{len(record.nils)}项没有发生，所以没有单独公开；原因写在下面。",)


def _block(record: NilReport, village: Village) -> Block:
    if not record.nils:
        return ProseBlock("没有发生的", ("没有。",))
    columns = (Column("事项"), Column("为什么没有", grow=True), Column("目录编号", nowrap=True))
    return TableBlock("没有发生的", columns, tuple(_row(row, village) for row in record.nils))


def _row(row: Unhappened, village: Village) -> tuple[Value, ...]:
    item = village.policy.item(row.item)
    return (item.name if item else row.item, row.reason, row.item if item else None)
