"""Jobs and their pieces in, HTML pages out; every word of a board is set here."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

import segno
from jinja2 import Environment
from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from wuhua.base.codes import show_code
from wuhua.base.dates import show_day
from wuhua.model.sheet import (
    Block,
    ChartBlock,
    Envelope,
    LedgerBlock,
    ProseBlock,
    RosterBlock,
    TableBlock,
    Value,
    unbound,
)
from wuhua.outputs.blocks import NoLinks, render_block, render_sentence, render_value, table_row
from wuhua.outputs.board.folding import Fold, fold_block, kept_columns, spread
from wuhua.outputs.board.job import BoardJob
from wuhua.outputs.board.panel import inner_mm
from wuhua.outputs.board.pieces import Piece
from wuhua.outputs.board.punctuation import hold_ends, squeeze_marks
from wuhua.outputs.board.titles import write_title
from wuhua.outputs.board.widths import firm_need
from wuhua.outputs.values import render_money

_PAPER = NoLinks()
_SAFE_ACCENT = re.compile(r"#[0-9a-fA-F]{6}", re.ASCII)
_QUIET = 4
_WHOLE = Markup('<span class="wh-nowrap">{}</span>')
#: How thick the line is that strikes through what stays blank, as a share of the panel's mean side.
_STROKE = 0.002
#: What a chart beside the sentences has of the width.
_BESIDE = 0.45
#: What the sentences beside a chart have of it.
SENTENCES = 0.54


class Page(Struct, frozen=True):
    """One panel of a board: its columns of pieces, its number from 1, how many there are, and the chart beside the sentences.

    ``fold``: which words stand under their rows.
    """

    columns: tuple[tuple[Piece, ...], ...]
    number: int = 1
    count: int = 1
    beside: int | None = None
    fold: Fold = Fold.NOTHING


def chart_beside(job: BoardJob) -> int | None:
    """The place in the sheet of the chart that may stand beside the sentences; None when there is none."""
    charts = [index for index, block in enumerate(job.sheet.blocks) if isinstance(block, ChartBlock)]
    if not charts or len(job.sheet.blocks) < 2 or beside_mm(job, charts[0]) < job.panel.legible_mm:
        return None
    return charts[0]


def beside_mm(job: BoardJob, index: int) -> float:
    """The largest type in which a chart's words and amounts still find room beside the sentences, in mm."""
    share = _BESIDE if job.sheet.summary else 1.0
    return inner_mm(job.panel)[0] * share / firm_need(job.sheet.blocks[index])


def flowing(job: BoardJob, beside: int | None) -> list[tuple[int, Block]]:
    """The blocks that flow in columns, with their place in the sheet: all but the chart beside the sentences."""
    return [(index, block) for index, block in enumerate(job.sheet.blocks) if index != beside]


def is_formal(job: BoardJob) -> bool:
    """Whether the sheet is a notice that somebody signs: then it is set as one, its title in the middle, its text in a serif."""
    return any(isinstance(block, ProseBlock) and block.signed for block in job.sheet.blocks)


def write_page(job: BoardJob, page: Page, templates: Environment) -> str:
    """Write one panel as HTML. Invisible and control characters are left out: no font draws them."""
    opens = page.number == 1
    sheet = job.sheet
    text = templates.get_template("board/sheet.html.j2").render(
        **frame_of(job, opens=opens, ends=page.number == page.count),
        title=write_title(sheet.title),
        wide=job.panel.wide,
        formal=is_formal(job),
        page=page.number,
        pages=page.count,
        under=_under(job, page),
        stroke=round(job.panel.mean_mm * _STROKE, 2),
        beside=_block(sheet.blocks[page.beside], templates) if opens and page.beside is not None else "",
        columns=[_column(pieces, templates, page.fold) for pieces in page.columns],
        digest=_digest_lines(sheet.digest),
        code=write_code(job.url) if job.url else None,
        number=show_code(job.code),
        signatures=("编制", "审核", "负责人"),
    )
    unseen = {ord(letter): None for letter in set(text) - {"\n"} if unicodedata.category(letter) in ("Cc", "Cf")}
    return squeeze_marks(hold_ends(text.translate(unseen)))


def frame_of(job: BoardJob, opens: bool = True, ends: bool = True) -> dict[str, Any]:
    """What a sheet says besides its blocks, for a template; its head only on the page that ``opens`` it, corrections on the one that ``ends`` it."""
    sheet = job.sheet
    head = sheet if opens else replace(sheet, badges=(), headline=(), summary=())
    return {
        "sheet": sheet,
        "face": job.face,
        "posted": sheet.envelope.posted.isoformat() if sheet.envelope and sheet.envelope.posted else "",
        "marks": _marks(job),
        "badges": [badge.text for badge in head.badges],
        "figures": [_figure(each.label, each.gloss, each.value, each.tone.value) for each in head.headline],
        "sentences": [render_sentence(sentence, _PAPER) for sentence in head.summary],
        "corrections": [_correction(*correction) for correction in sheet.corrections] if ends else [],
        "answers": _answers(sheet.envelope),
        "phone": job.face.phone,
        "reply": _reply(job),
    }


def accent_of(job: BoardJob) -> str:
    """The village's colour; the house's own where the village's is no plain ``#rrggbb``."""
    return job.face.accent if _SAFE_ACCENT.fullmatch(job.face.accent) else "#a8232a"


