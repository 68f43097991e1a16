"""What hangs on the boards by the register, what should hang there, and the difference: what to take down, what to hang.

In: a survey and its codes. Out: a :class:`Change` for each sheet of each board that is not as it should be.
"""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from wuhua.base.codes import show_code
from wuhua.base.dates import read_day, say_day, show_day
from wuhua.model.facts import Facts, day_of
from wuhua.steps.hangs import OWN, Hangs, boards_of

if TYPE_CHECKING:
    from wuhua.steps.standing import Standings
    from wuhua.steps.survey import Survey


class Posting(NamedTuple):
    """One sheet that hangs on a board. ``mark`` is its digest or the beginning of it; ``file`` and ``row``: where that is written.

    ``file`` is empty for a sheet that no record stands behind: only its keepsake tells that it hangs. ``code`` is empty
    where no keepsake tells it.
    """

    place: str
    key: str
    mark: str
    day: str
    file: str = ""
    row: int = 0
    code: str = ""


class Act(StrEnum):
    """What a person with a ladder does."""

    TAKE = "取下"
    HANG = "挂上"
    SWAP = "换新"


class Change(NamedTuple):
    """One sheet of one board. ``new`` None: nothing comes in its place; ``old`` None: nothing hung there."""

    board: str
    act: Act
    title: str
    new: Hangs | None
    old: Posting | None
    by: date | None = None


def postings_of(survey: "Survey", standings: "Standings") -> dict[tuple[str, str], Posting]:
    """What hangs by the register and the keepsakes: the newest of each sheet at each place, by place and sheet."""
    found: dict[tuple[str, str], Posting] = {}
    codes: dict[str, list[tuple[str, str]]] = {}
    for kept in standings.kept.values():
        codes.setdefault(kept.key, []).append((kept.digest, kept.code))
        if kept.key in OWN:
            for hung in kept.hung:
                _keep_newest(found, Posting(hung.place, kept.key, kept.digest, hung.day, code=kept.code))
    for register in survey.village.of("posting"):
        for index, told in enumerate(register.data["rows"]):
            sheet, channel, place, posted, _, _, _, mark, removed, _ = told
            if channel == "公开栏" and place and not removed:
                code = next((code for digest, code in codes.get(sheet, ()) if is_same(mark, digest)), "")
                _keep_newest(found, Posting(place, sheet, mark, posted, register.file, index, code))
    return found


def changes_of(survey: "Survey", standings: "Standings") -> list[Change]:
    """Everything that is not as it should be, board by board: first what comes down, then what goes up."""
    there = postings_of(survey, standings)
    found = []
    for board in boards_of(survey):
        place = board.data["name"]
        wanted = {each.key: each for each in standings.due.values() if board.ident in each.boards}
        hung = {key: posting for (where, key), posting in there.items() if where == place}
        gone = sorted(hung.keys() - wanted.keys())
        found += [_taken(survey, board, hung[key]) for key in gone]
        for key, new in wanted.items():
            old = hung.get(key)
            if old is None or not (is_same(old.mark, new.digest) or standings.lasts(key, old.day)):
                act = Act.SWAP if old else Act.HANG
                found.append(Change(board.ident, act, new.title, new, old, still_due(_due(survey, key), old)))
    return found


def is_same(mark: str, digest: str) -> bool:
    """Whether a mark in the register is this digest's beginning; a row without one tells nothing of what hangs."""
    return bool(mark) and digest.startswith(mark)


def checklist(survey: "Survey", changes: list[Change], files: dict[tuple[str, str], list[str]]) -> str:
    """The list that a person carries. ``files``: names of the PDFs by board and sheet."""
    lines = [f"{survey.village.name} 换栏清单（{show_day(survey.village.as_of)}）", "做完一张，在方框里打勾。"]
    board = ""
    for change in changes:
        if change.board != board:
            board = change.board
            row = survey.village.facts[f"board/{board}"]
            lines += ["", f"{row.title}（{row.data['place']}）"]
        lines += _lines(change, files, survey.village.as_of)
    lines += ["", "都换好以后，拍照，运行 wuhua hung --photo 照片.jpg；不拍照，运行 wuhua hung --board 编号。"]
    return "\n".join(lines) + "\n"


def _lines(change: Change, files: dict[tuple[str, str], list[str]], today: date) -> list[str]:
    old, new = change.old, change.new
    lines = []
    if old is not None:
        code = f"，编号 {show_code(old.code)}" if old.code else ""
        lines.append(f"  □ 取下  {change.title}，{say_day(old.day)}贴的{code}")
    if new is not None:
        named = files.get((change.board, new.key), [])
        when = f"，{_by_when(change.by, today)}" if change.by else ""
        papers = f"，共{len(named)}张" if len(named) > 1 else ""
        lines.append(f"  □ 挂上  {change.title}，编号 {show_code(new.code)}{papers}{when}")
        lines += [f"          {name}" for name in named]
    return lines


def _by_when(by: date, today: date) -> str:
    late = (today - by).days
    return f"应在{by.month}月{by.day}日前，晚了{late}天" if late > 0 else f"最迟{by.month}月{by.day}日"


def _taken(survey: "Survey", board: Facts, old: Posting) -> Change:
    row = survey.village.facts.get(old.key)
    by = day_of(row.keep_until) if row and row.keep_until else None
    return Change(board.ident, Act.TAKE, row.title if row else _named(old.key), None, old, by)


def _named(key: str) -> str:
    return {"compliance": "五化自查", "due": "到期还没公开的"}.get(key, key)


def _due(survey: "Survey", key: str) -> date | None:
    """The last day of the duty that a record answers for; None where no layer gives one."""
    from wuhua.due.duties import duties_of

    days = [duty.last for duty in duties_of(survey.village) if duty.last and any(row.key == key for row in duty.rows)]
    return min(days, default=None)


def still_due(by: date | None, old: Posting | None) -> date | None:
    """The last day to hang a sheet; None where one hung in its time: it is not late for being printed anew."""
    hung = read_day(old.day) if old else None
    return None if by and hung and hung <= by else by


def _keep_newest(found: dict[tuple[str, str], Posting], one: Posting) -> None:
    there = found.get((one.place, one.key))
    if there is None or (there.day, there.file, there.row) <= (one.day, one.file, one.row):
        found[one.place, one.key] = one
