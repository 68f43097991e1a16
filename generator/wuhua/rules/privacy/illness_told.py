"""V06: nobody's illness or disability; what was given for it is told in numbers, or with the name withheld."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from wuhua.base.patterns import pattern
from wuhua.base.persons import is_masked
from wuhua.rules.people import SPECIAL, Cell, Row, health_in, line_at, names_beside, rows_of, soft_in, tells_of_many
from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts
    from wuhua.model.record import Record

_FIELD = pattern("残疾(?:等级|类别|类型|种类)|病情|病种|病名|疾病|诊断|健康状况|身体状况|致残|患病")
_WELL = frozenset(["良好", "健康", "正常", "无", "否", "没有", "较好", "一般", "-", "—", "/"])
#: What is paid is no diagnosis: it may stand beside a withheld name.
_PROGRAMME = pattern(
    "(?:困难|重度|贫困)*残疾人?(?:两项|生活|护理|托养|就业|创业)*补[贴助]|残疾人两项|残疾人证|大病(?:医疗)?(?:救助|保险)|重大?疾?病(?:医疗)?救助|慢性病(?:补助|管理|随访)"
)


def find(record: "Record", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find illness, disability and treatment in rows of persons and beside names."""
    words = policy.limit("健康用词")
    told = [cell for row in rows_of(record) for cell in _told(row, words.value if words else ())]
    for cell in told:
        fix = "删掉病情和残疾情况；补贴只写人数和金额，名字写成张某某。已经提交过的，告诉管网站的人清理历史"
        at = soft_in(cell.text, "health")
        piece = line_at(cell.text, at[0][0]) if at else ""
        yield Fault(cell.path, "这里写了个人的健康情况", "不能公开", fix, piece=piece)


def _told(row: Row, words: tuple[str, ...]) -> Iterator[Cell]:
    masked = row.subject is not None and is_masked(row.subject.text)
    for cell in row.others:
        if row.subject is None:
            found = _is_told(cell.text)
        elif _FIELD.search(cell.field):
            found = cell.text not in _WELL
        else:
            found = _is_ill(cell.text, words) or (not masked and _is_programme(cell.text))
        if found:
            yield cell
            return


@lru_cache(4096)
def _is_ill(text: str, words: tuple[str, ...]) -> bool:
    """Whether a cell tells an illness by the finder's words or by those of the place's own rules."""
    rest = SPECIAL.sub("", _PROGRAMME.sub("", text))
    return (bool(health_in(rest)) or any(word in rest for word in words)) and not tells_of_many(text)


def _is_programme(text: str) -> bool:
    return "残疾" in text and _PROGRAMME.search(text) is not None and not tells_of_many(text)


def _is_told(text: str) -> bool:
    """Whether a text tells a named person's state; a payment beside a withheld name does not."""
    spans = soft_in(text, "health")
    if not spans:
        return False
    if soft_in(SPECIAL.sub("", _PROGRAMME.sub("，", text)), "health"):
        return True
    paid = [span for span in spans if _PROGRAMME.search(text, max(0, span[0] - 4), span[1] + 8)]
    return any("残疾" in text and not is_masked(name) for span in paid for name in names_beside(text, span))


RULE = Rule("V06", "写了健康情况", "record", find, blocks=True, clauses=("PIPL 28",))
