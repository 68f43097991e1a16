"""Jobs and their pieces in, HTML pages out; every word of a board is set here."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import segno
from jinja2 import Environment
from markupsafe import Markup

from wuhua.base.dates import show_day
from wuhua.model.sheet import Block, ChartBlock, Envelope, LedgerBlock, Value
from wuhua.outputs.blocks import NoLinks, render_block, render_sentence, render_value
from wuhua.outputs.board.job import BoardJob
from wuhua.outputs.board.pieces import Piece
from wuhua.outputs.values import render_money

_PAPER = NoLinks()
_SAFE_ACCENT = re.compile(r"#[0-9a-fA-F]{6}", re.ASCII)
_QUIET = 4


@dataclass(frozen=True, slots=True)
class Page:
    """One panel of a board: its columns of pieces, its number from 1, and how many there are."""

    columns: tuple[tuple[Piece, ...], ...]
    number: int = 1
    count: int = 1


def flowing(job: BoardJob) -> list[tuple[int, Block]]:
    """The blocks that flow in columns, with their place in the sheet: all but the chart beside the sentences."""
    beside = _beside(job)
    return [(index, block) for index, block in enumerate(job.sheet.blocks) if index != beside]


def write_page(job: BoardJob, page: Page, templates: Environment) -> str:
    """Write one panel as HTML. Invisible and control characters are left out: no font draws them."""
    opens = page.number == 1
    sheet = job.sheet
    beside = _beside(job)
    text = templates.get_template("board/sheet.html.j2").render(
        sheet=sheet,
        face=job.face,
        wide=job.panel.wide,
        page=page.number,
        pages=page.count,
        posted=sheet.envelope.posted.isoformat() if sheet.envelope and sheet.envelope.posted else "",
        under=_under(job, page),
        marks=_marks(job),
        badges=[badge.text for badge in sheet.badges] if opens else [],
        figures=[_figure(figure.label, figure.gloss, figure.value, figure.tone.value) for figure in sheet.headline]
        if opens
        else [],
        sentences=[render_sentence(sentence, _PAPER) for sentence in sheet.summary] if opens else [],
        beside=_block(sheet.blocks[beside], templates) if opens and beside is not None else "",
        columns=[_column(pieces, templates) for pieces in page.columns],
        corrections=[_correction(*correction) for correction in sheet.corrections] if page.number == page.count else [],
        answers=_answers(sheet.envelope),
        phone=job.face.phone,
        reply=_reply(job),
        digest=_digest_lines(sheet.digest),
        code=write_code(job.url) if job.url else None,
        signatures=("编制", "审核", "负责人"),
    )
    return "".join(
        character for character in text if character == "\n" or unicodedata.category(character) not in ("Cc", "Cf")
    )


def accent_of(job: BoardJob) -> str:
    """The village's colour; the house's own where the village's is no plain ``#rrggbb``."""
    return job.face.accent if _SAFE_ACCENT.fullmatch(job.face.accent) else "#a8232a"


def figure_texts(job: BoardJob) -> list[str]:
    """The figures' values as they will be read."""
    return [_figure(figure.label, "", figure.value, "")[2].striptags() for figure in job.sheet.headline]


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


def _beside(job: BoardJob) -> int | None:
    charts = [index for index, block in enumerate(job.sheet.blocks) if isinstance(block, ChartBlock)]
    return charts[0] if charts and len(job.sheet.blocks) > 1 else None


def _column(pieces: tuple[Piece, ...], templates: Environment) -> Markup:
    return Markup("").join(_piece(piece, templates) for piece in pieces)


def _piece(piece: Piece, templates: Environment) -> Markup:
    if not isinstance(piece.block, LedgerBlock):
        return _block(piece.cut, templates)
    carried, onward = piece.carried(), piece.onward()
    return _block(
        piece.cut,
        templates,
        carried=None if carried is None else render_money(carried),
        onward=None if onward is None else render_money(onward),
        count=len(piece.block.lines),
    )


def _block(block: Block, templates: Environment, **more: object) -> Markup:
    return Markup(render_block(block, "", _PAPER, templates, **more))


def _figure(label: str, gloss: str, value: Value, tone: str) -> tuple[str, str, Markup, str]:
    unit = Markup('<span class="unit">元</span>') if isinstance(value, Decimal) else ""
    return label, gloss, render_value(value, _PAPER) + unit, tone


def _marks(job: BoardJob) -> list[str]:
    return [word for word, holds in (("示例", job.face.demo), ("草稿", job.face.draft)) if holds]


def _under(job: BoardJob, page: Page) -> str:
    money = any(isinstance(block, LedgerBlock) for block in job.sheet.blocks)
    late = job.sheet.envelope.late_reason if job.sheet.envelope else ""
    parts = [
        job.face.place + job.face.name,
        job.sheet.subtitle,
        "单位：元" if money else "",
        f"第{page.number}幅，共{page.count}幅" if page.count > 1 else "",
        f"迟公开原因：{late}" if late else "",
    ]
    return " · ".join(part for part in parts if part)


def _correction(day: date, said: str, says: str, why: str, who: str) -> str:
    return f"{show_day(day)}更正：原来写“{said}”，现在是“{says}”。原因：{why}。{who}"


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
    return f"{who}　{show_day(when)}" if when else who


def _span(start: date | None, until: date | None) -> str:
    return f"{show_day(start)}至{show_day(until)}" if start and until else ""


def _reply(job: BoardJob) -> str:
    days = "" if job.face.reply_days is None else f"{job.face.reply_days}日内答复"
    return "，".join(part for part in (job.face.phone_owner, days) if part and job.face.phone)


def _digest_lines(digest: str) -> list[str]:
    groups = [digest[start : start + 4] for start in range(0, len(digest), 4)]
    return [" ".join(groups[start : start + 4]) for start in range(0, len(groups), 4)]
