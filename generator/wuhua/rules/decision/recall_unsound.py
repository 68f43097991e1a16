"""D15: a recall is asked for by enough people, and carried by enough of those who vote (CWH18 16)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.law.values import enough
from wuhua.model.quorum import least
from wuhua.rules.ballots import day_of_vote, registered
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from datetime import date

    from wuhua.kinds.election.record import Election, Recall
    from wuhua.kinds.election.round import Round
    from wuhua.law.policy import Limit, Policy
    from wuhua.model.facts import Facts


def find(record: "Election", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find recalls put forward by too few, or said to be carried (or lost) against their own votes."""
    if record.body != "村民委员会":
        return
    ballots = [(index, turn) for index, turn in enumerate(record.rounds) if turn.kind == "罢免投票"]
    if record.recall:
        yield from _asked(
            record.recall, record.recall.day or (day_of_vote(record, ballots[0][1]) if ballots else None), policy
        )
    for index, turn in ballots:
        yield from _ballot(index, turn, record, policy)


def _asked(recall: "Recall", day: "date | None", policy: "Policy") -> Iterator[Outcome]:
    villagers, people = policy.limit("罢免联名村民", day), policy.limit("罢免联名代表", day)
    if villagers is None or people is None:
        yield Skip("没有那时罢免联名人数的规定")
        return
    asked = [
        (count, whole, limit, words, path)
        for count, whole, limit, words, path in (
            (recall.signed, recall.voters, villagers, "有选举权的村民", "联名村民"),
            (recall.representatives_signed, recall.representatives, people, "村民代表", "联名代表"),
        )
        if count is not None and whole
    ]
    if not asked:
        yield Skip("没有写多少人联名")
        return
    if any(enough(count, whole, limit.value) for count, whole, limit, *_ in asked):
        return
    count, whole, limit, words, key = asked[0]
    message = f"{words}{whole}人，联名要求罢免的{count}人，人数不够"
    note = f"要{limit.text}，至少{least(whole, limit.value)}人"
    yield _fault(("罢免", key), message, note, "对照联名册改正；确实不够的，在“备注”里说明", limit, False)


def _ballot(index: int, turn: "Round", record: "Election", policy: "Policy") -> Iterator[Outcome]:
    day = day_of_vote(record, turn)
    turnout, share = policy.limit("罢免参加", day), policy.limit("罢免通过", day)
    if turnout is None or share is None:
        yield Skip("没有那时罢免投票的规定")
        return
    voters, voted = registered(record, turn), turn.votes_given
    if voted is None:
        yield Skip("没有写参加投票的人数")
        return
    valid = not voters or enough(voted, voters, turnout.value)
    removed = [row for row, each in enumerate(turn.candidates) if each.result == "罢免"]
    if not valid and turn.verdict != "无效" and (removed or turn.verdict == "有效"):
        message = f"罢免投票登记选民{voters}人，投票{voted}人，不够半数，罢免不能算数"
        note = f"要{turnout.text}，至少{least(voters or 0, turnout.value)}人"
        path: tuple[str | int, ...] = ("轮次", index, "参加投票" if turn.voted is not None else "收回选票")
        yield _fault(path, message, note, "对照签到册改正；确实不够的，写 认定: 无效", turnout, True)
        return
    for row, each in enumerate(turn.candidates):
        if each.votes is None or each.result not in ("罢免", "没有罢免"):
            continue
        carried = valid and turn.verdict != "无效" and enough(each.votes, voted, share.value)
        if carried == (each.result == "罢免"):
            continue
        told = "不够罢免，写的是罢免" if each.result == "罢免" else "够罢免，写的是没有罢免"
        message = f"投票的{voted}人，同意罢免{each.name}的{each.votes}票，{told}"
        note = f"要{share.text}，至少{least(voted, share.value)}票"
        path = ("轮次", index, "候选人", row, "得票")
        yield _fault(path, message, note, "对照计票表，改票数或者“结果”", share, True)


def _fault(path: tuple[str | int, ...], message: str, note: str, fix: str, limit: "Limit", blocks: bool) -> Fault:
    return Fault(path, message, note, fix, severity=limit.severity, basis=limit.basis, blocks=blocks)


RULE = Rule("D15", "罢免不能算数", "record", find, kinds=("election",), blocks=True)
