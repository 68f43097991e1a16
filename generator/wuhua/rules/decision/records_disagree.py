"""D19: a decision, the meeting that it links, the roster of representatives and the contract let under it tell the same."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from wuhua.base.dates import show_day
from wuhua.base.finding import Severity
from wuhua.rules.periods import is_within
from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

#: Steps whose meeting's body is not the step's own name.
_BODIES = {"两委商议": "两委联席会议", "党员大会审议": "党员大会"}
_REPRESENTATIVES = ("村民代表会议", "居民代表会议")
_ASSEMBLIES = ("村民会议", "居民会议")
_TOWNS = ("镇", "乡", "街道")
_MATTER = "包给外人"


def find(village: "Village") -> Iterator[Outcome]:
    """Find decisions told otherwise in their meeting, attendance against the roster, contracts before their approval."""
    for row in village.of("decision"):
        yield from _linked(row, village)
        days = {step: day for step, day, *_ in row.data["meetings"]}
        for step, due, _, households, *_ in row.data["attended"]:
            body = step.removesuffix("决议")
            yield from _due(row, ("四议两公开", step), body, days[step], due, households, village)
    for row in village.of("meeting"):
        due, _, households, _ = row.data["came"]
        yield from _due(row, ("到会",), row.data["body"], row.day, due, households, village)
    for row in village.of("contract"):
        yield from _contract(row, village)
    yield from _early(village)


def _early(village: "Village") -> Iterator[Fault]:
    """What was paid or signed on the strength of a decision before it was taken; where it is several, the decision's own day speaks."""
    found: dict[str, list[_Deed]] = defaultdict(list)
    for row in village.facts.values():
        for deed in _deeds(row):
            decision = village.find("decision", deed.decision)
            if decision is None or _is_doubtful(decision):
                continue
            if decision.data["passed"] is True and deed.day < decision.data["resolved"]:
                found[deed.decision].append(deed)
    fix = "对照会议记录和单据，改写错的日期；确实先办后定的，在“备注”里写明"
    for ident, deeds in found.items():
        decision, first = village.find("decision", ident), min(deeds)
        assert decision is not None
        when, resolved = (show_day(date.fromisoformat(day)) for day in (first.day, decision.data["resolved"]))
        if len(deeds) == 1:
            message = f"{when}就{first.words}，决议{resolved}才通过"
            yield Fault(first.path, message, f"见 {decision.file}", fix, first.file, severity=Severity.WARNING)
        else:
            message = f"有{len(deeds)}处办在决议以前，最早{when}就{first.words}"
            path = ("四议两公开", f"{decision.data['body']}决议", "日期")
            yield _fault(decision, path, message, f"见 {first.file}", fix)


def _is_doubtful(decision: "Facts") -> bool:
    """Whether it was put up before it was taken, as it is written: D01 asks which of the days is wrong."""
    return any(step == "决议公开" and day < decision.data["resolved"] for step, day in decision.data["steps"])


class _Deed(NamedTuple):
    """What was done under a decision: the ISO day, what, which decision, where it is written."""

    day: str
    words: str
    decision: str
    file: str
    path: tuple[str | int, ...]


def _deeds(row: "Facts") -> Iterator[_Deed]:
    """Payments of a ledger, the signing of a contract, that name a decision as their authority."""
    if row.kind == "finance":
        for link in row.links:
            if link.kind == "decision" and link.path[0] == "支出" and is_within(link.say[1], row.period):
                yield _Deed(link.say[1], "付了款", link.ident, row.file, (*link.path[:2], "日期"))
    # What was signed before it was awarded is T07's: its own day is in doubt.
    elif (
        row.kind in ("contract", "project")
        and row.data["decision"]
        and row.data["signed"] >= (row.data["awarded"] or "0")
    ):
        where = ("签订日期",) if row.kind == "contract" else ("合同", "签订日期")
        yield _Deed(row.data["signed"], "签了合同", row.data["decision"], row.file, where)


def _linked(row: "Facts", village: "Village") -> Iterator[Fault]:
    """The first thing that a step tells otherwise than the meeting whose number it gives."""
    told = {step: numbers for step, *numbers in row.data["attended"]}
    for step, day, _, _, ident in row.data["meetings"]:
        meeting = village.find("meeting", ident) if ident else None
        if meeting is None:
            continue
        off = next(_differences(row, step, day, told[step], meeting), None)
        if off is not None:
            key, here, there = off
            message = f"{step}写的是{here}，会议记录里是{there}"
            fix = "对照会议记录，改写错的那一份；不是这次会议的，改 会议编号"
            yield _fault(row, ("四议两公开", step, key), message, f"见 {meeting.file}", fix)
            return


