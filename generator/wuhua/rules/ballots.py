"""The arithmetic of an election's ballots: voters, papers, votes, winners (D12), and what D13 reads from them.

One wrong number speaks once: after the papers of a ballot disagree, its candidates are held against the largest of them.
"""

from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from wuhua.rules.rule import Fault

if TYPE_CHECKING:
    from datetime import date

    from wuhua.kinds.election.record import Election, Winner
    from wuhua.kinds.election.round import Candidate, Round

_SHEETS = "对照计票表和签到册，改写错的那个数"


def find_mismatches(record: "Election") -> Iterator[Fault]:
    """Find numbers of an election that cannot all be so; what is not written is not counted."""
    short = next(_voters_short(record), None)
    yield from (short,) if short else ()
    for index, turn in enumerate(record.rounds):
        papers = next(_papers(index, turn, None if short else registered(record, turn)), None)
        if papers:
            yield papers
        yield from _votes(index, turn, record, papers is None)
        yield from _turnout(index, turn, registered(record, turn))
    yield from _winners(record)


def has_votes_off(index: int, turn: "Round", record: "Election") -> bool:
    """Whether a ballot's candidates have more votes than its papers allow, so that nobody can tell who won."""
    sound = next(_papers(index, turn, registered(record, turn)), None) is None
    return next(_votes(index, turn, record, sound), None) is not None


def name_of(turn: "Round") -> str:
    """A ballot as messages call it: 正式选举主任票."""
    return f"{turn.kind}{turn.post}票" if turn.post else str(turn.kind)


def registered(record: "Election", turn: "Round") -> int | None:
    """Registered voters of a ballot: its own, else the election's; None when not written."""
    if turn.registered is not None:
        return turn.registered
    return record.voters.registered if record.voters else None


def day_of_vote(record: "Election", turn: "Round") -> "date | None":
    """The day of a ballot: its own, else the election's day of voting; None when neither is written."""
    return turn.day or (record.timetable.vote if record.timetable else None)


def seats_of(record: "Election", turn: "Round", post: str) -> int | None:
    """How many a ballot elects to a post (empty: to all posts on it); None when not written.

    A re-run fills what earlier ballots left, unless it says how many itself.
    """
    if turn.seats is not None and len({each.post for each in turn.candidates}) <= 1:
        return turn.seats
    wanted = post or turn.post or ""
    found = [each.number for each in record.seats if not wanted or each.post == wanted]
    if not found:
        return None
    return sum(found) - (_filled(record, turn, wanted) if turn.kind == "另行选举" else 0)


def _filled(record: "Election", turn: "Round", wanted: str) -> int:
    """Seats of a post that ballots before this one filled."""
    earlier = record.rounds[: next(index for index, each in enumerate(record.rounds) if each is turn)]
    return sum(
        1
        for before in earlier
        for each in before.candidates
        if each.result == "当选" and (not wanted or (each.post or before.post or "") == wanted)
    )


def by_post(turn: "Round") -> dict[str, list[tuple[int, "Candidate"]]]:
    """Candidates of a ballot with their index, by post; under the ballot's own where a line names none."""
    found: dict[str, list[tuple[int, Candidate]]] = {}
    for index, each in enumerate(turn.candidates):
        found.setdefault(each.post or turn.post or "", []).append((index, each))
    return found


def _voters_short(record: "Election") -> Iterator[Fault]:
    """Fewer registered voters than took part in each of several ballots: the one number is wrong, not each of theirs."""
    shared = [turn for turn in record.rounds if turn.registered is None and turn.voted is not None]
    voters = record.voters.registered if record.voters else None
    if voters is None or len(shared) < 2 or any((turn.voted or 0) <= voters for turn in shared):
        return
    most = max(turn.voted or 0 for turn in shared)
    message = f"登记选民{voters}人，{len(shared)}次投票参加的都比这多，最多的{most}人"
    yield Fault(("选民", "登记选民"), message, f"多了{most - voters}人", "对照选民登记册，改写登记选民的人数")


def _papers(index: int, turn: "Round", voters: int | None) -> Iterator[Fault]:
    """The ballot's papers, the first relation that does not hold."""
    name = name_of(turn)
    for big, high, small, low, unit in (
        ("登记选民", voters, "参加投票", turn.voted, "人"),
        ("参加投票", turn.voted, "委托投票", turn.proxies, "人"),
        ("登记选民", voters, "发出选票", turn.issued, "张"),
        ("发出选票", turn.issued, "收回选票", turn.returned, "张"),
        ("参加投票", turn.voted, "收回选票", turn.returned, "张"),
        ("收回选票", turn.returned, "有效票", turn.valid, "张"),
        ("收回选票", turn.returned, "无效票", turn.invalid, "张"),
        ("参加投票", turn.voted, "有效票", turn.valid, "张"),
    ):
        if high is not None and low is not None and low > high:
            first = f"{high}{'人' if big in ('登记选民', '参加投票') else '张'}"
            verb = small.removesuffix("选票") if big.endswith("选票") and small.endswith("选票") else small
            message = f"{name}{big}{first}，{verb}{low}{unit}"
            yield Fault(("轮次", index, small), message, f"多了{low - high}{unit}", _SHEETS)
    if turn.valid is None or (turn.invalid is None and turn.blank is None):
        return
    pairs = (("有效", turn.valid), ("无效", turn.invalid), ("弃权", turn.blank))
    added = sum(count or 0 for _, count in pairs)
    whole, word = (turn.returned, "收回") if turn.returned is not None else (turn.voted, "参加投票")
    if whole is not None and (added > whole or (added < whole and word == "收回")):
        told = "、".join(f"{word}{count}" for word, count in pairs if count is not None)
        message = f"{name}{told}，加起来是{added}，{word}{whole}{'张' if word == '收回' else '人'}"
        yield Fault(("轮次", index, "有效票"), message, f"差{abs(added - whole)}", _SHEETS)


