"""T13: what an audit of a term found is published before the next election; of who left halfway, within its days."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from wuhua.base.dates import add_days, show_day
from wuhua.base.finding import Severity
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Limit
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

_OF_A_TERM = ("任期经济责任审计", "离任经济责任审计")
_COMMITTEES = ("村民委员会", "居民委员会")


def find(village: "Village") -> Iterator[Outcome]:
    """Find audits of a term that were not published in time; the latest missed day of an audit speaks alone."""
    formed = max((row.data["term_start"] for row in village.of("org") if row.data["body"] in _COMMITTEES), default="")
    for row in village.of("audit"):
        if row.data["category"] not in _OF_A_TERM:
            continue
        election = row.data["election_day"] or (formed if row.data["span"][1] and formed > row.data["span"][1] else "")
        left = any(subject[3] for subject in row.data["subjects"])
        if not (election or row.data["committee_day"] or left):
            yield Skip("没有写下届选举日")
            continue
        seen = date.fromisoformat(row.posted) if row.posted else village.as_of
        faults = (
            *_before_election(village, row, election, seen),
            *_before_committee(village, row, seen),
            *_after_leaving(village, row, seen),
        )
        yield from faults[:1]


def _before_election(village: "Village", row: "Facts", election: str, seen: date) -> Iterator[Fault]:
    if not election:
        return
    day = date.fromisoformat(election)
    limit = village.policy.limit("离任审计先于换届", day)
    if limit and limit.value and seen >= day:
        yield _fault(row, f"应在{show_day(day)}选举以前公开", (seen - day).days + 1, limit)


def _before_committee(village: "Village", row: "Facts", seen: date) -> Iterator[Fault]:
    if not row.data["committee_day"]:
        return
    day = date.fromisoformat(row.data["committee_day"])
    limit = village.policy.limit("届满审计提前天数", day)
    last = add_days(day, -limit.value) if limit else None
    if limit and last and seen > last:
        yield _fault(
            row, f"应在推选选举委员会{limit.value}天以前公开，就是{show_day(last)}前", (seen - last).days, limit
        )


def _after_leaving(village: "Village", row: "Facts", seen: date) -> Iterator[Fault]:
    for index, post, _, left in row.data["subjects"]:
        limit = village.policy.limit("中途离任审计天数", date.fromisoformat(left)) if left else None
        last = add_days(date.fromisoformat(left), limit.value) if limit else None
        if limit and last and seen > last:
            words = f"{post}离任，应在{limit.value}天内公开，就是{show_day(last)}前"
            yield _fault(row, words, (seen - last).days, limit, ("对象", index, "离任日期"))


def _fault(
    row: "Facts", words: str, days: int, limit: "Limit", path: tuple[str | int, ...] = ("公开", "公开日期")
) -> Fault:
    message = f"{row.title}{words}"
    severity = Severity.NOTE if row.posted and row.late_reason else limit.severity
    if not row.posted:
        message += "，到今天还没有公开"
        note, fix = f"已过{days}天", "公开以后在“公开”里写 公开日期；晚了的在“迟公开原因”里写明"
    elif row.late_reason:
        note, fix = f"晚了{days}天，已写明原因：{row.late_reason}", "原因会和这份公开一起给村民看，不用再改"
    else:
        note, fix = f"晚了{days}天", "实际公开早于这天就改成实际日期；确实晚了，在“迟公开原因”里写明"
    return Fault(path, message, note, fix, row.file, severity=severity, basis=limit.basis)


RULE = Rule("T13", "审计结果公开晚了", "village", find, kinds=("audit", "org"))
