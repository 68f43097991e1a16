"""A village in; which sheets hang on which board today, at which size, out."""

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from wuhua.base.codes import code_key, code_of
from wuhua.base.faults import MachineFault
from wuhua.base.packing import GAPS_MM
from wuhua.base.papers import paper_size

if TYPE_CHECKING:
    from wuhua.kinds.walls import Zone
    from wuhua.model.facts import Facts
    from wuhua.outputs.board import BoardJob, Panel
    from wuhua.steps.survey import Survey

#: The strip at a board's foot.
_FOOT = "A4"


class Hanging(NamedTuple):
    """One sheet at one place: the file that it becomes and the job.

    ``board`` is the board's number, empty for a sheet printed by itself; ``zone`` the part of the board, empty for none.
    """

    path: str
    job: "BoardJob"
    board: str = ""
    zone: str = ""


def hanging_jobs(
    survey: "Survey", draft: bool, board: str | None = None, wanted: "Panel | None" = None
) -> list[Hanging]:
    """Every sheet that hangs today, board by board; ``board`` only on that one, ``wanted`` another paper, read from as far."""
    from wuhua.steps.hangs import hangs_today

    # All codes at once, on all cores.
    hangs_today(survey)
    derived: dict[str, BoardJob | None] = {}
    return [
        hanging
        for row in survey.village.of("board")
        if row.data["in_use"] and board in (None, row.ident)
        for hanging in _on_board(survey, row, draft, wanted, derived)
    ]


def record_job(
    survey: "Survey", key: str, panel: "Panel | None", draft: bool, board: str | None = None, lying: bool = False
) -> Hanging:
    """The job of one record, to be read as on ``board``, or on the one of those on which it hangs that is read from farthest.

    ``panel`` None: the paper that the board has for it, without a board A3. MachineFault when there is no such record or board.
    """
    from wuhua.outputs.board import paper

    key = key.removesuffix(".html")
    row = _board(survey, board) if board else None
    rows = [row] if row else boards_for(survey, key)
    facts = survey.village.facts.get(key)
    wanted = panel or (_own_panel(survey, row, facts) if row else paper("A3", lying))
    wanted = replace(wanted, distance_m=max(map(_reading_m, rows), default=wanted.distance_m))
    if key == "compliance":
        return selfcheck_job(survey, wanted, draft)
    job = _job(survey, facts, wanted, draft) if facts else None
    if facts is None or job is None:
        raise MachineFault(f"没有记录 {key}。记录的网址写成 finance/2025-03-admin 这样。")
    return Hanging(f"{facts.kind}-{facts.ident}-{wanted.name}.pdf", job)


def _board(survey: "Survey", ident: str) -> "Facts":
    row = survey.village.facts.get(f"board/{ident}")
    if row is None:
        raise MachineFault(f"没有编号是 {ident} 的公开栏。")
    return row


def boards_for(survey: "Survey", key: str) -> "list[Facts]":
    """The boards in use on which a sheet hangs or would hang."""
    from wuhua.kinds.walls import own_zone, zones_of

    boards = [row for row in survey.village.of("board") if row.data["in_use"]]
    if key == "compliance":
        return [row for row in boards if own_zone(zones_of(row))]
    facts = survey.village.facts.get(key)
    return [row for row in boards if facts and row.data["name"] in facts.places]


def _own_panel(survey: "Survey", board: "Facts", facts: "Facts | None") -> "Panel":
    from wuhua.kinds.walls import own_zone, papers_of, zone_for, zones_of

    zones = zones_of(board)
    zone = zone_for(zones, facts, survey.village.policy) if facts else own_zone(zones) or zones[0]
    return _panel(board, zone, papers_of(board, survey.village))


def _reading_m(board: "Facts") -> Decimal:
    return Decimal(board.data["reading_m"])


def panel_of(text: str, landscape: bool) -> "Panel":
    """A paper by name or ``900x1200`` in mm; MachineFault for anything else."""
    from wuhua.outputs.board import PAPERS, Panel, paper

    if text.upper() in PAPERS:
        return paper(text.upper(), landscape)
    sides = text.lower().replace("×", "x").split("x")
    if len(sides) == 2 and all(side.isascii() and side.isdigit() and 50 <= int(side) <= 5000 for side in sides):
        width, height = map(int, sides)
        return Panel(f"{width}x{height}", *((height, width) if landscape else (width, height)))
    raise MachineFault(f"纸张“{text}”写成 A4、A3、A2、A1、A0，或 宽x高 毫米，如 900x1200（50到5000）。")


