"""C09: each small power says who holds it, on what basis, how, within which bounds and watched by whom; the villagers adopted the list."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.model.facts import day_of
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.kinds.lists.record import Lists
    from wuhua.law.policy import Limit, Policy
    from wuhua.model.facts import Facts

_BODIES = ("村民会议", "村民代表会议", "居民会议", "居民代表会议")


def find(record: "Lists", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find powers that leave out an element, and a list that no meeting of villagers adopted."""
    if record.kind != "小微权力":
        return
    day = day_of(facts.due_from or facts.posted)
    asked, vote = policy.limit("小微权力清单要素", day), policy.limit("小微权力清单表决", day)
    if asked is None and vote is None:
        yield Skip("没有小微权力清单的规定")
    if asked:
        yield from _incomplete(record, asked)
    if vote and vote.value:
        yield from _unadopted(record, vote)


def _incomplete(record: "Lists", limit: "Limit") -> Iterator[Fault]:
    for index, entry in enumerate(record.entries):
        written = {field.alias: getattr(entry, name) for name, field in type(entry).model_fields.items()}
        missing = [name for name in limit.value if not written.get(name)]
        if missing:
            yield Fault(
                ("事项", index, "名称"),
                f"“{entry.name}”没有写{'、'.join(missing)}",
                fix=f"在这一项下面补上 {missing[0]}: …",
                severity=limit.severity,
                basis=limit.basis,
            )


def _unadopted(record: "Lists", limit: "Limit") -> Iterator[Fault]:
    adopted = record.adopted
    if adopted and adopted.body in _BODIES:
        return
    body = adopted and (adopted.other if adopted.body == "其他" and adopted.other else adopted.body)
    yield Fault(
        ("通过", "会议") if adopted else ("类别",),
        f"小微权力清单由{body}通过，没有经过村民会议" if body else "小微权力清单没有写哪个会议通过的",
        fix="开过会的写 通过: {会议: 村民代表会议, 日期: …}；没有开的，提交村民代表会议",
        severity=limit.severity,
        basis=limit.basis,
    )


RULE = Rule("C09", "小微权力清单不全", "record", find, kinds=("lists",))
