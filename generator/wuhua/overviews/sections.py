"""A section for each kind: its records by year, newest first; many years become pages of their own."""

from collections.abc import Callable, Iterator
from itertools import groupby

from msgspec.structs import replace

from wuhua.base.codes import FOLDER
from wuhua.base.dates import show_day
from wuhua.kinds.duty.today import duty_block, week_block
from wuhua.model.facts import Facts, day_of, yuan
from wuhua.model.kind import Kind
from wuhua.model.sheet import Badge, Block, Column, Count, Link, Sheet, TableBlock, Value
from wuhua.model.village import Village

#: More rows than this and a section lists only its newest year; older years get a page each.
LONG = 60
#: Where a sheet on a wall can be checked by its code.
CODES = Link("核对墙上的公开单", f"{FOLDER}/index")
#: Rows on a page of a section that has no years.
PAGE = 200

_Row = Callable[[Facts], tuple[Value, ...]]


def section_key(kind: str, chapter: str = "") -> str:
    """Address of a section, or of one of its chapters (a year, or the number of a page)."""
    return f"{kind}/y{chapter}" if chapter else f"{kind}/index"


def chapters_of(kind: str, village: Village) -> dict[str, list[Facts]]:
    """A section's rows by chapter, newest first; one chapter ``""`` when the section is short."""
    rows = sorted(village.of(kind), key=lambda row: (row.day, row.key), reverse=True)
    if kind in _UNDATED:
        rows = sorted(village.of(kind), key=lambda row: (str(row.data.get("group", "")), row.key))
        pages = {str(start // PAGE + 1): rows[start : start + PAGE] for start in range(0, len(rows), PAGE)}
        return pages if len(pages) > 1 else {"": rows}
    if len(rows) <= LONG:
        return {"": rows}
    years: dict[str, list[Facts]] = {}
    for row in rows:
        years.setdefault(row.day[:4] or "不详", []).append(row)
    return years


def section_sheets(
    kind: Kind, village: Village, light: Badge | None = None, only: set[str] | None = None
) -> Iterator[Sheet]:
    """The section's sheet and its chapters; ``light`` says how fresh it is; ``only`` names the chapters wanted, None all."""
    chapters = chapters_of(kind.ident, village)
    first = next(iter(chapters))
    doors = tuple(Link(_chapter_title(kind, name), section_key(kind.ident, name)) for name in chapters if name)
    whole = _sheet(kind, village, section_key(kind.ident), kind.title, chapters[first], first, doors)
    badges = (light,) if light else ()
    yield replace(whole, badges=badges)
    for name, rows in chapters.items():
        if name and (only is None or name in only):
            title = f"{kind.title} · {_chapter_title(kind, name)}"
            sheet = _sheet(kind, village, section_key(kind.ident, name), title, rows, name, doors)
            yield replace(sheet, badges=badges)


def _chapter_title(kind: Kind, name: str) -> str:
    return f"第{name}页" if kind.ident in _UNDATED else f"{name}年"


def _sheet(
    kind: Kind, village: Village, key: str, title: str, rows: list[Facts], chapter: str, doors: tuple[Link, ...]
) -> Sheet:
    blocks: list[Block] = list(_tables(kind, rows, chapter))
    if kind.ident == "finance" and rows:
        blocks.insert(0, _years_table(village))
    if kind.ident == "duty" and rows:
        blocks = [duty_block(village), week_block(village), *blocks]
    return Sheet(
        key=key,
        kind=kind.ident,
        family=kind.family,
        title=title,
        subtitle=f"{village.name} · {kind.door}",
        summary=((kind.lead,),) if rows else ((kind.lead,), ("现在还没有公开的内容。",)),
        blocks=tuple(blocks),
        related=(*doors, *((CODES,) if kind.ident == "board" else ())),
    )


def _tables(kind: Kind, rows: list[Facts], chapter: str) -> Iterator[TableBlock]:
    """One table; of service items one for each group."""
    if kind.ident != "guide":
        yield from [_table(kind, rows, chapter)] if rows else []
        return
    for group, found in groupby(rows, lambda row: str(row.data["group"])):
        yield replace(_table(kind, list(found), chapter), title=group)


def _table(kind: Kind, rows: list[Facts], chapter: str) -> TableBlock:
    columns, make = _SHAPES.get(kind.ident, (_PLAIN_COLUMNS, _plain_row))
    title = f"{chapter}年" if chapter and kind.ident not in _UNDATED else "全部"
    return TableBlock(title, columns, tuple(make(row) for row in rows))


def _years_table(village: Village) -> TableBlock:
    years = sorted({row.period[:4] for row in village.of("finance") if not row.data["group"]}, reverse=True)
    columns = (Column("按年、按季看", grow=True), *(Column(f"{name}季度") for name in "一二三四"))
    have = {(row.period[:4], _quarter(row)) for row in village.of("finance") if not row.data["group"]}
    rows = tuple(
        (
            Link(f"{year}年", f"finance/{year}"),
            *(Link("看汇总", f"finance/{year}-q{n}") if (year, n) in have else None for n in (1, 2, 3, 4)),
        )
        for year in years
    )
    return TableBlock("按年、按季", columns, rows)


def _quarter(row: Facts) -> int:
    return (int(row.due_from[5:7]) - 1) // 3 + 1


def _plain_row(row: Facts) -> tuple[Value, ...]:
    return (Link(row.title, row.key), show_day(day) if (day := day_of(row.posted)) else "还没公开")


def _ledger_row(row: Facts) -> tuple[Value, ...]:
    return (Link(row.title, row.key), *(yuan(row.cents[name]) for name in ("income", "expense", "closing")))


def _decision_row(row: Facts) -> tuple[Value, ...]:
    vote = row.data["vote"]
    passed = {True: "通过", False: "没有通过", None: "正在商议"}[row.data["passed"]]
    return (Link(row.title, row.key), passed, Count(vote[3], "票同意") if vote else None, day_of(row.day))


def _body_row(row: Facts) -> tuple[Value, ...]:
    vacant = row.data["vacant"]
    return (
        Link(row.title, row.key),
        row.data["body"],
        # A body that lists no seats (an assembly) has not been said to be empty.
        Count(row.data["filled"], "人") if row.data["filled"] or vacant else None,
        Count(vacant, "席") if vacant else None,
    )


def _guide_row(row: Facts) -> tuple[Value, ...]:
    days, fee, papers, visits = row.data["limit_days"], row.cents.get("fee"), row.data["papers"], row.data["visits"]
    return (
        Link(row.title, row.key),
        row.data["aliases"] or None,
        "还没有写" if papers is None else Count(papers, "样") if papers else "不用带",
        None if visits is None else Count(visits, "次") if visits else "不用跑",
        "还没有写" if days is None else f"{days}个工作日" if days else "当场办好",
        "还没有写" if fee is None else yuan(fee) if fee else "不收费",
    )


def _board_row(row: Facts) -> tuple[Value, ...]:
    return (Link(row.title, row.key), row.data["place"], row.data["hamlet"] or None)


_PLAIN_COLUMNS = (Column("公开单", grow=True), Column("哪天公开", nowrap=True))
_MONEY_HEADS = ("收入（元）", "支出（元）", "期末余额（元）")
_SHAPES: dict[str, tuple[tuple[Column, ...], _Row]] = {
    "finance": ((Column("公开单", grow=True), *(Column(head, number=True) for head in _MONEY_HEADS)), _ledger_row),
    "decision": (
        (Column("事项", grow=True), Column("结果"), Column("票数"), Column("最近一步", nowrap=True)),
        _decision_row,
    ),
    "org": ((Column("机构", grow=True), Column("类别"), Column("在任"), Column("空缺")), _body_row),
    "guide": ((Column("办什么事", grow=True), *map(Column, ("也叫", "要带", "最多跑", "多久", "收费"))), _guide_row),
    "board": ((Column("公开栏", grow=True), Column("在哪里"), Column("自然村")), _board_row),
}
_UNDATED = frozenset({"org", "people", "station", "guide", "board", "profile"})
