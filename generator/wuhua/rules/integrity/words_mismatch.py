"""G18: what a decision's own words say of its money and its votes is what its figures say."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from wuhua.base.finding import Severity
from wuhua.base.patterns import pattern
from wuhua.model.facts import cents
from wuhua.rules.quorum import Sitting, sittings
from wuhua.rules.rule import Fault, Outcome, Rule
from wuhua.rules.sums import show

if TYPE_CHECKING:
    from re import Pattern

    from wuhua.kinds.decision.record import Decision
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts

_AMOUNT = r"([0-9][0-9,]*(?:\.[0-9]{1,6})?)(万?)元"
_SPARED = pattern(r"比预算(少|省|节约|节省|结余|多|超)[支出花用付]?了?" + _AMOUNT)
_BUDGET = pattern(r"(?:^|[。；，、：:\s])总?预算(?:总额|总价|金额)?(?:为|是|共)?" + _AMOUNT)
_SPENT = pattern(
    r"(?:^|[。；，、：:\s])(?:最后)?(?:决算|结算|实际花费|实际支出|一共花)(?:总额|总价|金额|价)?(?:为|是|了|共)?"
    + _AMOUNT
)
#: A clause with such a word speaks of another sum, or of a part.
_OTHER = pattern("其中|原|调整|追加|另|每|各|约|左右|上年|去年|期")
_CLAUSE = pattern(r"[^。；！？\n]+")
_COUNTED = pattern(r"(应到|实到|到会|同意|赞成|反对|弃权)(?:票)?([0-9]{1,5})(?=[人名票，、。；）)]|$)")


class _Told(NamedTuple):
    """A number in the words: what it is called, itself as written, where in the text it stands."""

    name: str
    number: int
    piece: str


def find(record: "Decision", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find numbers in 内容, 进度, 结果 and 备注 that are not those of the fields they name; one for each piece of the record."""
    held = list(sittings(record, facts.kind))
    for name, text in (
        ("内容", record.content),
        ("进度", record.progress),
        ("结果", record.result),
        ("备注", record.remark),
    ):
        if text:
            found = next(_in_text(record, text, held), None)
            if found:
                piece, message, fix = found
                yield Fault((name,), message, "文字和数字对不上", fix, piece=piece)


def _in_text(record: "Decision", text: str, held: list[Sitting]) -> Iterator[tuple[str, str, str]]:
    for match in _CLAUSE.finditer(text):
        clause = match[0]
        if _is_funded(record):
            yield from _spared(record, clause)
        if not _OTHER.search(clause):
            yield from _labelled(clause, _BUDGET, "预算", record.budget if _is_funded(record) else None)
            yield from _labelled(clause, _SPENT, "决算", record.final_cost)
        yield from _votes(clause, held)


def _is_funded(record: "Decision") -> bool:
    """Whether the budget is what its sources add up to; else G03 speaks of it."""
    return not record.sources or sum((each.amount for each in record.sources), Decimal(0)) == record.budget


def _spared(record: "Decision", clause: str) -> Iterator[tuple[str, str, str]]:
    """By how much it cost less or more than planned."""
    if record.budget is None or record.final_cost is None:
        return
    left = cents(record.budget) - cents(record.final_cost)
    for match in _SPARED.finditer(clause):
        sign = -1 if match[1] in ("多", "超") else 1
        if not _says(match[2], match[3], sign * left):
            told = (
                f"预算 {show(cents(record.budget))}、决算 {show(cents(record.final_cost))}，相差 {show(abs(left))} 元"
            )
            yield match[0], f"写着“{match[0]}”，{told}", "对照原件，改写错的那个数"


def _labelled(clause: str, label: "Pattern[str]", name: str, amount: Decimal | None) -> Iterator[tuple[str, str, str]]:
    if amount is None:
        return
    for match in label.finditer(clause):
        if not _says(match[1], match[2], cents(amount)):
            said = match[0].strip("。；，、：: \n")
            yield said, f"写着“{said}”，{name}是 {show(cents(amount))} 元", "对照原件，改写错的那个数"


def _says(number: str, unit: str, known: int) -> bool:
    """Whether a number as written is this amount in cents, rounded or cut to as many digits as it has."""
    written = Decimal(number.replace(",", ""))
    scale = Decimal(10_000 if unit else 1)
    step = Decimal(1).scaleb(int(written.as_tuple().exponent)) * scale
    return abs(written * scale - Decimal(known) / 100) < step


def _votes(clause: str, held: list[Sitting]) -> Iterator[tuple[str, str, str]]:
    """Votes told in a clause, held against the meeting of which most of them are; none where it is of no meeting here."""
    told = [_Told(match[1], int(match[2]), match[0]) for match in _COUNTED.finditer(clause)]
    if len(told) < 2:
        return
    sound = [each for each in held if _adds_up(each)]
    right = [(sum(_count(each, one.name) == one.number for one in told), each) for each in sound]
    most, sitting = max(right, key=lambda pair: pair[0], default=(0, None))
    if sitting is None or most * 2 < len(told):
        return
    for one in told:
        count = _count(sitting, one.name)
        if count is not None and count != one.number:
            yield one.piece, f"写着“{one.piece}”，{sitting.name}是{one.name}{count}", "对照会议记录，改写错的那个数"


def _adds_up(sitting: Sitting) -> bool:
    """Whether the votes are those of who came; else D12 speaks of them."""
    present, ballot = sitting.attendance.present, sitting.ballot
    if present is None or (ballot.against is None and ballot.abstained is None):
        return True
    return ballot.cast + (ballot.recused or 0) == present


def _count(sitting: Sitting, name: str) -> int | None:
    attendance, ballot = sitting.attendance, sitting.ballot
    return {
        "应到": attendance.due,
        "实到": attendance.present,
        "到会": attendance.present,
        "同意": ballot.in_favour,
        "赞成": ballot.in_favour,
        "反对": ballot.against,
        "弃权": ballot.abstained,
    }[name]


RULE = Rule(
    "G18",
    "文字和数字对不上",
    "record",
    find,
    kinds=("decision",),
    severity=Severity.WARNING,
    clauses=("勾稽",),
)
