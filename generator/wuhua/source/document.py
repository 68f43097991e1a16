"""A file that was read: its plain value, and the place of everything in it."""

from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from wuhua.base.finding import Span
from wuhua.source.node import Node
from wuhua.source.simple import Value


class Document(Struct, frozen=True, dict=True):
    """One record as the clerk wrote it.

    ``file`` is relative to the village's folder; ``value`` holds nested dicts, lists and texts (every scalar a str, an
    empty one ""); ``text`` is the file without byte order mark and with ``\\n`` line ends.
    """

    file: str
    value: dict[str, Value]
    text: str

    def line(self, number: int) -> str:
        """The line as the clerk wrote it; ``number`` from 1, "" beyond the end."""
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    def span(self, path: Sequence[str | int], *, key: bool = False) -> Span:
        """Place the value at a path, or its key.

        Of a value over several lines the first counts.  An empty value has its key's place.  For a path that does not
        exist it is the place of the nearest existing ancestor's key (of its value when that is an item of a list).
        """
        name, node, depth = self._walk(path)
        missing = depth < len(path)
        if name is not None and (key or missing or node.is_empty):
            node = name
        if missing and name is None and depth == 0:
            return Span(self.file, 1, 1, max(2, len(self.line(1)) + 1))
        return self._place(node)

    def part(self, path: Sequence[str | int], piece: str, *, key: bool = False) -> Span | None:
        """Place words within the value at a path, or within its key; None when no line of it holds them as they are."""
        name, node, _ = self._walk(path)
        if key and name is not None:
            node = name
        for number in range(node.line, node.end_line + 1):
            at = self.line(number + 1).find(piece, node.column if number == node.line else 0)
            if at >= 0:
                return Span(self.file, number + 1, at + 1, at + 1 + len(piece))
        return None

    def _walk(self, path: Sequence[str | int]) -> tuple[Node | None, Node, int]:
        """The key and value at a path, or at its longest part that exists, and how many steps lead there."""
        name, node, depth = None, self._root, 0
        for step in path:
            child = _child(node, step)
            if child is None:
                break
            (name, node), depth = child, depth + 1
        return name, node, depth

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def _root(self) -> Node:
        # Findings are rare: places are read again when one is asked for, and cost nothing before.
        from wuhua.source.events import read_events

        root = read_events(self.text).root
        return root or Node("", "{", 0, 0, 0, 0)

    def _place(self, node: Node) -> Span:
        line = self.line(node.line + 1)
        end = node.end_column if node.end_line == node.line else len(line.rstrip())
        return Span(self.file, node.line + 1, node.column + 1, max(end, node.column + 1) + 1)


def _child(node: Node, step: str | int) -> tuple[Node | None, Node] | None:
    """The key (None in a list) and value one step down; None when there is no such child."""
    if isinstance(step, int):
        inside = node.style == "[" and 0 <= step < len(node.items)
        return (None, node.items[step]) if inside else None
    if node.style != "{":
        return None
    return next(((key, value) for key, value in node.pairs() if key.text == step), None)
