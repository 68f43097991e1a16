"""R15: the register is looked through in time, rosters say all their seats, and there are as many social organisations as asked."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.base.dates import add_days, show_day
from wuhua.base.finding import Severity
from wuhua.model.facts import day_of
from wuhua.rules.bodies import newest
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

#: Bodies whose seats another rule compares with what the town set.
_ELSEWHERE = {"村务监督委员会": "监督委员会席位", "村民议事会": "议事会席位"}
_BODIES = (
    *("党组织", "村民委员会", "居民委员会", "村务监督委员会", "村民议事会", "小组议事会", "村民小组"),
    *("理事会", "监事会", "公共服务站", "下属委员会", "群团组织", "业主委员会", "领导小组", "其他"),
)


def find(village: "Village") -> Iterator[Outcome]:
    """Find registers older than the place allows, rosters whose figures disagree, and too few social organisations."""
    yield from _register(village)
    for row in newest(village, *_BODIES):
        yield from _seats(row, village)
    yield from _associations(village)


def _register(village: "Village") -> Iterator[Outcome]:
    limit = village.policy.limit("名册核对天数", village.as_of)
    registers = village.of("people")
    days = max((row.data["as_of"] for row in registers), default="")
    for row in registers:
        if limit is None or not row.data["as_of"]:
            yield Skip("没有写名册日期" if limit else "没有名册核对天数的规定")
        elif row.data["as_of"] == days and (day := day_of(days)) and village.as_of > add_days(day, limit.value):
            late = (village.as_of - add_days(day, limit.value)).days
            yield Fault(
                ("名册日期",),
                f"名册是{show_day(day)}的，{limit.text}天要核对一次",
                f"过了{late}天",
                "核对以后，把“名册日期”改成核对那天",
                row.file,
                severity=limit.severity,
                basis=limit.basis,
            )


def _seats(row: "Facts", village: "Village") -> Iterator[Fault]:
    written, filled, vacant, women = (row.data[name] for name in ("seats_due", "filled", "vacant", "women"))
    listed, title = filled + vacant, row.title
    if women is not None and listed and women > filled:
        message = f"{title}在任{filled}人，女成员写了{women}人"
        yield Fault(("女成员",), message, "部分多过总数", "对照名册，改写错的那个数", row.file)
    if not written or not listed or written == listed or _is_said_elsewhere(row, village):
        return
    if listed < written:
        message = f"{title}写的席位是{written}，只写了{listed}席"
        fix = "漏写的补上；空着的也写一行，空缺: 原因"
        yield Fault(("成员",), message, f"少{written - listed}席", fix, row.file, True)
    elif row.data["body"] not in ("村民议事会", "小组议事会") or filled <= written:
        message = f"{title}写的席位是{written}，写了{listed}席"
        yield Fault(("席位",), message, f"多{listed - written}席", "对照推选结果，改写错的那个", row.file)


def _is_said_elsewhere(row: "Facts", village: "Village") -> bool:
    name = _ELSEWHERE.get(row.data["body"], "")
    on = day_of(row.data["term_start"]) or village.as_of
    limit = village.policy.limit(name, on, village.name) if name else None
    if limit is None:
        return False
    # A committee of watchers has the seats of the town; a council may be smaller, and then its own figures are asked.
    return row.data["body"] == "村务监督委员会" or bool(row.data["seats_due"] != limit.value)


def _associations(village: "Village") -> Iterator[Outcome]:
    rows = [row for row in village.of("association") if row.data["category"] == "社会组织" and row.data["listed"]]
    profile = village.profile
    if not rows or profile is None:
        return
    latest = max(rows, key=lambda row: (row.due_from, row.key))
    name = "农村社会组织数下限" if profile.data["kind"] == "村" else "城市社会组织数下限"
    limit = village.policy.limit(name, village.as_of)
    if limit is None:
        yield Skip("没有社会组织数的规定")
    elif latest.data["social"] < limit.value:
        where = "农村" if profile.data["kind"] == "村" else "城市"
        yield Fault(
            ("组织",),
            f"社会组织{latest.data['social']}个，{where}社区应有{limit.text}个以上",
            f"少{limit.value - latest.data['social']}个；红白理事会等不算",
            "漏写的补上；还没有成立的，成立以后再写",
            latest.file,
            True,
            severity=limit.severity,
            basis=limit.basis,
        )


RULE = Rule(
    "R15",
    "名册过时或不全",
    "village",
    find,
    kinds=("people", "org", "association", "profile"),
    severity=Severity.WARNING,
    clauses=("五化 名册",),
)
