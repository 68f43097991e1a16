"""R10: one person who is secretary and director is watched the ways that the place asks."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from wuhua.rules.appraisals import is_masked
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Limit
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

_COMMITTEES = ("村民委员会", "居民委员会")


class Holder:
    """Who holds both posts: the committee's record, the seat's place and key there, since and until when (ISO)."""

    __slots__ = ("at", "body", "key", "person", "since", "until")

    def __init__(self, body: "Facts", at: int, key: str, person: str, since: str) -> None:
        self.body, self.at, self.key, self.person, self.since = body, at, key, person, since
        self.until = str(body.data["term_end"])


def find(village: "Village") -> Iterator[Outcome]:
    """Find holders of both posts whose records of the last full year lack a control that the place names.

    A control each year; the talk before taking office once, and not after it; the audit once a term, asked when it is over.
    """
    holder = next(_holders(village), None)
    if holder is None:
        return
    year = village.as_of.year - 1
    limit = village.policy.limit("一肩挑监督事项", date(year, 12, 31))
    if limit is None:
        yield Skip("没有一肩挑监督的规定")
    elif not holder.since or holder.since > f"{year}-01-01":
        return
    else:
        yield from _judge(village, holder, limit, year)


def _holders(village: "Village") -> Iterator[Holder]:
    """Directors of the committee who are also the party organisation's secretary, by number or by a name written out."""
    heads: dict[str, str] = {}
    for body in village.of("org"):
        if body.data["body"] == "党组织":
            for since, word, post in _seats(body):
                if post.endswith("书记") and not any(mark in post for mark in ("副", "纪")):
                    heads[word] = since
    for body in village.of("org"):
        if body.data["body"] not in _COMMITTEES:
            continue
        for index, (post, person, name, _) in enumerate(body.data["posts"]):
            word = person or name
            if word in heads and post.endswith("主任") and "副" not in post and (person or not is_masked(name)):
                since = max(heads[word], _since(body, index))
                yield Holder(body, index, "人员" if person else "姓名", person, since)


def _seats(body: "Facts") -> Iterator[tuple[str, str, str]]:
    for index, (post, person, name, vacant) in enumerate(body.data["posts"]):
        if not vacant and (person or name):
            yield _since(body, index), person or name, post


def _since(body: "Facts", index: int) -> str:
    own = next((link.say[3] for link in body.links if link.path[:2] == ("成员", index) and link.say), "")
    return str(own or body.data["term_start"])


def _judge(village: "Village", holder: Holder, limit: "Limit", year: int) -> Iterator[Fault]:
    records = [row for row in village.of("appraisal") if row.data["category"] == "村书记"]
    controls = [(name, day) for row in records for name, day in row.data["controls"]]
    ours = [row for row in records if row.data["year"] == year]
    written = bool(ours) and bool(ours[0].data["controls"])
    path: tuple[str | int, ...] = ("五项监督",) if written else ("类别",) if ours else ("成员", holder.at, holder.key)
    file = ours[0].file if ours else holder.body.file
    more = {"severity": limit.severity, "basis": limit.basis}
    missing = [name for name in limit.value if not _is_there(name, village, holder, records, controls, year)]
    if missing:
        message = f"书记、主任一人担任，{year}年没有写{'、'.join(missing)}的记录"
        fix = f"做过的，在{year}年村书记的评议考核“五项监督”里补一行；没有做的，做了以后再写"
        yield Fault(path, message, f"要有：{limit.text}", fix, file, written, **more)  # type: ignore[arg-type]
    for row in records:
        for index, (name, day) in enumerate(row.data["controls"]):
            if "任前" in name and day > holder.since and not _earlier_talk(controls, holder):
                message = f"{name} {day} 晚于任职 {holder.since}"
                fix = "任前谈话在任职以前；日期写错的改成实际日期"
                place = ("五项监督", index, "日期")
                yield Fault(place, message, "先后反了", fix, row.file, **more)  # type: ignore[arg-type]


def _earlier_talk(controls: list[tuple[str, str]], holder: Holder) -> bool:
    return any("任前" in name and day <= holder.since for name, day in controls)


def _is_there(
    asked: str,
    village: "Village",
    holder: Holder,
    records: "list[Facts]",
    controls: list[tuple[str, str]],
    year: int,
) -> bool:
    days = [day for name, day in controls if asked in name or name in asked]
    if "任前" in asked:
        return bool(days)
    if "审计" in asked:
        over = bool(holder.until) and holder.until < village.as_of.isoformat()
        return not over or any(day >= holder.since for day in days) or _audited(village, holder)
    if "述职" in asked and any("述职" in row.data["manner"] for row in records if row.data["year"] == year):
        return True
    own = [name for row in records if row.data["year"] == year for name, _ in row.data["controls"]]
    return any(asked in name or name in asked for name in own) or any(day[:4] == str(year) for day in days)


def _audited(village: "Village", holder: Holder) -> bool:
    """Whether an audit of a person's responsibility in this term names the holder or the post."""
    for row in village.of("audit"):
        if "经济责任" not in row.data["category"] or row.day < holder.since:
            continue
        for _, post, person, _ in row.data["subjects"]:
            if (person and person == holder.person) or (not person and ("书记" in post or "主任" in post)):
                return True
    return False


RULE = Rule("R10", "一人兼书记主任的监督不全", "village", find, kinds=("org", "appraisal", "audit"))
