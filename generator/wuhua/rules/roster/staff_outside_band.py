"""R04: a service station's staff lies in the band that its residents give."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.law.values import band_of
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.model.village import Village


def find(village: "Village") -> Iterator[Outcome]:
    """Find stations with too few or too many in post; residents are registered and floating people together."""
    stations, profile = village.of("station"), village.profile
    limit = village.policy.limit("服务站人数")
    if stations and (limit is None or profile is None):
        yield Skip("还没有写村情" if limit else "没有服务站人数的规定", len(stations))
        return
    for row in stations:
        if limit is None or profile is None:
            return
        residents, staff = profile.data["residents"], row.data["staff"]
        allowed = band_of(residents, limit.value)
        if allowed and staff not in allowed:
            yield Fault(
                ("岗位",),
                f"{row.title}在岗{staff}人，常住人口{residents}人，应配{allowed[0]}至{allowed[-1]}人",
                note=f"{'少' if staff < allowed[0] else '多'}{max(allowed[0] - staff, staff - allowed[-1])}人",
                fix="漏写的岗位补上；空着的写 空缺: 原因；人数确实不同的，在“备注”里说明",
                file=row.file,
                at_key=True,
                severity=limit.severity,
                basis=limit.basis,
            )


RULE = Rule("R04", "服务站人数不在档内", "village", find, kinds=("station",))
