"""V03: no bank card or account number, of a person or of the village."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.rules.privates import private_faults
from wuhua.rules.rule import Outcome, Rule

if TYPE_CHECKING:
    from wuhua.source.document import Document

_KINDS = frozenset({"bank", "account"})
_FIX = "删掉号码，只写户名和开户行；账户写在“账户”里，用名称区分"


def find(document: "Document", kind: str) -> Iterator[Outcome]:
    """Find card and account numbers anywhere in the file, comments included."""
    for _, fault in private_faults(document, _KINDS, _FIX, "个人信息保护法第28条"):
        yield fault


RULE = Rule("V03", "写了银行账号", "text", find, blocks=True, clauses=("PIPL 28",))
