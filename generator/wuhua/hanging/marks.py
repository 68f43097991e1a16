"""``wuhua hung``, ``wuhua boards --changed`` and the answer to a code: the village is checked, the rooms below do the rest."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from wuhua.base.codes import read_code, show_code
from wuhua.base.faults import MachineFault
from wuhua.config import Settings
from wuhua.hanging.marking import Mark, Who, write_content, write_marks
from wuhua.hanging.seeing import Refused, Seen, board_of, refuse_known, see_photo, sheets_seen
from wuhua.hanging.walls import Posting, postings_of
from wuhua.source.folder import ATTACHMENTS
from wuhua.steps.hangs import board_number, boards_of
from wuhua.steps.keepsakes import keepsake_name, keepsake_text, read_keepsake, withdrawn

if TYPE_CHECKING:
    from wuhua.steps.standing import Standings
    from wuhua.steps.survey import Survey


def mark_hung(settings: Settings, board: str | None, photos: Sequence[Path], who: Who) -> tuple[str, int]:
    """Write down what hangs on ``board`` (None: on all), or what the photos show; exit code 1 when nothing was written."""
    survey, standings = look_at(settings, who.day)
    board = board_number(boards_of(survey), board)
    try:
        if photos:
            marks = _seen_marks(survey, standings, board, photos, who)
            gone: list[Posting] = []
        else:
            marks, gone = _all_marks(survey, standings, board)
    except Refused as refused:
        return f"{refused}\n没有登记。", 1
    if not marks and not gone:
        raise MachineFault("没有要登记的公开单：看看公开栏的编号，和各份记录“公开”里的地点、公开日期。")
    unseen = _unseen(survey, standings, marks) if photos else []
    return "\n".join([*write_marks(survey, standings, marks, gone, who), *unseen]), 0


def take_back(settings: Settings, typed: str, why: str, day: date) -> tuple[str, int]:
    """Take the content of what hung away for ever; its page keeps the code, where it hung and why it went."""
    if not why.strip():
        raise MachineFault("为什么撤回，写在 --reason 后面；会公开。")
    code, wrong = read_code(typed)
    if wrong:
        return f"{wrong}。", 1
    if not (settings.content / keepsake_name(code)).is_file():
        return f"没有登记过编号 {show_code(code)}。", 1
    from wuhua.base.private import mask_private

    kept = withdrawn(read_keepsake(settings, keepsake_name(code)), day.isoformat(), mask_private(why.strip()))
    write_content(settings.content, keepsake_name(code), keepsake_text(kept).encode())
    told = f"已撤回 {show_code(code)}：存底里只留编号、张贴的地方和原因。"
    return f"{told}记录里的内容另外删改，改好以前这一份不再做。墙上还贴着的，wuhua boards --changed 会写明取下。", 0


def answer_code(settings: Settings, typed: str, as_of: date) -> tuple[str, int]:
    """What became of a sheet by its code: whether it stands, what came in its place and why; exit code 0 when it stands."""
    code, wrong = read_code(typed)
    if wrong:
        return f"{wrong}。", 1
    survey, standings = look_at(settings, as_of, blocked=True)
    told, state = tell_code(settings, standings, code)
    return told + told_blocked(survey), state


def told_blocked(survey: "Survey") -> str:
    """What an answer says of a village that cannot be published as it is; nothing where it can."""
    blocked = any(finding.blocks for finding in survey.findings)
    return "\n村里有不能发布的问题（wuhua check），上面是按现在的文件回答的。" if blocked else ""


def tell_code(settings: Settings, standings: "Standings", code: str, what: str = "这张公开单") -> tuple[str, int]:
    """The answer to a code that was read; ``what``: which paper it is about."""
    from wuhua.base.private import mask_private
    from wuhua.overviews.standing import State

    standing = standings.standing(code)
    if standing is None:
        return f"没有贴过编号 {show_code(code)} 的公开单：不是本村贴的，或者贴了没有登记。", 1
    printed = standings.printed(code)
    state = standing.state.value.replace("这张公开单", what)
    lines = [f"{state}：{mask_private(printed.title) or '内容已撤回'}，编号 {show_code(code)}"]
    lines += [f"  {place}  {day}贴" if day else f"  {place}  该贴" for place, day in printed.hung]
    lines += [
        f"  {each.day}更正 {each.place}：原来是“{each.before}”，改成“{each.after}”。原因：{each.why}"
        for each in standing.corrections
    ]
    if standing.why:
        lines.append(f"  原因：{standing.why}")
    if standing.newer:
        lines.append(f"  现在看：{mask_private(standing.newer[1])}  {settings.site_url}{standing.newer[0]}.html")
    return "\n".join(lines), 0 if standing.state is State.STANDS else 1


def look_at(settings: Settings, as_of: date, blocked: bool = False) -> "tuple[Survey, Standings]":
    """The village as it is, and what became of each code.

    MachineFault where it holds what may not be published, unless ``blocked``: an answer is due all the same.
    """
    from wuhua.pipeline import check
    from wuhua.steps.standing import Standings

    survey = check(settings, as_of)
    if not blocked and any(finding.blocks for finding in survey.findings):
        raise MachineFault("有不能发布的问题，先运行 wuhua check，照着改好。")
    return survey, Standings(survey)


def _all_marks(survey: "Survey", standings: "Standings", board: str | None) -> tuple[list[Mark], list[Posting]]:
    """All that should hang on a board (None: on all), and what hung there and should not any more."""
    rows = [row for row in boards_of(survey) if board in (None, row.ident)]
    if not rows:
        raise MachineFault(f"没有编号是 {board} 的公开栏，或者不在用。")
    marks = [
        Mark(row.data["name"], each) for row in rows for each in standings.due.values() if row.ident in each.boards
    ]
    wanted = {(mark.place, mark.hangs.key) for mark in marks}
    places = {row.data["name"] for row in rows}
    there = postings_of(survey, standings)
    gone = [there[at] for at in sorted(there) if at[0] in places and at not in wanted and there[at].file]
    return marks, gone


def _unseen(survey: "Survey", standings: "Standings", marks: Sequence[Mark]) -> list[str]:
    """What should hang on the photographed boards, is on no photo and was not written down before."""
    there = postings_of(survey, standings)
    seen = {(mark.place, mark.hangs.key) for mark in marks}
    lines = []
    for place in dict.fromkeys(mark.place for mark in marks):
        board = next(row.ident for row in boards_of(survey) if row.data["name"] == place)
        wanted = [each for each in standings.due.values() if board in each.boards]
        missing = [each for each in wanted if (place, each.key) not in seen and (place, each.key) not in there]
        if missing:
            lines.append(
                f"{place}还该有{len(missing)}张，照片里没有认出：{'、'.join(each.title for each in missing)}。"
            )
    return lines


def _seen_marks(
    survey: "Survey", standings: "Standings", board: str | None, photos: Sequence[Path], who: Who
) -> list[Mark]:
    if not survey.settings.site_url:
        raise MachineFault("公开单上没有二维码：site_config.yml 里没有写 site_url。改用 wuhua hung --board 编号。")
    marks: list[Mark] = []
    seen: list[Seen] = []
    folder = survey.settings.content / ATTACHMENTS
    day = who.day.isoformat()
    number = 1
    for path in photos:
        while any((folder / f"公开栏-{day}-{number}{ending}").exists() for ending in (".jpg", ".png")):
            number += 1
        one = see_photo(path, day, number)
        number += 1
        refuse_known(path, one, seen, standings)
        sheets = sheets_seen(path, one, standings)
        if not sheets:
            continue
        one = replace(one, name="") if any(map(standings.lists_persons, sheets)) else one
        place = survey.village.facts[f"board/{board_of(path, sheets, survey, board)}"].data["name"]
        known = {(mark.place, mark.hangs.code) for mark in marks}
        marks += [Mark(place, each, one) for each in sheets if (place, each.code) not in known]
        seen.append(one)
    return marks
