"""``wuhua due`` in words: what is past its day, due, coming, late, declared nil; what to type next; the same as JSON.

In: a village's duties. Out: text, and whether anything is past its day or was late without a reason.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from wuhua.base.dates import show_day
from wuhua.due.duties import blanks_of, duties_of, sample_of, start_of
from wuhua.due.duty import Duty, State
from wuhua.due.hosts import host_of
from wuhua.due.words import command, fill_in, sentence, told
from wuhua.model.village import Village

#: Duties that lie further ahead than this are counted, not listed.
_LISTED_AHEAD = 8
#: Files that cannot be read beyond these are counted.
_LISTED_UNREAD = 5
_GROUPS = (
    (State.BLANK, "到期没有公开"),
    (State.TODAY, "今天到期"),
    (State.SOON, "快到期"),
    (State.LATE, "公开晚了"),
    (State.UNKNOWN, "算不出期限"),
    (State.NIL, "零报告"),
    (State.NONE, "本村不用公开"),
    (State.AHEAD, "以后要公开"),
)
_IDS = {
    State.DONE: "done",
    State.LATE: "late",
    State.AHEAD: "ahead",
    State.SOON: "soon",
    State.TODAY: "today",
    State.BLANK: "blank",
    State.NIL: "nil",
    State.NONE: "not_applicable",
    State.UNKNOWN: "unknown",
}


def is_behind(village: Village) -> bool:
    """Whether anything is past its day, or was published late without a written reason."""
    return any(duty.state is State.BLANK or (duty.state is State.LATE and not duty.reason) for duty in _told(village))


def due_text(village: Village, unread: Sequence[str] = ()) -> str:
    """The list for a tired clerk: what is missing first, with what to type, then what comes.

    ``unread`` names files that cannot be read: what stands in them counts as not published, and is said before all else.
    """
    return "\n".join([*_unread(unread), *_list(village)])


def _list(village: Village) -> list[str]:
    duties = _told(village)
    if not duties:
        return ["村里还没有写村情，算不出该公开什么。写 wuhua new 村情 新建。"]
    start = start_of(village)
    if start is None and not any(duty.is_open or duty.state is State.DONE for duty in duties):
        return ["还没有定期公开过，期限从第一份写了期间的公开算起；也可以在村情里写“公开起始”。"]
    lines = [f"{village.name}该公开的（算到{show_day(village.as_of)}）"]
    for state, title in _GROUPS:
        group = [duty for duty in duties if duty.state is state]
        if group:
            lines += ["", *_group(state, title, group, village)]
    return [*lines, "", _counts(duties)]


def _unread(files: Sequence[str]) -> Iterable[str]:
    if not files:
        return
    yield f"有{len(files)}个文件的写法要先改好，写的是什么还不知道，下面当作没有公开。逐条看：wuhua check"
    yield from (f"  {file}" for file in files[:_LISTED_UNREAD])
    if len(files) > _LISTED_UNREAD:
        yield f"  另有{len(files) - _LISTED_UNREAD}个"
    yield ""


def _told(village: Village) -> list[Duty]:
    """Every duty once for each cause, by last day."""
    blanks = set(map(_mark, blanks_of(village)))
    kept = [duty for duty in duties_of(village) if duty.state is not State.BLANK or _mark(duty) in blanks]
    return sorted(kept, key=lambda duty: (duty.last or date.max, duty.item.ident, duty.series))


def _mark(duty: Duty) -> tuple[object, ...]:
    return (duty.item.ident, duty.series, duty.period)


def _group(state: State, title: str, duties: Sequence[Duty], village: Village) -> Iterable[str]:
    yield f"{title}：{len(duties)}项"
    if state is State.BLANK:
        yield from _blanks(duties, village)
    elif state is State.AHEAD:
        yield from (f"  {sentence(duty, village.as_of)}" for duty in duties[:_LISTED_AHEAD])
        if len(duties) > _LISTED_AHEAD:
            yield "  再往后的看 wuhua due --ics 期限.ics 写出的日历"
    elif state is State.NONE:
        yield from (f"  {name}" for name in _reasons(duties))
    else:
        yield from (f"  {sentence(duty, village.as_of)}{_type(duty, village)}" for duty in duties)


def _blanks(duties: Sequence[Duty], village: Village) -> Iterable[str]:
    for duty in duties:
        yield f"  {sentence(duty, village.as_of)}{_type(duty, village)}"
    yield "  这一期没有发生的，写进零报告；本村没有这件事的，写进村情的“不公开事项”。"


def _type(duty: Duty, village: Village) -> str:
    """What to type next, on a line of its own; nothing where nothing is to be written."""
    if not duty.is_open or duty.state is State.UNKNOWN:
        return ""
    if duty.rows:
        return f"\n    已经写好：content/{duty.rows[0].file}，公开以后写“公开日期”"
    host = host_of(village, duty)
    todo = fill_in(host) if host else f"写：{command(duty, sample_of(village, duty.item.ident))}"
    return f"\n    {todo}（目录项 {duty.item.ident}）"


def _reasons(duties: Sequence[Duty]) -> Iterable[str]:
    reasons: dict[str, list[str]] = {}
    for duty in duties:
        reasons.setdefault(duty.reason, []).append(duty.item.name)
    return (f"{reason}：{'、'.join(names)}" for reason, names in reasons.items())


def _counts(duties: Sequence[Duty]) -> str:
    done = sum(1 for duty in duties if duty.state is State.DONE)
    blank = sum(1 for duty in duties if duty.state is State.BLANK)
    late = sum(1 for duty in duties if duty.state is State.LATE)
    nil = sum(1 for duty in duties if duty.state is State.NIL)
    told_late = f"，晚公开{late}项" if late else ""
    if not blank:
        return f"到今天没有空着的。按时公开{done}项{told_late}，零报告{nil}项。"
    return f"空着{blank}项。按时公开{done}项{told_late}，零报告{nil}项。"


def due_json(village: Village, unread: Sequence[str] = ()) -> str:
    """Every duty as JSON, with the counts of each state; ``unread`` as in :func:`due_text`."""
    duties = _told(village)
    counts = {name: sum(1 for duty in duties if duty.state is state) for state, name in _IDS.items()}
    start = start_of(village)
    whole = {
        "village": village.name,
        "as_of": village.as_of.isoformat(),
        "since": start.isoformat() if start else None,
        "counts": counts,
        "unread": list(unread),
        "duties": [_plain(duty, village) for duty in duties],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _plain(duty: Duty, village: Village) -> dict[str, Any]:
    host = host_of(village, duty) if duty.is_open else None
    asked = duty.is_open and not duty.rows and host is None
    return {
        "item": duty.item.ident,
        "name": duty.item.name,
        "family": duty.item.family,
        "title": duty.title,
        "period": duty.period.text if duty.period else None,
        "series": duty.series or None,
        "state": _IDS[duty.state],
        "deadline": duty.last.isoformat() if duty.last else None,
        "deadline_stated": duty.stated,
        "posted": duty.posted.isoformat() if duty.posted else None,
        "records": [row.key for row in duty.rows],
        "reason": duty.reason or None,
        "told": told(duty, village.as_of),
        "command": command(duty, sample_of(village, duty.item.ident)) if asked else None,
        "complete": host.paper.file if host else None,
    }
