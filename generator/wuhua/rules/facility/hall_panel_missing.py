"""F07: the service hall shows what the place asks for, and the station says its telephone and hours."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.model.facts import day_of
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.kinds.station.record import Station
    from wuhua.law.policy import Limit, Policy
    from wuhua.model.facts import Facts

#: Words at the end of a panel's name that say the same.
_SAME = {"情况": ("情况", "概况", "简介"), "流程": ("流程",)}


def find(record: "Station", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find panels that do not hang in the hall, and what the station does not tell about itself."""
    day = day_of(facts.posted)
    panels, told = policy.limit("服务大厅公示", day), policy.limit("服务站须写明", day)
    if panels is None and told is None:
        yield Skip("没有服务大厅公示的规定")
    if panels:
        missing = [name for name in panels.value if not any(_shows(panel, name) for panel in record.panels)]
        if missing:
            fix = f"挂了的写进“上墙内容”：{'、'.join(missing)}；没挂的挂上再写"
            yield _fault(("上墙内容",), f"服务大厅没有挂出{'、'.join(missing)}", fix, panels, at_key=True)
    if told:
        held = {"服务电话": record.phone, "开放时间": record.hours}
        asked = [key for key in held if any(key.endswith(name[-2:]) for name in told.value)]
        blank = [key for key in asked if not held[key]]
        if blank:
            fix = f"加一行 {blank[0]}: …"
            yield _fault(("名称",), f"{record.name}没有写{'、'.join(blank)}", fix, told, at_key=False)


def _shows(panel: str, name: str) -> bool:
    core = name.removeprefix("社区").removeprefix("村")
    return core in panel or any(word in panel for word in _SAME.get(core[-2:], ()))


def _fault(path: tuple[str, ...], message: str, fix: str, limit: "Limit", at_key: bool) -> Fault:
    return Fault(path, message, fix=fix, at_key=at_key, severity=limit.severity, basis=limit.basis)


RULE = Rule("F07", "服务大厅公示不全", "record", find, kinds=("station",))
