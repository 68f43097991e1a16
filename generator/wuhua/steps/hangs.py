"""Which sheets should hang today and where, with their codes: those of records and the village's own."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from wuhua.base.codes import code_of
from wuhua.base.faults import MachineFault
from wuhua.model.facts import Facts
from wuhua.model.plain import digest_of_sheet
from wuhua.model.sheet import Sheet
from wuhua.overviews import compliance, due
from wuhua.steps.codes import learn_codes
from wuhua.steps.selfcheck import selfcheck_of
from wuhua.steps.survey import Survey

#: The sheets that no record stands behind.
OWN = (compliance.KEY, due.KEY)


class Hangs(NamedTuple):
    """One sheet that should hang today. ``boards`` are the boards' numbers; ``sheet`` None: the record's at ``key``."""

    key: str
    digest: str
    title: str
    boards: tuple[str, ...]
    until: str = ""
    sheet: Sheet | None = None

    @property
    def code(self) -> str:
        """Its short code, without dashes."""
        return code_of(self.digest)


def hangs_today(survey: Survey, feet: Mapping[str, Sheet | None] | None = None) -> list[Hangs]:
    """Every sheet once, board by board, newest first; the codes are worked out. A record without a place hangs nowhere.

    ``feet``: what :func:`feet_of` gives, where it is known already.
    """
    from wuhua.kinds.walls import sheets_on

    found: dict[str, Hangs] = {}
    missing = feet_of(survey) if feet is None else feet
    check = compliance.board_sheet(selfcheck_of(survey))
    for board in boards_of(survey):
        for row in sheets_on(board, survey.village):
            _add(found, Hangs(row.key, row.digest, row.title, (board.ident,), row.keep_until))
        for sheet in _own_sheets(board, missing[board.ident], check):
            _add(found, Hangs(sheet.key, digest_of_sheet(sheet), sheet.title, (board.ident,), "", sheet))
    learn_codes(survey.settings, found)
    return list(found.values())


def boards_of(survey: Survey) -> list[Facts]:
    """The boards in use, in order of number."""
    return [row for row in survey.village.of("board") if row.data["in_use"]]


def board_number(boards: Iterable[Facts], word: str | None) -> str | None:
    """The number of the board that a clerk names by its number or name; None for None. MachineFault, with the list, for no board."""
    if word is None:
        return None
    known = {row.ident: str(row.data["name"]) for row in boards}
    found = word if word in known else next((ident for ident, name in known.items() if name == word), None)
    if found is None:
        listed = "、".join(f"{ident}（{name}）" for ident, name in known.items())
        raise MachineFault(f"没有编号是 {word} 的公开栏，或者不在用。{f'可以写：{listed}。' if listed else ''}")
    return found


def feet_of(survey: Survey) -> dict[str, Sheet | None]:
    """What hangs at each board's foot, by its number: what is past its day and not posted; None where nothing is."""
    return {board.ident: due.missing_sheet(survey.village, board) for board in boards_of(survey)}


def _own_sheets(board: Facts, missing: Sheet | None, check: Sheet) -> Iterable[Sheet]:
    """What hangs on a board beside the records: what is missing there, and 五化自查 (``check``) where the village's affairs hang."""
    from wuhua.kinds.walls import own_zone, zones_of

    if missing is not None:
        yield missing
    if own_zone(zones_of(board)) is not None:
        yield check


def _add(found: dict[str, Hangs], one: Hangs) -> None:
    there = found.get(one.digest)
    found[one.digest] = one if there is None else there._replace(boards=(*there.boards, *one.boards))
