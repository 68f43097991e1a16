"""Numbers of a period: each beside its whole and the period before; never a person."""

from wuhua.base.shares import show_share
from wuhua.kinds.counts.record import Counts, Number
from wuhua.model.facts import Facts
from wuhua.model.sheet import Block, Column, Count, FactsBlock, Figure, ProseBlock, Sentence, Sheet, TableBlock, Value
from wuhua.model.tables import without_empty_columns
from wuhua.model.village import Village

#: What the whole and the number are called, by category.
_WORDS = {"参保": ("应参保", "已参保"), "调解平安": ("受理", "办结")}


def view(record: Counts, facts: Facts, village: Village) -> Sheet:
    """Say how many, of how many, and how many it was before."""
    told: list[Sentence] = [(f"这一期没有发生：{record.nil}。",)] if record.nil else []
    told += [sentence for one in record.numbers if (sentence := _sentence(one, record.category))]
    return Sheet(
        key=facts.key,
        kind="counts",
        family="村务",
        title=facts.title,
        subtitle="只公布数字",
        headline=tuple(Figure(one.name, tally(one.number, one.unit)) for one in record.numbers[:3]),
        summary=tuple(told[:6]),
        blocks=tuple(_blocks(record)),
    )


def tally(number: str, unit: str) -> Value:
    """A count with its unit; ``少于5人`` stays words."""
    return Count(int(number), unit) if number.isdigit() else f"{number}{unit}"


def share(number: str, whole: int | None) -> str | None:
    """A number as a share of its whole; None when it cannot be told: words instead of a number, more than the whole."""
    if whole is None or not whole or not number.isdigit() or int(number) > whole:
        return None
    return show_share(int(number), whole)


def _sentence(one: Number, category: str) -> Sentence:
    rate = share(one.number, one.whole)
    if rate is None:
        return ()
    whole, part = _WORDS.get(category, ("一共", "其中"))
    return (f"{one.name}：{whole}{one.whole}{one.unit}，{part}{one.number}{one.unit}，占{rate}。",)


def _change(one: Number) -> str | None:
    if one.before is None or not (one.before.isdigit() and one.number.isdigit()):
        return None
    more = int(one.number) - int(one.before)
    return f"多{more}" if more > 0 else f"少{-more}" if more else "一样"


def _blocks(record: Counts) -> list[Block]:
    blocks: list[Block] = [_numbers(record)] if record.numbers else []
    if record.special:
        heads = (Column("哪一类", grow=True), Column("多少人", number=True), Column("做了什么", grow=True))
        rows = tuple((one.name, tally(one.number, "人"), one.measures) for one in record.special)
        blocks.append(TableBlock("只公布人数的", heads, rows, note="人太少的不写准数，写“少于”。"))
    if record.measures:
        blocks.append(ProseBlock("做了什么", tuple(record.measures)))
    about: tuple[tuple[str, Value], ...] = (("哪一期", record.period.label), ("数到哪一天", record.as_of))
    return [*blocks, FactsBlock.of("基本情况", about)]


def _numbers(record: Counts) -> TableBlock:
    whole, part = _WORDS.get(record.category, ("总数", "数量"))
    columns = [Column("是什么", grow=True), Column(whole, number=True), Column(part, number=True)]
    columns += [
        Column("占多少", number=True),
        Column("上一期", number=True),
        Column("比上一期"),
        Column("说明", grow=True),
    ]
    rows = tuple(
        (
            one.name,
            Count.of(one.whole, one.unit),
            tally(one.number, one.unit),
            share(one.number, one.whole),
            tally(one.before, one.unit) if one.before is not None else None,
            _change(one),
            one.note,
        )
        for one in record.numbers
    )
    return without_empty_columns(TableBlock("数字", tuple(columns), rows))
