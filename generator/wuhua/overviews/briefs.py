"""A month, quarter or year in at most twelve plain sentences, and the figures that they stand on.

In: a village and a period. Out: sentences whose numbers lead to their datum; what a period came to in both ledgers, in cents.
What a period asks of the village is asked by month, so that its page stands while no ledger or decision of those months moves.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import NamedTuple

from wuhua.base.dates import Cadence, Period, read_period
from wuhua.kinds.brief import (
    Compared,
    Placed,
    Sums,
    Told,
    flow_of,
    told_changes,
    told_expense,
    told_income,
    told_largest,
    told_left,
)
from wuhua.kinds.lines import lines_of
from wuhua.model.facts import Facts, day_of, yuan
from wuhua.model.plain_words import plain_sentence
from wuhua.model.sheet import Amount, Count, Link, Sentence
from wuhua.model.village import Village
from wuhua.overviews.gaps import gaps_of, told_gaps, whose
from wuhua.overviews.lateness import told_late
from wuhua.overviews.money import BOOKS, ledgers, sums_of, transfers_of, within

#: Which of the sentences the first page has room for.
HOME = ("gap", "earned", "spent", "before", "decided", "late")
#: More decisions than this are only counted.
_NAMED = 3
#: How many periods the feed tells.
_TOLD = 3


class MonthEntry(NamedTuple):
    """One period for a feed: the day on which its last ledger was posted, a stable ``ident``, words, the address of its page."""

    day: date
    ident: str
    title: str
    text: str
    key: str


def page_of(period: Period) -> str:
    """Address of the page that tells a period: ``month/2025-03``, ``finance/2025-q1``, ``finance/2025``."""
    return f"{'month' if period.months == 1 else 'finance'}/{period.slug}"


def months_of(whole: Period) -> list[str]:
    """The months of a period as the index writes them."""
    return [f"{whole.year:04d}-{month:02d}" for month in range(whole.first_month, whole.first_month + whole.months)]


@dataclass(frozen=True)
class Account:
    """What a period came to: its ledgers (the shortest of each book), their lines, their sums."""

    period: Period
    rows: tuple[tuple[Period, Facts], ...]

    @classmethod
    def of(cls, village: Village, period: Period, heading: str = "") -> "Account":
        """Ask the village for the ledgers that end in the period's months and lie within it.

        ``heading`` (``out-514``): who asks looks at that heading's lines alone.
        """
        ask = partial(village.headed, heading) if heading else partial(village.dated, "finance")
        found = (row for month in months_of(period) for row in ask(month))
        own = ((part, row) for row in found if not row.data["group"] and (part := read_period(row.period)))
        return cls(period, tuple(within(sorted(own, key=lambda pair: (pair[0].end, pair[1].key)), period)))

    @cached_property
    def placed(self) -> list[Placed]:
        """Every line with its ledger's address."""
        return [(row.key, line) for _, row in self.rows for line in lines_of(row)]

    @cached_property
    def moved(self) -> int:
        """Cents that moved between the ledgers."""
        return transfers_of(self.rows)

    @cached_property
    def sums(self) -> Sums:
        """Both ledgers added up, what moved between them counted on neither side."""
        books = [sums_of(self.rows, book) for book in BOOKS]
        income, expense = (sum(getattr(each, f"total_{side}") for each in books) for side in ("income", "expense"))
        return Sums(income - self.moved, expense - self.moved, sum(each.closing or 0 for each in books))

    @cached_property
    def opening(self) -> int:
        """What both ledgers began with."""
        return sum(sums_of(self.rows, book).opening or 0 for book in BOOKS)

    @property
    def books(self) -> set[str]:
        """Which ledgers there are."""
        return {row.data["book"] for _, row in self.rows}

    @property
    def named(self) -> list[str]:
        """Their names, in the order in which people name them."""
        return [book for book in BOOKS if book in self.books]

    def half_moved(self, side: str) -> int:
        """Cents that a ledger handed to, or had from, another that is not here."""
        halves = [half for _, row in self.rows for half in row.data["transfers"]]
        there = {(ident, way) for ident, way, *_ in halves}
        other = "支出" if side == "收入" else "收入"
        return sum(cents for ident, way, _, _, cents in halves if way == side and (ident, other) not in there)

    @property
    def why(self) -> str:
        """The reasons that the clerks gave for great changes of this very period, each once."""
        return "；".join(
            dict.fromkeys(row.data["why"].rstrip("。") for part, row in self._reasons if part == self.period)
        )

    @property
    def part_whys(self) -> str:
        """What shorter ledgers wrote of their own changes, each with its period; empty where none did."""
        told = dict.fromkeys(
            f"{_part_word(part, self.period)}账上写的变化原因：{row.data['why'].rstrip('。')}"
            for part, row in self._reasons
            if part != self.period
        )
        return "；".join(list(told)[:_NAMED])

    @property
    def _reasons(self) -> list[tuple[Period, Facts]]:
        return [(part, row) for part, row in self.rows if row.data["why"]]


