"""A month, quarter or year in at most twelve plain sentences, and the figures that they stand on.

In: a village and a period. Out: sentences whose numbers lead to their datum; what a period came to in both ledgers, in cents.
What a period asks of the village is asked by month, so that its page stands while no ledger or decision of those months moves.
"""

from datetime import date
from typing import NamedTuple

from wuhua.base.dates import Cadence, Period, months_in
from wuhua.kinds.brief import (
    Compared,
    Told,
    told_changes,
    told_expense,
    told_income,
    told_largest,
    told_left,
)
from wuhua.model.facts import Facts, day_of, yuan
from wuhua.model.plain_words import plain_sentence
from wuhua.model.sheet import Amount, Count, Link, Sentence
from wuhua.model.village import Village
from wuhua.overviews.accounts import Account, page_of, whole_sums
from wuhua.overviews.gaps import gaps_of, told_gaps, whose
from wuhua.overviews.lateness import told_late
from wuhua.overviews.money import ledgers

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


def others_of(village: Village, account: Account) -> list[Compared]:
    """The period before and that of the year before, where the same ledgers are there; of a period with gaps, what is the same book's."""
    period, page = account.period, page_of(account.period)
    words = {Cadence.MONTH: "上月", Cadence.QUARTER: "上季度", Cadence.HALF: "上半年"}.get(period.cadence, "上一年")
    asked = [("before", words, -1)]
    if period.months < 12:
        asked.append(("year", "去年同月" if period.months == 1 else "去年同期", -12 // period.months))
    if not account.is_whole:
        # What is not over can only be held against the same months.
        asked = [("year", "去年同期", 0)] if account.stretch else []
    if gaps_of(village, period, account.rows):
        asked = asked[:1] if period.months == 1 else []
    found = ((about, word, Account.of(village, _other(account, shift))) for about, word, shift in asked)
    return [
        Compared(
            about,
            word,
            whole_sums(village, other),
            (f"{page}#in-{about}", f"{page}#out-{about}"),
            page_of(other.period) if account.is_whole else "",
        )
        for about, word, other in found
        if other.books == account.books and other.is_whole
    ]


def _other(account: Account, shift: int) -> Period:
    """The period so many of its lengths away; ``shift`` 0: the months that are told, a year before."""
    part = account.stretch
    if shift or part is None:
        return account.period.shift(shift)
    return Period(part.year - 1, part.first_month, part.months)


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
            f"{account.label}，{mine if period.months == 1 and mine else '村里'}",
            sums,
            account.placed,
            page,
            village,
            halves[0],
        ),
        told_expense(sums, account.moved, account.placed, page, village, halves[1]),
        told_left(sums, account.opening, page, account.ends, mine),
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
    found = (row for month in months_in(period) for row in village.dated("decision", month))
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
