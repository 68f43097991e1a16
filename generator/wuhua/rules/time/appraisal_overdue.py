"""T14: every member is appraised each year, at a distance; cadres report on their work as often as the place asks."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from wuhua.base.dates import add_months, show_day
from wuhua.rules.appraisals import is_masked
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

_COMMITTEES = ("村民委员会", "居民委员会")


def find(village: "Village") -> Iterator[Outcome]:
    """Find members whom a year's appraisal leaves out, appraisals too close to each other, debriefs too many or too few.

    A year without any appraisal is C01's; a year counts once it is over, from the first with a record.
    """
    held = [row for row in village.of("appraisal") if row.data["category"] == "村干部"]
    appraised = sorted((row for row in held if "民主评议" in row.data["manner"]), key=lambda row: (row.day, row.key))
    yield from _close(appraised, village)
    yield from _debriefs(held, village)
    yield from _left_out(appraised, village)


def _close(rows: "list[Facts]", village: "Village") -> Iterator[Outcome]:
    """Two appraisals of cadres whose days are written and nearer than the place allows."""
    dated = [row for row in rows if row.data["day"]]
    for before, after in pairwise(dated):
        first, second = date.fromisoformat(before.day), date.fromisoformat(after.day)
        limit = village.policy.limit("评议间隔月数", second)
        if limit is None or second == first:
            continue
        earliest = add_months(first, limit.value)
        if second < earliest:
            message = f"两次民主评议要隔{limit.value}个月，上一次是{show_day(first)}"
            note = f"早了{(earliest - second).days}天"
            fix = "日期写错的改成实际日期；确实隔得近的，在“备注”里写明原因"
            path = ("评议日期",)
            yield Fault(path, message, note, fix, after.file, severity=limit.severity, basis=limit.basis)


def _debriefs(held: "list[Facts]", village: "Village") -> Iterator[Outcome]:
    """Debriefs of each year that is over; the last one of a year too full speaks, or the year's first record."""
    years: dict[int, list[Facts]] = defaultdict(list)
    for row in sorted(held, key=lambda row: (row.day, row.key)):
        years[row.data["year"]].append(row)
    for year, rows in years.items():
        limit = village.policy.limit("述职每年次数", date(year, 12, 31))
        if limit is None:
            continue
        told = [row for row in rows if "述职" in row.data["manner"]]
        over = len(told) > max(limit.value)
        if not over and (year >= village.as_of.year or len(told) >= min(limit.value)):
            continue
        message = f"{year}年干部述职写了{len(told)}次，当地规定一年{limit.text}次"
        fix = "不是述职的，从“方式”里删掉 述职；述过职的，在“方式”里加上 述职"
        row = told[-1] if over else rows[-1]
        yield Fault(("方式",), message, "", fix, row.file, severity=limit.severity, basis=limit.basis)


def _left_out(appraised: "list[Facts]", village: "Village") -> Iterator[Outcome]:
    """Members in post all year whom no appraisal of that year names, where appraisals name persons at all."""
    years: dict[int, list[Facts]] = defaultdict(list)
    for row in appraised:
        if row.data["people"]:
            years[row.data["year"]].append(row)
    for year, rows in years.items():
        limit = village.policy.limit("评议每年次数", date(year, 12, 31))
        if limit is None:
            yield Skip(f"{year}年民主评议次数的规定还没有核对")
        elif year < village.as_of.year:
            named = [{word for person in row.data["people"] for word in person[1:3] if word} for row in rows]
            wrong = {word for words in named for word in words if word.isascii() and not village.person(word)}
            for body, index, key, words in _members(village, date(year, 1, 1)):
                times = sum(1 for words_named in named if words & words_named)
                slip = any(_is_slip(one, other) for one in words for other in wrong)
                if times < limit.value and not slip and _tells_apart(words, named):
                    message = f"{body.title}的这位成员{year}年民主评议了{times}次，一年至少{limit.value}次"
                    fix = f"评过的，在{year}年的评议考核里补一行；没有评的，补评以后再写"
                    path = ("成员", index, key)
                    yield Fault(path, message, "", fix, body.file, severity=limit.severity, basis=limit.basis)


def _is_slip(number: str, other: str) -> bool:
    """Whether a number that nobody has (G12 speaks of it) is this one mistyped: one sign off, or two of them swapped."""
    if len(number) != len(other):
        return False
    off = sum(one != two for one, two in zip(number, other, strict=True))
    return off == 1 or (off == 2 and sorted(number) == sorted(other))


def _tells_apart(words: set[str], named: list[set[str]]) -> bool:
    """Whether a missing name proves anything: a number does where the appraisal uses numbers, a full name where it uses names."""
    used = set().union(*named)
    numbered = any(word.isascii() for word in used)
    return any(word.isascii() == numbered and not is_masked(word) for word in words)


def _members(village: "Village", start: date) -> "Iterator[tuple[Facts, int, str, set[str]]]":
    """Seats of the committee held since before the year: (body, place, key of the name, words that name the holder).

    A number that no person has is G12's.
    """
    for body in village.of("org"):
        if body.data["body"] not in _COMMITTEES:
            continue
        since = {link.path[1]: link.say[3] for link in body.links if link.say and link.path[0] == "成员"}
        for index, (_, person, name, vacant) in enumerate(body.data["posts"]):
            begun = since.get(index) or body.data["term_start"]
            known = not person or village.person(person)
            if known and not vacant and begun and begun <= start.isoformat():
                yield body, index, "人员" if person else "姓名", {word for word in (person, name) if word}


RULE = Rule("T14", "评议、述职的次数不对", "village", find, kinds=("appraisal", "org"))
