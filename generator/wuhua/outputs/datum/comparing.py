"""The last pass: bytes that are about to be published against what their sheet says. MachineFault on the first difference."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import zip_longest

from msgspec.structs import replace

from wuhua.base.faults import MachineFault
from wuhua.model.sheet import Block, ChartBlock, LedgerBlock, Sheet
from wuhua.outputs.datum.saying import MONEY, said_by

_BODY, _FOOT, _DATA = '<div class="wh-page', '<footer class="wh-foot"', '<script type="application/ld+json"'
#: A record's history tells what its figures were; its sheet tells what they are.
_HISTORY = re.compile(r'<section class="wh-block wh-history">.*?</section>', re.DOTALL)
#: Drawings repeat in ink what stands beside them in words.
_DRAWN = re.compile(r"<svg.*?</svg>", re.DOTALL)
#: Digits joined by hyphens are kept on one line by a span of their own, in the middle of the clerk's words.
_UNBROKEN = re.compile(r'<span class="wh-nowrap">([^<]*)</span>')
_CARRIED = re.compile(r'<tr[^>]*class="wh-(?:carried|onward)".*?</tr>', re.DOTALL)
#: Words between two tags that hold a point; attributes are none.
_POINTED = re.compile(r">([^<.]*\.[^<]*)")
#: How long a bar is drawn, in thousandths of the longest.
_BAR = re.compile(r'<td class="wh-bar">.*?<rect [^>]*width="([\d.]*)"', re.DOTALL | re.ASCII)
_COUNT = re.compile(r'class="wh-number"[^>]*>[^<\d-]*(-?[\d,.]*)', re.ASCII)


def check_page(sheet: Sheet, path: str, data: bytes) -> None:
    """Compare a finished page with its sheet: the same figures in the same order, none more, none less."""
    html = data.decode()
    body = html[max(html.find(_BODY), 0) :].partition(_FOOT)[0].partition(_DATA)[0]
    if any(isinstance(block, ChartBlock) for block in sheet.blocks):
        check_written(
            f"网页 {path} 的图", bars_of(sheet), [f"{Decimal(width or 0):.1f}" for width in _BAR.findall(body)]
        )
    if "<svg" in body:
        body = _DRAWN.sub("", body)
    if "wh-history" in body:
        body = _HISTORY.sub("", body)
    said = said_by(sheet)
    check_written(f"网页 {path}", said.counts, [found.replace(",", "") for found in _COUNT.findall(body)])
    if "wh-nowrap" in body:
        body = _UNBROKEN.sub(r"\1", body)
    check_written(f"网页 {path}", said.money, MONEY.findall("\n".join(_POINTED.findall(body))))


def bars_of(sheet: Sheet) -> list[str]:
    """How long each bar of a sheet is to be, in thousandths of its chart's longest, in order."""
    found = []
    for block in sheet.blocks:
        if isinstance(block, ChartBlock):
            sizes = [abs(value) for _, value in block.bars]
            longest = max(sizes, default=Decimal(0))
            found += [f"{round(size * 1000 / longest, 1) if longest else 0:.1f}" for size in sizes]
    return found


def check_words(name: str, said: Iterable[str], written: Iterable[str]) -> None:
    """Compare the amounts within words, a feed's say, with those within what was written of them, in order."""
    check_written(name, MONEY.findall("\n".join(said)), MONEY.findall("\n".join(written)))


def check_board(sheet: Sheet, panels: Iterable[str]) -> None:
    """Compare the HTML of a board's panels with its sheet, whatever the order that its columns have.

    What runs over from panel to panel (承前页, 过次页) is no figure of the sheet; a title may come back on each panel.
    """
    found: Counter[str] = Counter()
    for html in panels:
        body = _CARRIED.sub("", _DRAWN.sub("", _UNBROKEN.sub(r"\1", html)))
        found += Counter(MONEY.findall("\n".join(_POINTED.findall(body))))
    blocks = tuple(map(_on_paper, sheet.blocks))
    said = Counter(said_by(replace(sheet, envelope=None, related=(), blocks=blocks)).money)
    again = [sheet.title, sheet.subtitle, sheet.envelope.late_reason if sheet.envelope else ""]
    again += [text for block in sheet.blocks for text in (block.title, getattr(block, "note", ""))]
    titles = set(MONEY.findall("\n".join(again)))
    more = {amount: count for amount, count in (found - said).items() if amount not in titles}
    check_written(f"公开栏 {sheet.title}", sorted((said - found).elements()), sorted(more))


def _on_paper(block: Block) -> Block:
    """The block as boards have it: what a line pays for is a tap away, and no tap on paper."""
    if not isinstance(block, LedgerBlock):
        return block
    return replace(block, lines=tuple(replace(line, ties=()) for line in block.lines))


def check_written(name: str, said: Sequence[str], written: Sequence[str]) -> None:
    """Compare figures in order. MachineFault that names the output, the figure as it should be and as it was written."""
    if said == written:
        return
    place, (wanted, found) = next(
        (at, pair) for at, pair in enumerate(zip_longest(said, written), 1) if pair[0] != pair[1]
    )
    if wanted is None:
        told = f"第{place}个数是{found}，资料里没有这个数"
    elif found is None:
        told = f"第{place}个数应该是{wanted}，没有写出来"
    else:
        told = f"第{place}个数应该是{wanted}，写出来是{found}"
    raise MachineFault(f"{name} 里{told}。这是模板或程序的毛病，账没有错；改好再做一次，原来的网站没有动。")
