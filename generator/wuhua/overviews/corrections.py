"""更正: every published figure that was set right, newest first, with what it said, what it says, why and by whom.

In: the village's index. Out: one page, and entries for the feeds.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from wuhua.base.money import show_written
from wuhua.kinds.lines import lines_of
from wuhua.model.facts import Facts, day_of, yuan
from wuhua.model.sheet import Column, Link, ProseBlock, Sheet, TableBlock
from wuhua.model.village import Village
from wuhua.overviews.room import Room
from wuhua.overviews.versions import KEY as GONE

KEY = "corrections"
_MOST = 500
#: A place that counts a ledger's lines: 支出第18笔金额.
_LINE = re.compile(r"(收入|支出)第(\d{1,6})笔", re.ASCII)


class Fix(NamedTuple):
    """One 更正: its day, the record's address and title, its number in that record from 1, and what it tells."""

    day: date
    key: str
    title: str
    number: int
    place: str
    before: str
    after: str
    reason: str
    by: str


def corrections_of(village: Village) -> list[Fix]:
    """Every 更正 of the village, newest first."""
    found = [fix for row in village.facts.values() if "fixes" in row.data for fix in _fixes(row)]
    return sorted(found, key=lambda fix: (fix.day, fix.key, fix.number), reverse=True)


def correction_entries(village: Village) -> list[tuple[date, str, str, str, str]]:
    """What the feed says of them, newest first: (day, ident, title, text, key), as ``News`` takes them.

    An ident is the record's address and the 更正's number in it: it stays while others are added.
    """
    return [
        (fix.day, f"{fix.key}#fix-{fix.number}", f"更正：{fix.title}", f"{_told(fix)}原因：{fix.reason}。", fix.key)
        for fix in corrections_of(village)
    ]


def corrections_sheet(village: Village, key: str = KEY) -> Sheet:
    """The page of all 更正."""
    fixes = corrections_of(village)
    related = (Link("拿掉的公开", GONE),)
    if not fixes:
        block = ProseBlock("更正", ("公开过的内容，还没有更正过。",))
        return Sheet(key, KEY, "村务", "更正", blocks=(block,), related=related)
    columns = (
        Column("日期", nowrap=True),
        Column("哪份公开", grow=True),
        Column("哪一处"),
        Column("原来"),
        Column("改成"),
        Column("原因"),
    )
    rows = tuple(
        (fix.day, Link(fix.title, f"{fix.key}#更正记录"), fix.place, fix.before, fix.after, f"{fix.reason}（{fix.by}）")
        for fix in fixes[:_MOST]
    )
    note = f"只列最近{_MOST}处，更早的看各份公开。" if len(fixes) > _MOST else ""
    records = len({fix.key for fix in fixes})
    return Sheet(
        key,
        KEY,
        "村务",
        "更正",
        subtitle="公开以后改过的数，原来是多少、为什么改，都留在这里",
        summary=((f"一共更正过{len(fixes)}处，在{records}份公开里。",),),
        blocks=(TableBlock("更正过的地方", columns, rows, note=note),),
        related=related,
    )


def _fixes(row: Facts) -> Iterable[Fix]:
    for number, (day, *told) in enumerate(row.data["fixes"], 1):
        found = day_of(day)
        if found is not None:
            place, before, after, *rest = told
            where = place + _line_at(row, place, after)
            yield Fix(found, row.key, row.title, number, where, show_written(before), show_written(after), *rest)


def _line_at(row: Facts, place: str, after: str) -> str:
    """Which line a place in a ledger is: ``（12月25日消防器材检修）``; empty where it cannot be known, its amount is another, say."""
    found = _LINE.match(place) if row.kind == "finance" else None
    if found is None or "entries" not in row.data:
        return ""
    lines = [line for line in lines_of(row) if (line.side, line.number) == (found[1], int(found[2]))]
    if not lines:
        return ""
    line, day = lines[0], day_of(lines[0].day)
    if place.endswith("金额") and after.replace(",", "") != str(yuan(line.cents)):
        return ""
    return f"（{f'{day.month}月{day.day}日' if day else ''}{line.summary}）"


def _told(fix: Fix) -> str:
    return f"{fix.place}原来是“{fix.before}”，改成“{fix.after}”。"


def _keys(village: Village) -> tuple[str, ...]:
    return (KEY,)


def _front(village: Village) -> str:
    return KEY


ROOM = Room(KEY, _keys, corrections_sheet, "公告", "更正", _front)
