"""What a period came to: its ledgers, their lines and sums, how far they go; the three figures and the words above them.

In: a village and a period. Out: cents, and figures whose numbers lead to their datum.
"""

from functools import cached_property, partial

from msgspec import Struct

from wuhua.base.dates import Period, months_in, read_period
from wuhua.kinds.brief import NOT_OWN, Placed, Sums, flow_of, left_word
from wuhua.kinds.lines import lines_of
from wuhua.model.facts import Facts, yuan
from wuhua.model.sheet import Amount, Figure, Tone
from wuhua.model.village import Village
from wuhua.overviews.gaps import gaps_of, whose
from wuhua.overviews.money import BOOKS, sums_of, transfers_of, within

#: What stands below the three figures of both ledgers.
ONCE_NOTES = ("划转只算一次", "划转只算一次", "期末余额")
#: So many reasons of shorter ledgers are told.
_REASONS = 3


def page_of(period: Period) -> str:
    """Address of the page that tells a period: ``month/2025-03``, ``finance/2025-q1``, ``finance/2025``."""
    return f"{'month' if period.months == 1 else 'finance'}/{period.slug}"


class Account(Struct, frozen=True, dict=True):
    """What a period came to: its ledgers (the shortest of each book), their lines, their sums."""

    period: Period
    rows: tuple[tuple[Period, Facts], ...]

    @classmethod
    def of(cls, village: Village, period: Period, heading: str = "") -> "Account":
        """Ask the village for the ledgers that end in the period's months and lie within it.

        ``heading`` (``out-514``): who asks looks at that heading's lines alone.
        """
        ask = partial(village.headed, heading) if heading else partial(village.dated, "finance")
        found = (row for month in months_in(period) for row in ask(month))
        own = ((part, row) for row in found if not row.data["group"] and (part := read_period(row.period)))
        return cls(period, tuple(within(sorted(own, key=lambda pair: (pair[0].end, pair[1].key)), period)))

    @cached_property
    def months(self) -> list[int]:
        """The months of the year of which a ledger tells, in order."""
        return sorted({part.first_month + step for part, _ in self.rows for step in range(part.months)})

    @property
    def is_whole(self) -> bool:
        """Whether ledgers tell of every month of the period."""
        return len(self.months) == self.period.months

    @property
    def stretch(self) -> Period | None:
        """The months that are told, where they follow one another; None where some between them are not, or none is told."""
        months = self.months
        unbroken = bool(months) and months[-1] - months[0] == len(months) - 1
        return Period(self.period.year, months[0], len(months)) if unbroken else None

    @property
    def told(self) -> str:
        """Which months are told: empty for all of them, 1月至10月, 10月, or how many where some between them are not there."""
        if self.is_whole or not self.months:
            return ""
        if self.stretch is None:
            return f"其中{len(self.months)}个月"
        first, last = self.months[0], self.months[-1]
        return f"{first}月" if first == last else f"{first}月至{last}月"

    @property
    def label(self) -> str:
        """What the sums are of, as a reader says it: 2025年, 2025年1月至10月, 2025年（其中3个月）."""
        if not self.told:
            return self.period.label
        return f"{self.period.label}（{self.told}）" if self.stretch is None else f"{self.period.year}年{self.told}"

    @property
    def ends(self) -> tuple[str, str]:
        """The beginning and the end of what is told, as one says them within it: 年初 and 年底, or 10月底 while months are to come."""
        period, word = self.period, {1: "月", 3: "季", 12: "年"}.get(self.period.months, "期")
        first, last = (self.months[0], self.months[-1]) if self.months else (period.first_month, period.end.month)
        begun, over = first == period.first_month, last == period.end.month
        return f"{word if begun else f'{first}月'}初", f"{word if over else f'{last}月'}底"

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
        """The reasons that the clerks gave for great changes of this very period, each once; of several books whose it is."""
        told: dict[str, set[str]] = {}
        for part, row in self._reasons:
            if part == self.period:
                told.setdefault(row.data["why"].rstrip("。"), set()).add(row.data["book"])
        return "；".join(
            why if books == self.books else f"{why}（{''.join(books)}写的）" for why, books in told.items()
        )

    @property
    def part_whys(self) -> str:
        """What shorter ledgers wrote of their own changes, each with its period; empty where none did."""
        told = dict.fromkeys(
            f"{_part_word(part, self.period)}账上写的变化原因：{row.data['why'].rstrip('。')}"
            for part, row in self._reasons
            if part != self.period
        )
        return "；".join(list(told)[:_REASONS])

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


def whole_sums(village: Village, account: Account) -> Sums:
    """A period's sums, with what of them was neither earned nor spent."""
    income, expense = flows_of(account, village)
    return account.sums._replace(flow_in=income, flow_out=expense)


def headline_of(
    village: Village, account: Account, page: str, notes: tuple[str, str, str], since: str = ""
) -> tuple[Figure, ...]:
    """What came in, what went out, what is left; a side that holds money neither earned nor spent says how much.

    ``notes`` stand below the three otherwise; ``since`` before the first (2025年).
    """
    sums, flows = account.sums, flows_of(account, village)
    mine = whose(account.period, account.named, gaps_of(village, account.period, account.rows))
    told = [
        f"其中 {yuan(cents):,} 元{words}" if cents else note
        for cents, words, note in zip(flows, NOT_OWN.values(), notes[:2], strict=True)
    ]
    return (
        Figure(f"{since}收进来", Amount(yuan(sums.income), f"{page}#in"), Tone.IN, told[0]),
        Figure("花出去", Amount(yuan(sums.expense), f"{page}#out"), Tone.OUT, told[1]),
        Figure(left_word(sums.left, mine), Amount(yuan(abs(sums.left)), f"{page}#left"), Tone.LEFT, notes[2]),
    )


def subtitle_of(village: Village, *accounts: Account) -> str:
    """Whose money it is, which books, and which months of the first account are told where not all are."""
    books = [book for book in BOOKS if any(book in account.books for account in accounts)]
    told = f" · {accounts[0].label}" if accounts[0].told else ""
    return f"{village.name} · {'和'.join(books)}{told} · 单位：元"
