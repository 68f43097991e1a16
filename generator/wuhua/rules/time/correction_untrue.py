"""T08: a correction says what now stands, after what stood before, on a day that can be."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from wuhua.base.dates import show_day
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from decimal import Decimal

    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts
    from wuhua.model.record import Correction, Record

#: Compiled when the first correction is met: most villages have none.
_ROW = r"^([一-鿿]+?)第([0-9]{1,4}|[一二三四五六七八九十])[笔项行条件人个处户步]的?([一-鿿]*)$"
_NUMERALS = {word: number for number, word in enumerate("一二三四五六七八九十", 1)}


def find(record: "Record", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find corrections whose days cannot be, that change nothing, or whose figure is not what the record says now.

    Several corrections of one place are a chain: each begins where the last one ended, and the last is what stands.
    """
    if not record.corrections:
        return
    yield from _days(record, facts)
    chains: dict[str, list[int]] = {}
    for index, one in enumerate(record.corrections):
        if _plain(one.before) == _plain(one.after):
            message = f"{one.place}的原文和改为都是“{one.after}”"
            fix = "原文写公开时的，改为写现在的；没有改的删掉这一条"
            yield Fault(("更正", index, "改为"), message, "", fix)
        else:
            chains.setdefault(one.place, []).append(index)
    for chain in chains.values():
        yield from _chain(record.corrections, chain)
    yield from _standing(record, [chain[-1] for chain in chains.values()])


def _days(record: "Record", facts: "Facts") -> Iterator[Fault]:
    days = [one.day.isoformat() for one in record.corrections]
    fix = "对照实际更正的日期改；公开以前改的，不用写更正"
    for index, day in enumerate(days):
        # An opening is set right against what the last period published, maybe before this one hangs (G02).
        if facts.posted and day < facts.posted and not record.corrections[index].place.startswith("期初"):
            message = f"更正日期 {day} 早于公开日期 {facts.posted}"
            yield Fault(("更正", index, "日期"), message, "先后反了", fix, blocks=False)
        elif index and day < days[index - 1]:
            message = f"更正日期 {day} 早于上一条更正 {days[index - 1]}"
            yield Fault(("更正", index, "日期"), message, "先后反了", "按先后排，先改的写在前面", blocks=False)


def _chain(corrections: "list[Correction]", chain: list[int]) -> Iterator[Fault]:
    for first, second in pairwise(chain):
        said, began = corrections[first].after, corrections[second].before
        if _plain(said) != _plain(began):
            message = f"{corrections[second].place}上一条更正改成“{said}”，这一条的原文是“{began}”"
            yield Fault(("更正", second, "原文"), message, "接不上", "中间还有一次更正的补上；抄错的改正")


def _standing(record: "Record", last: list[int]) -> Iterator[Outcome]:
    """The last word on each place beside the record; a place that names no field is counted as not judged."""
    unknown = 0
    tree: Any = None
    for index in last:
        one = record.corrections[index]
        tree = record.model_dump(by_alias=True) if tree is None else tree
        now = _value_at(tree, one.place)
        if now is None:
            unknown += 1
        elif not _says(now, one.after):
            message = f"{one.place}更正为“{one.after}”，现在写的是“{_shown(now)}”"
            fix = "记录没有跟着改的，改过来；又改过的，再写一条更正"
            yield Fault(("更正", index, "改为"), message, "和现在的不一样", fix)
    if unknown:
        yield Skip("更正的位置不是字段名，没有和现在的内容比对", unknown)


def _value_at(tree: Any, place: str) -> Any:
    """The plain value that a place like 期末余额 or 支出第3笔金额 names; None when it names none."""
    words = re.sub(r"[\s“”的]", "", place)
    found = re.match(_ROW, words)
    if not found:
        value = tree.get(words)
        return None if isinstance(value, dict | list) else value
    rows = tree.get(found[1])
    number = _NUMERALS.get(found[2]) or int(found[2])
    if not isinstance(rows, list) or not 1 <= number <= len(rows):
        return None
    row = rows[number - 1]
    value = row.get(found[3]) if isinstance(row, dict) else row if not found[3] else None
    return None if isinstance(value, dict | list) else value


def _says(now: Any, text: str) -> bool:
    number = _number(text)
    if number is not None and not isinstance(now, str | bool | date):
        return bool(number == now)
    return _plain(_shown(now)) == _plain(text) or (isinstance(now, date) and show_day(now) == text)


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return value.isoformat() if isinstance(value, date) else str(value)


def _number(text: str) -> "Decimal | None":
    """``3,260.00元`` as a number; None when it is none."""
    from decimal import Decimal, InvalidOperation

    digits = re.sub(r"[,，¥￥\s]|[一-鿿]+$", "", text)
    try:
        return Decimal(digits)
    except InvalidOperation:
        return None


def _plain(text: str) -> str:
    """A text for comparing: numbers as numbers, else without blanks and quotes."""
    number = _number(text)
    return str(number.normalize()) if number is not None else re.sub(r"[\s“”]", "", text)


RULE = Rule("T08", "更正写得不对", "record", find, blocks=True, clauses=("五化 时间",))
