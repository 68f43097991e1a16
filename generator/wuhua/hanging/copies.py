"""What hangs today and a variant in, the copies to make out: which file each becomes, and what the print shop must know."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import replace

from wuhua.base.faults import MachineFault
from wuhua.base.finding import Finding
from wuhua.base.writing import write_whole
from wuhua.config import Settings
from wuhua.hanging.jobs import Hanging, boards_for, panel_of
from wuhua.hanging.making import in_files, names_of, teller
from wuhua.hanging.printing import told, write_printed
from wuhua.hanging.shelf import Printed, print_or_find
from wuhua.publish.manifest import hash_bytes

if TYPE_CHECKING:
    from wuhua.checking import Progress
    from wuhua.model.facts import Facts
    from wuhua.outputs.board import BoardJob, BoardResult
    from wuhua.outputs.board.variants import Order, Variant, Wish
    from wuhua.steps.survey import Survey

#: The ticket's file name.
TICKET = "印刷单.pdf"
_INDOORS, _OUTDOORS = "157克铜版纸", "户外背胶写真，覆亚膜"


class Copy(NamedTuple):
    """One file to be made, and where its sheet hangs."""

    path: str
    job: "BoardJob"
    wish: "Wish"
    hangs: tuple[Hanging, ...]


def wish_of(variant: "Variant | None", tile: str, black: bool) -> "Wish | None":
    """What the command asks for; None: sheets as they are published. MachineFault when its parts do not go together."""
    from wuhua.outputs.board.variants import Wish

    if variant is None and not tile and not black:
        return None
    if variant not in (None, "office") and (tile or black):
        raise MachineFault("--tile 和 --black 是给办公室打印机用的，和 --variant office 一起写，或者不写 --variant。")
    return Wish(variant or "office", panel_of(tile, False) if tile else None, black)


def print_copies(
    survey: "Survey", jobs: Sequence[Hanging], wish: "Wish", folder: Path, progress: "Progress | None"
) -> tuple[str, tuple[Finding, ...], int]:
    """Make a variant of sheets into a folder, with the print shop's ticket: a line for the report, what was found, the exit code."""
    copies = copies_of(survey, jobs, wish)
    printed = make_copies(survey.settings, copies, progress)
    count, found = write_printed(survey.settings, printed, folder)
    if wish.variant == "shop" and count:
        count += write_ticket(survey, copies, printed, folder)
    return told(printed, count, folder), in_files(found, survey), 0 if count else 1


def copies_of(survey: "Survey", jobs: Sequence[Hanging], wish: "Wish") -> list[Copy]:
    """The files of a variant: an office's by board, each sheet once for everyone else."""
    if wish.variant == "office":
        return [Copy(_named(one.path, one.job, wish), one.job, wish, (one,)) for one in jobs]
    if wish.variant == "record":
        jobs = [one for one in jobs if one.job.sheet.digest]
    shared: dict[object, list[Hanging]] = {}
    for one in jobs:
        # Paper matters to a print shop alone.
        shared.setdefault((one.job.sheet, one.job.panel if wish.variant == "shop" else None), []).append(one)
    if not shared:
        raise MachineFault("要贴的公开单里没有记录，没有可以存档的。")
    return [_copy(survey, group, wish) for group in shared.values()]


def make_copies(settings: Settings, copies: Sequence[Copy], progress: "Progress | None") -> list[Printed]:
    """Make copies, each sheet once however many boards it hangs on."""
    from wuhua.outputs.board.variants import make_variant

    marks = [(copy.path, _mark(copy)) for copy in copies]
    wanted = {mark: copy for (_, mark), copy in zip(reversed(marks), reversed(copies), strict=True)}

    def make(missing: Sequence[str]) -> "Iterable[BoardResult]":
        todo = [wanted[mark] for mark in missing]
        tell, work_dir = teller(progress, len(todo)), settings.root / ".wuhua" / "boards"
        return make_variant([copy.job for copy in todo], [copy.wish for copy in todo], work_dir, tell)

    return print_or_find(settings, marks, {mark: copy.job for mark, copy in wanted.items()}, make)


