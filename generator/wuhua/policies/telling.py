"""All rules of a place in plain words: each with its value, source, verified or not, since when and by which layer."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from wuhua.base.caret import show_finding, width_of
from wuhua.law.files import PRACTICE, VILLAGE, limit_table
from wuhua.law.policy import Limit, Policy
from wuhua.policies.opening import open_policy
from wuhua.rules.rule import FAMILIES

#: The law's verb, by the severity that it gives.
VERBS = {"错误": "应当", "警告": "当地", "提示": "提倡"}
_MODES = {"名单": "可以列名单", "栏上名单": "名单只上公开栏", "总数": "只写总数，不列人"}
#: Cells of the first column.
CODES = 10
_LAYER = 12

Term = dict[str, str]


class Told(NamedTuple):
    """One thing that a policy says: the rules that ask for it, the sentence, and where it comes from."""

    codes: str
    text: str
    layer: str
    verb: str
    basis: str
    start: str = ""


def show_policy(word: str, day: date, content: Path | None, colour: bool = False) -> tuple[str, int]:
    """Tell all rules of a place on a day, by family; ``content`` the village's folder, None outside of one."""
    policy, findings = open_policy(word, content)
    lines = [bold(f"当地规定：{policy.name}（{day.isoformat()}）", colour)]
    lines += [f"按这些规定，越往后离村越近：{' → '.join(policy.layers)}", f"带 * 的是“{policy.name}”自己的。", ""]
    for family, terms in by_family():
        told = [line for term in terms for line in _limit_lines(policy, term, day)]
        silent = [term["名称"] for term in terms if not _has(policy, term["名称"])]
        lines += _section(family, told, policy.name, colour)
        lines += [dim(f"  没有哪一级写数，先不检查：{'、'.join(silent)}", colour)] if silent else []
        lines.append("")
    lines += _section("公示期", _notice_lines(policy, day), policy.name, colour)
    lines += ["", bold("人员名单可以写什么", colour), *_column_lines(policy), "", *_catalogue_lines(policy)]
    return "\n".join([*map(show_finding, findings), *lines]).rstrip(), 1 if findings else 0


def by_family() -> Iterator[tuple[str, list[Term]]]:
    """Every family of rules with the limits that they ask for."""
    table = limit_table()
    for letter, family in FAMILIES.items():
        yield family, [term for term in table if term.get("类", term["规则"])[0] == letter]


def _limit_lines(policy: Policy, term: Term, day: date) -> Iterator[Told]:
    """What every layer says of a limit: the ruling word first, the others as 另有, one that has ended with its end."""
    rows = [row for row in policy.rows if row.name == term["名称"]]
    current = [row for row in rows if row.in_force(day.isoformat())]
    for village in dict.fromkeys(row.village for row in current):
        ruling, *others = [row for row in current if row.village == village]
        name = f"{village}：" if village else ""
        yield told(term, ruling, name + sentence(term, ruling))
        for row in others:
            same = row.text == ruling.text
            yield told(term, row, "  也这样写" if same else f"  另有：{sentence(term, row)}")
    if not current and rows:
        last = max(rows, key=lambda row: row.start)
        later = last.start > day.isoformat()
        tail = f"（{last.start}起才用）" if later else f"（到{last.end}；以后的数没有读到，先不检查）"
        yield told(term, last, sentence(term, last) + tail)


def told(term: Term, row: Limit, text: str) -> Told:
    """A limit as told, with its source."""
    return Told(term["规则"], text, row.layer, VERBS[row.severity], row.basis, row.start)


def sentence(term: Term, row: Limit) -> str:
    """A limit in plain words."""
    if term["形"] == "是否":
        return term["说明"] if row.value else f"不要求：{term['说明']}"
    return term["说明"].replace("{}", _plain(row.text))


def _plain(text: str) -> str:
    """Great round numbers in 万."""
    whole = int(text) if text.isascii() and text.isdigit() else 0
    return f"{whole // 10000}万" if whole and whole % 10000 == 0 else text


def _notice_lines(policy: Policy, day: date) -> Iterator[Told]:
    for matter in policy.matters:
        for row in policy.notice_periods(matter, day):
            text = f"{matter}：{row.text}" + ("" if row.days else "，没有写几天")
            yield Told("T06", text, row.layer, VERBS[row.severity], row.basis, row.start)


def _column_lines(policy: Policy) -> Iterator[str]:
    for row in policy.lists:
        yield f"  {row.matter}：{_MODES[row.mode]}"
        yield f"    写：{'、'.join(row.may)}"
        yield f"    不写：{'、'.join(row.never)}"


def _catalogue_lines(policy: Policy) -> list[str]:
    """The catalogue's size and the place's own words; what it changes is told by ``wuhua policy diff``."""
    core = sum(item.core for item in policy.items)
    named = [(name, policy.family(name)) for name in ("党务", "村务", "财务", "服务")]
    labels = [f"  {name}在这里叫“{label}”" for name, label in named if label != name]
    return [f"公开目录：{len(policy.items)}项，其中核心{core}项", *labels]


def _has(policy: Policy, name: str) -> bool:
    return any(row.name == name for row in policy.rows)


def _section(title: str, told: Iterable[Told], place: str, colour: bool) -> list[str]:
    lines = [bold(title, colour)]
    for one in told:
        mark = "*" if one.layer == place else " "
        lines += [f"{mark} {bold(padded(one.codes, CODES), colour)}{one.text}", dim(source_line(one), colour)]
    return lines


def source_line(one: Told, mark: str = "") -> str:
    """Layer, verb, verified or not, since when, and the clause, in columns."""
    start = f"{one.start}起" if one.start else "没写哪天起"
    basis = one.basis.removesuffix("（未核）")
    columns = (padded(mark + one.layer, _LAYER), one.verb, _checked(one), padded(start, 14), basis)
    return "  " + " " * CODES + "  ".join(columns)


def _checked(one: Told) -> str:
    if one.basis.endswith("（未核）"):
        return "未核"
    return "自定" if one.layer in (PRACTICE, VILLAGE) else "已核"


def padded(text: str, cells: int) -> str:
    """Fill a text up to so many cells, with one blank at least."""
    return text + " " * max(cells - width_of(text), 1)


def bold(text: str, colour: bool) -> str:
    """In bold where colours are taken."""
    return f"\033[1m{text}\033[0m" if colour else text


def dim(text: str, colour: bool) -> str:
    """In grey where colours are taken."""
    return f"\033[2m{text}\033[0m" if colour else text
