"""Boards in, the characters they need out; a character that no font has is a finding."""

from string import ascii_letters, digits, punctuation

from jinja2 import Environment

from wuhua.base.finding import Finding, Span
from wuhua.model.sheet import ProseBlock
from wuhua.outputs.board.fonts import find_missing
from wuhua.outputs.board.job import BoardJob, printed
from wuhua.outputs.board.page import Page, flowing, is_formal, write_page
from wuhua.outputs.board.pieces import CONTINUED, Piece, row_count

#: What styles and templates may add once a board is laid out: distance, panel numbers, sums carried over.
_FURNITURE = "正文站在米内看得清．第幅，共（）· 续承前页过次" + CONTINUED + digits + ascii_letters + punctuation


def board_text(job: BoardJob, templates: Environment) -> str:
    """Write all of a board as one page of HTML: attributes count too, since a reader may be told them."""
    pieces = tuple(Piece(index, block, 0, row_count(block)) for index, block in flowing(job, None))
    return write_page(job, Page((pieces,)), templates)


def characters_of(job: BoardJob, text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give the characters of the whole board and those of its headings."""
    headings = job.sheet.title + "".join(block.title for block in job.sheet.blocks)
    furniture = job.sheet.family + "示例草稿" + _FURNITURE
    return _drawn(text + _FURNITURE), _drawn(text) & _drawn(headings + furniture)


def formal_characters(job: BoardJob) -> frozenset[str]:
    """The characters of what is signed as a notice; empty where nothing is."""
    if not is_formal(job):
        return frozenset()
    blocks = [block for block in job.sheet.blocks if isinstance(block, ProseBlock)]
    return _drawn(
        "".join("".join(block.paragraphs) + (block.signed or ("",))[0] for block in blocks) + "年月日" + digits
    )


def report_missing(job: BoardJob, templates: Environment) -> tuple[Finding, ...]:
    """Find the characters of a board that no font can draw; none: an empty tuple."""
    missing = sorted(find_missing(_drawn(board_text(printed(job), templates))))
    if not missing:
        return ()
    shown = "、".join(f"{character}（U+{ord(character):04X}）" for character in missing)
    return (
        Finding(
            code="B103",
            message=f"“{job.sheet.title}”里有字体印不出的字：{shown}",
            span=Span(job.sheet.key),
            fix="换成能印的字；是人名用字，就记下读音和写法，报给维护人加字体",
            blocks=True,
        ),
    )


def _drawn(text: str) -> frozenset[str]:
    return frozenset(text) - {"\n"}
