"""A job and a wish in, its files out, in a worker: fitted once, written as wished."""

from pathlib import Path

from msgspec.structs import replace

from wuhua.outputs.board.digest import digest_of
from wuhua.outputs.board.job import BoardJob, BoardResult, printed
from wuhua.outputs.board.measure import Layout
from wuhua.outputs.board.render import Press
from wuhua.outputs.board.variants.crossings import crossings
from wuhua.outputs.board.variants.large import print_large
from wuhua.outputs.board.variants.office import print_black, print_tiles
from wuhua.outputs.board.variants.record import print_record
from wuhua.outputs.board.variants.shop import print_for_shop
from wuhua.outputs.board.variants.tiling import tile
from wuhua.outputs.board.variants.wish import Wish, sheet_for
from wuhua.outputs.board.workers import make_board
from wuhua.outputs.templates import open_templates


def make_copy(bytecode: Path, job: BoardJob, wish: Wish) -> BoardResult:
    """Make one board in the variant that is wished for."""
    if wish.variant == "large":
        pdf = print_large(printed(job), _identifier(job, wish), open_templates(bytecode))
        return BoardResult(job=job, pdfs=(pdf,))
    return make_board(bytecode, job, Writer(wish, job, bytecode).write)


class Writer:
    """Writes one board's layouts in a variant."""

    def __init__(self, wish: Wish, job: BoardJob, bytecode: Path) -> None:
        self._wish, self._job, self._bytecode = wish, job, bytecode
        self._identifier = _identifier(job, wish)

    def write(self, layouts: tuple[Layout, ...], press: Press) -> tuple[bytes, ...]:
        """Write the files: the archive's holds all panels, the others are one file a panel."""
        if self._wish.variant == "record":
            sheet = printed(self._job).sheet
            return (print_record(layouts, press, sheet, self._wish.original, self._identifier),)
        make = self._for_shop if self._wish.variant == "shop" else self._for_office
        return tuple(make(layout, press, number, len(layouts)) for number, layout in enumerate(layouts, 1))

    def _for_shop(self, layout: Layout, press: Press, number: int, count: int) -> bytes:
        return print_for_shop(self._plain(layout, press))

    def _for_office(self, layout: Layout, press: Press, number: int, count: int) -> bytes:
        sheet = sheet_for(self._job.panel, self._wish)
        if sheet is None and not self._wish.black:
            return press.write(layout, self._identifier)
        data = self._plain(layout, press)
        if sheet is not None:
            title = self._job.sheet.title + (f"（第{number}幅，共{count}幅）" if count > 1 else "")
            tiling = tile(self._job.panel, sheet, *crossings(layout))
            data = print_tiles(data, tiling, sheet.name, title, self._identifier, open_templates(self._bytecode))
        return print_black(data) if self._wish.black else data

    def _plain(self, layout: Layout, press: Press) -> bytes:
        """The board without tags, which mean nothing once it is a part of another page."""
        return press.print(layout.document, pdf_identifier=self._identifier, pdf_tags=False)


def _identifier(job: BoardJob, wish: Wish) -> bytes:
    """Name a file by what it is made from, as PDF asks: the board and the variant."""
    return digest_of(replace(job, url=f"{job.url}#{wish.variant}"))[:32].encode()