def _differences(
    row: "Facts", step: str, day: str, told: list[Any], meeting: "Facts"
) -> Iterator[tuple[str, str, str]]:
    """(key, what the step says, what the meeting says) of whatever differs; what one of them does not write is no difference."""
    body = _BODIES.get(step, step.removesuffix("决议"))
    if meeting.data["body"] != body:
        yield "会议编号", body, meeting.data["body"]
    if meeting.day and meeting.day != day:
        yield "日期", show_day(date.fromisoformat(day)), show_day(date.fromisoformat(meeting.day))
    due, present, _, *votes = told
    for key, here, there in zip(("应到", "实到"), (due, present), meeting.data["came"], strict=False):
        if here is not None and there is not None and here != there:
            yield key, f"{key}{here}人", f"{key}{there}人"
    for decision, *counted in meeting.data["ballots"]:
        # Where the votes of one of the two make who came and those of the other do not, D12 tells which is wrong.
        if decision != row.ident or _adds_up(present, votes) != _adds_up(meeting.data["came"][1], counted):
            continue
        for key, here, there in zip(("同意", "反对", "弃权"), votes, counted, strict=True):
            if here is not None and there is not None and here != there:
                yield key, f"{key}{here}票", f"{key}{there}票"


def _adds_up(came: int | None, votes: "Sequence[int | None]") -> bool:
    """Whether the votes make who came, as far as they are written."""
    return came is None or votes[0] is None or sum(each or 0 for each in votes) == came


def _due(
    row: "Facts",
    path: tuple[str, ...],
    body: str,
    day: str,
    due: int | None,
    households: int | None,
    village: "Village",
) -> Iterator[Fault]:
    """Fewer representatives due than there are, or more persons or households than the village has."""
    if body in _REPRESENTATIVES and due is not None:
        roster = _roster(body, day, village)
        members = (roster.data["members"] or 0) - roster.data["vacant"] if roster else 0
        if roster and due < members:
            message = f"{body}应到{due}人，名册上有{members}人"
            fix = "应到是全体组成人员，请假的也算；有空缺的，在名册的“成员”里写 空缺"
            yield _fault(row, (*path, "应到"), message, f"少了{members - due}人，见 {roster.file}", fix)
    data = village.profile.data if village.profile else {}
    if body in _ASSEMBLIES and data:
        whole = max(data["residents"], data.get("registered", 0))
        for key, unit, number, limit in (
            ("应到", "人", due, whole),
            ("应到户", "户", households, data.get("households")),
        ):
            if number is not None and limit and number > limit:
                message = f"{body}{key}{number}{unit}，全村只有{limit}{unit}"
                yield _fault(
                    row,
                    (*path, key),
                    message,
                    f"多了{number - limit}{unit}",
                    "对照选民名册改正；村情里的数旧了的，改村情",
                )


def _roster(body: str, day: str, village: "Village") -> "Facts | None":
    """The roster in force on a day; None where none says so."""
    rows = [
        row
        for row in village.of("org")
        if row.data["body"] == body
        and "" < row.data["term_start"] <= day
        and (not row.data["term_end"] or day <= row.data["term_end"])
    ]
    return max(rows, key=lambda row: str(row.data["term_start"]), default=None)


def _contract(row: "Facts", village: "Village") -> Iterator[Fault]:
    """A contract with somebody from outside is signed after the town's approval; D09 speaks once the decision is done."""
    signed, data = row.data["signed"], row.data
    decision = village.find("decision", data["decision"]) if data["decision"] else None
    let = decision is not None and _MATTER in decision.data["matters"] and decision.data["passed"] is True
    if not signed or not (let or (data["outsider"] and data["class"] == "土地承包")):
        return
    limit = village.policy.limit("包给外人须镇批", date.fromisoformat(signed))
    if limit is None or not limit.value:
        return
    towns = [each for each in decision.data["approvals"] if any(word in each[0] for word in _TOWNS)] if decision else []
    days = [day for _, day in towns]
    done = decision is not None and (decision.data["finished"] or decision.data["result_posted"])
    said = show_day(date.fromisoformat(signed))
    if not towns and not data["approval"] and not done:
        message = f"{said}签的合同把地包给本集体以外的人，没有写镇政府的批准"
        fix = "批过的，在这里写 批准文号，或者在决策事项里写 批准: [{机关: 镇人民政府, 文号: …, 日期: …}]；没有批的，先报批"
        yield Fault(
            ("签订日期",), message, "签合同以前先报批", fix, row.file, severity=limit.severity, basis=limit.basis
        )
    elif days and all(days) and min(days) > signed:
        message = f"{said}签的合同，{show_day(date.fromisoformat(min(days)))}镇政府才批准"
        fix = "对照批文和合同，改写错的日期；确实先签后批的，在“备注”里写明"
        yield Fault(
            ("签订日期",), message, "签合同以前先报批", fix, row.file, severity=Severity.WARNING, basis=limit.basis
        )


def _fault(row: "Facts", path: tuple[str, ...], message: str, note: str, fix: str) -> Fault:
    return Fault(path, message, note, fix, row.file, severity=Severity.WARNING)


RULE = Rule(
    "D19",
    "决定和会议、名册、合同对不上",
    "village",
    find,
    kinds=("decision", "meeting", "contract"),
    part=lambda row: tuple(_deeds(row)),
    clauses=("勾稽",),
)
