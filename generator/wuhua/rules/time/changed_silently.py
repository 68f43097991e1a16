"""T18: a figure that was published is another one now, and no 更正 says so."""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from wuhua.base.dates import read_day, read_period
from wuhua.base.private import mask_private
from wuhua.model.changes import Change, amount_of, changes_between, is_same
from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts
    from wuhua.model.record import Record
    from wuhua.rules.rule import Earlier

#: What says how things are now, and is kept up as they change: who holds an office, what a desk does, what a board is like.
_KEPT_UP = ("board", "duty", "grid", "guide", "handbook", "org", "people", "posting", "premises", "profile", "station")
#: What may be written into a record that hangs already without changing what it says.
_BESIDE = ("更正", "附件", "不适用", "备注", "标题", "目录项", "编号")
_DATED = ("公开日期", "公示期")
#: Fields in words that are figures all the same: who it was, where an amount is counted, how it came out.
_NAMES = ("人", "人员", "姓名", "方", "户名", "单位", "科目", "等次", "结果")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_LONGEST = 100


def find(record: "Record", facts: "Facts", policy: "Policy", earlier: "Earlier") -> Iterator[Outcome]:
    """Find amounts, votes, days and names that differ from what was published last and that no new 更正 explains.

    What was not posted yet, and records that are kept up, may change freely. A line added where none stood changes
    a published figure when a total moved with it.
    """
    posted = earlier.facts.posted
    if not posted or posted > earlier.today or facts.kind in _KEPT_UP:
        return
    before, after = earlier.value, earlier.now
    fixes, old = _fixes(after), _fixes(before)
    for fix in old:
        if fix not in fixes:
            place = str(fix.get("位置", ""))
            yield Fault(("更正",), f"{place}的更正公开以后去掉了", "要留着", "把原来的更正放回来", at_key=True)
    fresh = [fix for fix in fixes if fix not in old]
    totals_moved = dict(earlier.facts.cents) != dict(facts.cents)
    has_fixes = "更正" in after
    for change in changes_between(before, after):
        if _counts(change, totals_moved) and not any(_explains(fix, change) for fix in fresh):
            yield _fault(change, earlier.today, has_fixes)


def _fixes(value: dict[str, Any]) -> list[dict[str, Any]]:
    rows = value.get("更正")
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _counts(change: Change, totals_moved: bool) -> bool:
    """Whether a change is one of a published figure."""
    first = change.path[0]
    if first in _BESIDE or (first == "公开" and not set(_DATED) & set(change.path)):
        return False
    if not change.before:
        return totals_moved and isinstance(change.path[-1], int)
    if isinstance(change.path[-1], int) and not change.after:
        return True
    if change.name.endswith(_NAMES):
        return True
    return any(map(_is_figure, change.before)) or _numbers(change.before) != _numbers(change.after)


def _is_figure(text: str) -> bool:
    return amount_of(text) is not None or read_day(text) is not None or read_period(text) is not None or text in "是否"


def _numbers(texts: tuple[str, ...]) -> list[str]:
    return [number for text in texts for number in _NUMBER.findall(text)]


def _explains(fix: dict[str, Any], change: Change) -> bool:
    """Whether a 更正 tells of a change: its place, or its field with what it said and says."""
    place = _bare(str(fix.get("位置", "")))
    if isinstance(change.path[-1], int):
        return place.startswith(_bare(change.place)) or place == change.name
    if place == _bare(change.place):
        return True
    told = (_says(fix.get("原文"), change.before), _says(fix.get("改为"), change.after))
    return change.name in place and any(told)


def _says(text: Any, texts: tuple[str, ...]) -> bool:
    return isinstance(text, str) and len(texts) == 1 and is_same(re.sub(r"[,，¥￥元]", "", text), texts[0])


def _bare(place: str) -> str:
    return re.sub(r"[\s“”的]", "", place)


def _fault(change: Change, today: str, has_fixes: bool) -> Fault:
    said, says = _told(change.before, change.name), _told(change.after, change.name)
    at_key = not change.after and not isinstance(change.path[-1], int)
    path = change.path[:-1] if not change.after else change.path
    if not change.before:
        message, note = f"{change.place}公开时没有，现在多了“{says}”", "多了一笔"
    elif not change.after:
        message, note = f"{change.place}公开时是“{said}”，现在没有了", "少了"
    else:
        message, note = f"{change.place}公开时是“{said}”，现在写的是“{says}”", f"原来是{said}"
    line = {"日期": today, "位置": change.place, "原文": said or "没有", "改为": says or "删去"}
    told = ", ".join(f"{name}: {_quoted(text)}" for name, text in line.items())
    row = f"- {{{told}, 原因: 写为什么改, 更正人: 写职务}}"
    start = "在“更正:”下面加一行" if has_fixes else "文件里另起一行写“更正:”，下面写一行"
    return Fault(path, f"{message}，没有写更正", note, f"{start} {row}；不该改的改回去", at_key=at_key)


def _told(texts: tuple[str, ...], name: str) -> str:
    whole = " ".join(mask_private("，".join(texts), name).split())
    return whole if len(whole) <= _LONGEST else f"{whole[:_LONGEST]}…"


def _quoted(text: str) -> str:
    """A text as YAML takes it inside braces."""
    return text if re.fullmatch(r"[0-9一-鿿.-]+", text) else json.dumps(text, ensure_ascii=False)


RULE = Rule("T18", "公开过的数改了没有写更正", "published", find, blocks=True, clauses=("五化 时间",))
