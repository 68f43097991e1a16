"""What the derive step adds to every kind's sheet: envelope, states, corrections, files, digest, what it is tied to."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from wuhua.base.dates import Period
from wuhua.base.finding import Finding, Severity
from wuhua.base.money import show_written
from wuhua.model.facts import Facts, day_of
from wuhua.model.sheet import Badge, Block, Envelope, FilesBlock, Link, ProseBlock, Sheet, TableBlock, Tone
from wuhua.model.sheet import Column as _Column
from wuhua.model.village import Village

if TYPE_CHECKING:
    from wuhua.model.record import Disclosure, Record, SignOff


def finish(
    sheet: Sheet,
    record: "Record",
    facts: Facts,
    village: Village,
    findings: Iterable[Finding],
    sizes: Mapping[str, int],
) -> Sheet:
    """Complete a kind's sheet. ``sizes`` gives attachments' bytes by path under ``content/``; those that are absent are left out."""
    told = [finding for finding in findings if finding.severity is not Severity.NOTE or finding.waiver is not None]
    return replace(
        sheet,
        badges=(*sheet.badges, *(badges(facts, village.as_of) if _has_state(facts) else ())),
        blocks=(*sheet.blocks, *_after(record, told, sizes)),
        envelope=_envelope(record.disclosure, facts),
        corrections=tuple(
            (fix.day, fix.place, show_written(fix.before), show_written(fix.after), f"{fix.reason}（{fix.by}）")
            for fix in record.corrections
        ),
        related=(*sheet.related, *_related(sheet, facts, village)),
        digest=facts.digest or digest_of(record),
        search_words=(*sheet.search_words, *facts.names),
    )


def badges(facts: Facts, as_of: date) -> tuple[Badge, ...]:
    """States that change with the day: 正在公示, 公开晚了."""
    found = [notice_badge(facts, as_of)] if in_notice_period(facts, as_of) else []
    if facts.late_reason:
        found.append(Badge("公开晚了，已写明原因", Tone.LATE))
    return tuple(found)


def notice_badge(facts: Facts, as_of: date) -> Badge:
    """How long objections are still heard, of a record in its notice period."""
    until = date.fromisoformat(facts.notice_until)
    left = (until - as_of).days
    return Badge(f"正在公示 · {f'还剩{left}天' if left else '今天截止'}", Tone.OPEN, until)


def _has_state(facts: Facts) -> bool:
    """Whether a record may have a state at all: a page that asks for no day need not be made again every day."""
    return bool(facts.notice_from or facts.late_reason)


def digest_of(record: "Record") -> str:
    """SHA-256 (hex) of the canonical record: JSON with sorted Chinese keys, amounts and days as text, nothing that was not written."""
    plain = record.model_dump(by_alias=True, exclude_unset=True)
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)
    return sha256(text.encode()).hexdigest()


def _plain(value: Any) -> str:
    if isinstance(value, Period):
        return value.text
    return str(value) if isinstance(value, Decimal) else str(value.isoformat())


def _envelope(paper: "Disclosure | None", facts: Facts) -> Envelope:
    if paper is None:
        return Envelope(posted=day_of(facts.posted))
    return Envelope(
        responsible=paper.responsible or "",
        drafted=_signed(paper.drafted),
        reviewed=_signed(paper.reviewed),
        approved=_signed(paper.approved),
        posted=day_of(facts.posted),
        notice_from=day_of(facts.notice_from),
        notice_until=day_of(facts.notice_until),
        keep_until=paper.keep_until,
        channels=tuple(paper.channels),
        places=tuple(paper.places),
        audience=paper.audience,
        basis=tuple(paper.basis),
        late_reason=paper.late_reason or "",
    )


def _signed(sign: "SignOff | None") -> tuple[str, date | None] | None:
    return (sign.who, sign.day) if sign else None


def _after(record: "Record", findings: list[Finding], sizes: Mapping[str, int]) -> list[Block]:
    blocks: list[Block] = []
    if record.remark:
        blocks.append(ProseBlock.of("说明", record.remark))
    files = tuple((file.title, file.place, sizes[file.place]) for file in record.attachments if file.place in sizes)
    if files:
        blocks.append(FilesBlock("照片", files))
    if findings:
        rows = tuple(
            (finding.message, finding.waiver or finding.note or "还没有说明", _rule(finding.code))
            for finding in findings
        )
        columns = (_Column("自查发现", grow=True), _Column("情况"), _Column("规则", nowrap=True))
        blocks.append(TableBlock("自查发现的问题", columns, rows))
    return blocks


def _rule(code: str) -> Link:
    """The code, and where the site explains it; what has no page there stays plain."""
    return Link(code, f"rules/{code.lower()}")


def _related(sheet: Sheet, facts: Facts, village: Village) -> list[Link]:
    """Records that this one names and records that name it, each once, without what the sheet links already."""
    keys: dict[str, str] = {}
    for link in facts.links:
        target = village.find(link.kind, link.ident)
        if target is not None:
            keys[target.key] = target.title
    for row, _ in village.links_to(facts):
        keys[row.key] = row.title
    known = {link.key.partition("#")[0] for link in sheet.related}
    return [Link(title, key) for key, title in keys.items() if key not in known and key != facts.key]


def in_notice_period(facts: Facts, as_of: date) -> bool:
    """Whether objections are being heard today."""
    return bool(facts.notice_from) and facts.notice_from <= as_of.isoformat() <= facts.notice_until


def hangs_on(facts: Facts, as_of: date) -> bool:
    """Whether a sheet should hang on its boards today: posted, not taken down, not past its keep-until day."""
    today = as_of.isoformat()
    return (
        bool(facts.posted)
        and facts.posted <= today
        and not facts.removed
        and (not facts.keep_until or today <= facts.keep_until)
    )