def _part_word(part: Period, whole: Period) -> str:
    """A part of a period as one says it within it: 12月."""
    return part.label.removeprefix(f"{whole.year}年")


def flows_of(account: Account, village: Village) -> tuple[int, int]:
    """Cents that came and went without being earned or spent."""
    income, expense = (flow_of(account.placed, side, village.policy) for side in ("收入", "支出"))
    return income, expense


def others_of(village: Village, account: Account) -> list[Compared]:
    """The period before and that of the year before, where the same ledgers are there; of a period with gaps, what is the same book's."""
    period, page = account.period, page_of(account.period)
    words = {Cadence.MONTH: "上月", Cadence.QUARTER: "上季度", Cadence.HALF: "上半年"}.get(period.cadence, "上一年")
    asked = [("before", words, -1)]
    if period.months < 12:
        asked.append(("year", "去年同月" if period.months == 1 else "去年同期", -12 // period.months))
    if gaps_of(village, period, account.rows):
        asked = asked[:1] if period.months == 1 else []
    found = ((about, word, Account.of(village, period.shift(shift))) for about, word, shift in asked)
    return [
        Compared(
            about,
            word,
            whole_sums(village, other),
            (f"{page}#in-{about}", f"{page}#out-{about}"),
            page_of(other.period),
        )
        for about, word, other in found
        if other.books == account.books
    ]


def whole_sums(village: Village, account: Account) -> Sums:
    """A period's sums, with what of them was neither earned nor spent."""
    income, expense = flows_of(account, village)
    return account.sums._replace(flow_in=income, flow_out=expense)


def brief(village: Village, account: Account, owed: tuple[str, ...] | None = None) -> list[Told]:
    """The sentences of a period that has ledgers, eight to twelve; what the village did not write is left out, or said so.

    ``owed``: the ledgers of these months, groups' too, that are past their day and not there; None: only the books are looked at.
    """
    period, page = account.period, page_of(account.period)
    limit = village.policy.limit("收支变化说明占比", period.end)
    gaps, sums = gaps_of(village, period, account.rows), whole_sums(village, account)
    late = owed if owed is not None else tuple(gap.title for gap in gaps if gap.is_late)
    mine = whose(period, account.named, gaps)
    halves: list[Sentence] = [()] * 2
    if gaps:
        halves = [
            _half(account, side, f"{page}#{ident}") for side, ident in (("收入", "half-in"), ("支出", "half-out"))
        ]
    told = [
        Told("gap", (told,) if (told := told_gaps(period, account.named, gaps)) else ()),
        told_income(
            f"{period.label}，{mine if period.months == 1 and mine else '村里'}",
            sums,
            account.placed,
            page,
            village,
            halves[0],
        ),
        told_expense(sums, account.moved, account.placed, page, village, halves[1]),
        told_left(sums, account.opening, page, period.months, mine),
        *told_largest(account.placed, village),
        *told_changes(
            sums, others_of(village, account), account.why, limit.value if limit else None, account.part_whys
        ),
        Told("decided", _decided(village, period)),
        Told("late", told_late(village, period, account.rows, late)),
        Told("ask", _ask(village)),
    ]
    return [each for each in told if each.sentence]


def _half(account: Account, side: str, key: str) -> Sentence:
    """What a ledger had from, or handed to, the one that is not here."""
    cents = account.half_moved(side)
    words = "从没有公开的账划转来的" if side == "收入" else "划转给没有公开的账的"
    return (f"，其中{words} ", Amount(yuan(cents), key), " 元") if cents else ()


def decided_in(village: Village, period: Period, passed: bool = True) -> list[Facts]:
    """The decisions that were passed in a period (refused: ``passed`` False), in order of day."""
    found = (row for month in months_of(period) for row in village.dated("decision", month))
    chosen = (row for row in found if row.data["passed"] is passed and row.data["outcome"] != "撤回")
    return sorted(chosen, key=lambda row: (row.due_from, row.key))


def _decided(village: Village, period: Period) -> Sentence:
    rows, refused = decided_in(village, period), _refused(village, period)
    if not rows:
        return (f"{_word(period)}没有公开新的决议{'。' if not refused else '；'}", *refused)
    parts: list[Sentence] = []
    for row in rows[:_NAMED]:
        vote = row.data["vote"]
        votes: Sentence = ("（", Amount(Count(vote[3], "票"), row.key), "同意）") if vote else ()
        parts.append(("、", Link(row.title, row.key), *votes))
    told = [part for each in parts for part in each][1:]
    many = Amount(Count(len(rows), "件事"), f"{page_of(period)}#decided")
    more = "等" if len(rows) > _NAMED else ""
    return (f"{_word(period)}开会定了 ", many, "：", *told, f"{more}。" if not refused else f"{more}；另", *refused)


def _refused(village: Village, period: Period) -> Sentence:
    """What was put to the vote and not passed; empty where all was."""
    rows = decided_in(village, period, passed=False)
    parts: list[Sentence] = []
    for row in rows[:_NAMED]:
        vote = row.data["vote"]
        votes: Sentence = ()
        if vote:
            against, agreed = (Amount(Count(vote[place], "票"), row.key) for place in (4, 3))
            votes = ("（", against, "反对，", agreed, "同意）")
        parts.append(("、", Link(row.title, row.key), *votes))
    told = [part for each in parts for part in each][1:]
    return (f"有{len(rows)}件没有通过：", *told, "等。" if len(rows) > _NAMED else "。") if rows else ()


def _word(period: Period) -> str:
    return {1: "这个月", 3: "这一季", 12: "这一年"}.get(period.months, "这半年")


def _ask(village: Village) -> Sentence:
    data = village.profile.data if village.profile else {}
    phone, owner = data.get("phone", ""), data.get("phone_owner", "")
    if not phone:
        return ("有疑问到村委会问；村里还没有写监督电话。",)
    reply = village.policy.limit("异议答复天数", village.as_of)
    days: Sentence = ("，", Amount(Count(int(reply.value), "天"), "rules/t15"), "内答复") if reply else ()
    return (f"看不懂的、想看单据的，问{owner or '村里'}：", Link(phone, f"tel:{phone}"), *days, "。")


def home_brief(village: Village, account: Account, owed: tuple[str, ...] | None = None) -> list[Sentence]:
    """The few sentences for the first page: one of each that a villager asks first. ``owed`` as in :func:`brief`."""
    told = brief(village, account, owed)
    chosen = (next((each.sentence for each in told if each.about == about), None) for about in HOME)
    return [sentence for sentence in chosen if sentence]


def month_entries(village: Village) -> list[MonthEntry]:
    """The newest periods whose ledgers are published, for feeds: the whole brief as plain text, the newest first."""
    today = village.as_of.isoformat()
    periods = {period for period, row in ledgers(village) if row.posted and row.posted <= today}
    newest = sorted(periods, key=lambda period: (period.end, -period.months), reverse=True)[:_TOLD]
    entries = []
    for period in newest:
        account = Account.of(village, period)
        days = [day for _, row in account.rows if (day := day_of(row.posted)) and day <= village.as_of]
        if days:
            text = "".join(plain_sentence(each.sentence) for each in brief(village, account))
            key = page_of(period)
            entries.append(MonthEntry(max(days), key, f"{period.label}的账", text, key))
    return entries
