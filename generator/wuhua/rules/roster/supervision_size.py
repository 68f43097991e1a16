"""R02: a supervision committee has its number of members, or the seats that its town set for this village."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.model.facts import day_of
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Limit
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village


def find(village: "Village") -> Iterator[Outcome]:
    """Find supervision committees of another size; where seats are set they are compared, else members in post."""
    for row in village.of("org"):
        if row.data["body"] == "村务监督委员会":
            yield from _judge(row, village)


def _judge(row: "Facts", village: "Village") -> Iterator[Outcome]:
    on = day_of(row.data["term_start"]) or village.as_of
    filled, vacant = row.data["filled"], row.data["vacant"]
    seats = village.policy.limit("监督委员会席位", on, village.name)
    size = village.policy.limit("监督委员会人数", on)
    if not filled + vacant and not row.data["seats_due"]:
        yield Skip("没有写成员")
    elif seats:
        if row.data["seats_due"] not in (0, seats.value):
            message = f"{row.title}的席位写的是{row.data['seats_due']}，定的是{seats.text}席"
            yield _fault(row, ("席位",), message, f"改成 {seats.text}", seats)
        elif filled + vacant not in (0, seats.value):
            message = f"{row.title}写了{filled + vacant}席，定的是{seats.text}席"
            yield _fault(row, ("成员",), message, "漏写的补上；空着的也写一行，空缺: 原因", seats)
    elif size is None:
        yield Skip("没有监督委员会人数的规定")
    elif filled and filled not in size.value:
        message = f"{row.title}有{filled}人，一般是{size.text}人"
        yield _fault(row, ("成员",), message, "漏写的补上；当地另有规定的，写进村情的“本村规定”", size)


def _fault(row: "Facts", path: tuple[str, ...], message: str, fix: str, limit: "Limit") -> Fault:
    key = path == ("成员",)
    return Fault(path, message, "", fix, row.file, key, severity=limit.severity, basis=limit.basis)


RULE = Rule("R02", "监督委员会人数不对", "village", find, kinds=("org",))
