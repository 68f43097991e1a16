"""R12: who is found unfit by too many, or twice running, is not left without a word."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from wuhua.base.dates import add_days, show_day
from wuhua.law.values import enough
from wuhua.rules.appraisals import Appraised, by_person, told
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Limit
    from wuhua.model.village import Village

_UNFIT = frozenset({"不称职", "不合格", "不胜任"})
_ENDED = ("终止", "免去", "免职", "罢免", "辞职", "离任", "不再担任")
#: Posts that are no seat of the villagers' committee, whose members alone the law ends (CWH18 33).
_OTHERS = ("书记", "党", "支部", "监督", "监委", "监事", "组长", "会计", "文书", "聘", "网格")


def find(village: "Village") -> Iterator[Outcome]:
    """Find rows whose ballots or grades ask for an action that is not written; two results running speak before the share."""
    members = _members(village)
    for rows in by_person(village):
        running = 0
        for one in rows:
            twice: list[Outcome] = []
            # A yearly assessment is no democratic appraisal: it neither counts nor breaks the row of results.
            if "民主评议" in one.row.data["manner"]:
                running = running + 1 if one.grade in _UNFIT else 0
                twice = list(_running(village, one, running, members)) if running > 1 else []
            yield from twice
            if not any(isinstance(outcome, Fault) for outcome in twice):
                yield from _share(village, one)
            if "终止" in one.action:
                yield from _notice(village, one)


def _members(village: "Village") -> set[str]:
    """Numbers and names of the villagers' or residents' committee."""
    bodies = [row for row in village.of("org") if row.data["body"] in ("村民委员会", "居民委员会")]
    return {word for row in bodies for _, person, name, _ in row.data["posts"] for word in (person, name) if word}


def _is_member(one: Appraised, members: set[str]) -> bool:
    if one.person in members or one.name in members:
        return True
    return bool(one.post) and not any(word in one.post for word in _OTHERS)


def _running(village: "Village", one: Appraised, running: int, members: set[str]) -> Iterator[Outcome]:
    limit = village.policy.limit("连续不称职次数", date.fromisoformat(one.day))
    if not _is_member(one, members) or any(word in one.action for word in _ENDED):
        return
    if limit is None:
        yield Skip(f"{one.day[:4]}年连续不称职的规定还没有核对")
    elif running >= limit.value:
        message = f"{told(one)}连续{running}次被评为不称职，没有写职务终止"
        fix = "按规定办完以后，写 处理: 职务终止，再写 处理日期 和 公告日期"
        yield _fault(one, "综合等次", message, f"连续{limit.value}次的，职务终止", fix, limit)


def _share(village: "Village", one: Appraised) -> Iterator[Outcome]:
    """More than the share of valid ballots say unfit and no action stands beside it."""
    if one.unfit <= 0 or one.valid <= 0 or one.action:
        return
    limit = village.policy.limit("不称职调整", date.fromisoformat(one.day))
    if limit is None:
        yield Skip("没有不称职票多少要调整的规定")
    elif enough(one.unfit, one.valid, limit.value):
        message = f"{told(one)}不称职票{one.unfit}张，有效票{one.valid}张，没有写怎么处理"
        yield _fault(one, "票", message, f"{limit.text}的要处理", "写上 处理 和 处理日期", limit)


def _notice(village: "Village", one: Appraised) -> Iterator[Outcome]:
    """A post that ended is announced within its days, the first not counted."""
    limit = village.policy.limit("职务终止公告天数", date.fromisoformat(one.action_day or one.day))
    if limit is None or not one.action_day:
        yield Skip("没有职务终止公告天数的规定" if limit is None else "没有写职务终止的日期")
        return
    last = add_days(date.fromisoformat(one.action_day), limit.value)
    seen = date.fromisoformat(one.notice_day) if one.notice_day else village.as_of
    if seen > last:
        message = f"{told(one)}的职务终止应在{show_day(last)}前公告"
        late = (seen - last).days
        note = f"晚了{late}天" if one.notice_day else f"已过{late}天，还没有公告"
        fix = "公告更早的，改成实际日期" if one.notice_day else "公告以后写上 公告日期"
        yield _fault(one, "公告日期" if one.notice_day else "处理日期", message, note, fix, limit)


def _fault(one: Appraised, key: str, message: str, note: str, fix: str, limit: "Limit") -> Fault:
    path = ("对象", one.at, key)
    return Fault(path, message, note, fix, one.row.file, severity=limit.severity, basis=limit.basis)


RULE = Rule("R12", "不称职的没有写怎么处理", "village", find, kinds=("appraisal", "org"))