def figure_texts(job: BoardJob) -> list[str]:
    """The figures' values as they will be read, in pieces where they may break: hours of the morning above those of the afternoon."""
    values = [_figure(figure.label, "", figure.value, "")[2].striptags() for figure in job.sheet.headline]
    return [part for value in values for part in value.split()]


@lru_cache(maxsize=8)
def write_code(url: str) -> dict[str, str | int]:
    """Draw the address as a QR code, level H with its quiet zone: path and side in modules, and the words beside it."""
    rows = [bytes(row) for row in segno.make(url, error="h", micro=False, boost_error=False).matrix]
    runs = []
    for y, row in enumerate(rows):
        runs += [
            f"M{run.start() + _QUIET} {y + _QUIET}h{len(run[0])}v1h-{len(run[0])}z"
            for run in re.finditer(b"\x01+", row)
        ]
    address = url.removeprefix("https://").removeprefix("http://")
    return {"path": "".join(runs), "side": len(rows) + 2 * _QUIET, "address": address}


def _column(pieces: tuple[Piece, ...], templates: Environment, fold: Fold) -> Markup:
    return Markup("").join(_piece(piece, templates, fold) for piece in pieces)


def _piece(piece: Piece, templates: Environment, fold: Fold) -> Markup:
    block = piece.block
    shown, asides = fold_block(piece.cut, fold)
    more: dict[str, object] = {}
    if asides:
        more["asides"] = spread(asides, shown) if isinstance(shown, RosterBlock) else asides
    match block:
        case LedgerBlock():
            carried, onward = (
                sums and render_money(sums[0] or Decimal(0)) for sums in (piece.carried(), piece.onward())
            )
            more |= {"carried": carried, "onward": onward, "count": len(block.lines)}
        case TableBlock():
            more |= _subtotals(piece, block, kept_columns(block, fold))
    return _block(shown, templates, **more)


def _subtotals(piece: Piece, block: TableBlock, kept: Sequence[int]) -> dict[str, Markup]:
    """The rows that carry a cut table's sums from one column or panel to the next; ``kept``: the places of the columns shown."""
    shown = replace(block, columns=tuple(block.columns[place] for place in kept))
    told = (("carried", "承前页", piece.carried()), ("onward", "过次页", piece.onward()))
    return {
        name: table_row(shown, [sums[place] if place else words for place in kept], _PAPER)
        for name, words, sums in told
        if sums is not None
    }


def _block(block: Block, templates: Environment, **more: object) -> Markup:
    return Markup(render_block(block, "", _PAPER, templates, **more))


def _figure(label: str, gloss: str, value: Value, tone: str) -> tuple[str, str, Markup, str]:
    unit = Markup('<span class="unit">元</span>') if isinstance(unbound(value), Decimal) else ""
    return label, gloss, render_value(value, _PAPER) + unit, tone


def _marks(job: BoardJob) -> list[str]:
    return [word for word, holds in (("示例", job.face.demo), ("草稿", job.face.draft)) if holds]


def _under(job: BoardJob, page: Page) -> Markup:
    money = any(isinstance(block, LedgerBlock) for block in job.sheet.blocks)
    late = job.sheet.envelope.late_reason if job.sheet.envelope else ""
    parts = [
        job.face.place + job.face.name,
        job.sheet.subtitle,
        "单位：元" if money else "",
        _WHOLE.format(f"第{page.number}幅，共{page.count}幅") if page.count > 1 else "",
        f"迟公开原因：{late}" if late else "",
    ]
    return Markup(" · ").join(part for part in parts if part)


def _correction(day: date, place: str, before: str, after: str, why: str) -> str:
    return f"{show_day(day)}更正{place}：原来写“{before}”，现在是“{after}”。原因：{why}。"


def _answers(envelope: Envelope | None) -> list[tuple[str, str]]:
    if envelope is None:
        return []
    spell = _span(envelope.notice_from, envelope.notice_until)
    found = [
        ("编制", _signed(envelope.drafted)),
        ("审核", _signed(envelope.reviewed)),
        ("审定", _signed(envelope.approved)),
        ("责任人", envelope.responsible),
        ("公开", _kept(envelope)),
        ("公示", spell),
        ("张贴", "、".join(envelope.places)),
        ("依据", "、".join(envelope.basis)),
    ]
    return [(label, words) for label, words in found if words]


def _kept(envelope: Envelope) -> str:
    days = (envelope.posted, ""), (envelope.keep_until, "保留到")
    return "，".join(word + show_day(day) for day, word in days if day)


def _signed(signed: tuple[str, date | None] | None) -> str:
    if signed is None:
        return ""
    who, when = signed
    return Markup("{}　{}").format(who, _WHOLE.format(show_day(when))) if when else who


def _span(start: date | None, until: date | None) -> str:
    return f"{show_day(start)}至{show_day(until)}" if start and until else ""


def _reply(job: BoardJob) -> str:
    days = "" if job.face.reply_days is None else f"{job.face.reply_days}日内答复"
    return "，".join(part for part in (job.face.phone_owner, days) if part and job.face.phone)


def _digest_lines(digest: str) -> list[str]:
    groups = [digest[start : start + 4] for start in range(0, len(digest), 4)]
    return [" ".join(groups[start : start + 4]) for start in range(0, len(groups), 4)]
