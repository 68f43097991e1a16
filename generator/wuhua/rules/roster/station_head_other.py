"""R06: a station's head is the party secretary where the town says so, or a reason is written."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.rules.bodies import Sitter, is_same, secretaries
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.model.village import Village


def find(village: "Village") -> Iterator[Outcome]:
    """Find heads who are surely somebody else and no reason is written; a vacant post is silent, masked names cannot be told."""
    stations = [row for row in village.of("station") if not row.data["head_note"]]
    limit = village.policy.limit("站长由书记兼任", village.as_of)
    if stations and limit is None:
        yield Skip("没有站长由书记兼任的规定", len(stations))
        return
    heads = secretaries(village, village.as_of.isoformat())
    for row in stations:
        if limit is None or not limit.value or not row.data["head"]:
            continue
        at, person, name = row.data["head"]
        same = [is_same(Sitter(row, at, "站长", person, name), head, village) for head in heads]
        if not same or (None in same and True not in same):
            yield Skip("看不出书记和站长是谁" if same else "没有写村党组织书记")
        elif True not in same:
            yield Fault(
                ("岗位", at, "人员" if person else "姓名"),
                f"{row.title}的站长和村党组织书记不是同一个人",
                "站长原则上由书记兼任",
                "写 站长说明: 原因；是同一个人的，两处都写 人员: 编号",
                row.file,
                severity=limit.severity,
                basis=limit.basis,
            )


RULE = Rule("R06", "站长不由书记兼任", "village", find, kinds=("station", "org", "people"))
