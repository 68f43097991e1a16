"""A heading's year, line by line: every sum of it on a ledger's, month's, quarter's or year's page leads to its lines here.

A page lists one side's lines of one heading in one year: by ledger book, by quarter, by ledger; each step is a place with its sum.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from wuhua.base.dates import Period
from wuhua.kinds.brief import Placed
from wuhua.kinds.lines import BOOKS as BOOK_MARKS
from wuhua.kinds.lines import FLOW, SIDES, LineFact, heading_key, heading_slug, ledger_place, lines_of, sort_of
from wuhua.model.facts import Facts, yuan
from wuhua.model.sheet import (
    Amount,
    Block,
    ChartBlock,
    Count,
    Figure,
    LinesBlock,
    LinesGroup,
    Link,
    Sentence,
    Sheet,
    Tone,
)
from wuhua.model.village import Village
from wuhua.model.watched import heading_mark, ledgers_mark
from wuhua.overviews.accounts import Account, page_of
from wuhua.overviews.listed import group_of, part_of, summed
from wuhua.overviews.money import BOOKS, ledgers, within
from wuhua.overviews.room import Room

if TYPE_CHECKING:
    from wuhua.law.policy import Policy

_QUARTERS = "一二三四"
_TONES = {"收入": Tone.IN, "支出": Tone.OUT}


def heading_keys(village: Village) -> Iterator[str]:
    """Addresses of all headings' years; the ledgers tell their headings without being unpacked."""
    rows = ledgers(village)
    for year in sorted({period.year for period, _ in rows}):
        names: dict[str, None] = {}
        for _, row in within((pair for pair in rows if pair[0].year == year), Period(year, 1, 12)):
            names.update(dict.fromkeys(row.data["headings"].split("\n")))
        for name in sorted(filter(None, names)):
            side, _, heading = name.partition(" ")
            yield heading_key(year, side, heading, village.policy)


def heading_sheet(village: Village, key: str) -> Sheet:
    """The sheet at an address that :func:`heading_keys` gives."""
    _, year, slug = key.split("/")
    account = Account.of(village, Period(int(year), 1, 12), slug)
    rows = [(period, row, _lines(row, slug, village)) for period, row in account.rows]
    found = [(period, row, lines) for period, row, lines in rows if lines]
    first = found[0][2][0]
    blocks = [_book(book, key, found, village) for book in BOOKS]
    told = [block for block in blocks if block.groups]
    total = summed(block.total for block in told)
    count = sum(len(lines) for _, _, lines in found)
    return Sheet(
        key=key,
        kind="money",
        family="财务",
        title=f"{year}年{first.heading}（{first.side}）",
        subtitle=village.policy.gloss(first.heading),
        headline=(
            Figure("一共收进来" if first.side == "收入" else "一共花出去", total, _TONES[first.side], first.heading),
            Figure("一共", Count(count, "笔")),
        ),
        summary=tuple(_sentences(found, village)),
        blocks=(*_chart(found, first.side), *told),
        related=(
            Link(f"{year}年的钱，按科目、按对方、按大小看", f"money/{year}"),
            Link("一年一年看", "money/index"),
        ),
    )


_Found = list[tuple[Period, Facts, list[LineFact]]]


def _lines(row: Facts, slug: str, village: Village) -> list[LineFact]:
    side = next(side for side, mark in SIDES.items() if slug.startswith(f"{mark}-"))
    names = {line.heading for line in lines_of(row) if line.side == side}
    same = {name for name in names if heading_slug(side, name, village.policy) == slug}
    return [line for line in lines_of(row) if line.side == side and line.heading in same]


def _sentences(found: _Found, village: Village) -> Iterator[Sentence]:
    lines = [line for _, _, part in found for line in part]
    if sort_of(lines[0]._replace(moved=False), village.policy) == FLOW:
        yield (f"这个科目记的是{FLOW}的钱，不算赚的，也不算开支。",)
    key, most = max(
        ((row.key, line) for _, row, part in found for line in part), key=lambda pair: (pair[1].cents, pair[1].day)
    )
    yield (
        "最大的一笔是",
        Link(most.summary, f"{key}#{most.anchor}"),
        "，",
        Amount(yuan(most.cents), f"{key}#{most.anchor}"),
        " 元。",
    )
    yield ("下面每一笔都能点开，看它在账上的哪一行。",)


def _chart(found: _Found, side: str) -> tuple[Block, ...]:
    """How much each period, in order of time; nothing for a single one."""
    bars = [
        (period.label, yuan(sum(line.cents for _, _, lines in same for line in lines)))
        for period, same in groupby(found, key=lambda each: each[0])
    ]
    if len(bars) < 2 or any(value < 0 for _, value in bars):
        return ()
    most = max(bars, key=lambda bar: bar[1])[0]
    return (ChartBlock("一期一期看", tuple(bars), _TONES[side], f"最多的是{most}。"),)


def _book(book: str, key: str, found: _Found, village: Village) -> LinesBlock:
    mark = BOOK_MARKS[book]
    mine = [(period, row, lines) for period, row, lines in found if row.data["book"] == book]
    groups = tuple(
        _quarter(mark, quarter, list(same), village)
        for quarter, same in groupby(mine, key=lambda each: (each[0].first_month - 1) // 3)
    )
    return LinesBlock(f"{book}的每一笔", mark, groups, summed(group.total for group in groups))


def _quarter(mark: str, quarter: int, found: _Found, village: Village) -> LinesGroup:
    parts = []
    for period, row, lines in found:
        pairs: list[Placed] = [(row.key, line) for line in lines]
        parts.append(part_of(ledger_place(row), Link(period.label, page_of(period)), pairs, village))
    whole = max(period.months for period, _, _ in found) > 3
    return group_of(f"{mark}-q{quarter + 1}", "全年" if whole else f"{_QUARTERS[quarter]}季度", parts)


def moved_headings(old: Facts | None, new: Facts | None, policy: "Policy") -> set[str]:
    """The marks of what moved when a ledger did: the headings whose lines changed; where another ledger answers now, all it had."""
    pair = [row for row in (old, new) if row is not None and row.kind == "finance"]
    if len(pair) < 2 or _outline(pair[0]) != _outline(pair[1]):
        return {ledgers_mark(row.due_from[:7]) for row in pair}
    before, after = (set(lines_of(row)) for row in pair)
    month = pair[0].due_from[:7]
    return {heading_mark(month, heading_slug(line.side, line.heading, policy)) for line in before ^ after}


def _outline(row: Facts) -> tuple[str, ...]:
    return (row.key, row.ident, row.period, row.data["book"], row.data["group"])


ROOM = Room("heading", heading_keys, heading_sheet)
