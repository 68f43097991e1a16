"""What the law asks of a vote, and what was reached: one reckoning for the rules that judge it and the pages that show it.

In: attendance, ballot, the policy, the day. Out: a :class:`Measured`. Integers, cross-multiplied; the models of single bodies are
never mixed (D02, D03, D04, D07, D08, D17), and the text in force on the day of the meeting counts.
"""

from typing import TYPE_CHECKING, NamedTuple, Protocol

from wuhua.law.values import enough

if TYPE_CHECKING:
    from datetime import date

    from wuhua.law.policy import Limit, Policy
    from wuhua.model.procedure import Asked

Share = tuple[int, int, bool]
_DIGITS = "一二三四五六七八九十"


class Attendance(Protocol):
    """Who could come and who came, in persons or households; None where the record does not say."""

    @property
    def due(self) -> int | None:
        """Persons who could come."""

    @property
    def present(self) -> int | None:
        """Persons who came."""

    @property
    def households_due(self) -> int | None:
        """Households that could come."""

    @property
    def households(self) -> int | None:
        """Households that came."""

    @property
    def away(self) -> int | None:
        """Persons long away and out of reach."""


class Ballot(Protocol):
    """How they voted; None where the record does not say. ``cast`` is the sum of all votes."""

    @property
    def in_favour(self) -> int | None:
        """Votes in favour."""

    @property
    def against(self) -> int | None:
        """Votes against."""

    @property
    def abstained(self) -> int | None:
        """Abstentions."""

    @property
    def recused(self) -> int | None:
        """Persons who stood back."""

    @property
    def cast(self) -> int:
        """All votes."""


class Need(NamedTuple):
    """Names of a body's limits; an empty one is not asked. ``of_all``: the majority is of all members, not of those present."""

    quorum: str
    majority: str
    households: str = ""
    away: str = ""
    of_all: bool = False


#: By body, as meetings name it. The collective's base is the members with full civil capacity (JTJJ24 26, 27).
NEEDS = {
    "党员大会": Need("党员大会到会", "党员大会通过"),
    "村民会议": Need("村民会议到会", "村民会议通过", households="村民会议到会户", away="外出村民不计"),
    "居民会议": Need("居民会议到会", "居民会议通过", households="居民会议到会"),
    "村民代表会议": Need("代表会议到会", "代表会议通过"),
    "居民代表会议": Need("代表会议到会", "代表会议通过"),
    "村民小组会议": Need("小组会议到会", "小组会议通过", households="小组会议到会户"),
    "成员大会": Need("成员大会到会", "成员大会通过", of_all=True),
    "成员代表大会": Need("", "成员代表大会通过", of_all=True),
    "理事会": Need("理事会到会", "理事会通过", of_all=True),
}


class Bar(NamedTuple):
    """One thing that the law asks for: so many of a base.

    ``least`` the smallest number that suffices, ``reached`` the number that was there, both in ``unit`` (人, 户, 票).
    """

    limit: "Limit"
    base: int
    least: int
    reached: int
    unit: str

    @property
    def holds(self) -> bool:
        """Whether it was reached."""
        return enough(self.reached, self.base, self.limit.value)


class Measured(NamedTuple):
    """A vote beside the law.

    ``known`` False: no text in force on that day gives the numbers. ``asked`` whether a quorum is asked at all; ``came`` the ways
    in which it may be reached (persons, households), empty where attendance is not written; ``votes`` None where they are
    not written, or where they do not add up (D12 tells); ``of_all`` as in Need.
    """

    known: bool
    asked: bool = False
    came: tuple[Bar, ...] = ()
    votes: Bar | None = None
    of_all: bool = False

    @property
    def quorate(self) -> bool | None:
        """Whether enough came, one way being enough; None where that cannot be told."""
        return any(bar.holds for bar in self.came) if self.came else None if self.asked else True


