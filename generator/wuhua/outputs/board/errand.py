"""What differs from what hangs in, the A4 list out that a person carries from board to board: boxes to tick, in black."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from wuhua.base.dates import say_day, show_day
from wuhua.model.face import Face

_TITLE = "换栏清单"


class Down(Struct, frozen=True):
    """A sheet that comes down: the ISO day on which it was hung, its code as printed (empty: not known)."""

    day: str
    code: str


class Up(Struct, frozen=True):
    """A sheet that goes up: its code as printed, its paper, the names of its files, one for each panel."""

    code: str
    paper: str
    files: tuple[str, ...]


class Swap(Struct, frozen=True):
    """One sheet at one board: what comes down, what goes up, or both. ``by``: the last day, None where there is none."""

    title: str
    old: Down | None
    new: Up | None
    by: date | None


class Stop(Struct, frozen=True):
    """One board: its title, its number, where it stands, what is to be done there."""

    board: str
    number: str
    place: str
    swaps: tuple[Swap, ...]


def print_errand(stops: Sequence[Stop], face: Face, work_dir: Path) -> bytes:
    """Print the list, as many pages as it needs; the same bytes for the same list. MachineFault as ``make_boards``."""
    from wuhua.outputs.board.native import require_libraries

    require_libraries()
    from wuhua.outputs.board.variants.leaflet import print_leaflet
    from wuhua.outputs.templates import open_templates

    bytecode = work_dir / "templates"
    bytecode.mkdir(parents=True, exist_ok=True)
    swaps = [swap for stop in stops for swap in stop.swaps]
    day = show_day(face.as_of)
    return print_leaflet(
        "errand",
        _TITLE,
        "".join(stop.board for stop in stops),
        b"wuhua-errand",
        open_templates(bytecode),
        face=face,
        day=day,
        foot=f"{_TITLE} {day}",
        down=sum(swap.old is not None for swap in swaps),
        up=sum(swap.new is not None for swap in swaps),
        papers=_papers(swap.new for swap in swaps if swap.new),
        stops=[_stop(stop, face.as_of) for stop in stops],
    )


def _stop(stop: Stop, today: date) -> dict[str, object]:
    folder = f"PDF在 {stop.number} 文件夹" if any(swap.new and swap.new.files for swap in stop.swaps) else ""
    where = " · ".join(part for part in (stop.place, f"编号 {stop.number}", folder) if part)
    dated = any(swap.new and swap.by for swap in stop.swaps)
    return {"board": stop.board, "where": where, "dated": dated, "swaps": [_swap(swap, today) for swap in stop.swaps]}


def _swap(swap: Swap, today: date) -> dict[str, object]:
    late = (today - swap.by).days if swap.by else 0
    new = swap.new
    return {
        "title": swap.title,
        "old": swap.old and {"day": say_day(swap.old.day), "code": swap.old.code},
        "new": new
        and {"code": new.code, "paper": _paper(new), "files": [name.rpartition("/")[2] for name in new.files]},
        "by": f"{swap.by.month}月{swap.by.day}日" if swap.by else "",
        "late": f"晚了{late}天" if late > 0 else "",
    }


def _paper(new: Up) -> str:
    return f"{new.paper}纸{len(new.files)}张" if new.paper else ""


def _papers(sheets: Iterable[Up]) -> str:
    """How much paper is carried: ``A3纸4张、A4纸1张``."""
    counts: Counter[str] = Counter()
    for new in sheets:
        counts[new.paper] += len(new.files)
    return "、".join(f"{name}纸{count}张" for name, count in sorted(counts.items()) if name)
