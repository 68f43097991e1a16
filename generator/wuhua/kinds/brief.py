"""A period's money in plain sentences: one function for each thing that a villager asks, whoever shows it.

In: sums and lines of a period in cents, with the addresses where they stand. Out: sentences whose every number leads to its datum.
A month's page, the first page, the feed and a ledger's own sheet (so the boards too) say the same words.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from wuhua.kinds.lines import FLOW, MOVED, LineFact, sort_of
from wuhua.kinds.ties import told_vote
from wuhua.model.facts import yuan
from wuhua.model.sheet import Amount, ChartBlock, Count, Link, Sentence, Strong, Tone
from wuhua.model.village import Village

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts

#: A line, and the address of the ledger that it stands in.
Placed = tuple[str, LineFact]
#: So many kinds of money that is neither earned nor spent are named.
_FLOWS = 2
#: So many lines of the same amount are named.
_TIED = 3
#: What is said of money of a side that only flowed.
NOT_OWN = {"收入": "不算赚的", "支出": "不算开支"}
_PLACES = ("最多", "第二多", "第三多")
_LEFT_OUT = {
    ("收入", MOVED): "两本账之间划转的",
    ("支出", MOVED): "两本账之间划转的",
    ("收入", FLOW): "借来、收回、代收的",
    ("支出", FLOW): "还的、借出的、分给社员的",
}


class Sums(NamedTuple):
    """What a period came to, cents: both ledgers' sides without what moved between them; the flows are within them."""

    income: int
    expense: int
    left: int
    flow_in: int = 0
    flow_out: int = 0


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


def told_left_out(placed: Iterable[Placed], side: str, policy: "Policy") -> str:
    """What of a side's lines :func:`largest` and :func:`spent_chart` pass over; empty where they pass over none."""
    there = {sort_of(line, policy) for _, line in placed if line.side == side}
    words = [_LEFT_OUT[side, sort] for sort in (MOVED, FLOW) if sort in there]
    return f"{'，'.join(words)}{'，都' if len(words) > 1 else ''}没有算在里面。" if words else ""


def spent_chart(placed: Iterable[Placed], policy: "Policy") -> ChartBlock | None:
    """Where the money went by heading, without what only moved or flowed; None where that is one heading."""
    spent: dict[str, int] = {}
    for _, line in placed:
        if line.side == "支出" and sort_of(line, policy) == "支出":
            spent[line.heading] = spent.get(line.heading, 0) + line.cents
    bars = sorted(((name, cents) for name, cents in spent.items() if cents > 0), key=lambda pair: (-pair[1], pair[0]))
    if len(bars) < 2:
        return None
    shown = tuple((name, yuan(cents)) for name, cents in bars)
    return ChartBlock("钱花在哪", shown, Tone.OUT, f"花得最多的是{bars[0][0]}。")


def told_income(who: str, sums: Sums, placed: list[Placed], page: str, village: Village, half: Sentence = ()) -> Told:
    """What came in, when and to whom (``2025年3月，村里``), and how much of it is no income.

    ``half``: what it had from a ledger that is not here.
    """
    tail = _told_flow(placed, "收入", f"{page}#flow-in", village)
    return Told("in", (f"{who}收进来 ", bound(sums.income, f"{page}#in"), " 元", *tail, *half, "。"))


def told_expense(
    sums: Sums, moved: int, placed: list[Placed], page: str, village: Village, half: Sentence = ()
) -> Told:
    """What went out, how much of it is no expense, and what moved between the ledgers. ``half`` as in :func:`told_income`."""
    tail = _told_flow(placed, "支出", f"{page}#flow-out", village)
    between: Sentence = (
        ("行政账和经济账之间划转的 ", bound(moved, f"{page}#moved"), " 元没有算在里面。") if moved else ()
    )
    return Told("out", ("花出去 ", bound(sums.expense, f"{page}#out"), " 元", *tail, *half, "。", *between))


def _told_flow(placed: list[Placed], side: str, key: str, village: Village) -> Sentence:
    """How much of a side was neither earned nor spent, named as the ledger's lines name it, the largest first."""
    names: dict[str, int] = {}
    agreed: dict[str, Facts | None] = {}
    for _, line in placed:
        if line.side == side and sort_of(line, village.policy) == FLOW:
            names[line.summary] = names.get(line.summary, 0) + line.cents
            found = decision_of(line, village)
            agreed[found.key if found else ""] = found
    if not names:
        return ()
    ordered = sorted(names, key=lambda name: (-names[name], name))
    named = "、".join(ordered[:_FLOWS]) + ("等" if len(ordered) > _FLOWS else "")
    decision = next(iter(agreed.values())) if len(agreed) == 1 else None
    basis: Sentence = ("，依据：", Link(decision.title, decision.key)) if decision else ()
    return ("，其中 ", bound(sum(names.values()), key), " 元是", Strong(named), *basis, f"，{NOT_OWN[side]}")


