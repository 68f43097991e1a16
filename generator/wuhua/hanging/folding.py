"""``wuhua booklet``: a PDF of single pages in, the sheets that are printed on both sides and folded out, and how to print them."""

import stat
from pathlib import Path
from typing import TYPE_CHECKING

from wuhua.base.faults import MachineFault
from wuhua.base.writing import reason_of, write_whole

if TYPE_CHECKING:
    from wuhua.outputs.board.variants.booklet import Booklet

_MOST_BYTES = 200_000_000
_NAME = "小册子"


def write_booklet(path: Path, out: Path | None, paper: str) -> str:
    """Impose a file beside itself, or at ``out``; lines that say how to print it. ``paper``: A3, A4, or empty for twice the page."""
    from wuhua.outputs.board.variants.booklet import fold_booklet

    target = out or path.with_name(f"{path.stem}-{_NAME}.pdf")
    if target.is_dir():
        target /= f"{path.stem}-{_NAME}.pdf"
    if target.exists() and path.exists() and target.samefile(path):
        raise MachineFault("--out 写的就是原来那个文件。换一个名字，原文件留着。")
    try:
        made = fold_booklet(_read(path), paper)
    except MachineFault as fault:
        raise MachineFault(f"{path.name}：{fault}") from None
    write_whole(target, made.pdf)
    return "\n".join(_told(target, made))


def _read(path: Path) -> bytes:
    try:
        told = path.stat()
        if not stat.S_ISREG(told.st_mode):
            raise MachineFault("不是文件。")
        if told.st_size > _MOST_BYTES:
            raise MachineFault(f"太大，最多{_MOST_BYTES // 1_000_000}MB。")
        return path.read_bytes()
    except FileNotFoundError:
        raise MachineFault("没有这个文件，看看名字写对没有。") from None
    except OSError as error:
        raise MachineFault(f"打不开：{reason_of(error)}。") from None


def _told(target: Path, made: "Booklet") -> list[str]:
    from wuhua.outputs.board.variants.booklet import MOST_SHEETS

    blank = f"，最后{made.blank}页空白" if made.blank else ""
    smaller = "，每页缩成A5" if made.reduced else ""
    lines = [
        f"小册子做好了：{target}",
        f"{made.pages}页，排成{made.paper}纸{made.sheets}张，正反面都印{smaller}{blank}。",
        f"打印：纸张{made.paper}，横向，双面，翻转方式选“短边翻转”（有的写“沿短边装订”），缩放选“实际大小”。",
        "打印机不会自动双面的：先印单数面，整叠翻个面放回去，再印双数面；先拿一张试。",
        "印好不要打乱，整叠从中间对折，在折线上订两个钉。",
    ]
    if made.sheets > MOST_SHEETS:
        lines.append(f"超过{MOST_SHEETS}张折不平、订不穿：把PDF分成几册，一册一册做。")
    return lines
