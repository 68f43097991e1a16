"""Photos of boards in, the sheets that are seen on them out; a photo that proves nothing is refused, with the reason.

The picture that is kept is drawn anew: nothing that the camera noted rides along. Faces and plates are the clerk's to look for.
"""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from wuhua.base.codes import read_code, show_code
from wuhua.base.faults import MachineFault
from wuhua.overviews.standing import State
from wuhua.steps.hangs import Hangs, boards_of

if TYPE_CHECKING:
    from wuhua.steps.standing import Standings
    from wuhua.steps.survey import Survey


class Seen(Struct, frozen=True):
    """One photo: the name it is kept under below ``content/附件``, the bytes to keep, its marks, the codes that were read.

    ``name`` is empty for a photo that must not be published: a list of persons is to be read on it.
    """

    name: str
    data: bytes
    digest: str
    look: str
    codes: tuple[str, ...]


class Refused(Exception):
    """A photo that is not written down; the message is for the clerk."""


def see_photo(path: Path, day: str, number: int) -> Seen:
    """Read a photo. ``number``: which of the day, for its name. Raises Refused for what is no photo of a board."""
    from wuhua.source.photos import codes_in, look_of, read_photo
    from wuhua.source.pictures import Flaw, redraw

    found = read_photo(path)
    if isinstance(found, Flaw):
        raise Refused(f"{path.name}：{found.message}。{found.fix}。")
    data, image = found
    kind = "JPEG" if data[:1] == b"\xff" else "PNG"
    drawn = redraw(data, kind)
    if isinstance(drawn, Flaw):
        raise Refused(f"{path.name}：{drawn.message}。{drawn.fix}。")
    codes = {code for text in codes_in(image) if "/s/" in text and (code := read_code(text)[0])}
    if not codes:
        raise Refused(f"{path.name}：没有认出公开单的二维码。走近一点，正面再拍一张；一块栏可以分几张拍。")
    name = f"公开栏-{day}-{number}{'.jpg' if kind == 'JPEG' else '.png'}"
    return Seen(name, drawn, sha256(data).hexdigest(), look_of(image), tuple(sorted(codes)))


def refuse_known(path: Path, seen: Seen, others: Iterable[Seen], standings: "Standings") -> None:
    """Raise Refused for a photo that was written down before, or is given twice now: the same, or a copy of it."""
    from wuhua.source.photos import is_same_look

    for other in others:
        if other.digest == seen.digest or is_same_look(other.look, seen.look):
            raise Refused(f"{path.name}：和另一张照片是同一张。")
    for kept in standings.kept.values():
        for hung in kept.hung:
            if hung.photo_digest and (hung.photo_digest == seen.digest or is_same_look(hung.photo_look, seen.look)):
                raise Refused(f"{path.name}：这张照片{hung.day}登记过。到栏前重新拍一张。")


def sheets_seen(path: Path, seen: Seen, standings: "Standings") -> list[Hangs]:
    """The sheets of a photo that should hang today. Raises Refused when one should not, with what came in its place."""
    wrong = [code for code in seen.codes if not _stands(code, standings)]
    if wrong:
        told = "；".join(_told(code, standings) for code in wrong)
        raise Refused(f"{path.name}：有{len(wrong)}张不是现在该贴的。{told}。换好再拍。")
    return [standings.hanging[code] for code in seen.codes if code in standings.hanging]


def board_of(path: Path, sheets: list[Hangs], survey: "Survey", wanted: str | None) -> str:
    """The number of the board that a photo shows. Raises Refused when its sheets belong to none, or to several."""
    boards = [row.ident for row in boards_of(survey)]
    if wanted is not None:
        boards = [wanted] if wanted in boards else []
        if not boards:
            raise MachineFault(f"没有编号是 {wanted} 的公开栏，或者不在用。")
    fitting = [board for board in boards if all(board in each.boards for each in sheets)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        names = "、".join(fitting)
        raise Refused(f"{path.name}：这几张 {names} 都该有，看不出是哪一块。加上 --board 编号。")
    odd = next((each for each in sheets if wanted is None or wanted not in each.boards), sheets[0])
    where = f"不该贴在 {wanted}" if wanted else "和别的几张不该在一块栏上"
    raise Refused(f"{path.name}：“{odd.title}”{where}，该在 {'、'.join(odd.boards)}。换好再拍。")


def _stands(code: str, standings: "Standings") -> bool:
    standing = standings.standing(code)
    return standing is not None and standing.state is State.STANDS


def _told(code: str, standings: "Standings") -> str:
    standing = standings.standing(code)
    kept = standings.kept.get(code)
    if standing is None:
        return f"{show_code(code)} 不是现在该贴的，也没有登记过；早先打印的，换成新打印的"
    name = f"“{kept.title}”{kept.first}贴的" if kept and kept.title else show_code(code)
    newer = f"，现在该贴的是“{standing.newer[1]}”" if standing.newer else ""
    return f"{name}（{show_code(code)}）{standing.word}{newer}"
