"""D06: a matter that the assembly decides is decided by others only with its mandate, that names the matter and still holds."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from wuhua.base.dates import add_months, show_day
from wuhua.base.finding import Severity
from wuhua.base.patterns import pattern
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Limit, Policy
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

#: Bodies that decide in the assembly's place.
_STEWARDS = ("村民代表会议", "村民议事会")
_COUNCIL = "村民议事会"
#: A mandate in words that leaves something out says nothing for certain.
_EXCEPT = pattern("以外|除外|除了|不包括|不含|不得")
_Path = tuple[str | int, ...]


class _Use(NamedTuple):
    """A vote of a body in the assembly's place: what it was on, when, under which mandate."""

    row: "Facts"
    path: _Path
    body: str
    day: date
    matters: tuple[str, ...]
    mandate: str


def find(village: "Village") -> Iterator[Outcome]:
    """Find votes of representatives or councils without a mandate that covers them, and mandates that do not say enough."""
    for row in village.of("meeting"):
        for index, mandate in enumerate(row.data["mandates"]):
            yield from _given(row, index, mandate, village.policy)
    for use in _uses(village):
        yield from _judge(use, village)


def _uses(village: "Village") -> Iterator[_Use]:
    for row in village.of("decision"):
        data = row.data
        if data["body"] in _STEWARDS and data["matters"] and data["passed"] is not False:
            day = date.fromisoformat(data["resolved"])
            yield _Use(row, (), data["body"], day, data["matters"], data["mandate"])
    for row in village.of("meeting"):
        if row.data["body"] not in _STEWARDS:
            continue
        for index, (_, matters, mandate, decision, passed) in enumerate(row.data["resolutions"]):
            # A resolution that is told whole as a decision is judged there.
            if matters and passed is not False and not decision:
                day = date.fromisoformat(row.day)
                yield _Use(row, ("决议", index), row.data["body"], day, matters, mandate)


def _judge(use: _Use, village: "Village") -> Iterator[Outcome]:
    reserved = village.policy.limit("村民会议讨论事项", use.day)
    if reserved is None:
        yield Skip("没有那时村民会议讨论事项的规定")
        return
    matters = [matter for matter in use.matters if matter in reserved.value]
    if not matters:
        return
    kept = village.policy.limit("不可授权事项", use.day)
    if kept and any(matter in kept.value for matter in matters):
        matter = next(matter for matter in matters if matter in kept.value)
        message = f"“{matter}”只能由村民会议决定，不能授权给{use.body}"
        yield _fault(use, "涉及", message, "当地规定不许授权", "交村民会议决定", kept)
    elif not use.mandate:
        message = f"“{matters[0]}”由村民会议决定，这一次是{use.body}决定的，没有写授权"
        fix = "村民会议授权过的，写 授权编号: 那次会议的编号；没有授权的，交村民会议决定"
        yield _fault(use, "涉及", message, "缺“授权编号”", fix, reserved, at_key=True)
    else:
        yield from _covered(use, matters, village, reserved)


def _covered(use: _Use, matters: list[str], village: "Village", reserved: "Limit") -> Iterator[Outcome]:
    meeting = village.find("meeting", use.mandate)
    if meeting is None:
        yield Skip("授权编号对不上，先改编号")
        return
    message = _gap(use, matters, meeting)
    if message:
        fix = f"授权里有这件事的，在那次会议的“授权”里写 涉及: [{matters[0]}]；编号写错的改编号；授权里没有的，交村民会议决定"
        yield _fault(use, "授权编号", message, f"授权写在 {meeting.file}", fix, reserved)
        return
    holders = village.policy.limits("可授权机构", use.day)
    law = next((limit for limit in holders if use.body not in limit.value and limit.severity is Severity.ERROR), None)
    if law:
        message = f"村民会议的事只能授权给{'、'.join(law.value)}，这一次授权给了{use.body}"
        local = village.policy.limit("议事会日常议事", use.day)
        note = f"{local.layer}的方案让议事会经授权日常议事，法律没有这样写" if local else "日常小事不在此列"
        severity = Severity.WARNING if use.body == _COUNCIL else law.severity
        yield _fault(use, "授权编号", message, note, "交村民会议或者村民代表会议决定", law)._replace(severity=severity)


def _gap(use: _Use, matters: list[str], meeting: "Facts") -> str:
    """What the mandates of a meeting do not give; empty when one covers all."""
    if meeting.data["body"] != "村民会议":
        return f"“{matters[0]}”要由村民会议授权，编号{use.mandate}的是{meeting.data['body']}"
    mandates = [each for each in meeting.data["mandates"] if each[0] == use.body]
    if not mandates:
        return f"编号{use.mandate}的会议没有给{use.body}授权"
    for matter in matters:
        named = [each for each in mandates if matter in each[1] or (matter in each[2] and not _EXCEPT.search(each[2]))]
        if not named:
            return f"编号{use.mandate}的授权里没有“{matter}”"
        if not any(
            start <= use.day.isoformat() and (not end or use.day.isoformat() <= end) for *_, start, end in named
        ):
            _, _, _, start, end = named[-1]
            first, last = show_day(date.fromisoformat(start)), show_day(date.fromisoformat(end)) if end else "没有写"
            return f"“{matter}”的授权从{first}到{last}，{show_day(use.day)}不在里面"
    return ""


def _given(
    row: "Facts", index: int, mandate: tuple[str, tuple[str, ...], str, str, str], policy: "Policy"
) -> Iterator[Fault]:
    """A mandate says matter and term where the place asks for both, and lasts no longer than it may."""
    to, matters, scope, start, end = mandate
    day = date.fromisoformat(row.day)
    says = policy.limit("授权写明", day)
    term = policy.limit("授权期限月数", day)
    for name, written, key in (("事项", matters or scope, "授权给"), ("期限", end, "授权给")):
        if says and name in says.value and not written:
            fix = "写 涉及: […] 或者 事项: …" if name == "事项" else "写 到期: 哪一天"
            message = f"授权给{to}，没有写明{name}"
            yield Fault(
                ("授权", index, key),
                message,
                f"授权要写明{says.text}",
                fix,
                row.file,
                severity=says.severity,
                basis=says.basis,
            )
    if term and end and date.fromisoformat(end) > (last := add_months(date.fromisoformat(start), term.value)):
        message = f"授权到{show_day(date.fromisoformat(end))}，一次授权最长{term.value}个月"
        fix = f"最晚写 到期: {last}；到期以后重新授权"
        yield Fault(("授权", index, "到期"), message, "太长", fix, row.file, severity=term.severity, basis=term.basis)


def _fault(use: _Use, key: str, message: str, note: str, fix: str, limit: "Limit", at_key: bool = False) -> Fault:
    path = (*use.path, key)
    return Fault(path, message, note, fix, use.row.file, at_key, limit.severity, limit.basis)


RULE = Rule("D06", "没有授权", "village", find, kinds=("decision", "meeting"))
