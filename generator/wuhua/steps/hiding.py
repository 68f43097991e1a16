"""The names of registered persons, kept out of every file of tables: what is one sentence on a page would be a list in a file."""

import re
from itertools import chain

from wuhua.model.village import Village
from wuhua.outputs.data import Part, Table
from wuhua.steps.survey import Survey

#: Kinds whose facts name persons: the register of persons and the bodies.
_NAMING = ("people", "org")
_SOMEBODY = "某人"
#: Stands between texts that are searched at once; no cell holds it.
_BETWEEN = "\x1e"


def names_moved(survey: Survey) -> bool:
    """Whether a registered person came, went or is called otherwise: then no file of tables can stand unread."""
    pairs = (pair for pair in survey.moves if any(row is not None and row.kind in _NAMING for row in pair))
    return any({*(old.names if old else ())} != {*(new.names if new else ())} for old, new in pairs)


class Hiding:
    """What takes the names of a village's registered persons out of tables."""

    def __init__(self, village: Village) -> None:
        rows = chain.from_iterable(village.of(kind) for kind in _NAMING)
        names = {name for row in rows for name in row.names if len(name) > 1}
        # The longest first: of 梁某某 nothing may be left over.
        ordered = sorted(names, key=lambda name: (-len(name), name))
        self._names = re.compile("|".join(map(re.escape, ordered))) if ordered else None

    def hidden(self, part: Part) -> Part:
        """The same part with 某人 for every such name, wherever a cell holds one."""
        texts = [part.title]
        for table in part.tables:
            texts.append(table.title)
            texts += [cell for row in table.rows for cell in row if cell]
        if self._names is None or not self._names.search(_BETWEEN.join(texts)):
            return part
        return Part(self.text(part.title), part.key, tuple(map(self._table, part.tables)))

    def text(self, text: str) -> str:
        """The same words with 某人 for every such name."""
        return self._names.sub(_SOMEBODY, text) if self._names else text

    def _table(self, table: Table) -> Table:
        rows = tuple(tuple(cell and self.text(cell) for cell in row) for row in table.rows)
        return Table(self.text(table.title), table.columns, rows)
