"""What a rule is, and what it may say: a fault, or that it could not run.

A rule is a pair ``x.py`` + ``x.md`` in a folder of its family. ``x.py`` holds ``RULE`` and a generator ``find``:

========  =========================================  ====================================================
scope     ``find`` gets                              for
========  =========================================  ====================================================
text      ``find(document, kind)``                   what stands in the file, even a misshapen one
record    ``find(record, facts, policy)``            one record
village   ``find(village)``                          the index of facts, never all records
published ``find(record, facts, policy, earlier)``   one record that is not as it was published last
========  =========================================  ====================================================
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from msgspec import Struct

from wuhua.base.finding import Severity

if TYPE_CHECKING:
    from wuhua.model.facts import Facts


#: In ``Fault.lacks``: a record of any kind.
ANY = "*"


class Fault(NamedTuple):
    """One fault at a path in a record.

    ``file`` is needed from village rules; ``at_key`` points at the key, not the value.
    ``severity``, ``basis`` and ``blocks`` stand over the rule's own where a policy's layer or the case decides them.
    ``columns`` (line, column, end_column exclusive) points at a part of the value; so does ``piece``, words of it that stand
    on one line of the file, "" for all of it. ``lacks`` (village rules) the kinds of which
    a record more would make it right, ANY where it may be of any: while a file of such a kind cannot be read nobody knows.
    """

    path: tuple[str | int, ...]
    message: str
    note: str = ""
    fix: str = ""
    file: str = ""
    at_key: bool = False
    severity: Severity | None = None
    basis: str = ""
    blocks: bool | None = None
    columns: tuple[int, int, int] | None = None
    piece: str = ""
    lacks: tuple[str, ...] = ()


class Skip(NamedTuple):
    """The rule could not run on so many ``cases``, and why: no layer gives the number, a figure is not written."""

    reason: str
    cases: int = 1


Outcome = Fault | Skip


class Earlier(NamedTuple):
    """A record as it was published last: its plain value and facts; ``now`` today's plain value, ``today`` an ISO day."""

    value: dict[str, Any]
    facts: "Facts"
    now: dict[str, Any]
    today: str


class Rule(Struct, frozen=True):
    """A check and its code, which it keeps for ever; its first letter is its family.

    ``kinds`` the kinds that it reads (empty: all); ``clauses`` ids of the law table, for faults that name no basis of
    their own; ``blocks`` whether what it finds would mislead or harm a villager, so that nothing is published. ``part``
    (village rules) what it looks at in the facts of records that it did not ask for by their kind, None for all: its verdict
    stands while that part of each stands.
    """

    code: str
    name: str
    scope: Literal["text", "record", "village", "published"]
    find: Callable[..., Iterator[Outcome]]
    kinds: tuple[str, ...] = ()
    severity: Severity = Severity.ERROR
    blocks: bool = False
    clauses: tuple[str, ...] = ()
    part: "Callable[[Facts], Any] | None" = None

    @property
    def family(self) -> str:
        """The family in words: 公开时间经常化 and the like."""
        return FAMILIES[self.code[0]]


FAMILIES = {
    "F": "设施建设标准化",
    "C": "公开内容规范化",
    "T": "公开时间经常化",
    "M": "公开形式多样化",
    "P": "公开地点公众化",
    "G": "数据勾稽",
    "D": "决策程序",
    "R": "名册职数",
    "V": "隐私保护",
}
