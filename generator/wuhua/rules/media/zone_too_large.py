"""M05: what a board's record says of its zones and papers can be so: each fits into what holds it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.base.finding import Severity
from wuhua.base.papers import paper_size
from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.kinds.board.record import Board, BoardZone
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts


def find(record: "Board", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find zones larger than the board, zones that together exceed it, and papers larger than their zone.

    Whether the text fits the paper is measured when the board is made.
    """
    wide, high = record.width_mm, record.height_mm
    sound = True
    for index, zone in enumerate(record.zones):
        if (zone.width_mm or 0) > wide or (zone.height_mm or 0) > high:
            sound = False
            message = f"{zone.name}分区{_size(zone.width_mm, zone.height_mm)}，比公开栏{_size(wide, high)}还大"
            yield _fault(("分区", index), message)
        elif (paper := _paper(zone)) and not _fits(paper, zone.width_mm or wide, zone.height_mm or high):
            yield _paper_fault(index, zone, paper, (zone.width_mm or wide, zone.height_mm or high))
    area = sum(zone.width_mm * zone.height_mm for zone in record.zones if zone.width_mm and zone.height_mm)
    if sound and area > wide * high:
        yield _fault(("分区",), f"各分区加起来比公开栏{_size(wide, high)}还大")


def _paper(zone: "BoardZone") -> tuple[int, int] | None:
    if zone.paper is None:
        return None
    return paper_size(zone.paper, zone.landscape)


def _paper_fault(index: int, zone: "BoardZone", paper: tuple[int, int], room: tuple[int, int]) -> Fault:
    lying, other = ("横放", "否") if zone.landscape else ("竖放", "是")
    turned = _fits((paper[1], paper[0]), *room)
    fix = f"换个方向放得下，写 横放: {other}" if turned else "纸换小一号，或者对照卷尺改写错的那个数"
    message = f"{zone.paper}纸{lying}是{_size(*paper)}，{zone.name}分区只有{_size(*room)}"
    return Fault(("分区", index, "纸张"), message, "放不下", fix)


def _fits(paper: tuple[int, int], width: int, height: int) -> bool:
    return paper[0] <= width and paper[1] <= height


def _size(width: int | None, height: int | None) -> str:
    return f"宽{width}、高{height}毫米" if width and height else f"宽{width}毫米" if width else f"高{height}毫米"


def _fault(path: tuple[str | int, ...], message: str) -> Fault:
    return Fault(path, message, "排不下", "用卷尺重量，改写错的那个数", at_key=path == ("分区",))


RULE = Rule("M05", "版面排不下", "record", find, kinds=("board",), severity=Severity.WARNING, clauses=("五化 形式",))
