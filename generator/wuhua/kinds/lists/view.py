"""A list's sheet: how many entries, what the list is for, and every entry; a small power with its way step by step."""

from collections.abc import Callable
from datetime import date

from wuhua.kinds.lists.record import Entry, Lists
from wuhua.kinds.ties import told_adoption
from wuhua.model.facts import Facts
from wuhua.model.sheet import (
    Block,
    Column,
    Count,
    FactsBlock,
    Figure,
    ProseBlock,
    Sentence,
    Sheet,
    Step,
    StepsBlock,
    Strong,
    TableBlock,
    Tone,
    Value,
)
from wuhua.model.tables import without_empty_columns
from wuhua.model.village import Village

#: What the list is, in a villager's words.
_GLOSS = {
    "依法自治": "这些事由村里自己商量决定。",
    "协助办理": "这些事是政府的事，村里帮着办。",
    "负面": "这些事由政府部门自己办，不派给村里。",
    "小微权力": "村干部手里有这些权，每一项怎么用、谁来管都写在下面。",
    "议事协商": "这些事要先开会商量。",
    "协商范围": "哪些事大家一起商量、谁可以来。",
    "候选人正面": "当候选人要有这些条件。",
    "候选人负面": "有下面情形的不能当候选人。",
    "工作台账": "村里要记的台账就是这些，清单以外的不用记。",
    "重点任务": "这些事要在写明的日子前做完。",
}
_COLUMNS: tuple[tuple[Column, Callable[[Entry], Value]], ...] = (
    (Column("编号", nowrap=True), lambda entry: entry.number),
    (Column("事项", grow=True), lambda entry: entry.name),
    (Column("谁来行使"), lambda entry: entry.holder),
    (Column("依据"), lambda entry: entry.basis),
    (Column("责任单位"), lambda entry: entry.unit),
    (Column("参与单位"), lambda entry: "、".join(entry.partners) or None),
    (Column("谁可以参加", nowrap=True), lambda entry: entry.people),
    (Column("限制"), lambda entry: entry.bounds),
    (Column("谁监督"), lambda entry: entry.watched),
    (Column("哪天前", nowrap=True), lambda entry: entry.due),
    (Column("办到哪里", nowrap=True), lambda entry: entry.state),
    (Column("说明"), lambda entry: entry.note),
)


def view(record: Lists, facts: Facts, village: Village) -> Sheet:
    """Say what the list is for and show every entry."""
    return Sheet(
        key=facts.key,
        kind="lists",
        family="村务",
        title=facts.title,
        subtitle="清单",
        headline=tuple(_headline(record, village.as_of)),
        summary=tuple(_sentences(record, village)),
        blocks=tuple(_blocks(record, village)),
    )


def _late(record: Lists, as_of: date) -> int:
    open_tasks = (entry for entry in record.entries if entry.state not in ("已完成", "不办了"))
    return sum(1 for entry in open_tasks if entry.due and entry.due < as_of)


def _headline(record: Lists, as_of: date) -> list[Figure]:
    figures = [Figure("一共", Count(len(record.entries), "项"))]
    if record.kind == "重点任务":
        done = sum(1 for entry in record.entries if entry.state == "已完成")
        figures.append(Figure("已完成", Count(done, "项"), Tone.GOOD))
        late = _late(record, as_of)
        if late:
            figures.append(Figure("过了时限", Count(late, "项"), Tone.LATE))
    elif record.day:
        figures.append(Figure("哪天定的", record.day, gloss="版本"))
    return figures


def _sentences(record: Lists, village: Village) -> list[Sentence]:
    told: list[Sentence] = [(_GLOSS[record.kind],)]
    if record.last_year is not None:
        told.append(_against_last_year(len(record.entries), record.last_year))
    if record.unit:
        told.append((f"整张清单由{record.unit}负责。",))
    if record.adopted:
        told.append(told_adoption(record.adopted.who, record.adopted.day, record.adopted.decision, village))
    return told


def _against_last_year(now: int, before: int) -> Sentence:
    if now == before:
        return ("和去年一样多。",)
    return (f"比去年{'多' if now > before else '少'} ", Strong(Count(abs(now - before), "项")), "。")


def _blocks(record: Lists, village: Village) -> list[Block]:
    blocks: list[Block] = []
    if record.intro:
        blocks.append(ProseBlock("这张清单", tuple(filter(None, record.intro.split("\n")))))
    if record.entries:
        rows = tuple(tuple(value(entry) for _, value in _COLUMNS) for entry in record.entries)
        blocks.append(without_empty_columns(TableBlock("清单上的事项", tuple(column for column, _ in _COLUMNS), rows)))
    for entry in record.entries:
        if entry.steps:
            steps = tuple(Step(words, None) for words in entry.steps)
            blocks.append(StepsBlock(f"{entry.name}：怎么走", steps))
    if record.basis:
        blocks.append(FactsBlock("制定依据", (("按哪条", record.basis),)))
    return blocks