def _mark(copy: Copy) -> str:
    """Name all that a copy is made from: its sheet, and what was asked for."""
    from wuhua.outputs.board import digest_of

    return hash_bytes(f"{digest_of(copy.job)}\0{copy.wish!r}".encode())


def write_ticket(survey: "Survey", copies: Sequence[Copy], printed: Sequence[Printed], folder: Path) -> int:
    """Write the ticket beside the print shop's files; how many files that is."""
    from wuhua.outputs.board.variants import print_ticket

    counts = {each.path: len(each.result.pdfs) for each in printed}
    orders = [order for copy in copies for order in _orders(survey, copy, counts[copy.path])]
    if not orders:
        return 0
    keepers = dict.fromkeys(board.data["keeper"] for copy in copies for board, _ in _walls(survey, copy))
    work_dir = survey.settings.root / ".wuhua" / "boards"
    data = print_ticket(orders, copies[0].job.face, "、".join(filter(None, keepers)), work_dir)
    write_whole(folder / TICKET, data)
    return 1


def _copy(survey: "Survey", group: list[Hanging], wish: "Wish") -> Copy:
    job = group[0].job
    if wish.variant == "record":
        wish = replace(wish, original=_original(survey, job.sheet.key))
    path = _named(group[0].path, job, wish)
    # What differs from board to board keeps its board's folder.
    alone = wish.variant == "shop" or not job.sheet.digest
    return Copy(path if alone else path.rpartition("/")[2], job, wish, tuple(group))


def _named(path: str, job: "BoardJob", wish: "Wish") -> str:
    """The sheet's file name with what the copy is for; paper is left out where the copy has its own."""
    from wuhua.outputs.board.variants import sheet_for

    stem = path.removesuffix(".pdf")
    if wish.variant in ("record", "large"):
        return f"{stem.removesuffix(f'-{job.panel.name}')}-{'存档' if wish.variant == 'record' else '大字'}.pdf"
    if wish.variant == "shop":
        return f"{stem}-印刷厂.pdf"
    sheet = sheet_for(job.panel, wish)
    words = (f"-拼贴{sheet.name}" if sheet else "", "-黑白" if wish.black else "")
    return f"{stem}{''.join(words) or '-办公室'}.pdf"


def _original(survey: "Survey", key: str) -> bytes:
    """A record as its clerk wrote it, without the remarks in the file; empty for what is no record."""
    from wuhua.source import load_file
    from wuhua.source.writing import write_record

    facts = survey.village.facts.get(key)
    if facts is None:
        return b""
    document, _ = load_file(survey.settings.root, f"{survey.settings.content_name}/{facts.file}")
    return write_record(document.value) if document else b""


def _orders(survey: "Survey", copy: Copy, count: int) -> "list[Order]":
    from wuhua.outputs.board.variants import Order

    sheet, panel = copy.job.sheet, copy.job.panel
    walls = _walls(survey, copy)
    outdoors = any(not board.data["indoors"] for board, _ in walls)
    posted = sheet.envelope.posted if sheet.envelope else None
    return [
        Order(
            title=sheet.title + (f"（第{number}幅，共{count}幅）" if count > 1 else ""),
            file=name,
            width_mm=panel.width_mm,
            height_mm=panel.height_mm,
            material=_OUTDOORS if outdoors else _INDOORS,
            copies=max(1, len(walls)),
            places=tuple(_place(board.data, zone) for board, zone in walls),
            due=max(posted, survey.village.as_of) if posted else survey.village.as_of,
        )
        for number, name in enumerate(names_of(copy.path, count), 1)
    ]


def _walls(survey: "Survey", copy: Copy) -> "list[tuple[Facts, str]]":
    """The boards for which a copy is made, with their zones; of a record printed by itself those on which it hangs."""
    walls = [(survey.village.facts[f"board/{one.board}"], one.zone) for one in copy.hangs if one.board]
    return walls or [(board, "") for board in boards_for(survey, copy.job.sheet.key)]


def _place(data: Mapping[str, Any], zone: str) -> str:
    """A board by its name, with the zone and how high it hangs."""
    edge = data["lower_edge_mm"]
    return f"{data['name']}{zone and f'（{zone}）'}" + (f"，下沿离地{edge}毫米" if edge else "")