def _base(turn: "Round", sound: bool) -> int | None:
    """The most votes that one candidate can have."""
    counts = [turn.valid, turn.returned, turn.voted, turn.issued]
    known = [count for count in counts if count is not None]
    if not known:
        return None
    return known[0] if sound else max(known)


def _votes(index: int, turn: "Round", record: "Election", sound: bool) -> Iterator[Fault]:
    base = _base(turn, sound)
    if base is None:
        return
    faulty = False
    for row, each in enumerate(turn.candidates):
        cast = sum(count or 0 for count in (each.votes, each.against, each.abstained))
        if cast > base:
            faulty = True
            alone = each.votes is not None and each.votes > base
            said = f"得{each.votes}票" if alone else f"同意、反对、弃权加起来{cast}票"
            path = ("轮次", index, "候选人", row, "得票")
            yield Fault(path, f"{name_of(turn)}{each.name}{said}，选票一共{base}张", f"多了{cast - base}票", _SHEETS)
    if not faulty:
        yield from _sums(index, turn, record, base)


def _sums(index: int, turn: "Round", record: "Election", base: int) -> Iterator[Fault]:
    """Each voter names at most as many as there are seats; votes carried down from a higher post are explained in 说明."""
    groups = by_post(turn)
    for post, lines in groups.items():
        seats = seats_of(record, turn, post)
        total = sum(each.votes or 0 for _, each in lines) + (turn.others or 0 if len(groups) == 1 else 0)
        if seats and total > base * seats and not any(each.note for _, each in lines):
            label = f"{name_of(turn)}{post if post != (turn.post or '') else ''}"
            message = f"{label}各人得票加起来是{total}，{base}张票选{seats}人，最多{base * seats}票"
            path = ("轮次", index, "候选人")
            yield Fault(path, message, f"多了{total - base * seats}票", _SHEETS, at_key=True)


def _turnout(index: int, turn: "Round", voters: int | None) -> Iterator[Fault]:
    voted = turn.votes_given
    if turn.turnout is None or not voters or voted is None or voted > voters:
        return
    exponent = turn.turnout.as_tuple().exponent
    step = Decimal(1).scaleb(int(exponent))
    exact = Decimal(voted) * 100 / voters
    if turn.turnout not in (exact.quantize(step, ROUND_HALF_UP), exact.quantize(step, ROUND_DOWN)):
        right = exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
        message = f"{name_of(turn)}登记{voters}人，投票{voted}人，参选率是{right}%，写的是{turn.turnout}%"
        yield Fault(("轮次", index, "参选率"), message, f"应是{right}", "人数都对，就写 " + str(right))


def _winners(record: "Election") -> Iterator[Fault]:
    """Elected beside seats, beside the declared number, women beside the elected."""
    won = record.won()
    yield from _seats_off(record, won)
    complete = _complete(record)
    if record.elected is not None and won and (complete or record.elected < len(won)) and record.elected != len(won):
        message = f"写着当选的候选人{len(won)}人，当选人数写的是{record.elected}"
        yield Fault(("当选人数",), message, f"差{abs(record.elected - len(won))}人", "对照选举结果公告改正")
    total = record.elected if record.elected is not None else len(won) or None
    known = sum(1 for each in won if each.sex == "女")
    if record.women is None:
        return
    if total is not None and record.women > total:
        message = f"一共当选{total}人，女性当选写的是{record.women}人"
        yield Fault(("女性当选",), message, f"多了{record.women - total}人", "对照选举结果公告改正")
    elif record.women < known or (record.women > known and complete and all(each.sex for each in won) and won):
        message = f"写着当选的女性{known}人，女性当选写的是{record.women}"
        yield Fault(("女性当选",), message, f"差{abs(known - record.women)}人", "对照选举结果公告改正")


def _seats_off(record: "Election", won: "list[Winner]") -> Iterator[Fault]:
    """More winners than a post has seats; a full post whose seats for women went to men."""
    seats: dict[str, int] = {}
    women: dict[str, int] = {}
    for each in record.seats:
        seats[each.post] = seats.get(each.post, 0) + each.number
        women[each.post] = women.get(each.post, 0) + (each.women or 0)
    for post in dict.fromkeys(each.post for each in won if each.post in seats):
        here = [each.sex for each in won if each.post == post]
        if len(here) > seats[post]:
            message = f"{post}应选{seats[post]}人，写着当选的{len(here)}人"
            yield Fault(("名额",), message, f"多了{len(here) - seats[post]}人", "对照选举结果公告改正", at_key=True)
        elif len(here) == seats[post] and all(here) and here.count("女") < women[post]:
            message = f"{post}有女性名额{women[post]}人，写着当选的女性{here.count('女')}人"
            fix = "对照选举结果公告改正；女性名额没有用上的，改“女性名额”，在“备注”里写明原因"
            yield Fault(("名额",), message, f"差{women[post] - here.count('女')}人", fix, at_key=True)


def _complete(record: "Election") -> bool:
    """Whether every post that has seats has a ballot with candidates, so that the winners can be counted."""
    told = {each.post or turn.post or "" for turn in record.rounds for each in turn.candidates}
    return all(each.post in told for each in record.seats)
