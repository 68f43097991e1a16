"""V05: no full name of a minor; numbers and withheld names are told."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from wuhua.base.patterns import pattern
from wuhua.base.persons import is_masked
from wuhua.rules.people import Cell, Path, Row, line_at, names_beside, rows_of, soft_in
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts
    from wuhua.model.record import Record

_CHILD_FIELD = pattern("儿童|学生|孤儿|幼儿|孩子")
_CHILD_WORD = pattern("小学|初中|初[一二三]|幼儿园|学前|年级|留守儿童|困境儿童|孤儿|无人抚养|新生儿|婴儿")
_CHILD_OF = frozenset(
    [
        "子",
        "女",
        "儿子",
        "女儿",
        "子女",
        "长子",
        "次子",
        "三子",
        "长女",
        "次女",
        "三女",
        "养子",
        "养女",
        "孙子",
        "孙女",
        "外孙",
        "外孙女",
        "孙",
        "孩子",
        "之子",
        "之女",
    ]
)
_ADULT = pattern("大学|大专|本科|高职|研究生|硕士|博士|(?<!未)成年|已婚|就业|退休|参军|老师|教师")
_AGE = pattern("(?<![0-9])([0-9]{1,3})\\s?(?:周岁|岁)(?!以)")
_BIRTH = pattern("((?:19|20)[0-9]{2})(?:年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}[日号])?(?:出生|生(?![产活育态长])))")
_YEAR = pattern("(?:19|20)[0-9]{2}")
_NUMBER = pattern("[0-9]{1,3}")
_STOP, _COMMA, _REACH = pattern("[。；;\n]"), pattern("[，,]"), 64
#: A clause that tells more of whom the one beside it is about: an age, or what no child does. 考上大学的奖2000元 is about others.
_OWN = pattern(
    "\\s?(?:今年|现年|年龄|现|已|满|[男女]|生于|出生|[0-9]|考上|考入|就读|被|录取|毕业|(?:大学|大专|本科|高职|研究生|硕士|博士)(?!生))"
)
_OF_OTHERS = pattern("(?:大学|大专|本科|高职|研究生|硕士|博士|退休|就业|参军)的")
#: Heads of a household are of age unless the row says otherwise.
_HEADS = frozenset(["户主", "户主姓名", "农户", "农户姓名", "农户名称", "户名", "被征收人"])


def find(record: "Record", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find full names of children in rows and texts; a child of full age is no minor, 张某某 is no full name."""
    rows = rows_of(record)
    if not rows:
        return
    limit = policy.limit("未成年年龄")
    age = limit.value if limit else 0
    year = (facts.posted or facts.event or facts.period)[:4]
    named = [told for row in rows for told in _minors(row, age, int(year) if year.isdigit() else 0)]
    if named and limit is None:
        yield Skip("没有未成年年龄的规定", len(named))
        return
    for path, piece in named:
        assert limit is not None
        fix = "只写人数和金额；一定要列的，名字写成张某某。已经提交过的，告诉管网站的人清理历史"
        yield Fault(
            path, "这里写了未成年人的名字", "不能公开", fix, severity=limit.severity, basis=limit.basis, piece=piece
        )


def _minors(row: Row, age: int, year: int) -> Iterator[tuple[Path, str]]:
    """Where a child is named, and the line of a longer text that does it."""
    if row.subject is not None and _is_child(row.subject, row.others, age, year):
        yield row.subject.path, ""
        return
    for cell in row.others:
        at = _names_minor(cell.text, age, year)
        if at is not None:
            yield cell.path, line_at(cell.text, at)


@lru_cache(4096)
def _names_minor(text: str, age: int, year: int) -> int | None:
    """Where a text gives a child's full name, None if nowhere; rosters say the same hours and names a hundred times."""
    return next((span[0] for span in soft_in(text, "minor") if _names_child(text, span, age, year)), None)


def _names_child(text: str, span: tuple[int, int], age: int, year: int) -> bool:
    """Whether a full name near a word for children is a child's: in its own sentence another's age acquits nobody."""
    before = _STOP.split(text[max(0, span[0] - _REACH) : span[0]])[-1]
    sentence = before + text[span[0] : span[1]] + _STOP.split(text[span[1] : span[1] + _REACH])[0]
    if any(not is_masked(name) for name in names_beside(sentence, (0, len(sentence)))):
        return not _is_grown(sentence, len(_COMMA.split(before)) - 1, age, year)
    if _ADULT.search(text) or _is_of_age(text, age, year):
        return False
    return any(not is_masked(name) for name in names_beside(text, span))


def _is_grown(sentence: str, at: int, age: int, year: int) -> bool:
    """Whether a sentence is about somebody grown; ``at``: the clause that holds the word for children."""
    clauses = _COMMA.split(sentence)
    own = [clauses[at]]
    own += [each for each in clauses[at + 1 : at + 2] if _OWN.match(each)]
    own += [each for each in clauses[max(0, at - 1) : at] if _OWN.match(each)]
    told = "，".join(own)
    return _ADULT.search(_OF_OTHERS.sub("", told)) is not None or _is_of_age(told, age, year)


def _is_child(subject: Cell, others: tuple[Cell, ...], age: int, year: int) -> bool:
    """Whether a row's full name is a child's, by the ages it tells, else by what the child is called or where it learns."""
    if is_masked(subject.text):
        return False
    ages = [number for cell in others for number in _ages(cell, year)]
    if ages:
        return min(ages) < age
    if any(_ADULT.search(cell.text) for cell in (subject, *others)):
        return False
    if any("关系" in cell.field and cell.text in _CHILD_OF for cell in others) or _CHILD_FIELD.search(subject.field):
        return True
    return subject.field not in _HEADS and any(_CHILD_WORD.search(cell.text) for cell in others)


def _ages(cell: Cell, year: int) -> list[int]:
    if "年龄" in cell.field:
        return [int(number) for number in _NUMBER.findall(cell.text)[:1]]
    if "出生" in cell.field:
        return [year - int(born) for born in _YEAR.findall(cell.text)[:1]]
    return _told_ages(cell.text, year)


def _told_ages(text: str, year: int) -> list[int]:
    """The ages that a text tells, as such or by years of birth; ``year`` is the record's."""
    return [*map(int, _AGE.findall(text)), *(year - int(born) for born in _BIRTH.findall(text))]


def _is_of_age(text: str, age: int, year: int) -> bool:
    """Whether all ages that a text tells are full ages; False when it tells none."""
    ages = _told_ages(text, year)
    return bool(ages) and min(ages) >= age


RULE = Rule("V05", "写了未成年人的名字", "record", find, blocks=True)
