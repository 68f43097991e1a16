"""T12: a body's term has its years and is renewed when it ends."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from wuhua.base.dates import add_months, show_day
from wuhua.base.finding import Severity
from wuhua.rules.bodies import COMMITTEES
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Limit
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

#: Bodies whose term a law sets; a council's or a station's is the village's own matter.
_TERMED = {
    "村民委员会",
    "居民委员会",
    "村务监督委员会",
    "村民代表会议",
    "村民小组",
    "理事会",
    "监事会",
}

_COLLECTIVE = {"理事会", "监事会"}
#: They end with the committee's term, whenever they were chosen.
_WITH_COMMITTEE = {"村务监督委员会", "村民代表会议", "村民小组"}
#: Bodies of one election are chosen within days of each other, and a term may be written to its last day but one.
_NEAR = timedelta(days=31)


def find(village: "Village") -> Iterator[Outcome]:
    """Find terms that are over, too long or too short, outlast the committee's, or are about to end.

    A body's older record is silent beside its newer one.
    """
    rows = [row for row in village.of("org") if row.data["body"] in _TERMED and row.data["term_start"]]
    newest: dict[tuple[str, str, str], str] = {}
    for row in rows:
        body = _body(row)
        newest[body] = max(newest.get(body, ""), row.data["term_start"])
    rows = [row for row in rows if row.data["term_start"] == newest[_body(row)] and not _is_reversed(row)]
    committee = _committee_end([row for row in rows if row.data["body"] in COMMITTEES], village)
    for row in rows:
        yield from _judge(row, committee, village)


def _is_reversed(row: "Facts") -> bool:
    """Whether the term ends before it begins: T07 says so."""
    start, end = (str(row.data[name]) for name in ("term_start", "term_end"))
    return "" < end < start


def _body(row: "Facts") -> tuple[str, str, str]:
    return (row.data["body"], row.data["group"], row.data["name"] if row.data["body"] == "村民小组" else "")


def _limit(row: "Facts", village: "Village") -> "Limit | None":
    name = "集体组织任期年数" if row.data["body"] in _COLLECTIVE else "任期年数"
    return village.policy.limit(name, date.fromisoformat(row.data["term_start"]))


def _committee_end(rows: "list[Facts]", village: "Village") -> date | None:
    """The last day of the committee's term, the later of law and paper; None while it is put off: that is told of the committee."""
    ends = [day for row in rows for day in (_end(row, village), _lawful(row, village)) if day]
    last = max(ends, default=None)
    return last if last and last >= village.as_of else None


def _lawful(row: "Facts", village: "Village") -> date | None:
    """The last day as the law has it; None where no law is known."""
    limit = _limit(row, village)
    return add_months(date.fromisoformat(row.data["term_start"]), 12 * limit.value) if limit else None


def _end(row: "Facts", village: "Village") -> date | None:
    """The last day as written, else as the law has it."""
    written = row.data["term_end"]
    return date.fromisoformat(written) if written else _lawful(row, village)


def _judge(row: "Facts", committee: date | None, village: "Village") -> Iterator[Outcome]:
    """``committee``: the last day of the committee's term, None where none is running."""
    limit, lawful = _limit(row, village), _lawful(row, village)
    if limit is None or lawful is None:
        yield Skip("没有那时的任期规定")
        return
    written = row.data["term_end"]
    end = _end(row, village) or lawful
    path = ("任期", "届满") if written else ("任期", "开始")
    if end > lawful:
        message = f"{row.title}一届{limit.value}年，应在{show_day(lawful)}届满，写的是{show_day(end)}"
        fix = f"写成 届满: {lawful}；提前或推迟换届经过批准的，在“备注”里写明"
        yield _fault(row, path, message, f"长了{(end - lawful).days}天", fix, limit)
    elif end < village.as_of:
        message = f"{row.title}的任期到{show_day(end)}已满，还没有换届"
        fix = "换届以后改成新一届的“任期”和“成员”；推迟换届的，在“备注”里写明批准的机关"
        yield _fault(row, path, message, f"已过{(village.as_of - end).days}天", fix, limit)
    elif row.data["body"] in _WITH_COMMITTEE and committee and written and end - committee > _NEAR:
        message = f"{row.title}和村（居）委会同时届满，应在{show_day(committee)}届满，写的是{show_day(end)}"
        fix = f"写成 届满: {committee}；村（居）委会的任期写错的，改那一份"
        yield _fault(row, path, message, f"长了{(end - committee).days}天", fix, limit, Severity.WARNING)
    elif row.data["body"] in COMMITTEES and lawful - end > _NEAR and not _is_soon(end, village):
        message = f"{row.title}一届{limit.value}年，应在{show_day(lawful)}届满，写的是{show_day(end)}"
        fix = f"写成 届满: {lawful}；提前换届经过批准的，在“备注”里写明"
        yield _fault(row, path, message, f"短了{(lawful - end).days}天", fix, limit, Severity.WARNING)
    else:
        yield from _soon(row, path, end, village)


def _is_soon(end: date, village: "Village") -> bool:
    limit = village.policy.limit("届满提醒天数", village.as_of)
    return bool(limit and end - village.as_of <= timedelta(days=limit.value))


def _soon(row: "Facts", path: tuple[str, ...], end: date, village: "Village") -> Iterator[Fault]:
    limit = village.policy.limit("届满提醒天数", village.as_of)
    if limit and _is_soon(end, village):
        message = f"{row.title}的任期到{show_day(end)}满，要准备换届"
        note = f"还有{(end - village.as_of).days}天"
        yield _fault(row, path, message, note, "不用改；换届以后写新一届的“任期”", limit, Severity.WARNING)


def _fault(
    row: "Facts",
    path: tuple[str, ...],
    message: str,
    note: str,
    fix: str,
    limit: "Limit",
    severity: Severity | None = None,
) -> Fault:
    return Fault(path, message, note, fix, row.file, severity=severity or limit.severity, basis=limit.basis)


RULE = Rule("T12", "任期已满", "village", find, kinds=("org",))
