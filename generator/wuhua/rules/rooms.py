"""The village's premises as rules see them: the newest record, and areas for people."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village


def newest_premises(village: "Village") -> "Facts | None":
    """The newest 设施用房, which stands for the whole village; None when there is none."""
    rows = village.of("premises")
    return max(rows, key=lambda row: (row.due_from or row.posted, row.key), default=None)


def readings(name: str) -> tuple[str, ...]:
    """A name with 居 in brackets as the two that it stands for: 村（居）民委员会 is 村民委员会 and 居民委员会."""
    head, bracket, rest = name.partition("（")
    other, _, tail = rest.partition("）")
    return (head + tail, head[:-1] + other + tail) if bracket else (name,)


def show_area(number: int) -> str:
    """Ten-thousandths of a square metre as a clerk types them: ``599.5``."""
    whole, rest = divmod(number, 10000)
    return f"{whole}.{rest:04}".rstrip("0").rstrip(".")
