"""A month, quarter or year in at most twelve plain sentences, and the figures that they stand on.

In: a village and a period. Out: sentences whose numbers lead to their datum; what a period came to in both ledgers, in cents.
What a period asks of the village is asked by month, so that its page stands while no ledger or decision of those months moves.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import NamedTuple

from wuhua.base.dates import Cadence, Period, read_period, show_day
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
from wuhua.law.duties import last_days
from wuhua.model.facts import Facts, day_of
from wuhua.model.plain_words import plain_sentence
from wuhua.model.sheet import Amount, Count, Link, Sentence
from wuhua.model.village import Village
from wuhua.overviews.money import BOOKS, ledgers, sums_of, transfers_of, within

#: Which of the sentences the first page has room for.
HOME = ("earned", "spent", "before", "decided", "late")
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
    def why(self) -> str:
        """The reasons that the clerks gave for great changes, each once."""
        return "；".join(dict.fromkeys(row.data["why"].rstrip("。") for _, row in self.rows if row.data["why"]))


def flows_of(account: Account, village: Village) -> tuple[int, int]:
    """Cents that came and went without being earned or spent."""
    income, expense = (flow_of(account.placed, side, village.policy) for side in ("收入", "支出"))
    return income, expense


def others_of(village: Village, account: Account) -> list[Compared]:
    """The period before and that of the year before, where the same ledgers are there."""
    period, page = account.period, page_of(account.period)
    words = {Cadence.MONTH: "上月", Cadence.QUARTER: "上季度", Cadence.HALF: "上半年"}.get(period.cadence, "上一年")
    asked = [("before", words, -1)]
    if period.months < 12:
        asked.append(("year", "去年同月" if period.months == 1 else "去年同期", -12 // period.months))
    found = ((about, word, Account.of(village, period.shift(shift))) for about, word, shift in asked)
    return [
        Compared(about, word, other.sums, (f"{page}#in-{about}", f"{page}#out-{about}"), page_of(other.period))
        for about, word, other in found
        if other.books == account.books
    ]


def brief(village: Village, account: Account) -> list[Told]:
    """The sentences of a period that has ledgers, eight to twelve; what the village did not write is left out, or said so."""
    period, page = account.period, page_of(account.period)
    limit = village.policy.limit("收支变化说明占比", period.end)
    told = [
        told_income(period.label, account.sums, account.placed, page, village.policy),
        told_expense(account.sums, account.moved, account.placed, page, village.policy),
        told_left(account.sums, account.opening, page, period.months),
        *told_largest(account.placed, village),
        *told_changes(account.sums, others_of(village, account), account.why, limit.value if limit else None),
        Told("decided", _decided(village, period)),
        Told("late", _late(village, account)),
        Told("ask", _ask(village)),
    ]
    return [each for each in told if each.sentence]


def decided_in(village: Village, period: Period) -> list[Facts]:
    """The decisions that were passed in a period, in order of day."""
    found = (row for month in months_of(period) for row in village.dated("decision", month) if row.data["passed"])
    return sorted(found, key=lambda row: (row.due_from, row.key))


def _decided(village: Village, period: Period) -> Sentence:
    rows = decided_in(village, period)
    if not rows:
        return (f"{_word(period)}没有公开新的决议。",)
    parts: list[Sentence] = []
    for row in rows[:_NAMED]:
        vote = row.data["vote"]
        votes: Sentence = ("（", Amount(Count(vote[3], "票"), row.key), "同意）") if vote else ()
        parts.append(("、", Link(row.title, row.key), *votes))
    told = [part for each in parts for part in each][1:]
    many = Amount(Count(len(rows), "件事"), f"{page_of(period)}#decided")
    return (f"{_word(period)}开会定了 ", many, "：", *told, "等。" if len(rows) > _NAMED else "。")


def _word(period: Period) -> str:
    return {1: "这个月", 3: "这一季", 12: "这一年"}.get(period.months, "这半年")


def due_day(village: Village, row: Facts, period: Period) -> date | None:
    """The day by which a ledger is to be published here; None where no rule says."""
    item = village.policy.item(row.items[0]) if row.items else None
    lasts = last_days(item, period, village.policy) if item else []
    return next((last.day for last in lasts if last.day), None)


def late_of(village: Village, account: Account) -> list[tuple[Facts, int | None]]:
    """Ledgers that were published late, with how many days; None: not published, and the day is over."""
    late: list[tuple[Facts, int | None]] = []
    for period, row in account.rows:
        last, posted = due_day(village, row, period), day_of(row.posted)
        if last is None:
            continue
        if posted is None and village.as_of > last:
            late.append((row, None))
        elif posted is not None and posted > last:
            late.append((row, (posted - last).days))
    return late


def _late(village: Village, account: Account) -> Sentence:
    late = late_of(village, account)
    known = [day for period, row in account.rows if (day := due_day(village, row, period))]
    if not late:
        last = show_day(max(known)) if known and account.period.months == 1 else ""
        return ((f"账都在规定的日子（{last}）以前公开了。" if last else "账都按时公开了。"),) if known else ()
    parts: list[Sentence] = []
    for row, days in late[:_NAMED]:
        said: Sentence = ("晚了 ", Amount(Count(days, "天"), f"{row.key}#公开情况")) if days else ("还没有公开",)
        why = f"，原因：{row.late_reason.rstrip('。')}" if row.late_reason else ""
        parts.append(("；", Link(row.title, row.key), *said, why))
    return ("公开晚了的：", *[part for each in parts for part in each][1:], "等。" if len(late) > _NAMED else "。")


def _ask(village: Village) -> Sentence:
    data = village.profile.data if village.profile else {}
    phone, owner = data.get("phone", ""), data.get("phone_owner", "")
    if not phone:
        return ("有疑问到村委会问；村里还没有写监督电话。",)
    reply = village.policy.limit("异议答复天数", village.as_of)
    days: Sentence = ("，", Amount(Count(int(reply.value), "天"), "rules/t15"), "内答复") if reply else ()
    return (f"看不懂的、想看单据的，问{owner or '村里'}：", Link(phone, f"tel:{phone}"), *days, "。")


def home_brief(village: Village, account: Account) -> list[Sentence]:
    """The few sentences for the first page: one of each that a villager asks first."""
    told = brief(village, account)
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
