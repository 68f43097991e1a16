"""D13: an election is valid by its turnout and its winners by their votes (CWH18 15); places may ask for more."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.law.values import enough
from wuhua.model.quorum import least
from wuhua.rules.ballots import by_post, day_of_vote, has_votes_off, name_of, registered, seats_of
from wuhua.rules.periods import speaking
from wuhua.rules.quorum import Path
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from datetime import date

    from wuhua.kinds.election.record import Election
    from wuhua.kinds.election.round import Candidate, Round
    from wuhua.law.policy import Limit, Policy
    from wuhua.model.facts import Facts

#: The organic law's numbers are the villagers' committee's; another body's election is judged by its own rules.
_BODY = "村民委员会"
_MAIN, _RERUN = "正式选举", "另行选举"


def find(record: "Election", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find elections taken as valid with too few voters, and winners with too few votes."""
    for index, turn in enumerate(record.rounds):
        if turn.kind not in (_MAIN, _RERUN):
            continue
        if record.body == _BODY:
            yield from _ballot(index, turn, record, policy)
        elif record.body == "居民委员会":
            yield from _aim(index, turn, record, policy)
            yield from _contested(index, turn, record, policy)
        yield from _proxies(index, turn, day_of_vote(record, turn), policy)


def _ballot(index: int, turn: "Round", record: "Election", policy: "Policy") -> Iterator[Outcome]:
    day = day_of_vote(record, turn)
    limit = policy.limit("选举参选", day)
    majority = policy.limit("选举当选" if turn.kind == _MAIN else "另行选举当选", day)
    if limit is None or majority is None:
        yield Skip(f"{day.year}年选举的人数规定还没有核对" if day else "没有写投票的日期")
        return
    won = [(row, each) for row, each in enumerate(turn.candidates) if each.result == "当选"]
    if turn.verdict == "无效":
        if won:
            message = f"{name_of(turn)}认定无效，{won[0][1].name}却写着当选"
            path: Path = ("轮次", index, "候选人", won[0][0], "结果")
            yield _fault(path, message, "无效的选举没有人当选", "对照选举结果公告，改“认定”或者“结果”", limit)
        return
    voters, voted = registered(record, turn), turn.votes_given
    if voted is None:
        yield Skip("没有写参加投票的人数")
        return
    if voters and (won or turn.verdict == "有效") and voted <= voters and not enough(voted, voters, limit.value):
        message = f"{name_of(turn)}登记选民{voters}人，投票{voted}人，不够半数，选举不能算数"
        note = f"要{limit.text}，至少{least(voters, limit.value)}人"
        path = ("轮次", index, "参加投票" if turn.voted is not None else "收回选票")
        yield _fault(path, message, note, "对照签到册改正；确实不够的，写 认定: 无效", limit)
        return
    yield from _winners(index, turn, record, majority)
    yield from _contested(index, turn, record, policy)


def _winners(index: int, turn: "Round", record: "Election", majority: "Limit") -> Iterator[Fault]:
    """Winners below the share; candidates above it who are said to have lost to fewer votes or to a free seat."""
    # One third is of the papers cast, more than half of the voters who took part; both with invalid ballots in.
    papers = turn.returned if turn.kind == _RERUN and turn.returned is not None else turn.votes_given
    if papers is None or has_votes_off(index, turn, record):
        return
    if turn.kind == _RERUN and turn.valid is not None and turn.invalid is not None:
        # Where valid and invalid papers do not make those returned, D12 speaks; the lower of both is held against nobody.
        papers = min(papers, turn.valid + turn.invalid + (turn.blank or 0))
    for post, lines in by_post(turn).items():
        won = [each.votes for _, each in lines if each.result == "当选" and each.votes is not None]
        seats = seats_of(record, turn, post)
        elected = sum(1 for _, each in lines if each.result == "当选")
        if seats is not None and elected > seats:
            # Of too many winners D12 speaks.
            continue
        for row, each in lines:
            if each.votes is None or each.votes > papers:
                continue
            path = ("轮次", index, "候选人", row, "得票")
            if each.result == "当选" and not enough(each.votes, papers, majority.value):
                yield _lost(path, each, papers, majority, turn)
            elif each.result == "未当选" and not each.note and enough(each.votes, papers, majority.value):
                yield from _passed_over(path, each, won, seats is not None and elected < seats, majority)


