"""The close look: libyaml's event stream to located nodes.  In: text.  Out: a tree, misprints, what stopped libyaml.

libyaml's parser does not recurse, its composer does and can be crashed by nesting; so nodes are built here, under
limits.  Every scalar stays the text it was.  Anchors, aliases, tags, merge keys and second documents are refused.
"""

import unicodedata
from collections.abc import Callable
from typing import Any

import yaml
from msgspec import Struct
from yaml import events as kinds

from wuhua.source import scalars
from wuhua.source.dashes import DASH_WIDTH, lost_dash
from wuhua.source.limits import MAX_DEPTH, MAX_FINDINGS, MAX_VALUES
from wuhua.source.misprint import Misprint, quoted, short
from wuhua.source.node import Node

_QUOTE_OR_DELETE = "要写这几个字，就把整个值用引号括起来；否则删掉"


class Reading(Struct):
    """What one text gave: the tree (None when empty or stopped), misprints, libyaml's error, the scalar before it."""

    root: Node | None = None
    misprints: list[Misprint] = []
    error: yaml.YAMLError | None = None
    last: Node | None = None


def read_events(text: str) -> Reading:
    """Read one text, whatever it is; it must hold no character that ``find_odd_letters`` refuses."""
    builder = _Builder(text.split("\n"))
    steps: dict[type, Callable[[Any], None]] = {
        kinds.ScalarEvent: builder.scalar,
        kinds.MappingStartEvent: builder.start,
        kinds.SequenceStartEvent: builder.start,
        kinds.MappingEndEvent: builder.end,
        kinds.SequenceEndEvent: builder.end,
        kinds.AliasEvent: builder.alias,
        kinds.DocumentStartEvent: builder.document,
    }
    parser = yaml.CSafeLoader(text)
    try:
        while parser.check_event():
            event = parser.get_event()
            step = steps.get(event.__class__)
            if step:
                step(event)
    except yaml.YAMLError as error:
        builder.reading.error = error
    except _Stop:
        builder.reading.root = None
    finally:
        parser.dispose()
    return builder.reading


class _Stop(Exception):
    """Reading further would only repeat the fault."""


class _Builder:
    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.reading = Reading()
        self.open: list[Node] = []
        self.values = 0
        self.documents = 0

    def say(self, found: Misprint) -> None:
        self.reading.misprints.append(found)
        if len(self.reading.misprints) >= MAX_FINDINGS:
            raise _Stop

    def stop(self, code: str, mark: Any, message: str, fix: str) -> None:
        self.say(Misprint(code, mark.line, mark.column, 1, message, fix))
        raise _Stop

    def document(self, event: Any) -> None:
        self.documents += 1
        mark = event.start_mark
        if self.documents > 1:
            self.stop(
                "E134", mark, "从这里开始是第二份内容，一个文件只写一份", "删掉“---”，后面的内容另存一个 .yml 文件"
            )
        if event.version or event.tags:
            message = "“%”开头的一行是 YAML 的指令，这里不用"
            self.say(Misprint("E134", mark.line, 0, len(self.lines[mark.line]), message, "删掉这一行和下面的“---”"))

    def scalar(self, event: Any) -> None:
        self.refuse_marks(event)
        start, end = event.start_mark, event.end_mark
        node = Node(event.value, event.style or "", start.line, start.column, end.line, end.column)
        self.reading.last = node
        self.put(node)

    def start(self, event: Any) -> None:
        self.refuse_marks(event)
        mark = event.start_mark
        if len(self.open) >= MAX_DEPTH:
            self.stop("E135", mark, f"一层套一层超过 {MAX_DEPTH} 层", "对照样例，去掉多余的层")
        style = "{" if event.__class__ is kinds.MappingStartEvent else "["
        node = Node("", style, mark.line, mark.column, mark.line, mark.column, bool(event.flow_style))
        self.put(node)
        self.open.append(node)

    def end(self, event: Any) -> None:
        node = self.open.pop()
        node.end_line, node.end_column = event.end_mark.line, event.end_mark.column
        if node.style == "{":
            self.check_mapping(node)
            return
        for item in node.items:
            self.check_value(item, None)

    def alias(self, event: Any) -> None:
        mark, name = event.start_mark, event.anchor
        message = f"“*{short(name)}”是 YAML 的引用，这里不用"
        self.say(Misprint("E131", mark.line, mark.column, len(name) + 1, message, f"加上引号：{quoted('*' + name)}"))
        self.put(Node("", "*", mark.line, mark.column, mark.line, mark.column + 1))

    def put(self, node: Node) -> None:
        self.values += 1
        if self.values > MAX_VALUES:
            self.stop("E136", node, f"内容超过 {MAX_VALUES} 项", "按月或按项目分成几个文件")
        if self.open:
            self.open[-1].items.append(node)
        elif self.reading.root is None:
            self.reading.root = node

    def refuse_marks(self, event: Any) -> None:
        """Name an anchor or a tag; the value itself is kept so that the rest is still checked."""
        if event.anchor is None and event.tag is None:
            return
        mark = event.start_mark
        word = self.lines[mark.line][mark.column :].split(" ")[0]
        code, what = ("E131", "锚点") if word.startswith("&") else ("E132", "标签")
        message = f"“{short(word)}”是 YAML 的{what}，这里不用"
        self.say(Misprint(code, mark.line, mark.column, len(word), message, _QUOTE_OR_DELETE))

    def check_mapping(self, node: Node) -> None:
        seen: dict[str, int] = {}
        is_item = not node.flow and bool(self.open) and self.open[-1].style == "["
        for key, value in node.pairs():
            if is_item and self.begins_again(key, seen):
                seen.clear()
            if node.flow and (cut := scalars.find_cut_amount(key, value, self.lines)):
                # 5,000,000 has a piece twice, which is no name written twice.
                if cut not in self.reading.misprints[-1:]:
                    self.say(cut)
            elif self.check_key(key, seen):
                found = scalars.find_missing_colon(key, value, self.lines) if node.flow else None
                if found and found not in self.reading.misprints[-1:]:
                    self.say(found)
                elif not found:
                    self.check_value(value, key)

    def begins_again(self, key: Node, seen: dict[str, int]) -> bool:
        """Whether an item's first name comes again: the next item has lost its dash, and its names are no repeats."""
        if len(seen) < 2 or next(iter(seen)) != unicodedata.normalize("NFC", key.text):
            return False
        self.say(lost_dash(self.lines, key.line, max(0, key.column - DASH_WIDTH)))
        return True

    def check_key(self, key: Node, seen: dict[str, int]) -> bool:
        """Whether the key is a good name not seen before; otherwise say the fault."""
        key.text = unicodedata.normalize("NFC", key.text)
        found = scalars.find_key_fault(key)
        if not found and key.text in seen:
            message = f"“{short(key.text)}”写了两次：第 {seen[key.text]} 行和第 {key.line + 1} 行"
            length = key.end_column - key.column
            found = Misprint("E123", key.line, key.column, length, message, "留下对的一个，删掉另一个")
        if found:
            self.say(found)
            return False
        seen[key.text] = key.line + 1
        return True

    def check_value(self, value: Node, key: Node | None) -> None:
        if value.is_text and (found := scalars.find_value_fault(value, key, self.lines)):
            self.say(found)