def selfcheck_job(survey: "Survey", panel: "Panel", draft: bool, folder: str = "") -> Hanging:
    """五化自查 on a panel."""
    from wuhua.model.plain import digest_of_sheet
    from wuhua.outputs.board import BoardJob
    from wuhua.overviews.compliance import KEY, board_sheet
    from wuhua.steps.selfcheck import selfcheck_of
    from wuhua.steps.site import face_of

    sheet = board_sheet(selfcheck_of(survey))
    job = BoardJob(sheet, face_of(survey, draft), panel, *_checked_at(survey, digest_of_sheet(sheet)))
    return Hanging(f"{folder}{KEY}-{panel.name}.pdf", job)


def _on_board(
    survey: "Survey", board: "Facts", draft: bool, wanted: "Panel | None", derived: "dict[str, BoardJob | None]"
) -> list[Hanging]:
    """What hangs on one board. ``derived``: the jobs of records by key, each derived once for all boards."""
    from wuhua.kinds.walls import own_zone, papers_of, sheets_on, zone_for, zones_of

    zones, papers = zones_of(board), papers_of(board, survey.village)
    if wanted is not None:
        wanted = replace(wanted, distance_m=_reading_m(board))
    found = []
    for facts in sheets_on(board, survey.village):
        zone = zone_for(zones, facts, survey.village.policy)
        panel = wanted or _panel(board, zone, papers)
        if facts.key not in derived:
            derived[facts.key] = _job(survey, facts, panel, draft)
        job = derived[facts.key]
        if job is not None:
            path = f"{board.ident}/{facts.kind}-{facts.ident}-{panel.name}.pdf"
            found.append(Hanging(path, replace(job, panel=panel), board.ident, zone.name))
    found += _missing_job(survey, board, draft)
    own = own_zone(zones)
    if own is not None:
        whole = selfcheck_job(survey, wanted or _panel(board, own, papers), draft, f"{board.ident}/")
        found.append(whole._replace(board=board.ident, zone=own.name))
    return found


def _missing_job(survey: "Survey", board: "Facts", draft: bool) -> list[Hanging]:
    """The sheet at a board's foot that says what should hang there and does not; nothing when nothing is missing."""
    from wuhua.model.plain import digest_of_sheet
    from wuhua.outputs.board import BoardJob, paper
    from wuhua.overviews.due import KEY, missing_sheet
    from wuhua.steps.site import face_of

    sheet = missing_sheet(survey.village, board)
    if sheet is None:
        return []
    panel = paper(_FOOT, _lies_on(board), _reading_m(board))
    job = BoardJob(sheet, face_of(survey, draft), panel, *_checked_at(survey, digest_of_sheet(sheet)))
    return [Hanging(f"{board.ident}/{KEY}-{panel.name}.pdf", job, board.ident)]


def _lies_on(board: "Facts") -> bool:
    """Whether the sheet at a board's foot lies: it stands only where its zone, the last, is too narrow for that."""
    from wuhua.kinds.walls import zones_of

    return zones_of(board)[-1].rect.width >= paper_size(_FOOT, True)[0] + 2 * GAPS_MM[-1]


def _panel(board: "Facts", zone: "Zone", papers: "dict[Zone, str]") -> "Panel":
    from wuhua.outputs.board import paper

    return paper(papers[zone], zone.lying, _reading_m(board))


def _job(survey: "Survey", facts: "Facts", panel: "Panel", draft: bool) -> "BoardJob | None":
    from wuhua.model.envelope import hangs_on
    from wuhua.outputs.board import BoardJob
    from wuhua.steps.sheets import derive
    from wuhua.steps.site import face_of

    derived = derive(survey.settings, survey.village, facts, (), survey.attachments.sizes)
    if derived is None:
        return None
    # What hangs nowhere today has no page of its own to be checked at.
    hangs = facts.digest and hangs_on(facts, survey.village.as_of)
    place = _checked_at(survey, facts.digest) if hangs else (_url(survey, facts.key), "")
    return BoardJob(derived.sheet, face_of(survey, draft), panel, *place)


def _checked_at(survey: "Survey", digest: str) -> tuple[str, str]:
    """Where a sheet that hangs can be checked, and its code."""
    from wuhua.steps.codes import learn_codes

    learn_codes(survey.settings, (digest,))
    code = code_of(digest)
    return _url(survey, code_key(code)), code


def _url(survey: "Survey", key: str) -> str:
    return f"{survey.settings.site_url}{key}.html" if survey.settings.site_url else ""
