"""Lines of ledgers ready to be listed: each with where it is written, its voucher, and the decision, contract and work behind it."""

from collections.abc import Iterable
from datetime import date

from wuhua.kinds.brief import Placed, decision_of
from wuhua.model.facts import yuan
from wuhua.model.sheet import Amount, LinesGroup, LinesPart, Link, ListedLine, Value
from wuhua.model.village import Village


def listed(pair: Placed, village: Village, *, owing: int | None = None, heading: bool = False) -> ListedLine:
    """One line. From ``owing`` cents on it says so where no decision can be found; ``heading`` tells its heading too."""
    key, line = pair
    notes: list[Value] = [line.heading if heading else None, line.voucher or None]
    decision = decision_of(line, village)
    if decision is not None:
        notes.append(Link(f"决议：{decision.title}", decision.key))
    elif owing is not None and line.side == "支出" and not line.moved and line.cents >= owing:
        notes.append("还没写明是哪次会议同意的")
    for words, kind, ident in (("合同", "contract", line.contract), ("工程", "project", line.project)):
        target = village.find(kind, ident)
        if target is not None:
            notes.append(Link(f"{words}：{target.title}", target.key))
    if line.moved:
        notes.append("两本账之间划转")
    place = f"{key}#{line.anchor}"
    return ListedLine(
        date.fromisoformat(line.day), Link(line.summary, place), Amount(yuan(line.cents)), tuple(filter(None, notes))
    )


def part_of(
    ident: str, title: Value, pairs: list[Placed], village: Village, *, owing: int | None = None, heading: bool = False
) -> LinesPart:
    """Lines with their sum; ``title`` None where the group says it."""
    lines = tuple(listed(pair, village, owing=owing, heading=heading) for pair in pairs)
    return LinesPart(ident, title, total_of(pairs), lines)


def group_of(ident: str, title: str, parts: Iterable[LinesPart]) -> LinesGroup:
    """Parts with their sum."""
    found = tuple(parts)
    return LinesGroup(ident, title, summed(part.total for part in found), found)


def total_of(pairs: Iterable[Placed]) -> Amount:
    """The sum of lines."""
    return Amount(yuan(sum(line.cents for _, line in pairs)))


def summed(amounts: Iterable[Amount]) -> Amount:
    """The sum of sums, yuan."""
    return Amount(sum((each.value for each in amounts if not hasattr(each.value, "unit")), yuan(0)))
