"""V02: no mobile number, but where somebody on duty agreed in writing."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.base.finding import Severity
from wuhua.rules.privates import private_faults
from wuhua.rules.rule import Outcome, Rule
from wuhua.rules.waivers import waivers_in

if TYPE_CHECKING:
    from wuhua.source.document import Document

_OFFICE = {"值班电话", "办公电话", "服务电话", "咨询电话", "监督电话", "受理"}
_FIX = "换成办公电话；私人手机号删掉。已经提交过的，告诉管网站的人清理历史"
_CONSENT = "换成办公电话；本人书面同意公开的，在“不适用”里写 规则: V02，原因: 本人书面同意公开"


def find(document: "Document", kind: str) -> Iterator[Outcome]:
    """Find mobile numbers. In a field for an office telephone the written consent that 不适用 states sets it aside."""
    agreed = "V02" in waivers_in(document.value)
    for place, fault in private_faults(document, frozenset({"mobile"}), _FIX, "个人信息保护法第25条"):
        if place.field in _OFFICE:
            fault = fault._replace(fix=_CONSENT)
            fault = fault._replace(blocks=False, severity=Severity.NOTE) if agreed else fault
        yield fault


RULE = Rule("V02", "写了手机号", "text", find, blocks=True, clauses=("PIPL 25",))
