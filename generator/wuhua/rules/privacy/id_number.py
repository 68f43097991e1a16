"""V01: no identity card or passport number, nor one masked too little."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.rules.privates import private_faults
from wuhua.rules.rule import Outcome, Rule

if TYPE_CHECKING:
    from wuhua.source.document import Document

_KINDS = frozenset({"id", "passport", "weak-mask"})
_FIX = "删掉，公开单上用不着证件号；要区分同名的人，写小组。已经提交过的，告诉管网站的人清理历史"


def find(document: "Document", kind: str) -> Iterator[Outcome]:
    """Find identity numbers, passports and weak masks anywhere in the file, comments included."""
    for _, fault in private_faults(document, _KINDS, _FIX, "个人信息保护法第6条"):
        yield fault


RULE = Rule("V01", "写了证件号码", "text", find, blocks=True, clauses=("PIPL 6",))
