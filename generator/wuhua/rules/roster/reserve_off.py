"""R08: reserve cadres as counts: how many, women, leads, of the age and schooling asked, not kept waiting too long."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Limit
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

#: Counts in the order of the row, and the key of each.
_KEYS = ("人数", "女干部", "正职人选", "年龄符合", "学历符合", "超过备用期", "超过最长备用期")


def find(village: "Village") -> Iterator[Outcome]:
    """Find counts that the place's numbers do not allow, and parts that are more than the whole; nobody is named."""
    for row in village.of("people"):
        counts = row.data["reserve"]
        if not counts:
            continue
        yield from _parts(row, counts)
        limit = village.policy.limit("后备干部数", village.as_of)
        if limit is None:
            yield Skip("没有后备干部的规定")
            continue
        yield from _judge(row, counts, limit, village)


def _parts(row: "Facts", counts: tuple[int | None, ...]) -> Iterator[Fault]:
    whole = counts[0] or 0
    for key, part in zip(_KEYS[1:], counts[1:], strict=True):
        if part is not None and part > whole:
            message = f"后备干部一共{whole}名，{key}写了{part}名"
            yield Fault(("后备干部", key), message, "部分多过总数", "对照名册，改写错的那个数", row.file)


def _judge(row: "Facts", counts: tuple[int | None, ...], limit: "Limit", village: "Village") -> Iterator[Outcome]:
    number, women, leads, young, schooled, usual, longest = counts
    whole = number or 0
    if whole not in limit.value:
        yield _fault(row, "人数", f"后备干部{whole}名，应是{limit.text}名", limit)
    for key, part, name in (("女干部", women, "后备女干部下限"), ("正职人选", leads, "后备正职人选下限")):
        least = village.policy.limit(name, village.as_of)
        if least and part is not None and part < least.value:
            yield _fault(row, key, f"后备干部里{key}{part}名，不少于{least.text}名", least)
    for key, part, name in (("年龄符合", young, "后备年龄上限"), ("学历符合", schooled, "后备学历")):
        rule = village.policy.limit(name, village.as_of)
        if rule and part is not None and part < whole:
            word = f"{rule.text}岁以下" if key == "年龄符合" else f"{rule.text}以上"
            yield _fault(row, key, f"后备干部{whole}名，{word}的{part}名", rule)
    over = village.policy.limit("后备最长年数", village.as_of)
    if over and longest:
        yield _fault(row, "超过最长备用期", f"备用超过{over.text}年的有{longest}名，最长{over.text}年", over)
    kept = village.policy.limit("后备期年数", village.as_of)
    if kept and usual and usual > (longest or 0):
        yield _fault(row, "超过备用期", f"备用超过{kept.text}年的有{usual}名，一般不超过{kept.text}年", kept)


def _fault(row: "Facts", key: str, message: str, limit: "Limit") -> Fault:
    fix = "写错的改成实际人数；确实不够、不符合的，补充人选以后再改"
    return Fault(("后备干部", key), message, "", fix, row.file, severity=limit.severity, basis=limit.basis)


RULE = Rule("R08", "后备干部不符合规定", "village", find, kinds=("people",), clauses=("五化 名册",))