def _lost(path: Path, each: "Candidate", papers: int, majority: "Limit", turn: "Round") -> Fault:
    whole = "收回的选票" if turn.kind == _RERUN and turn.returned is not None else "投票的"
    unit = "张" if whole == "收回的选票" else "人"
    message = f"{each.name}得{each.votes}票，{whole}{papers}{unit}，不够当选"
    note = f"要{majority.text}，至少{least(papers, majority.value)}票；无效票也算在总数里"
    return _fault(path, message, note, "对照计票表改正；确实不够的，写 结果: 未当选，另行选举", majority)


def _passed_over(path: Path, each: "Candidate", won: list[int], free: bool, majority: "Limit") -> Iterator[Fault]:
    if not free and not any(votes < (each.votes or 0) for votes in won):
        return
    why = "名额还没有满" if free else f"得{min(won)}票的当选"
    message = f"{each.name}得{each.votes}票，够当选，{why}，写的是未当选"
    fix = "对照选举结果公告改正；女性名额、岗位限制等原因，写在这个人的“说明”里"
    yield Fault(path, message, "得票多的当选", fix, severity=majority.severity, basis=majority.basis, blocks=False)


def _contested(index: int, turn: "Round", record: "Election", policy: "Policy") -> Iterator[Fault]:
    """Contested elections have more candidates than seats; a list of winners alone does not tell."""
    # The organic law speaks of villagers' committees; for residents' a place must say it too.
    wide = policy.layers[:2] if record.body != _BODY else ()
    limits = policy.limits("差额选举", day_of_vote(record, turn))
    limit = speaking([each for each in limits if each.value and each.layer not in wide])
    if limit is None or turn.kind != _MAIN or record.method == "无候选人选举":
        return
    groups = by_post(turn)
    declared = turn.contenders if len(groups) < 2 else None
    for post, lines in groups.items() or [("", [])]:
        seats = seats_of(record, turn, post)
        running = len(lines) if declared is None else declared
        if not seats or running > seats or (declared is None and all(each.result == "当选" for _, each in lines)):
            continue
        message = f"{post or turn.post or '这一次'}应选{seats}人，候选人{running}名"
        path: Path = ("轮次", index, "候选人" if declared is None else "候选人数")
        fix = "对照正式候选人公告改正；没有提候选人的，写 方式: 无候选人选举"
        yield Fault(
            path,
            message,
            "候选人要比应选的人多",
            fix,
            at_key=declared is None,
            severity=limit.severity,
            basis=limit.basis,
            blocks=False,
        )


def _aim(index: int, turn: "Round", record: "Election", policy: "Policy") -> Iterator[Outcome]:
    """A place's aim for the turnout of direct elections in communities."""
    limit = policy.limit("社区参选率", day_of_vote(record, turn))
    voters, voted = registered(record, turn), turn.votes_given
    if limit is None:
        yield Skip("没有居民委员会选举参选率的规定")
    elif (
        record.method in (None, "直接选举") and voters and voted is not None and not enough(voted, voters, limit.value)
    ):
        message = f"{name_of(turn)}登记选民{voters}人，投票{voted}人，没有到当地定的参选率"
        path = ("轮次", index, "参加投票" if turn.voted is not None else "收回选票")
        fix = "对照签到册改正；确实没到的，在“备注”里说明"
        note = f"当地要{limit.text}，就是{least(voters, limit.value)}人"
        yield Fault(path, message, note, fix, severity=limit.severity, basis=limit.basis, blocks=False)


def _proxies(index: int, turn: "Round", day: "date | None", policy: "Policy") -> Iterator[Fault]:
    limit = policy.limit("委托投票上限", day)
    if limit is None or turn.most_proxies is None or turn.most_proxies <= limit.value:
        return
    message = f"有人替{turn.most_proxies}个人投票，最多替{limit.value}人"
    note, fix = f"多了{turn.most_proxies - limit.value}人", "对照委托投票登记改正；当地另有规定的，在“备注”里写明"
    path = ("轮次", index, "单人受托最多")
    yield Fault(path, message, note, fix, severity=limit.severity, basis=limit.basis, blocks=False)


def _fault(path: Path, message: str, note: str, fix: str, limit: "Limit") -> Fault:
    return Fault(path, message, note, fix, severity=limit.severity, basis=limit.basis, blocks=True)


RULE = Rule("D13", "选举结果不能算数", "record", find, kinds=("election",), blocks=True)
