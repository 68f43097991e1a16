"""不适用: a clerk sets a rule aside for one record, with a reason that is published. What blocks cannot be set aside.

======  ===========================================================
W01     no rule has this code
W02     the rule found what blocks, which no waiver sets aside
W03     the rule found nothing here: the waiver is needless
======  ===========================================================
"""

from collections.abc import Iterator, Mapping
from typing import Any

from wuhua.base.finding import Finding, Severity
from wuhua.rules.rule import Fault

Coded = tuple[str, Fault]


def waivers_in(value: Any) -> dict[str, str]:
    """The waivers of a file's plain value, code to reason; whatever is misshapen is left to E2xx."""
    lines = value.get("不适用") if isinstance(value, dict) else None
    rows = [line for line in lines if isinstance(line, dict)] if isinstance(lines, list) else []
    pairs = [(row.get("规则"), row.get("原因")) for row in rows]
    return {rule: reason for rule, reason in pairs if isinstance(rule, str) and isinstance(reason, str)}


def waive(finding: Finding, waived: Mapping[str, str]) -> Finding:
    """The finding, set aside when its rule is waived and it does not block."""
    return finding if finding.blocks or finding.code not in waived else finding.waived(waived[finding.code])


def unknown_waivers(waived: Mapping[str, str], known: Mapping[str, Any]) -> Iterator[Coded]:
    """W01 for every waived code that no rule has."""
    for code in waived:
        if code not in known:
            message = f"“不适用”里的“{code[:20]}”不是规则编号"
            yield "W01", _fault(message, "对照问题前面的编号写，如 T03；不需要就删掉", Severity.WARNING)


def unmet_waivers(waived: Mapping[str, str], ran: Mapping[str, bool], blocking: set[str]) -> Iterator[Coded]:
    """W02 and W03 for the rules that ran: ``ran`` says whether the rule found something, ``blocking`` which blocked."""
    for code in waived:
        if code in blocking:
            message = f"{code} 查的是数字对错和个人信息，不能用“不适用”放过"
            yield "W02", _fault(message, f"照 {code} 的改法改正，再删掉“不适用”里的这一条", Severity.WARNING)
        elif ran.get(code) is False:
            message = f"{code} 在这里没有发现问题，不用写“不适用”"
            yield "W03", _fault(message, "删掉“不适用”里的这一条", Severity.NOTE)


def _fault(message: str, fix: str, severity: Severity) -> Fault:
    basis = "五化做法：放过一条规则要写原因并公开"
    return Fault(("不适用",), message, fix=fix, at_key=True, severity=severity, basis=basis)
