"""``wuhua new``: the next file of a kind, with what can be known filled in and every field explained."""

import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from wuhua.base.dates import Cadence, read_period
from wuhua.base.faults import MachineFault
from wuhua.base.money import show_money
from wuhua.kinds import all_kinds, kinds_by_ident, kinds_by_title
from wuhua.model.facts import Facts, yuan
from wuhua.model.kind import Kind

#: What a new file leaves out: a clerk meets these only when they are needed.
_LATER = frozenset({"标题", "目录项", "附件", "更正", "不适用", "取下日期", "依据"})


def find_kind(word: str) -> Kind:
    """The kind that a clerk names by title or ident; MachineFault with 是不是… when there is none."""
    kind = kinds_by_title().get(word) or kinds_by_ident().get(word)
    if kind is not None:
        return kind
    titles = [each.title for each in all_kinds()]
    near = get_close_matches(word, titles, 1, 0.3)
    guess = f"，是不是“{near[0]}”" if near else ""
    raise MachineFault(f"没有“{word}”这种公开事项{guess}。可以写：{'、'.join(titles)}")


def next_text(kind: Kind, name: str, known: dict[str, str]) -> str:
    """The file's text: known values, then every other field as a comment with its explanation and example."""
    lines = [f"# {kind.title}：{kind.lead}", "# 以“#”开头的行是说明；要用哪一项，去掉前面的“# ”再填。", ""]
    for title, value in known.items():
        field = next((f for f in kind.record.model_fields.values() if f.alias == title), None)
        lines.append(f"{title}: {value}" + (f"    # {field.description}" if field and field.description else ""))
    lines.append("")
    for line in _fields(kind.record, "", set(known)):
        lines.append(line)
    return "\n".join(lines) + "\n"


def _fields(model: type[BaseModel], indent: str, known: set[str]) -> Iterator[str]:
    ordered = sorted(model.model_fields.values(), key=lambda field: _rank(field))
    for field in ordered:
        title = field.alias or ""
        if title in known or title in _LATER:
            continue
        yield from _field(title, field, indent)


def _rank(field: FieldInfo) -> int:
    return 1 if field.alias in ("公开", "备注", "编号") else 0


def _field(title: str, field: FieldInfo, indent: str) -> Iterator[str]:
    example = str(field.examples[0]) if field.examples else ""
    must = "（必填）" if field.is_required() else ""
    yield f"# {indent}{title}: {example}    # {must}{field.description or ''}".rstrip()
    part = _part_of(field.annotation)
    if part is None:
        return
    listed = get_origin(field.annotation) is list
    inner = list(_fields(part, indent + ("    " if listed else "  "), set()))
    if listed and inner:
        inner[0] = inner[0].replace(f"# {indent}    ", f"# {indent}  - ", 1)
    yield from inner


def _part_of(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _part_of(part))), None)


def ledger_known(word: str, books: list[Facts]) -> list[tuple[str, dict[str, str]]]:
    """(file stem, known values) of the next ledgers: one for each ledger that the village keeps; opening = last closing."""
    period = read_period(word)
    if period is None:
        raise MachineFault("写明是哪一期：wuhua new 财务收支 2025-04，按季写 2025年一季度。")
    found = []
    for book in ("行政账", "经济账"):
        before = [row for row in books if row.data["book"] == book and not row.data["group"]]
        last = max(
            (row for row in before if row.due_from < period.start.isoformat()),
            key=lambda row: row.due_from,
            default=None,
        )
        if last is None and before:
            continue
        if last is None and book == "经济账" and books:
            continue
        opening = show_money(yuan(last.cents["closing"])).replace(",", "") if last else "0.00"
        stem = f"{period.slug if period.cadence is not Cadence.MONTH else period.text}-{book}"
        found.append((stem, {"账套": book, "期间": period.text, "期初余额": opening}))
    return found


def place_for(folder: Path, stem: str) -> Path:
    """Where the new file goes; MachineFault when it is there already: nothing of the clerk's is written over."""
    path = folder / f"{stem}.yml"
    if path.exists() or path.is_symlink():
        raise MachineFault(f"{path.name} 已经有了，没有改动它。")
    return path


_ITEM = re.compile(r"^(.+)-([A-Z]{2}-[0-9]{2})$", re.ASCII)


def _named(kind: Kind, word: str) -> tuple[str, dict[str, str]]:
    """A period becomes the file's beginning and its 期间; ``2025年四季度-CW-33`` names the item of the catalogue too."""
    found = _ITEM.match(word)
    period = read_period(found[1] if found else word)
    if period is None or not any(field.alias == "期间" for field in kind.record.model_fields.values()):
        return word, {}
    stem = period.text if period.cadence is Cadence.MONTH else period.slug
    if found is None:
        return stem, {"期间": period.text}
    return f"{stem}-{found[2]}", {"期间": period.text, "目录项": f"[{found[2]}]"}


def stem_for(kind: Kind, word: str, rows: list[Facts], today: date) -> tuple[str, dict[str, str]]:
    """File stem and known values of a new record that is no ledger."""
    if kind.ident == "duty":
        period = read_period(word)
        if period is None or period.cadence is not Cadence.MONTH:
            raise MachineFault("写明是哪个月：wuhua new 值班表 2025-12")
        phone = next((row.data["phone"] for row in reversed(rows)), "")
        return period.text, {"月份": period.text, **({"值班电话": phone} if phone else {})}
    if word:
        return _named(kind, word)
    if kind.ident == "decision":
        numbers = [
            int(row.ident[5:7]) for row in rows if row.ident[:5] == f"{today.year}-" and row.ident[5:7].isdigit()
        ]
        return f"{today.year}-{max(numbers, default=0) + 1:02}-事项", {}
    return f"{today.isoformat()}-{kind.title}", {}