def measure(need: Need, attendance: Attendance, ballot: Ballot, policy: "Policy", day: "date") -> Measured:
    """Put a vote beside what the policy asks of its body on that day."""
    quorum, majority = (policy.limit(name, day) if name else None for name in (need.quorum, need.majority))
    if majority is None or (quorum is None and need.quorum):
        return Measured(False)
    people = _people(attendance, bool(need.away and policy.limit(need.away, day)))
    ways = []
    if quorum and people:
        ways.append(_bar(quorum, *people, "人"))
    houses = policy.limit(need.households, day) if need.households else None
    if houses and attendance.households_due and attendance.households is not None:
        ways.append(_bar(houses, attendance.households_due, attendance.households, "户"))
    base = people[0] if need.of_all and people else voters(attendance, ballot)
    counted = base is not None and base > 0 and ballot.in_favour is not None and not is_uneven(attendance, ballot)
    votes = _bar(majority, base or 0, ballot.in_favour or 0, "票") if counted else None
    return Measured(True, quorum is not None, tuple(ways), votes, need.of_all)


def asked_of(found: Measured) -> "tuple[Asked, ...]":
    """Say the same as a sheet does: attendance first, then votes; empty where the law or the numbers are not known."""
    from wuhua.model.procedure import Asked

    ways = [("到会" if len(found.came) < 2 else f"到会（按{bar.unit}）", bar) for bar in found.came]
    bars = [*ways, ("同意", found.votes)] if found.votes else ways
    return tuple(
        Asked(
            what,
            share_words(bar.limit.value) or bar.limit.text,
            bar.base,
            bar.least,
            bar.reached,
            bar.unit,
            bar.holds,
            bar.limit.basis,
            found.of_all and bar is found.votes,
        )
        for what, bar in bars
    )


def share_words(share: Share) -> str:
    """A share as people say it: 过半数, 三分之二以上; empty where it has no such words."""
    numerator, denominator, strict = share
    if (numerator, denominator, strict) == (1, 2, True):
        return "过半数"
    if denominator > len(_DIGITS):
        return ""
    words = f"{_DIGITS[denominator - 1]}分之{_DIGITS[numerator - 1]}"
    return f"超过{words}" if strict else f"{words}以上"


def least(base: int, share: Share) -> int:
    """The smallest number that reaches the share of a base."""
    numerator, denominator, strict = share
    return base * numerator // denominator + 1 if strict else -(-base * numerator // denominator)


def is_uneven(attendance: Attendance, ballot: Ballot) -> bool:
    """Whether a full tally does not add up: D12 speaks, and nobody knows which of its numbers is right."""
    came = {attendance.present, attendance.households} - {None}
    told = ballot.against is not None and ballot.abstained is not None
    return told and bool(came) and ballot.cast + (ballot.recused or 0) not in came


def voters(attendance: Attendance, ballot: Ballot) -> int | None:
    """The base of a majority: persons present (else households) without the recused; None when neither is written."""
    came = attendance.present if attendance.present is not None else attendance.households
    return None if came is None else came - (ballot.recused or 0)


def carried(outcome: str | None, attendance: Attendance, ballot: Ballot) -> bool | None:
    """Whether a vote carried: as declared, else more than half of those who could vote; None while nothing was voted.

    The stricter shares of single bodies are rules' matter.
    """
    if outcome is not None:
        return outcome == "通过"
    if ballot.in_favour is None:
        return None
    return 2 * ballot.in_favour > (voters(attendance, ballot) or 0)


def _bar(limit: "Limit", base: int, reached: int, unit: str) -> Bar:
    return Bar(limit, base, least(base, limit.value), reached, unit)


def _people(attendance: Attendance, away_left_out: bool) -> tuple[int, int] | None:
    """(due, present) in persons; without the unreachable where the place leaves them out; None when not both are written."""
    if not attendance.due or attendance.present is None:
        return None
    away = (attendance.away or 0) if away_left_out else 0
    return (max(attendance.due - away, 0), attendance.present)
