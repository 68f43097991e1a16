"""Tables of many pages laid side by side: the columns that they have in all, and where each table's cells go."""

from collections.abc import Iterable, Iterator, Sequence

from wuhua.outputs.data.tables import DAY, MONEY, NUMBER, WHOLE, WORDS, Cell, Part, Table, unique

#: What each line says of where it stands: on which page, its address, under which heading.
LEADS = ("网页标题", "网址", "表")
#: Added to a column's name where another column of the same name tells another type.
_TOLD = {WORDS: "文字", MONEY: "元", WHOLE: "个数", NUMBER: "数", DAY: "日期"}


class Shape:
    """Columns as (name, type): so many of the leading ones, then each of the tables' once, in the order in which they come."""

    def __init__(self, tables: Iterable[Table], leads: int = len(LEADS)) -> None:
        self._leads = leads
        found = list(dict.fromkeys(column for table in tables for column in table.columns))
        self._places = {column: place for place, column in enumerate(found, leads)}
        known: dict[str, str] = {}
        names = [name if known.setdefault(name, kind) == kind else f"{name}（{_TOLD[kind]}）" for name, kind in found]
        kinds = (*[WORDS] * leads, *(kind for _, kind in found))
        self.columns = tuple(zip(unique([*LEADS[:leads], *names]), kinds, strict=True))

    def rows(self, parts: Iterable[Part]) -> Iterator[list[Cell]]:
        """Every line of the parts, each cell in its column."""
        for part in parts:
            for table in part.tables:
                head: tuple[Cell, ...] = (part.title, f"{part.key}.html", table.title)[: self._leads]
                order = [self._places[column] for column in table.columns]
                yield from self._laid(table, head, order)

    def _laid(self, table: Table, head: tuple[Cell, ...], order: Sequence[int]) -> Iterator[list[Cell]]:
        free = len(self.columns) - len(head)
        if order == [*range(len(head), len(head) + len(order))]:
            rest = [None] * (free - len(order))
            yield from ([*head, *row, *rest] for row in table.rows)
            return
        for row in table.rows:
            line: list[Cell] = [*head, *[None] * free]
            for place, cell in zip(order, row, strict=True):
                line[place] = cell
            yield line


def parts_by_title(parts: Sequence[Part]) -> dict[str, list[Part]]:
    """The same tables under their headings, each heading once, in the order in which they come."""
    found: dict[str, list[Part]] = {}
    for part in parts:
        for table in part.tables:
            found.setdefault(table.title, []).append(Part(part.title, part.key, (table,)))
    return found
