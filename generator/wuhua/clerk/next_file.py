"""``wuhua new``: the next file of a kind, with what can be known filled in and every field explained."""

import re
from collections.abc import Collection, Iterator
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from wuhua.base.dates import Cadence, Period, add_days, read_day, read_period
from wuhua.base.faults import MachineFault
from wuhua.base.money import show_money
from wuhua.kinds import all_kinds, kinds_by_ident, kinds_by_title
from wuhua.model.facts import Facts, yuan
from wuhua.model.kind import Kind
from wuhua.source.folder import show_name, why_no_record

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
    """The file's text: known values, then every other field as a comment with its explanation and example.

    A known value that ends in a comment of its own needs no other explanation.
    """
    lines = [f"# {kind.title}：{kind.lead}", "# 以“#”开头的行是说明；要用哪一项，去掉前面的“# ”再填。", ""]
    for title, value in known.items():
        field = next((f for f in kind.record.model_fields.values() if f.alias == title), None)
        lines += _known_lines(title, value, field)
    lines.append("")
    for line in _fields(kind.record, "", set(known)):
        lines.append(line)
    return "\n".join(lines) + "\n"


def _known_lines(title: str, value: str, field: FieldInfo | None) -> Iterator[str]:
    """A field that is known, or (empty) left open for the clerk: until it is filled nothing is published."""
    hint = field.description if field and field.description and "    # " not in value else ""
    part = _part_of(field.annotation) if field and not value else None
    hint += "；真的没有，写 []" if part else ""
    first, _, rest = value.partition("\n")
    yield f"{title}: {first}".rstrip() + (f"    # {hint}" if hint else "")
    yield from rest.split("\n") if rest else ()
    yield from _items(part, "") if part else ()


def _items(part: type[BaseModel], indent: str) -> list[str]:
    """The fields of one item of a list, as comments."""
    inner = list(_fields(part, f"{indent}    ", set()))
    if inner:
        inner[0] = inner[0].replace(f"# {indent}    ", f"# {indent}  - ", 1)
    return inner


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
    yield from _items(part, indent) if listed else _fields(part, f"{indent}  ", set())


def _part_of(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _part_of(part))), None)


def ledger_period(word: str) -> Period:
    """The period that a clerk names; MachineFault, with what to type, when it is none."""
    period = read_period(word)
    if period is None:
        raise MachineFault("写明是哪一期：wuhua new 财务收支 2025-04，按季写 2025年一季度。")
    return period


def ledger_known(period: Period, books: list[Facts], there: Collection[str]) -> list[tuple[str, dict[str, str]]]:
    """(file stem, known values) of the next ledgers that are not written yet: one for each that the village keeps.

    The opening is the last closing; where months between are missing nobody knows it. The lines only the clerk knows. ``there``
    names the files of the folder.
    """
    found, written = [], []
    for book in ("行政账", "经济账"):
        kept = [row for row in books if row.data["book"] == book and not row.data["group"]]
        if not kept and book == "经济账" and books:
            continue
        stem = f"{period.slug if period.cadence is not Cadence.MONTH else period.text}-{book}"
        same = [row.file.rpartition("/")[2] for row in kept if row.period == period.text]
        same = same or [name for name in (f"{stem}.yml", f"{stem}.yaml") if name in there]
        written += same
        if not same:
            opening = _opening(period, kept)
            found.append((stem, {"账套": book, "期间": period.text, "期初余额": opening, "收入": "", "支出": ""}))
    if not found:
        raise MachineFault(f"{'、'.join(written)} 已经有了，没有改动它。")
    return found


def _opening(period: Period, kept: list[Facts]) -> str:
    """What the ledger before closed with; a comment in its place where that is not written."""
    start = period.start.isoformat()
    last = max((row for row in kept if row.due_from < start), key=lambda row: row.due_from, default=None)
    if last is None:
        return "    # 上一期的账没有写，照账本写这一期开头的余额" if kept else ""
    first = add_days(read_day(last.due_from) or period.start, 1)
    if first == period.start:
        return show_money(yuan(last.cents["closing"])).replace(",", "")
    months = sorted({f"{day.year}-{day.month:02}" for day in (first, add_days(period.start, -1))})
    return f"    # 中间缺 {' 到 '.join(months)}，先补上；或者照账本写这一期开头的余额"


def begins_before(name: str, period: Period) -> bool:
    """Whether a ledger's file may report on an earlier period, as far as its name says."""
    found = re.match(r"([0-9]{4})(?:-([0-9]{2}|[qh][0-9]))?", name, re.ASCII)
    months = {"q": 3, "h": 6}
    if found is None:
        return True
    part = found[2] or "01"
    month = (int(part[1]) - 1) * months[part[0]] + 1 if part[0] in months else int(part)
    return (int(found[1]), month) < (period.year, period.first_month)


def place_for(folder: Path, stem: str) -> Path:
    """Where the new file goes; MachineFault when it is there already: nothing of the clerk's is written over."""
    for path in (folder / f"{stem}.yaml", folder / f"{stem}.yml"):
        if path.exists() or path.is_symlink():
            raise MachineFault(f"{path.name} 已经有了，没有改动它。")
    return path


def only_once(kind: Kind, folder: Path, shown: str) -> None:
    """MachineFault when the kind is written once for a village and is written already; ``shown`` is the folder's name for a clerk."""
    there = sorted(folder.glob("*.y*ml")) if kind.ident == "profile" else []
    if there:
        raise MachineFault(f"{kind.title}全村只有一份，在 {shown}/{show_name(there[0].name)}，直接改它。")


def plain_stem(word: str) -> str:
    """A name that a clerk gave, without its ending; MachineFault when no record can be called so."""
    stem = re.sub(r"\.ya?ml$", "", word.strip(), flags=re.IGNORECASE)
    reason = why_no_record(f"{stem}.yml")
    if reason or (word and not stem):
        raise MachineFault(f"文件名{reason or '是空的'}。文件名用汉字、字母、数字和“-”，不能有 / 和 :，不写文件夹。")
    return stem


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
    if kind.ident == "nil":
        # The item is what did not happen; why, only the clerk can tell.
        return f"{stem}-{found[2]}", {
            "期间": period.text,
            "没有发生的": f"\n  - 目录项: {found[2]}\n    原因:    # 为什么没有，村民看到的就是这句话",
        }
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
        return _named(kind, plain_stem(word))
    if kind.ident == "decision":
        numbers = [
            int(row.ident[5:7]) for row in rows if row.ident[:5] == f"{today.year}-" and row.ident[5:7].isdigit()
        ]
        return f"{today.year}-{max(numbers, default=0) + 1:02}-事项", {}
    return (kind.title if kind.ident == "profile" else f"{today.isoformat()}-{kind.title}"), {}