def told_left(sums: Sums, opening: int, page: str, ends: tuple[str, str], whose: str = "") -> Told:
    """What is left, and whether that is more than at the beginning of the period.

    ``ends``: the words for its beginning and end (年初, 年底); ``whose``: whose money, where it is not the whole village's (行政账).
    What is below nothing is overdrawn.
    """
    start, end = ends
    change = sums.left - opening
    more = "多" if change > 0 else "少"
    tail: Sentence = (
        (f"，比{start}{more} ", bound(abs(change), f"{page}#left-change"), " 元") if change else (f"，和{start}一样多",)
    )
    return Told(
        "left", (f"到{end}{left_word(sums.left, whose)} ", bound(abs(sums.left), f"{page}#left"), " 元", *tail, "。")
    )


def left_word(cents: int, whose: str = "") -> str:
    """账上还有, or 账上透支 where it is below nothing; ``whose``: 行政账, 已公开的, empty for the village."""
    return f"{whose.removesuffix('账')}账上{'透支' if cents < 0 else '还有'}"


def told_largest(placed: list[Placed], village: Village, spent: int = 3) -> list[Told]:
    """The largest income and the three largest expenses, each with its line; who agreed, where a decision is named.

    What is as large stands together: none of it is the largest alone.
    """
    told: list[Told] = []
    for about, side, verb, count in (("earned", "收入", "收", 1), ("spent", "支出", "花", spent)):
        ordered = largest(placed, side, village.policy, len(placed))
        ties = [list(tied) for _, tied in groupby(ordered, key=lambda pair: pair[1].cents)]
        for place, tied in zip(_PLACES, ties[:count], strict=False):
            told.append(Told(about, _told_place(f"{verb}得{place}的", tied, village)))
    return told


def _told_place(words: str, tied: list[Placed], village: Village) -> Sentence:
    key, line = tied[0]
    if len(tied) > 1:
        names = list(dict.fromkeys(line.summary for _, line in tied))
        named = "、".join(names[:_TIED]) + ("等" if len(names) > _TIED else "")
        return (f"{words}有{len(tied)}笔，各 ", _line(key, line), " 元：", Strong(named), "。")
    agreed = _agreed(line, village) if line.side == "支出" else ()
    return (f"{words}一笔是", Strong(line.summary), "，", _line(key, line), " 元", *agreed, "。")


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


def told_changes(now: Sums, others: list[Compared], why: str, share: int | None, parts: str = "") -> list[Told]:
    """How both sides changed against each other period, and once why.

    Above ``share`` per cent (None: nobody asks) the first that changed so much says that no reason was given. ``parts``: what the
    ledgers of shorter periods wrote of changes of their own, which is no reason for this one.
    """
    told = [Told(then.about, _changed(now, then)) for then in others]
    if why:
        return _with(told, 0, (f"原因：{why.rstrip('。')}。",))
    swung = next(
        (place for place, then in enumerate(others) if share is not None and _swung(now, then.sums, share)), -1
    )
    if parts and told:
        return _with(told, max(swung, 0), (f"{parts}。",))
    return _with(told, swung, ("变化大，账上没有写原因。",)) if swung >= 0 else told


def _with(told: list[Told], place: int, more: Sentence) -> list[Told]:
    """The sentences, one of them longer; where there is none, one."""
    found = told or [Told("before", ("变化",))]
    return [Told(each.about, (*each.sentence, *more)) if at == place else each for at, each in enumerate(found)]


def _swung(now: Sums, then: Sums, share: int) -> bool:
    """Whether what was earned or spent changed so much; what only flowed names itself."""
    pairs = (
        (now.income - now.flow_in, then.income - then.flow_in),
        (now.expense - now.flow_out, then.expense - then.flow_out),
    )
    return any(abs(one - other) * 100 > abs(other) * share for one, other in pairs)


def _changed(now: Sums, then: Compared) -> Sentence:
    was = then.sums
    pairs = ((now.income, was.income), (now.expense, was.expense))
    income, expense = (_moved(verb, *pair, key) for verb, pair, key in zip("收花", pairs, then.keys, strict=True))
    own: list[Sentence] = []
    for verb, what, one, other, key in (
        ("收", "不算赚的", (now.income, now.flow_in), (was.income, was.flow_in), then.keys[0]),
        ("花", "不算开支的", (now.expense, now.flow_out), (was.expense, was.flow_out), then.keys[1]),
    ):
        if one[1] != other[1]:
            own.append(
                (
                    f"；去掉{what}，",
                    *_moved(verb, one[0] - one[1], other[0] - other[1], f"{key}-own" if "#" in key else key),
                )
            )
    return (f"和{then.word}比，", *income, "，", *expense, *(part for each in own for part in each), "。")


def _moved(verb: str, now: int, then: int, key: str) -> Sentence:
    if now == then:
        return (f"{verb}得一样多",)
    return (f"{'多' if now > then else '少'}{verb} ", bound(abs(now - then), key), " 元")
