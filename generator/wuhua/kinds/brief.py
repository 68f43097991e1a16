"""A period's money in plain sentences: one function for each thing that a villager asks, whoever shows it.

In: sums and lines of a period in cents, with the addresses where they stand. Out: sentences whose every number leads to its datum.
A month's page, the first page, the feed and a ledger's own sheet (so the boards too) say the same words.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from wuhua.kinds.lines import FLOW, MOVED, LineFact, sort_of
from wuhua.kinds.ties import told_vote
from wuhua.model.facts import yuan
from wuhua.model.sheet import Amount, Count, Link, Sentence, Strong
from wuhua.model.village import Village

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts

#: A line, and the address of the ledger that it stands in.
Placed = tuple[str, LineFact]
_PLACES = ("最多", "第二多", "第三多")


class Sums(NamedTuple):
    """What a period came to, cents: both ledgers' sides without what moved between them; the flows are within them."""

    income: int
    expense: int
    left: int


class Told(NamedTuple):
    """A sentence and what it is about: in, out, left, earned, spent, before, year, decided, late, ask."""

    about: str
    sentence: Sentence


class Compared(NamedTuple):
    """Another period to hold this one against: its words (上月), what it came to, where both sides' differences stand, its page."""

    about: str
    word: str
    sums: Sums
    keys: tuple[str, str]
    page: str = ""


def bound(cents: int, key: str) -> Amount:
    """Whole cents as yuan that lead to their datum."""
    return Amount(yuan(cents), key)


def flow_of(placed: Iterable[Placed], side: str, policy: "Policy") -> int:
    """Cents of one side that were neither earned nor spent."""
    return sum(line.cents for _, line in placed if line.side == side and sort_of(line, policy) == FLOW)


def largest(placed: Iterable[Placed], side: str, policy: "Policy", count: int) -> list[Placed]:
    """The largest lines of a side; what moves between the village's own ledgers and what only flows is neither earned nor spent."""
    own = [pair for pair in placed if pair[1].side == side and sort_of(pair[1], policy) not in (MOVED, FLOW)]
    return sorted(own, key=lambda pair: (-pair[1].cents, pair[1].day, pair[1].summary, pair[0]))[:count]


def told_income(label: str, sums: Sums, placed: list[Placed], page: str, policy: "Policy") -> Told:
    """What came in, and how much of it is no income."""
    flow = flow_of(placed, "收入", policy)
    tail: Sentence = ("，其中借来、收回、代收的 ", bound(flow, f"{page}#flow-in"), " 元不算赚的") if flow else ()
    return Told("in", (f"{label}，村里收进来 ", bound(sums.income, f"{page}#in"), " 元", *tail, "。"))


def told_expense(sums: Sums, moved: int, placed: list[Placed], page: str, policy: "Policy") -> Told:
    """What went out, how much of it is no expense, and what moved between the ledgers."""
    flow = flow_of(placed, "支出", policy)
    tail: Sentence = ("，其中还的、借出的、分给社员的 ", bound(flow, f"{page}#flow-out"), " 元不算开支") if flow else ()
    between: Sentence = (
        ("行政账和经济账之间划转的 ", bound(moved, f"{page}#moved"), " 元没有算在里面。") if moved else ()
    )
    return Told("out", ("花出去 ", bound(sums.expense, f"{page}#out"), " 元", *tail, "。", *between))


def told_left(sums: Sums, opening: int, page: str, months: int) -> Told:
    """What is left, and whether that is more than at the beginning of a period of so many months."""
    word = {1: "月", 3: "季", 12: "年"}.get(months, "期")
    change = sums.left - opening
    more = "多" if change > 0 else "少"
    tail: Sentence = (
        (f"，比{word}初{more} ", bound(abs(change), f"{page}#left-change"), " 元")
        if change
        else (f"，和{word}初一样多",)
    )
    return Told("left", (f"到{word}底账上还有 ", bound(sums.left, f"{page}#left"), " 元", *tail, "。"))


def told_largest(placed: list[Placed], village: Village, spent: int = 3) -> list[Told]:
    """The largest income and the three largest expenses, each with its line; who agreed, where a decision is named."""
    told: list[Told] = []
    for key, line in largest(placed, "收入", village.policy, 1):
        told.append(Told("earned", ("收得最多的一笔是", Strong(line.summary), "，", _line(key, line), " 元。")))
    for place, (key, line) in zip(_PLACES, largest(placed, "支出", village.policy, spent), strict=False):
        start: Sentence = (f"花得{place}的一笔是", Strong(line.summary), "，", _line(key, line), " 元")
        told.append(Told("spent", (*start, *_agreed(line, village), "。")))
    return told


def _line(key: str, line: LineFact) -> Amount:
    return bound(line.cents, f"{key}#{line.anchor}")


def _agreed(line: LineFact, village: Village) -> Sentence:
    target = decision_of(line, village)
    if target is None:
        return ()
    words, link = told_vote(target), Link(target.title, target.key)
    if not words:
        return ("，依据：", link)
    votes = Count(target.data["vote"][3], "票")
    return (f"，{words.removesuffix(f'{votes.number}票')}", Amount(votes, target.key), "同意：", link)


def decision_of(line: LineFact, village: Village) -> "Facts | None":
    """The decision that a line stands on: its own, else that of its contract or project; None when none can be found."""
    decision = village.find("decision", line.decision)
    for kind, ident in (("contract", line.contract), ("project", line.project)):
        named = village.find(kind, ident) if decision is None else None
        decision = village.find("decision", named.data["decision"]) if named else decision
    return decision


def told_changes(now: Sums, others: list[Compared], why: str, share: int | None) -> list[Told]:
    """How both sides changed against each other period, and once why.

    Above ``share`` per cent (None: nobody asks) the first that changed so much says that no reason was given.
    """
    told = [Told(then.about, _changed(now, then)) for then in others]
    if why:
        first = told[0] if told else Told("before", ("变化",))
        return [Told(first.about, (*first.sentence, f"原因：{why.rstrip('。')}。")), *told[1:]]
    swung = next(
        (place for place, then in enumerate(others) if share is not None and _swung(now, then.sums, share)), -1
    )
    if swung >= 0:
        told[swung] = Told(told[swung].about, (*told[swung].sentence, "变化大，账上没有写原因。"))
    return told


def _swung(now: Sums, then: Sums, share: int) -> bool:
    pairs = ((now.income, then.income), (now.expense, then.expense))
    return any(abs(one - other) * 100 > abs(other) * share for one, other in pairs)


def _changed(now: Sums, then: Compared) -> Sentence:
    pairs = ((now.income, then.sums.income), (now.expense, then.sums.expense))
    income, expense = (_moved(verb, *pair, key) for verb, pair, key in zip("收花", pairs, then.keys, strict=True))
    return (f"和{then.word}比，", *income, "，", *expense, "。")


def _moved(verb: str, now: int, then: int, key: str) -> Sentence:
    if now == then:
        return (f"{verb}得一样多",)
    return (f"{'多' if now > then else '少'}{verb} ", bound(abs(now - then), key), " 元")
