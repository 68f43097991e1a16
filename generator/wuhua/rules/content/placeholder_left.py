"""C02: what a published record must say is said, no placeholder is left in it, and it says something at all."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, get_origin

from wuhua.base.finding import Severity
from wuhua.base.patterns import pattern
from wuhua.base.surnames import SURNAMES
from wuhua.rules.rule import Fault, Outcome, Rule
from wuhua.rules.texts import texts_of

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts
    from wuhua.model.record import Record

# Masks (张×, 李××, 梁某某, 138XXXX0000), models (XX-100) and amounts are no placeholders. A character that stands alone before
# ×× is taken for a surname, of a word's last character only one of those that are known.
_BEFORE = "(?<![0-9A-Za-z*＊Ｘ×ｘ/.@_·-])"
_AFTER = "(?![XＸ×xｘ0-9A-Za-z*＊/.@_-])"
_SURNAME = rf"(?<![{SURNAMES}])" + "".join(f"(?<!{name})" for name in ("司徒", "上官", "皇甫", "令狐", "尉迟", "慕容"))
_ALONE = "(?![第由共约为在从至每本各和与按])[一-鿿]"
_CROSSES = (
    rf"{_BEFORE}{_SURNAME}(?<!^{_ALONE})(?<![^一-鿿]{_ALONE})[XＸ×xｘ]{{2}}{_AFTER}"
    rf"|{_BEFORE}{_SURNAME}[XＸ×xｘ]{{3,}}{_AFTER}"
    r"|(?<![0-9A-Za-z*Ｘ×])[XＸ×xｘ]{2,}(?=[年月日元村镇乡县市省])"
)
#: The end of a longer number (400-800-0000, 1,0000, 尾号0000) is none, nor is a clock (0000时).
_ZEROS = pattern(
    r"(?<![0-9A-Za-z*＊Xx×/.@_#-])(?<![0-9*＊Xx×][\s,，])(?<!尾号)(?<!位)0{4,}(?:\.0+)?(?![0-9A-Za-z*＊×/.@_时点分-])"
    r"|(?<![0-9])0{4}[-/.年]0{1,2}(?![0-9])"
)
_PLACEHOLDER = pattern(
    r"待补|待填|TODO|TBD|[_＿]{3,}|此处填|某[年月日](?![一-鿿])|[XＸ×x]月[XＸ×x]日"
    rf"|^[ \t]*(?:[XxＸ×]{{2,}}|[?？]{{2,}}|□{{2,}})[ \t]*$|{_CROSSES}",
    re.MULTILINE,
)
_DOUBLED = re.compile("[XxＸｘ×_＿?？□]{2}")
_WORDS = ("待补", "待填", "TODO", "TBD", "此处填", "某年", "某月", "某日", "X月", "Ｘ月", "×月", "x月")
#: What says which record it is, and nothing of what happened.
_SKELETON = frozenset(
    ("期间", "小组", "账套", "期初余额", "对象", "类别", "组织", "单位", "报告人", "评什么", "组织者", "方法")
)


def find(record: "Record", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find placeholders, and published records that do not say who made and reviewed them and how they were shown."""
    if _might_hold(texts_of(record).whole):
        for path, text in _located(record, ()):
            hit = _PLACEHOLDER.search(text) or ("0000" in text and _ZEROS.search(text))
            if hit:
                message = f"“{hit[0].strip()}”这里还没有填"
                yield Fault(path, message, "占位的字", "写上实际内容；用不着就删掉这一行", severity=Severity.WARNING)
    yield from _empty(record, facts)
    missing = _missing(record, facts, policy)
    if missing:
        yield Fault(
            ("公开",),
            f"已经公开，没有写{'、'.join(missing)}",
            fix=f"在“公开”下面加上{'、'.join(missing)}",
            at_key=True,
            severity=Severity.WARNING,
        )


def _empty(record: "Record", facts: "Facts") -> Iterator[Fault]:
    """A record that says which period it is of, and nothing else: its zeros would be told as what happened.

    One that has a 公开 was written so on purpose, as the guides allowed once; a ledger's zeros go into quarter and year all the same.
    """
    from wuhua.model.record import Record

    envelope = Record.model_fields
    own = {name: field for name, field in type(record).model_fields.items() if name not in envelope}
    lists = [str(field.alias) for field in own.values() if get_origin(field.annotation) is list]
    if not lists or not any(field.alias == "期间" for field in own.values()):
        return
    ledger = facts.kind == "finance"
    told = (str(own[name].alias) for name in record.model_fields_set & own.keys())
    if record.remark or any(title in lists or title not in _SKELETON for title in told):
        return
    blocks = ledger or record.disclosure is None
    message = "这一期的账一笔也没有" if ledger else "除了期间，这份还什么都没有写"
    none = "".join(f"“{title}: []”" for title in lists[: 2 if ledger else 1])
    fix = f"一笔一行写在“收入”“支出”下面；真的没有收支，写{none}" if ledger else f"照实填写；真的没有，写{none}"
    yield Fault(("期间",), message, fix=fix, blocks=blocks, severity=None if blocks else Severity.WARNING)


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
