"""Pages of what no longer stands: an old version, a record that went, and the list of those that went.

In: sheets and days. Out: sheets. None of them tells the day it was written on: each is made once.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from wuhua.base.dates import show_day
from wuhua.model.facts import day_of
from wuhua.model.sheet import (
    Badge,
    Block,
    Column,
    Envelope,
    Link,
    ProseBlock,
    Sentence,
    Sheet,
    Strong,
    TableBlock,
    Tone,
)

#: The list of what went.
KEY = "gone"
#: Nobody signs these pages, and they are of no day.
_BARE = Envelope(audience="")


class Span(NamedTuple):
    """From which ISO day to which something stood; empty: unknown."""

    since: str
    until: str

    @property
    def words(self) -> str:
        """``2025年4月8日到2025年4月10日``."""
        return f"{_day(self.since)}到{_day(self.until)}"


class Gone(NamedTuple):
    """What went from an address. ``title`` empty: not to be told; ``last``: its last version's address, empty without one;

    ``moved``: the address and title of what it became, when it only moved; ``why``: the reason, where the village took it back.
    """

    key: str
    kind: str
    family: str
    title: str
    span: Span
    last: str = ""
    moved: tuple[str, str] | None = None
    why: str = ""


class Page(NamedTuple):
    """A page of what no longer stands; ``notice`` is said before all else, so that nobody takes it for what stands."""

    sheet: Sheet
    notice: tuple[Sentence, ...] = ()


def old_page(sheet: Sheet, key: str, span: Span, now: Link | None) -> Page:
    """An old version as it was said. ``now``: what stands today; None: nothing does."""
    badges = (Badge("旧版", Tone.LATE), *sheet.badges)
    return Page(replace(sheet, key=key, title=f"旧版：{sheet.title}", badges=badges), _notice(span, now))


def hidden_page(key: str, kind: str, family: str, span: Span, why: str, now: Link | None) -> Page:
    """An old version whose content is not shown, and why."""
    badges = (Badge("旧版", Tone.LATE),)
    told = Sheet(key, kind, family, "旧版，不显示内容", badges=badges, summary=((why,),), envelope=_BARE)
    return Page(told, _notice(span, now))


def _notice(span: Span, now: Link | None) -> tuple[Sentence, ...]:
    after: Sentence = ("现在的一版：", now) if now else ("这份公开后来拿掉了。",)
    return ((Strong("这是旧版"), f"，{span.words}是这样写的。"), after)


def gone_page(gone: Gone) -> Page:
    """What answers at the address of a record that went."""
    name = gone.title or "这份公开"
    if gone.moved:
        title, badge = f"换了网址：{name}", "换了网址"
        told: list[Sentence] = [
            (f"{_day(gone.span.until)}换了网址，现在在这里：", Link(gone.moved[1], gone.moved[0]), "。")
        ]
    else:
        title, badge = f"已经拿掉：{name}", "已经拿掉"
        told = [(f"{_day(gone.span.since)}放上来，{_day(gone.span.until)}拿掉。",)]
    if gone.why or not gone.moved:
        told.append((gone.why or "没有写为什么拿掉。",))
    if gone.last:
        told.append(("最后的一版：", Link(name, gone.last)))
    related = (Link("拿掉的公开", KEY),)
    badges = (Badge(badge, Tone.LATE),)
    sheet = Sheet(gone.key, gone.kind, gone.family, title, badges=badges, summary=tuple(told), envelope=_BARE)
    return Page(replace(sheet, related=related))


def gone_list(rows: Iterable[Gone], known: bool) -> Sheet:
    """The list of what went, newest first. ``known``: whether anybody kept a history."""
    listed = [row for row in rows if not row.moved]
    blocks: tuple[Block, ...] = ()
    if listed:
        columns = (Column("公开", grow=True), Column("放上来", nowrap=True), Column("拿掉", nowrap=True))
        lines = tuple((Link(row.title or "不写名称", row.key), *map(_cell, row.span)) for row in listed)
        blocks = (TableBlock("拿掉的公开", columns, lines, note="点开能看到最后的一版。"),)
    elif not known:
        blocks = (ProseBlock("历史不详", ("这里没有保存每次改动的记录，拿掉过什么，查不到。",)),)
    words = f"放上来以后又拿掉的，一共{len(listed)}份。" if listed else "没有拿掉过公开的内容。"
    summary: tuple[Sentence, ...] = ((words,),) if listed or known else ()
    related = (Link("更正过的", "corrections"),)
    return Sheet(KEY, "gone", "村务", "拿掉的公开", summary=summary, blocks=blocks, envelope=_BARE, related=related)


def _cell(day: str) -> date | str:
    return day_of(day) or "日期不详"


def _day(day: str) -> str:
    found = day_of(day)
    return show_day(found) if found else "日期不详的一天"
