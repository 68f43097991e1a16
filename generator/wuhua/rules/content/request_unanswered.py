"""C16: what villagers ask for together, in numbers enough, is published."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.law.values import enough
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.kinds.question.record import Asked, Questions
    from wuhua.law.policy import Limit, Policy
    from wuhua.model.facts import Facts

#: Key of the count, key of the whole, name of the limit, words for people.
_SIDES = (
    ("联名村民", "村民总数", "联名要求公开的村民", "村民"),
    ("联名代表", "代表总数", "联名要求公开的代表", "村民代表"),
)


def find(record: "Questions", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find joint requests that are large enough and name no sheet in which the matter was published."""
    for index, asked in enumerate(record.asked):
        sides = ((asked.villagers, record.electors), (asked.delegates, record.seats))
        judged = [
            outcome
            for side, (count, whole) in zip(_SIDES, sides, strict=True)
            if count is not None
            for outcome in _side(index, asked, count, whole, side, policy)
        ]
        faults = [outcome for outcome in judged if isinstance(outcome, Fault)]
        yield from faults[:1] or ([] if asked.shown else judged)


def _side(
    index: int, asked: "Asked", count: int, whole: int | None, side: tuple[str, str, str, str], policy: "Policy"
) -> Iterator[Outcome]:
    key, total, name, words = side
    limit = policy.limit(name, asked.received)
    if whole is not None and count > whole:
        message = f"联名的{words}有{count}人，{total}只有{whole}人"
        yield Fault(("登记", index, key), message, f"多了{count - whole}人", "对照联名的人数和总数改正")
    elif asked.shown:
        return
    elif limit is None:
        yield Skip("没有联名多少人就要公开的规定")
    elif whole is None:
        yield Skip(f"没有写{total}")
    elif enough(count, whole, limit.value):
        yield _unmet(("登记", index, key), count, whole, words, limit)


def _unmet(path: tuple[str | int, ...], count: int, whole: int, words: str, limit: "Limit") -> Fault:
    return Fault(
        path,
        f"{count}名{words}联名要求公开，没有写公开在哪一份",
        f"{whole}人里联名{limit.text}就要公开",
        "公开以后，把那份公开单网址里的一段写在“答复公开单”里",
        severity=limit.severity,
        basis=limit.basis,
    )


RULE = Rule("C16", "联名要求公开的没有公开", "record", find, kinds=("question",), clauses=("勾稽",))
