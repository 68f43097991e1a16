"""R09: deliberation councils keep to the seats that their town set."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.base.finding import Severity
from wuhua.model.facts import day_of
from wuhua.rules.bodies import newest
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Limit
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village


def find(village: "Village") -> Iterator[Outcome]:
    """Find village councils with more members than seats, or seats other than set, and group councils that are too small.

    A vacant seat fills none; a council without any seat written cannot be judged.
    """
    for row in newest(village, "村民议事会", "小组议事会"):
        on = day_of(row.data["term_start"]) or village.as_of
        if row.data["body"] == "小组议事会":
            yield from _group(row, village.policy.limit("小组议事会人数下限", on))
        else:
            yield from _village(row, village.policy.limit("议事会席位", on, village.name))


def _village(row: "Facts", limit: "Limit | None") -> Iterator[Outcome]:
    written, filled = row.data["seats_due"], row.data["filled"]
    if limit is None and not written:
        yield Skip("没有议事会席位的规定")
    elif limit is not None and written not in (0, limit.value):
        message = f"{row.title}的席位写的是{written}，定的是{limit.text}席"
        yield _fault(row, ("席位",), message, f"改成 {limit.text}", limit)
    elif filled > (limit.value if limit else written):
        seats = limit.text if limit else written
        message = f"{row.title}有{filled}人，只有{seats}席"
        yield _fault(row, ("成员",), message, "多写的删掉；已经离任的写 任职止", limit)


def _group(row: "Facts", limit: "Limit | None") -> Iterator[Outcome]:
    filled, written = row.data["filled"], row.data["seats_due"]
    if written and filled > written:
        message = f"{row.title}有{filled}人，写的席位是{written}"
        yield _fault(row, ("席位",), message, "对照推选结果，改写错的那个", None)
    elif limit is None:
        yield Skip("没有小组议事会人数的规定")
    elif not filled + row.data["vacant"]:
        yield Skip("没有写成员")
    elif filled < limit.value:
        message = f"{row.title}有{filled}人，至少要有{limit.text}人"
        yield _fault(row, ("成员",), message, "漏写的补上；空着的补选以后再写", limit)


def _fault(row: "Facts", path: tuple[str, ...], message: str, fix: str, limit: "Limit | None") -> Fault:
    key = path == ("成员",)
    if limit is None:
        return Fault(path, message, "", fix, row.file, key)
    return Fault(path, message, "", fix, row.file, key, severity=limit.severity, basis=limit.basis)


RULE = Rule(
    "R09",
    "议事会席位不对",
    "village",
    find,
    kinds=("org", "profile"),
    severity=Severity.WARNING,
    clauses=("五化 名册",),
)
