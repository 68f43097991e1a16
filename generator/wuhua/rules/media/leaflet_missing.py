"""M06: what the catalogue wants on a leaflet is handed out as one, and a handbook says which edition it is."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.base.finding import Severity
from wuhua.model.facts import day_of
from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts
    from wuhua.model.record import Record

_LEAFLET, _HANDBOOK = "明白纸", "FW-04"


def find(record: "Record", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find posted subsidies and levies that were not handed out as a leaflet, and handbooks without an edition.

    Where the place lists a handbook's fields C12 asks for its day; here it is asked where no layer does.
    """
    if facts.channels and _LEAFLET not in facts.channels:
        for item in (policy.item(ident) for ident in facts.items):
            if item and _LEAFLET in item.forms:
                message = f"{item.name}宜印成明白纸发到户，这里写了{'、'.join(facts.channels)}"
                fix = "发过明白纸的，在“形式”里加上 明白纸；没发的补发后再写"
                yield Fault(("公开", "形式"), message, "", fix, severity=Severity.NOTE)
                return
    if _HANDBOOK in facts.items and "version" in facts.data:
        asked = policy.limit("便民手册栏目", day_of(facts.due_from or facts.posted))
        missing = [] if facts.data["version"] else ["版本"]
        missing += [] if asked or facts.data["issued"] else ["版本日期"]
        if missing:
            message = f"便民手册没有写{'、'.join(missing)}"
            fix = "写 版本: 2025年版 这样" if missing[0] == "版本" else "写 版本日期: 2025-01-10 这样"
            yield Fault(("栏目",), message, "", fix, at_key=True, severity=Severity.WARNING)


RULE = Rule("M06", "没有发明白纸", "record", find, clauses=("五化 形式",))
