"""F08: the station's name is formed as the town says, and the boards are of one style."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.rules.boards import boards_in_use
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Limit
    from wuhua.model.village import Village


def find(village: "Village") -> Iterator[Outcome]:
    """Find stations named otherwise, and boards whose style is not that of most boards here."""
    name, style = (village.policy.limit(word, village.as_of) for word in ("站名样式", "统一样式"))
    cases = len(village.of("station")) + len(village.of("board"))
    if cases and name is None and (style is None or not style.value):
        yield Skip("没有统一名称和样式的规定", cases)
        return
    if name:
        yield from _names(village, name)
    if style and style.value:
        yield from _styles(village, style)


def _names(village: "Village", limit: "Limit") -> Iterator[Outcome]:
    stations = village.of("station")
    if stations and village.profile is None:
        yield Skip("还没有写村情", len(stations))
        return
    want = str(limit.value).replace("{村}", village.name)
    for row in stations:
        if not row.data["name"].replace(" ", "").endswith(want):
            yield Fault(
                ("名称",),
                f"服务站叫“{row.data['name']}”，统一的名称是“{want}”",
                fix=f"牌子已经统一的，写 名称: {want}",
                file=row.file,
                severity=limit.severity,
                basis=limit.basis,
            )


def _styles(village: "Village", limit: "Limit") -> Iterator[Outcome]:
    boards = boards_in_use(village)
    told = [row for row in boards if row.data["style"]]
    if len(told) < len(boards):
        yield Skip("没有写公开栏的样式", len(boards) - len(told))
    if not told:
        return
    usual = Counter(row.data["style"] for row in told).most_common(1)[0][0]
    for row in told:
        if row.data["style"] != usual:
            yield Fault(
                ("样式",),
                f"{row.title}的样式是“{row.data['style']}”，别的公开栏是“{usual}”",
                fix="对照镇里的统一样式；写法不同的改成一样，确实不同的，重做以后再改",
                file=row.file,
                severity=limit.severity,
                basis=limit.basis,
            )


RULE = Rule("F08", "名称样式不统一", "village", find, kinds=("station", "board", "profile"))
