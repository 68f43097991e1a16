"""The same records as Markdown, for generators that read it: the words and tables of our own sheets.

In: a village that is clean. Out: a page a record, with its title, its kind's title and its year.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from wuhua.base.dates import show_day
from wuhua.base.money import show_money
from wuhua.kinds import kinds_by_ident
from wuhua.model import sheet as said
from wuhua.model.drawing import PlanBlock
from wuhua.pipeline import check
from wuhua.steps.sheets import derive


class MarkdownPage(NamedTuple):
    """A record's page: ``kind`` and ``name`` are its folder and file, ``source`` the YAML file that it came from."""

    kind: str
    kind_title: str
    year: str
    name: str
    title: str
    text: str
    source: str


def read_pages(village: Path, today: date) -> list[MarkdownPage]:
    """Check a village and write each of its records as Markdown, by kind and name."""
    from wuhua.checking import open_settings

    survey = check(open_settings(str(village / "site_config.yml")), today)
    kinds = kinds_by_ident()
    found = []
    for facts in survey.village.facts.values():
        derived = derive(survey.settings, survey.village, facts, (), {})
        if derived is not None:
            kind, _, name = facts.key.partition("/")
            text = "\n\n".join(_sheet(derived.sheet)) + "\n"
            found.append(
                MarkdownPage(
                    kind, kinds[kind].title, facts.day[:4] or "0000", name, derived.sheet.title, text, facts.file
                )
            )
    return sorted(found)


def _sheet(sheet: said.Sheet) -> Iterator[str]:
    yield f"# {sheet.title}"
    if sheet.subtitle:
        yield sheet.subtitle
    yield from (f"- {figure.label}：**{_value(figure.value)}** {figure.gloss}" for figure in sheet.headline)
    yield from ("".join(_part(part) for part in sentence) for sentence in sheet.summary)
    for block in sheet.blocks:
        if block.title:
            yield f"## {block.title}"
        yield from _BLOCKS[type(block)](block)
    yield from _envelope(sheet.envelope)
    yield from (f"- {link.text}" for link in sheet.related)


def _part(part: Any) -> str:
    return f"**{_value(part.value)}**" if isinstance(part, said.Strong) else _value(part)


def _value(value: Any) -> str:
    """One value in words; links lose their address, since each generator has its own."""
    match value:
        case None:
            return ""
        case Decimal():
            return show_money(value)
        case date():
            return show_day(value)
        case said.Count() | said.Measure():
            return f"{value.number}{value.unit}"
        case said.Amount():
            return f"{value.lead}{_value(value.value)}"
        case said.Link() | said.Word():
            return value.text
        case said.Vacant():
            return f"空缺{value.note}"
        case str() | int():
            return str(value).replace("|", "\\|")
        case _:
            # Else a new type of value would be measured by its name in Python.
            raise TypeError(f"no words for {value!r}")


def _rows(heads: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    names = list(heads)
    lines = [f"| {' | '.join(names)} |", "|" + "---|" * len(names)]
    return "\n".join(lines + [f"| {' | '.join(_value(cell) for cell in row)} |" for row in rows])


def _facts(block: said.FactsBlock) -> Iterator[str]:
    yield _rows(("项目", "内容"), block.rows)


def _table(block: said.TableBlock) -> Iterator[str]:
    yield _rows((column.title for column in block.columns), (*block.rows, *block.foot))
    yield block.note


def _ledger(block: said.LedgerBlock) -> Iterator[str]:
    heads = ("日期", "科目", "摘要", "金额", "凭证", "经手人", "审批人", "来源")
    rows = [
        (x.day, x.heading, x.summary, x.amount, x.voucher, x.handler, x.approver, x.source or None) for x in block.lines
    ]
    yield _rows(heads, [*rows, ("", "", "合计", block.total, "", "", "", "")])


def _people(block: said.PeopleBlock) -> Iterator[str]:
    rows = ((x.post, x.person, x.duty, x.since, x.until, x.phone) for x in block.seats)
    yield _rows(("职务", "姓名", "分工", "任职起", "任职止", "电话"), rows)
    yield block.note


def _steps(block: said.StepsBlock) -> Iterator[str]:
    for number, step in enumerate(block.steps, 1):
        vote = step.vote
        told = [_value(step.day), step.note]
        if vote:
            counts = (("应到", vote.due), ("实到", vote.present), ("同意", vote.in_favour), ("反对", vote.against))
            told += [f"{name}{count}" for name, count in counts if count is not None] + [vote.need]
        yield f"{number}. {step.name} {'，'.join(filter(None, told))}"


def _roster(block: said.RosterBlock) -> Iterator[str]:
    shifts = ((day, shift) for day, shifts in block.days for shift in shifts)
    rows = ((day, x.hours, x.person, x.substitute, x.phone, x.note) for day, x in shifts)
    yield _rows(("日期", "时段", "值班", "替班", "电话", "说明"), rows)


def _chart(block: said.ChartBlock) -> Iterator[str]:
    yield _rows(("项目", "数值"), block.bars)
    yield block.sentence


def _prose(block: said.ProseBlock) -> Iterator[str]:
    yield from block.paragraphs


def _files(block: said.FilesBlock) -> Iterator[str]:
    yield from (f"- {words}" for words, _, _ in block.files)


def _cards(block: said.CardsBlock) -> Iterator[str]:
    yield from (f"- {words} {line}" for words, _, line, _ in block.cards)


def _envelope(envelope: said.Envelope | None) -> Iterator[str]:
    if envelope is None:
        return
    rows: list[tuple[str, Any]] = [("责任人", envelope.responsible), ("公开日期", envelope.posted)]
    signs = (("编制", envelope.drafted), ("审核", envelope.reviewed), ("审定", envelope.approved))
    rows += [(name, f"{sign[0]} {_value(sign[1])}") for name, sign in signs if sign]
    rows += [
        ("保留至", envelope.keep_until),
        ("形式", "、".join(envelope.channels)),
        ("地点", "、".join(envelope.places)),
    ]
    yield "## 公开"
    yield _rows(("项目", "内容"), rows)


def _plan(block: PlanBlock) -> Iterator[str]:
    yield from (f"{spot.number}. {spot.title}" for spot in block.spots)


_BLOCKS: dict[type, Any] = {
    said.FactsBlock: _facts,
    said.TableBlock: _table,
    said.LedgerBlock: _ledger,
    said.PeopleBlock: _people,
    said.StepsBlock: _steps,
    said.RosterBlock: _roster,
    said.ChartBlock: _chart,
    said.ProseBlock: _prose,
    said.FilesBlock: _files,
    said.CardsBlock: _cards,
    PlanBlock: _plan,
}
