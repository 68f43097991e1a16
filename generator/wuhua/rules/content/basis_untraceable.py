"""C07: a published record says by which rule it is published: its catalogue item's, or one that it names."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.base.finding import Severity
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.law.terms import Clause
    from wuhua.model.facts import Facts
    from wuhua.model.record import Record

#: Words that name no text: 按有关规定, 上级文件精神. Patterns are compiled when the first basis is read.
_VAGUE = (
    r"^(?:按照?|根据|依据|依照)?(?:国家|上级|各级|镇里?|县里?|村里?)?(?:的|有关|相关|现行)*"
    r"(?:法律|法规|政策|规定|文件|要求|精神|通知|制度|惯例)+(?:精神|要求|规定|执行)*$"
)
_ARTICLE = "第([一二三四五六七八九十百零]+)条"
_DIGITS = {name: number for number, name in enumerate("零一二三四五六七八九")}
_NO_DAY = "9999-12-31"


def find(record: "Record", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find bases that name no text or one that was not in force on the day of posting, and notices without any basis.

    A basis that the clause table does not hold cannot be judged. A notice of a catalogue item has that item's basis; the other
    kinds have a form of their own, which the catalogue or the charter asks for.
    """
    paper = record.disclosure
    if paper is None or paper.posted is None:
        return
    for index, text in enumerate(paper.basis):
        yield from _judge(("公开", "依据", index), text, paper.posted.isoformat(), policy)
    if facts.kind == "notice" and not paper.basis and not _has_item(facts, policy):
        message = "没有写按哪条规定公开"
        fix = "写 目录项: [...]，对照公开目录；目录里没有的，在“公开”里写 依据: [哪部规定第几条]"
        yield Fault(("公开",), message, "", fix, at_key=True, severity=Severity.NOTE)


def _has_item(facts: "Facts", policy: "Policy") -> bool:
    return any(item.basis for ident in facts.items if (item := policy.item(ident)))


def _judge(path: tuple[str | int, ...], text: str, posted: str, policy: "Policy") -> Iterator[Outcome]:
    clause = policy.clause_named(text) or policy.clause_named(_plain(text))
    if clause is not None:
        yield from _in_force(path, text, posted, clause)
    elif re.match(_VAGUE, text):
        message = f"“{text}”看不出是哪一部规定的哪一条"
        yield Fault(path, message, "", "写规定的名称和条号，如 村民委员会组织法第30条", severity=Severity.WARNING)
    else:
        yield Skip("写的依据不在条款表里，没有核对")


def _in_force(path: tuple[str | int, ...], text: str, posted: str, clause: "Clause") -> Iterator[Fault]:
    if posted > (clause.end or _NO_DAY):
        message, note = f"“{text}”用到 {clause.end}，这份公开在 {posted}", clause.after.strip("（）")
        yield Fault(
            path, message, note, "改写公开那天施行的规定；条号没有查到的，只写规定的名称", severity=Severity.WARNING
        )
    elif posted < clause.start:
        message = f"“{text}”从 {clause.start} 起施行，这份公开在 {posted}"
        yield Fault(path, message, "", "改写公开那天施行的规定", severity=Severity.WARNING)


def _plain(text: str) -> str:
    """A basis as the table spells it: no book marks, no 中华人民共和国, articles in figures."""
    bare = re.sub(r"[《》\s]|中华人民共和国", "", text)
    return re.sub(_ARTICLE, lambda found: f"第{_number(found[1])}条", bare)


def _number(text: str) -> int:
    hundreds, _, rest = text.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    whole = _DIGITS.get(hundreds, 0) * 100
    whole += (_DIGITS.get(tens.strip("零"), 1) * 10) if ten else 0
    return whole + _DIGITS.get(ones.strip("零"), 0)


RULE = Rule("C07", "依据看不出来", "record", find, clauses=("五化 内容",))
