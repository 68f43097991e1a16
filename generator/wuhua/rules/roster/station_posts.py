"""R05: a station has one head, its number of deputies, and one of them in daily charge."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.model.village import Village

_POSTS = (
    ("服务站站长数", "heads", "站长"),
    ("服务站副站长数", "deputies", "副站长"),
    ("服务站日常负责人数", "daily", "负责日常的副站长"),
)


def find(village: "Village") -> Iterator[Outcome]:
    """Find stations whose posts are not those that the town set; one fault a station names all that differ."""
    stations = village.of("station")
    known = [(limit, key, word) for name, key, word in _POSTS if (limit := village.policy.limit(name))]
    if stations and not known:
        yield Skip("没有服务站职数的规定", len(stations))
        return
    for row in stations:
        off = [each for each in known if row.data[each[1]] not in each[0].value]
        wrong = [(limit, f"{word}有{row.data[key]}名，应是{limit.text}名") for limit, key, word in off]
        if wrong:
            yield Fault(
                ("岗位",),
                f"{row.title}{'；'.join(text for _, text in wrong)}",
                fix="对照任命文件改“岗位”；负责日常的那一位写 负责日常: 是",
                file=row.file,
                at_key=True,
                severity=wrong[0][0].severity,
                basis=wrong[0][0].basis,
            )


RULE = Rule("R05", "服务站职数不对", "village", find, kinds=("station",))
