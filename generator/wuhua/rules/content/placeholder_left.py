"""C02: what a published record must say is said, and no placeholder is left in it."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from wuhua.base.finding import Severity
from wuhua.base.patterns import pattern
from wuhua.rules.rule import Fault, Outcome, Rule
from wuhua.rules.texts import texts_of

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts
    from wuhua.model.record import Record

#: Masks (张×, 梁某某, 138XXXX0000) and amounts are none of these.
_PLACEHOLDER = pattern(
    r"待补|待填|TODO|TBD|[_＿]{3,}|此处填|某[年月日](?![一-鿿])"
    r"|^[ \t]*(?:[XxＸ×]{2,}|[?？]{2,}|0{4,}|□{2,})[ \t]*$"
    r"|(?<![0-9A-Za-z*Ｘ×])[XＸ×]{2,}(?=[年月日元村镇乡县市省组号户亩个万人])",
    re.MULTILINE,
)
_DOUBLED = re.compile("[XxＸ×_＿?？□]{2}")
_WORDS = ("待补", "待填", "TODO", "TBD", "此处填", "某年", "某月", "某日")
_ZEROS = re.compile(r"^[ \t]*0{4,}[ \t]*$", re.MULTILINE)


def find(record: "Record", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find placeholders, and published records that do not say who made and reviewed them and how they were shown."""
    if _might_hold(texts_of(record).whole):
        for path, text in _located(record, ()):
            hit = _PLACEHOLDER.search(text)
            if hit:
                message = f"“{hit[0].strip()}”这里还没有填"
                yield Fault(path, message, "占位的字", "写上实际内容；用不着就删掉这一行", severity=Severity.WARNING)
    missing = _missing(record, facts, policy)
    if missing:
        yield Fault(
            ("公开",),
            f"已经公开，没有写{'、'.join(missing)}",
            fix=f"在“公开”下面加上{'、'.join(missing)}",
            at_key=True,
            severity=Severity.WARNING,
        )


def _might_hold(text: str) -> bool:
    """A look at parts of the pattern alone, for the search itself is what costs most on a clean record."""
    if _DOUBLED.search(text) or any(word in text for word in _WORDS):
        return True
    return "0000" in text and _ZEROS.search(text) is not None


def _missing(record: "Record", facts: "Facts", policy: "Policy") -> list[str]:
    paper = record.disclosure
    if paper is None or paper.posted is None:
        return []
    missing = [] if paper.responsible or paper.drafted else ["责任人"]
    # A ledger's review is G13's; where the catalogue names no reviewer none is asked.
    if paper.reviewed is None and facts.kind != "finance":
        items = (policy.item(ident) for ident in facts.items)
        missing += ["审核"] if any(item.reviewer for item in items if item) else []
    return missing + ([] if paper.channels else ["形式"])


def _located(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text with its path in the clerk's words, in the order of the fields."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _located(item, (*path, index))
    elif hasattr(value, "__pydantic_fields_set__"):
        for name, field in type(value).model_fields.items():
            yield from _located(getattr(value, name), (*path, field.alias or name))


RULE = Rule("C02", "没有填全", "record", find, clauses=("五化 内容",))
