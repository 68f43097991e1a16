"""G16: no line of a ledger, and no row of the lists that tell what happened, is written down twice."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from wuhua.base.finding import Severity
from wuhua.rules.rule import Fault, Rule
from wuhua.rules.sums import excess, gaps, twins

if TYPE_CHECKING:
    from wuhua.kinds.finance.record import Ledger
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts
    from wuhua.model.record import Record

#: Lists in which a row stands for one thing that happened or holds once: it has its day, its sum or its number. In others rows may
#: well be alike (rooms, papers to bring), or a row too many breaks a sum that another rule asks.
_ONCE = {"admission": "receipts", "contracts": "rows", "duty": "shifts", "meeting": "resolutions", "question": "asked"}
#: Stands for a name that is not told: two rows may be two people.
_SOMEBODY = "某"


def find(record: Any, facts: "Facts", policy: "Policy") -> Iterator[Fault]:
    """Find lines and rows that tell the same as an earlier one in every field: a slip of copying, or two payments told as one.

    Where it is one such line that the balance is off by, G01 names it.
    """
    yield from _lines(record, facts) if facts.kind == "finance" else _rows(record, _ONCE[facts.kind])


def _lines(record: "Ledger", facts: "Facts") -> Iterator[Fault]:
    found = list(twins(record))
    over = excess(record, facts) if found and not gaps(record, facts) else 0
    for side, earlier, later, moved in found:
        if not over or moved != over:
            yield Fault(
                (side, later),
                f"和{side}第{earlier + 1}笔一模一样，像是抄了两遍",
                fix="多抄的删掉一笔；真是两笔的，各写自己的凭证号",
                severity=Severity.WARNING,
            )


def _rows(record: "Record", name: str) -> Iterator[Fault]:
    title, first = type(record).model_fields[name].alias or name, dict[str, int]()
    for index, row in enumerate(getattr(record, name)):
        words = repr(row)
        earlier = first.setdefault(words, index)
        if earlier != index and _SOMEBODY not in words:
            message = f"和{title}第{earlier + 1}行一模一样，像是抄了两遍"
            fix = "多抄的删掉一行；真是两件事的，写清哪里不同"
            yield Fault((title, index), message, fix=fix, severity=Severity.WARNING)


RULE = Rule("G16", "一行写了两遍", "record", find, kinds=("finance", *_ONCE), clauses=("五化 内容",))
