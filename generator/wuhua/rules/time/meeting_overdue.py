"""T16: meetings are held as often as they must be, and called as many days ahead; papers lie open as long."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from wuhua.base.dates import show_day
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village


class _Held(NamedTuple):
    """A meeting: of which body, when, when it was called and its papers shown (empty: not written), where that stands."""

    body: str
    day: str
    called: str
    papers: str
    row: "Facts"
    path: tuple[str | int, ...]


#: Body: limits of the notice, of the papers, of meetings a year.
_LIMITS = {
    "村民会议": ("村民会议通知天数", "", "村民会议每年次数"),
    "村民代表会议": ("代表会议通知天数", "", "代表会议每年次数"),
    "成员大会": ("成员大会通知天数", "成员大会材料天数", "成员大会每年次数"),
}


def find(village: "Village") -> Iterator[Outcome]:
    """Find meetings called too late, and quarters or years without the meeting that they owe.

    Frequency is asked only of a body whose meetings the village records, from the first on: a village that publishes
    decisions alone has not said how often it met.
    """
    held = [each for each in _held(village) if each.body in _LIMITS]
    for each in [*held, *_readings(village, held)]:
        yield from _called(each, village)
    for body, (_, _, name) in _LIMITS.items():
        yield from _often(body, name, [each for each in held if each.body == body], village)


def _held(village: "Village") -> Iterator[_Held]:
    for row in village.of("meeting"):
        yield _Held(row.data["body"], row.day, row.data["called"], row.data["papers"], row, ())
    for row in village.of("decision"):
        for step, day, called, papers, sitting in row.data["meetings"]:
            # A step that names its meeting is told there.
            if not sitting and step.endswith("决议"):
                yield _Held(step.removesuffix("决议"), day, called, papers, row, ("四议两公开", step))


def _readings(village: "Village", held: list[_Held]) -> Iterator[_Held]:
    """The yearly statements laid open before a members' meeting, where the meeting's own record does not tell its papers."""
    told = {each.day for each in held if each.body == "成员大会" and each.papers}
    for row in village.of("statement"):
        opened, day = row.data["open_from"], row.data["meeting"]
        if opened and day and day not in told:
            yield _Held("成员大会", day, "", opened, row, ("查阅",))


def _called(each: _Held, village: "Village") -> Iterator[Outcome]:
    notice, papers, _ = _LIMITS[each.body]
    day = date.fromisoformat(each.day)
    for name, written, key, verb in (
        (notice, each.called, "通知日期", "通知"),
        (papers, each.papers, "开始" if each.row.kind == "statement" else "材料日期", "给成员看材料"),
    ):
        if not name or not written:
            continue
        limit = village.policy.limit(name, day)
        if limit is None:
            yield Skip(f"没有那时{name}的规定")
            continue
        days = (day - date.fromisoformat(written)).days
        # What was told after the meeting is T07's; the yearly statement leaves its days to this rule.
        if days < limit.value and (days >= 0 or each.row.kind == "statement"):
            when = f"{days}天前" if days > 0 else "当天" if not days else "开完以后"
            message = f"{show_day(day)}的{each.body}，{when}才{verb}，应提前{limit.value}天"
            fix = "日期写错的改成实际日期；确实晚了，在“备注”里写明"
            note, path = f"差{limit.value - days}天", (*each.path, key)
            yield Fault(path, message, note, fix, each.row.file, severity=limit.severity, basis=limit.basis)


def _often(body: str, name: str, held: list[_Held], village: "Village") -> Iterator[Outcome]:
    recorded = sorted((each for each in held if each.row.kind == "meeting"), key=lambda each: each.day)
    if not recorded:
        if held and village.policy.limit(name, date.fromisoformat(held[-1].day)):
            yield Skip("没有会议记录，不知道一年开了几次")
        return
    months = 3 if name.startswith("代表会议") else 12
    seen = {_slot(each.day, months) for each in held}
    own = {_slot(each.day, months): each for each in recorded}
    last = recorded[0]
    for slot in range(_slot(last.day, months), _slot(village.as_of.isoformat(), months)):
        if slot not in seen:
            yield from _missed(body, name, slot, months, last, village)
        last = own.get(slot, last)


def _slot(day: str, months: int) -> int:
    """Quarters (or years) since year 0 of a day of the index."""
    return (int(day[:4]) * 12 + int(day[5:7]) - 1) // months


def _missed(body: str, name: str, slot: int, months: int, last: _Held, village: "Village") -> Iterator[Outcome]:
    start = slot * months
    limit = village.policy.limit(name, date(start // 12, start % 12 + months, 1))
    if limit is None:
        yield Skip(f"没有那时{name}的规定")
        return
    told = f"{start // 12}年" + (f"第{'一二三四'[start % 12 // 3]}季度" if months == 3 else "")
    message = f"{told}没有{body}的记录"
    note = "一季度至少一次" if months == 3 else f"一年至少{limit.value}次"
    fix = "开过的，补一份“会议与授权”，或者写进“决策事项”；没有开的，在下一次会议的“备注”里写明原因"
    yield Fault(("日期",), message, note, fix, last.row.file, severity=limit.severity, basis=limit.basis)


RULE = Rule("T16", "会议开少了或者通知晚了", "village", find, kinds=("meeting", "decision", "statement"))
