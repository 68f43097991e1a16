"""V08: special groups as counts alone, and no count so small that it points at somebody."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.base.patterns import pattern
from wuhua.rules.people import SPECIAL, Cell, Row, is_worker, line_at, names_beside, names_told_of, rows_of
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts
    from wuhua.model.record import Record

_HAN = {
    word: number
    for number, words in enumerate(("一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"), 1)
    for word in words
}
_NUMBER = f"(?<![0-9十百{''.join(_HAN)}])([0-9]{{1,4}}|[{''.join(_HAN)}])"
_UNIT = "(?:人(?!次|份)|名|个|位|例|户)"
_AFTER = pattern(
    rf"^(?:[^0-9{''.join(_HAN)}。；，、,;]{{0,8}}{_NUMBER}\s?{_UNIT}|"
    rf"(?:人员|对象|患者|人数|数量)*\s?[:：]\s?{_NUMBER}(?=$|[\s。；，、,;）)]))"
)
_BEFORE = pattern(rf"{_NUMBER}\s?(?:名|个|位|例|户)[^0-9。；，、,;]{{0,4}}$")
_FEWER = pattern("少于|不足|不到|低于|未满|<|＜")
_COUNT_FIELD = pattern("人数|数量|人$|内容|户数|现有|在册")
_BARE = pattern(rf"{_NUMBER}\s?[人名个位例户]?")
#: A cell that is longer than this tells more than what its row counts.
_LABEL_LENGTH = 30


def find(record: "Record", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find persons of special groups, and counts of them from one to one below the least that may be told."""
    rows = [row for row in rows_of(record) if any(SPECIAL.search(f"{cell.field}，{cell.text}") for cell in _cells(row))]
    if not rows:
        return
    limit = policy.limit("最少公布人数")
    if limit is None:
        yield Skip("没有最少公布人数的规定")
        return
    for row in rows:
        named = _named(row)
        if named is not None:
            fix = "只写人数，不写是谁。已经提交过的，告诉管网站的人清理历史"
            cell, at = named
            yield _fault(cell, "这里写了特殊人群里的人", fix, at)
            continue
        for cell, at in _few(row, limit.value):
            message = f"特殊人群的人数不到{limit.value}人，写了准数"
            yield _fault(cell, message, f"写成“少于{limit.value}人”；没有的写 0", at)


def _fault(cell: Cell, message: str, fix: str, at: int) -> Fault:
    return Fault(cell.path, message, "不能公开", fix, piece=line_at(cell.text, at))


def _cells(row: Row) -> tuple[Cell, ...]:
    return row.others if row.subject is None else (row.subject, *row.others)


def _named(row: Row) -> tuple[Cell, int] | None:
    """The cell that, and where in it, names somebody: the subject of a row that tells the group, or a text with a name beside the word."""
    if row.subject is not None and any(_is_member(cell.text) for cell in row.others):
        return row.subject, 0
    for cell in row.others if row.subject is None else ():
        for found in SPECIAL.finditer(cell.text):
            if names_told_of(cell.text, found.span()):
                return cell, found.start()
            around = cell.text[max(0, found.start() - 12) : found.end() + 16]
            if not is_worker(around) and names_beside(cell.text, found.span(), 16):
                return cell, found.start()
    return None


def _is_member(text: str) -> bool:
    return SPECIAL.search(text) is not None and not is_worker(text)


def _few(row: Row, least: int) -> Iterator[tuple[Cell, int]]:
    labelled = any(len(cell.text) <= _LABEL_LENGTH and _is_member(cell.text) for cell in row.others)
    for cell in row.others:
        groups = [found.span() for found in SPECIAL.finditer(cell.text)]
        told = [(number, span[0]) for span in groups for number in _beside(cell.text, *span)]
        bare = _BARE.fullmatch(cell.text)
        own = SPECIAL.search(cell.field) is not None and not is_worker(cell.field)
        if bare and (own or (labelled and _COUNT_FIELD.search(cell.field))):
            told.append((_value(bare[1]), 0))
        few = [at for number, at in told if 0 < number < least]
        if few:
            yield cell, few[0]


def _beside(text: str, start: int, end: int) -> list[int]:
    """Counts of persons just before or after the word; what counts the workers does not count."""
    after, before = _AFTER.search(text[end : end + 16]), _BEFORE.search(text[max(0, start - 10) : start])
    if is_worker(text[start : end + (after.end() if after else 6)]):
        return []
    found = [after[1] or after[2]] if after and not _FEWER.search(after[0]) else []
    if before and not _FEWER.search(text[max(0, start - 14) : start]):
        found.append(before[1])
    return [_value(number) for number in found]


def _value(text: str) -> int:
    return _HAN[text] if text in _HAN else int(text)


RULE = Rule("V08", "特殊人群写得太细", "record", find, blocks=True, clauses=("PIPL 28",))
