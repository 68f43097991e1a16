"""What became of a sheet that hung: the page behind its code, and the page on which a code is typed.

In: what hung, what the village says today. Out: sheets. A sheet that hung keeps its page for ever; when its content had
to go, the page says that and why.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from wuhua.base.codes import FOLDER, code_key, show_code
from wuhua.base.dates import show_day
from wuhua.model.facts import Facts, day_of
from wuhua.model.plain_words import plain_sentence
from wuhua.model.sheet import (
    Badge,
    Block,
    Column,
    FactsBlock,
    Link,
    ProseBlock,
    Sentence,
    Sheet,
    Strong,
    TableBlock,
    Tone,
    Value,
)

#: The page on which a code is typed.
KEY = f"{FOLDER}/index"


class State(StrEnum):
    """What became of it, as the first line of its page."""

    STANDS = "这张公开单现在仍然有效"
    CORRECTED = "这张公开单已经更正"
    REPLACED = "这张公开单已经换成新的"
    EXPIRED = "这张公开单已经到期取下"
    WITHDRAWN = "这张公开单已撤回"


class Correction(NamedTuple):
    """A figure set right: ISO day, where, what it said, what it says, why and by whom."""

    day: str
    place: str
    before: str
    after: str
    why: str


class Standing(Struct, frozen=True):
    """The state of one sheet. ``newer``: address and title of what stands in its place; ``day``: ISO day on which it went."""

    state: State
    newer: tuple[str, str] | None = None
    corrections: tuple[Correction, ...] = ()
    day: str = ""
    why: str = ""

    @property
    def word(self) -> str:
        """The state in one word, for lists."""
        return _WORDS[self.state]


class Printed(NamedTuple):
    """One sheet that hung or should hang: its code, what it is called, where and from which ISO day, what it said.

    ``sheet`` None: its content is not kept, or was taken away. ``address``: where its record is on the site; may be empty.
    """

    code: str
    title: str
    hung: tuple[tuple[str, str], ...]
    standing: Standing
    sheet: Sheet | None = None
    address: str = ""


class Row(NamedTuple):
    """A line of the list: code, title, the last ISO day that matters, and a word about it."""

    code: str
    title: str
    day: str
    word: str


_WORDS = {
    State.STANDS: "有效",
    State.CORRECTED: "已经更正",
    State.REPLACED: "换成新的",
    State.EXPIRED: "到期取下",
    State.WITHDRAWN: "撤回",
}


def standing_of(digest: str, row: Facts | None, hangs: bool, since: tuple[Correction, ...], newer: str) -> Standing:
    """What became of a record's sheet. ``digest`` is that of what hung, ``since``: corrections that it does not have.

    ``row``: the record today, None when it is gone; ``hangs``: whether it should hang today; ``newer``: the code of what
    should hang, empty for none.
    """
    if row is None:
        return Standing(State.WITHDRAWN, why="这份公开的记录已经删除，没有写原因。")
    if row.digest == digest and hangs:
        return Standing(State.STANDS)
    instead = (code_key(newer) if newer else row.key, row.title)
    if row.digest != digest and since:
        return Standing(State.CORRECTED, instead, since, since[-1].day)
    if row.digest != digest and hangs:
        return Standing(State.REPLACED, instead)
    return Standing(State.EXPIRED, (row.key, row.title), day=row.removed or row.keep_until)


def code_sheet(printed: Printed) -> Sheet:
    """The page of one code: first whether it still stands, then what it said when it hung."""
    standing, sheet = printed.standing, printed.sheet
    stands = standing.state is State.STANDS
    tone = Tone.GOOD if stands else Tone.LATE
    page = Sheet(
        key=code_key(printed.code),
        kind="code",
        family=sheet.family if sheet else "村务",
        title=standing.state.value,
        subtitle="，".join(filter(None, (printed.title, f"编号 {show_code(printed.code)}"))),
        badges=(Badge(standing.word, tone),),
        summary=(*_sentences(printed), *(sheet.summary if sheet and stands else ())),
        blocks=(*_changes(standing), _where(printed)),
    )
    if sheet is None:
        return page
    said = page.blocks if stands else (*page.blocks, *_as_it_hung(sheet))
    return replace(
        page,
        headline=sheet.headline if stands else (),
        blocks=(*said, *sheet.blocks),
        envelope=sheet.envelope,
        digest=sheet.digest,
    )


def index_sheet(village: str, boards: Sequence[tuple[str, str, Sequence[Row]]], past: Sequence[Row]) -> Sheet:
    """The page on which a code is typed. ``boards``: (title, address, what should hang there today); ``past``: what hung before."""
    heads: tuple[Column, ...] = (Column("公开单", grow=True), Column("编号", nowrap=True))
    blocks: list[Block] = [
        TableBlock(f"{title}今天该贴的", (*heads, Column("贴到哪天", nowrap=True)), tuple(_line(row) for row in rows))
        for title, _, rows in boards
    ]
    if past:
        heads += (Column("哪天贴的", nowrap=True), Column("现在", nowrap=True))
        blocks.append(TableBlock("以前贴过的", heads, tuple((*_line(row), row.word) for row in past)))
    return Sheet(
        key=KEY,
        kind="code",
        family="村务",
        title="核对墙上的公开单",
        subtitle=village,
        summary=(("墙上每张公开单最下面都有编号。扫码，或者照编号在下面找，看那张现在还算不算数。",),),
        blocks=tuple(blocks),
        related=tuple(Link(title, address) for title, address, _ in boards),
    )


def _line(row: Row) -> tuple[Value, ...]:
    return (Link(row.title or "撤回的公开单", code_key(row.code)), show_code(row.code), day_of(row.day))


def _sentences(printed: Printed) -> Iterable[Sentence]:
    standing = printed.standing
    newer = standing.newer
    if standing.state is State.STANDS:
        yield ("墙上的和这里写的一样，就是真的；有一个数字不一样，打下面的电话。",)
    elif standing.state is State.CORRECTED and newer:
        yield ("下面写着改了哪里、为什么。现在该看的是：", Link(newer[1], newer[0]), "。")
    elif standing.state is State.REPLACED and newer:
        yield ("内容有变动，现在该看的是：", Link(newer[1], newer[0]), "。")
    elif standing.state is State.EXPIRED:
        when = day_of(standing.day)
        yield (f"贴到{show_day(when)}，贴够了日子取下的。" if when else "已经不在墙上了。",)
        if newer:
            yield ("这份公开在网上一直能看：", Link(newer[1], newer[0]), "。")
    elif standing.state is State.WITHDRAWN:
        when = day_of(standing.day)
        yield (f"{f'{show_day(when)}撤回，' if when else ''}内容不再公开。原因：", Strong(standing.why or "没有写"))
    if printed.sheet is None and standing.state is not State.WITHDRAWN:
        yield ("贴出来时的内容没有存底。",)


def _changes(standing: Standing) -> list[Block]:
    if not standing.corrections:
        return []
    heads = [Column("哪天", nowrap=True), *map(Column, ("哪一处", "原来写的", "现在写的", "为什么"))]
    rows = tuple((day_of(each.day), *each[1:]) for each in standing.corrections)
    return [TableBlock("改了哪里", tuple(heads), rows)]


def _where(printed: Printed) -> Block:
    rows: list[tuple[str, Value]] = [("编号", show_code(printed.code))]
    rows += [(place, _since(day_of(day))) for place, day in printed.hung]
    return FactsBlock("贴在哪里", tuple(rows))


def _since(day: date | None) -> str:
    return f"{show_day(day)}贴" if day else "该贴"


def _as_it_hung(sheet: Sheet) -> list[Block]:
    """What stood large on the sheet, under a heading that keeps it from being read as today's."""
    said = tuple(map(plain_sentence, sheet.summary))
    found: list[Block] = [ProseBlock("贴出来时写的", ("从这里往下，是贴在墙上时的内容，只供核对。", *said))]
    rows = tuple((figure.label, figure.value) for figure in sheet.headline)
    return [*found, FactsBlock("要点", rows)] if rows else found
