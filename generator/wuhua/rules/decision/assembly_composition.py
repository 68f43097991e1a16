"""D05: who makes up the representatives' meeting: representatives, women, households a representative, numbers of a place."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from wuhua.law.values import band_of, enough
from wuhua.model.quorum import least
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Limit
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village


def find(village: "Village") -> Iterator[Outcome]:
    """Find representatives' meetings with too few representatives or women; the law of the day it was formed judges it."""
    for row in village.of("org"):
        if row.data["body"] == "村民代表会议":
            yield from _judge(row, village)


def _judge(row: "Facts", village: "Village") -> Iterator[Outcome]:
    policy, day = village.policy, _formed(row, village)
    elected, women, chosen_by = row.data["representatives"]
    members = row.data["members"]
    share, women_share = policy.limit("代表占组成人员", day), policy.limit("妇女占组成人员", day)
    if share is None or women_share is None:
        yield Skip(f"{day.year}年代表会议组成的规定还没有核对")
    elif elected is None or not members:
        yield Skip("没有写代表会议的成员总数和代表人数")
    elif elected > members:
        message = f"代表会议一共{members}人，代表写的是{elected}人"
        yield _fault(row, "代表", message, f"多了{elected - members}人", "对照代表名册改正", share)
    else:
        if not enough(elected, members, share.value):
            message = f"代表会议一共{members}人，村民代表{elected}人，不够"
            note = f"要{share.text}，至少{least(members, share.value)}人"
            yield _fault(row, "代表", message, note, "对照代表名册改正；确实少的，补选村民代表", share)
        if women is None:
            yield Skip("没有写女代表人数")
        elif not enough(women, members, women_share.value):
            message = f"代表会议一共{members}人，女代表{women}人，不够"
            note = f"要{women_share.text}，至少{least(members, women_share.value)}人"
            yield _fault(row, "女代表", message, note, "对照代表名册改正；确实少的，补选女代表", women_share)
    if elected is not None:
        yield from _numbers(row, elected, chosen_by, village, day)


def _numbers(row: "Facts", elected: int, chosen_by: str, village: "Village", day: date) -> Iterator[Outcome]:
    """Households a representative, and a place's least numbers. Choosing by groups is lawful beside one per 5 to 15 households."""
    policy, profile = village.policy, village.profile
    floor = policy.limit("代表人数下限", day)
    bands = policy.limit("按人口代表人数", day)
    if bands and profile:
        wanted = band_of(profile.data.get("registered", profile.data["residents"]), bands.value)
        if wanted and elected < wanted[0]:
            message = f"村民代表{elected}人，按人口至少要{wanted[0]}人"
            yield _fault(
                row, "代表", message, f"差{wanted[0] - elected}人", "对照代表名册改正；确实少的，补选村民代表", bands
            )
    if floor and elected < floor.value:
        message = f"村民代表{elected}人，至少要{floor.value}人"
        yield _fault(
            row, "代表", message, f"差{floor.value - elected}人", "对照代表名册改正；确实少的，补选村民代表", floor
        )
    each = policy.limit("几户选一名代表", day)
    if each is None or chosen_by != "按户" or profile is None:
        return
    households = profile.data.get("households")
    if not households or not elected:
        yield Skip("没有写户数")
        return
    fewest, most = each.value[0], each.value[-1]
    if not fewest * elected <= households <= most * elected:
        message = f"全村{households}户，村民代表{elected}人，按户推选是{fewest}至{most}户一人"
        low, high = -(-households // most), households // fewest
        bound = f"至少要{low}名" if elected < low else f"最多{high}名"
        fix = f"按户推选的，代表是{low}至{high}人；由各组推选若干人的，写 推选办法: 按组"
        yield _fault(row, "代表", message, f"平均{households / elected:.1f}户一人，{bound}", fix, each)


def _formed(row: "Facts", village: "Village") -> date:
    start = row.data["term_start"]
    return date.fromisoformat(start) if start else village.as_of


def _fault(row: "Facts", key: str, message: str, note: str, fix: str, limit: "Limit") -> Fault:
    return Fault((key,), message, note, fix, row.file, severity=limit.severity, basis=limit.basis)


RULE = Rule("D05", "村民代表会议的组成不够", "village", find, kinds=("org", "profile"))
