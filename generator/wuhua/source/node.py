"""What a close reading gives: located nodes."""

from msgspec import Struct

from wuhua.source.simple import Value


class Node(Struct):
    """A value and its place, lines and columns from 0, the end exclusive.

    ``style`` is ``{`` or ``[`` for a mapping or list; for a scalar its quote or ``|`` or ``>``, "" when plain.
    ``items`` holds a list's values, or a mapping's keys and values in turn.
    """

    text: str
    style: str
    line: int
    column: int
    end_line: int
    end_column: int
    flow: bool = False
    items: "list[Node]" = []

    @property
    def is_text(self) -> bool:
        """Whether this is a scalar."""
        return self.style not in ("{", "[")

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is written here."""
        return not self.style and not self.text

    def pairs(self) -> "list[tuple[Node, Node]]":
        """A mapping's keys with their values, in order."""
        return list(zip(self.items[::2], self.items[1::2], strict=False))

    def value(self) -> Value:
        """The plain value, names in normal form C; nesting is limited before a node is made."""
        if self.style == "{":
            return {key.text: value.value() for key, value in self.pairs()}
        if self.style == "[":
            return [item.value() for item in self.items]
        return self.text
