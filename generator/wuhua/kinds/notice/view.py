"""A notice's sheet: its text, its points, its table."""

import re
from collections.abc import Iterable

from msgspec.structs import replace

from wuhua.base.money import show_written
from wuhua.kinds.notice.record import Grid, NoticeRecord, lists_persons
from wuhua.model.facts import Facts, day_of
from wuhua.model.sheet import Block, Column, FactsBlock, ProseBlock, Sentence, Sheet, TableBlock
from wuhua.model.village import Village

#: What stands for an empty cell; a number as a clerk may write it: with thousands, a sign, decimals, a per cent sign.
_NONE = ("-", "—", "——", "/")
_NUMBER = re.compile(r"[-+]?[0-9][0-9,]*(?:\.[0-9]+)?%?")


def view(record: NoticeRecord, facts: Facts, village: Village) -> Sheet:
    """Say what the notice says."""
    signed = (_signer(record, village), day_of(facts.posted))
    text = ProseBlock.of("", record.body)
    blocks: list[Block] = [text if record.points else replace(text, signed=signed)]
    if record.points:
        blocks.append(FactsBlock("要点", tuple((point.name, _grouped(point.value)) for point in record.points)))
        blocks.append(ProseBlock("", (), signed))
    if record.table:
        blocks.append(_table(record.table, lists_persons(record) and _is_for_the_board(facts, village)))
    told: list[Sentence] = [(f"这一期没有发生：{record.nil}。",)] if record.nil else []
    return Sheet(
        key=facts.key,
        kind="notice",
        family="村务" if record.family == "居务" else record.family,
        title=facts.title,
        subtitle=f"{record.family}公告",
        summary=tuple(told),
        blocks=tuple(blocks),
    )


def _signer(record: NoticeRecord, village: Village) -> str:
    """Who gives notice: the party's organisation, or the committee; the village where neither is on record."""
    bodies = ("党组织",) if record.family == "党务" else ("村民委员会", "居民委员会")
    found = [row.title for row in village.of("org") if row.data["body"] in bodies]
    return found[0] if len(found) == 1 else village.name


def _is_for_the_board(facts: Facts, village: Village) -> bool:
    """Whether the place's rules keep lists of this item off the web: 低保, 惠农补贴 and the like."""
    found = (village.policy.columns(item) for item in facts.items)
    return any(columns.mode != "名单" for columns in found if columns)


def _table(grid: Grid, board_only: bool) -> TableBlock:
    """The clerk's table; a short row is filled up with empty cells, a long one keeps what fits its heads."""
    width = len(grid.heads)
    rows = tuple(
        tuple(cell and _grouped(cell) for _, cell in zip(range(width), (*row, *[None] * width), strict=False))
        for row in grid.rows
    )
    columns = tuple(
        Column(head, number=place > 0 and _is_numbers(row[place] for row in rows))
        for place, head in enumerate(grid.heads)
    )
    return TableBlock(grid.title or "附表", columns, rows, board_only=board_only)


def _grouped(text: str) -> str:
    """An amount that is all there is, 58590.00 or 58590.00元, with its thousands as everywhere; other words as they are."""
    bare = text.removesuffix("元").rstrip()
    return show_written(bare) + text[len(bare) :]


def _is_numbers(cells: Iterable[str | None]) -> bool:
    """Whether a column holds numbers and nothing else."""
    told = [cell for cell in cells if cell and cell not in _NONE]
    return bool(told) and all(map(_NUMBER.fullmatch, told))
