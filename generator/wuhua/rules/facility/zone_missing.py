"""F02: the boards at one site have a zone for each class of matters."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.rules.boards import boards_in_use, is_boardless
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

_SAME = {"居务": "村务"}


def find(village: "Village") -> Iterator[Outcome]:
    """Find sites (a natural village, else a place) whose boards together lack a zone; 居务 counts as 村务."""
    boards = boards_in_use(village)
    limit = village.policy.limit("公开栏分区")
    if limit is None:
        yield Skip("没有公开栏分区的规定", len(boards))
        return
    if is_boardless(village):
        return
    sites: dict[str, list[Facts]] = defaultdict(list)
    for row in boards:
        sites[row.data["hamlet"] or row.data["place"]].append(row)
    for site, rows in sites.items():
        zones = {_SAME.get(zone[0], zone[0]) for row in rows for zone in row.data["zones"]}
        missing = [name for name in limit.value if name not in zones]
        if missing:
            yield Fault(
                ("分区",),
                f"{site}的公开栏少了{'、'.join(missing)}分区",
                note=f"要有{limit.text}",
                fix=f"在“分区”下面加一行 - 分区: {missing[0]}",
                file=rows[0].file,
                at_key=True,
                severity=limit.severity,
                basis=limit.basis,
            )


RULE = Rule("F02", "公开栏分区不全", "village", find, kinds=("board",))
