"""Sheets in, the HTML fragment of their blocks out; the site and the boards use the same twelve templates.

Cells are made ready here and templates only lay them out: a template call for each cell would cost ten times as much.
"""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape

from wuhua.base.dates import show_day
from wuhua.base.money import capital_money
from wuhua.model.sheet import (
    Block,
    CardsBlock,
    ChartBlock,
    Column,
    FactsBlock,
    FilesBlock,
    LedgerBlock,
    LedgerLine,
    LinesBlock,
    Link,
    PeopleBlock,
    PlanBlock,
    ProseBlock,
    RosterBlock,
    Seat,
    Sheet,
    Shift,
    StepsBlock,
    TableBlock,
    TreeBlock,
    Value,
    unbound,
)
from wuhua.outputs.drawing import drawn_board
from wuhua.outputs.headings import headings
from wuhua.outputs.listing import listed_lines
from wuhua.outputs.procedure import shown_steps, thousandths
from wuhua.outputs.templates import open_templates
from wuhua.outputs.tree import shown_tree
from wuhua.outputs.values import (
    FILE,
    Links,
    NoLinks,
    keep_yuan,
    render_day,
    render_link,
    render_money,
    render_sentence,
    render_text,
    render_value,
)

__all__ = [
    "Links",
    "NoLinks",
    "headings",
    "render_block",
    "render_blocks",
    "render_sentence",
    "render_value",
    "seat_term",
    "table_row",
]

View = dict[str, Any]

_WEEKDAYS = "一二三四五六日"
_OPEN_LABEL = Markup('<td class="{}" data-label="{}">')
_SUMMARY = Markup('{} <span class="wh-aside">（{}）</span>')
_COMMA = Markup("，")
_YUAN = Markup(" 元")
_UNTIL = Markup("至")
_SINCE = Markup("起")


def render_blocks(sheet: Sheet, links: Links, templates: Environment | None = None) -> str:
    """Write all blocks of a sheet. ``templates`` None: the theme as :func:`open_templates` opens it."""
    templates = templates or open_templates()
    named = zip(sheet.blocks, headings(sheet), strict=True)
    return "".join(render_block(block, anchor, links, templates) for block, (anchor, _) in named)


def render_block(block: Block, anchor: str, links: Links, templates: Environment, **more: object) -> str:
    """Write one block; ``anchor`` is its heading's id, empty: no ids at all (paper). ``more`` is added to its view."""
    name, view = _VIEWS[type(block)]
    return templates.get_template(f"blocks/{name}/block.html.j2").render(
        title=block.title, id=anchor, **(view(block, links) | more)
    )


def _facts(block: FactsBlock, links: Links) -> View:
    def told(rows: Iterable[tuple[str, Value]]) -> list[tuple[str, Markup]]:
        return [(label, _fact(label, value, block, links)) for label, value in rows]

    later = [(day.isoformat(), told(rows)) for day, rows in block.later]
    return {"rows": told(block.rows), "on": block.on.isoformat() if block.on else "", "later": later}


def _fact(label: str, value: Value, block: FactsBlock, links: Links) -> Markup:
    """Write one fact; yuan say 元 where neither the label nor the heading does."""
    told = render_value(value, links)
    return keep_yuan(told + _YUAN) if isinstance(unbound(value), Decimal) and "元" not in label + block.title else told


def _table(block: TableBlock, links: Links) -> View:
    columns = [(_column_class(column), column.title) for column in block.columns]
    opens = [_OPEN_LABEL.format(kind or "wh-plain", title) for kind, title in columns]
    rows = [_cells(opens, [_cell(value, links) for value in row]) for row in block.rows]
    foot = [_cells(opens, [_cell(value, links) for value in row]) for row in block.foot]
    folded = block.folded and not isinstance(links, NoLinks)
    return {"columns": columns, "rows": rows, "foot": foot, "note": block.note, "folded": folded}


def table_row(block: TableBlock, values: Sequence[Value], links: Links) -> Markup:
    """Write the cells of one more row of a table; ``values``: one for each column, None for an empty cell."""
    opens = [_OPEN_LABEL.format(_column_class(column) or "wh-plain", column.title) for column in block.columns]
    return _cells(opens, [render_value(value, links) for value in values])


def _cell(value: Value, links: Links) -> Markup:
    """Write a cell; on a telephone, where it lies beside its head, words with a kept number in them must be one thing."""
    told = render_value(value, links)
    mixed = isinstance(value, str) and "<" in told and not isinstance(links, NoLinks)
    return Markup("<span>{}</span>").format(told) if mixed else told


def _column_class(column: Column) -> str:
    parts = [("wh-num", column.number), ("wh-grow", column.grow), ("wh-nowrap", column.nowrap)]
    return " ".join(name for name, holds in parts if holds)


def _cells(opens: Sequence[str], texts: Sequence[str]) -> Markup:
    """Join a row's cells; ``opens`` are their opening tags, text that is not Markup yet is escaped."""
    # Joined, not formatted: Markup's own __format__ and + cost five times as much.
    pieces: list[str] = []
    for tag, text in zip(opens, texts, strict=True):
        pieces += (tag, text if type(text) is Markup else escape(text), "</td>")
    return Markup("".join(pieces))


def _ledger(block: LedgerBlock, links: Links) -> View:
    lines = block.lines
    years = {line.day.year for line in lines}
    short = len(years) == 1
    cells: dict[str, Callable[[LedgerLine], str]] = {
        "day": lambda line: render_day(line.day, short),
        "heading": lambda line: line.heading,
        "summary": lambda line: _summary(line, links),
        "voucher": lambda line: line.voucher,
        "handler": lambda line: line.handler,
        "approver": lambda line: line.approver,
        "amount": lambda line: render_money(line.amount),
        "balance": lambda line: "" if line.balance is None else render_money(line.balance),
    }
    columns = [
        name
        for name in cells
        if name in _ALWAYS
        or (not lines and name == "heading")
        or any(getattr(line, name) not in ("", None) for line in lines)
    ]
    makers = [cells[name] for name in columns]
    opens = [f'<td class="wh-c-{name}">' for name in columns]
    return {
        "side": block.side.value,
        "year": years.pop() if short else None,
        "columns": columns,
        "rows": [(line.anchor, _cells(opens, [make(line) for make in makers])) for line in lines],
        "count": len(lines),
        "total": render_money(block.total),
        "capital": capital_money(block.total),
        "carried": None,
        "onward": None,
    }


_ALWAYS = ("day", "summary", "amount")


def _summary(line: LedgerLine, links: Links) -> str:
    # Paper names the decision alone: what else a line pays for is a tap away, or nowhere.
    ties = [tie for tie in line.ties if links.href(tie.key)]
    if not line.source and line.decision is None and not ties:
        return line.summary
    parts: list[Value] = [line.source, line.decision, *ties]
    notes = [render_value(part, links) for part in parts if part]
    return _SUMMARY.format(line.summary, _COMMA.join(notes))


def _people(block: PeopleBlock, links: Links) -> View:
    cells: dict[str, Callable[[Seat], str]] = {
        "post": lambda seat: seat.post,
        "person": lambda seat: render_value(seat.person, links),
        "duty": lambda seat: seat.duty,
        "term": seat_term,
        "phone": lambda seat: _phone(seat.phone, links),
        "also": lambda seat: _COMMA.join(render_link(link, links) for link in seat.also),
    }
    return {"note": block.note, "register": block.register, **_grid(cells, block.seats, ("post", "person"))}


def _phone(number: str, links: Links) -> str:
    """A telephone number to tap where something can be tapped."""
    return render_link(Link(number, f"tel:{number}"), links) if number else ""


def seat_term(seat: Seat) -> str:
    """Tell from when until when somebody holds a seat; empty where neither is known."""
    since = render_day(seat.since) if seat.since else ""
    return since + (_UNTIL + render_day(seat.until) if seat.until else _SINCE if since else "")


def _grid(cells: dict[str, Callable[[Any], str]], items: tuple[Any, ...], always: tuple[str, ...]) -> View:
    made = {name: [make(item) for item in items] for name, make in cells.items()}
    columns = [name for name, texts in made.items() if name in always or any(texts)]
    rows = [[(name, made[name][index]) for name in columns] for index in range(len(items))]
    return {"columns": columns, "rows": rows}


def _roster(block: RosterBlock, links: Links) -> View:
    cells: dict[str, Callable[[Shift], str]] = {
        "hours": lambda shift: shift.hours,
        "person": lambda shift: render_value(shift.person, links),
        "phone": lambda shift: _phone(shift.phone, links),
        "substitute": lambda shift: shift.substitute,
        "note": lambda shift: shift.note,
    }
    flat = tuple(shift for _, shifts in block.days for shift in shifts)
    grid = _grid(cells, flat, ("hours", "person"))
    rows = iter(grid["rows"])
    years = {day.year for day, _ in block.days}
    short = len(years) == 1
    days = [
        (day.isoformat(), render_day(day, short), _WEEKDAYS[day.weekday()], [next(rows) for _ in shifts])
        for day, shifts in block.days
    ]
    return {"columns": grid["columns"], "days": days, "year": years.pop() if short else None}


def _chart(block: ChartBlock, links: Links) -> View:
    longest = max((abs(value) for _, value in block.bars), default=Decimal(0))
    bars = [(label, thousandths(abs(value), longest), render_money(value)) for label, value in block.bars]
    return {"bars": bars, "tone": block.tone.value, "sentence": render_text(block.sentence)}


def _prose(block: ProseBlock, links: Links) -> View:
    who, day = block.signed or ("", None)
    paragraphs = [render_text(paragraph) for paragraph in block.paragraphs]
    return {"paragraphs": paragraphs, "signed": [who, *([show_day(day)] if day else [])] if who else []}


def _files(block: FilesBlock, links: Links) -> View:
    def told(words: str, path: str, size: int) -> View:
        picture = path.lower().endswith(_PICTURES)
        shown = links.href(FILE + path) if picture else None
        return {
            "words": words,
            "link": render_link(Link(words, FILE + path), links),
            "picture": shown,
            "sort": "照片" if picture else "文件",
            "size": _size(size),
        }

    return {"files": [told(*file) for file in block.files]}


_PICTURES = (".jpg", ".jpeg", ".png")


def _size(size: int) -> str:
    return f"{max(1, round(size / 1000))}KB" if size < 1_000_000 else f"{Decimal(size) / 1_000_000:.1f}MB"


def _cards(block: CardsBlock, links: Links) -> View:
    cards = [(render_link(Link(words, key), links), line, badge) for words, key, line, badge in block.cards]
    return {"cards": cards, "more": render_link(block.more, links) if block.more else ""}


_VIEWS: dict[type, tuple[str, Callable[[Any, Links], View]]] = {
    FactsBlock: ("facts", _facts),
    TableBlock: ("table", _table),
    LedgerBlock: ("ledger", _ledger),
    PeopleBlock: ("people", _people),
    StepsBlock: ("steps", shown_steps),
    RosterBlock: ("roster", _roster),
    ChartBlock: ("chart", _chart),
    ProseBlock: ("prose", _prose),
    FilesBlock: ("files", _files),
    CardsBlock: ("cards", _cards),
    PlanBlock: ("plan", lambda block, links: drawn_board(block)),
    TreeBlock: ("tree", shown_tree),
    LinesBlock: ("lines", listed_lines),
}
