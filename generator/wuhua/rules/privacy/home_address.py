"""V04: no home of a person; the finest place is the group or the natural village."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from wuhua.base.patterns import pattern
from wuhua.rules.people import Cell, Row, line_at, rows_of, soft_in
from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts
    from wuhua.model.record import Record

_HOME_FIELD = pattern("住址|地址|门牌|居住|户籍地|户籍所在|房号|楼栋|住处|现住")
#: The place of a plot or of a work, and an office, are told on purpose.
_PLACE_FIELD = pattern("位置|地块|坐落|四至|范围|地点|项目|工程|办公|接待|单位|摘要|权属")
_DOOR = pattern("[0-9一二三四五六七八九十]+\\s?(?:号|栋|幢|座|室|房|单元|弄|楼)|[0-9]+-[0-9]+-[0-9]+")
_ROOM = pattern(
    "[0-9一二三四五六七八九十]+(?:栋|幢|座|单元|弄)[^。；，,;]{0,8}?[0-9]+|"
    "(?:路|街|巷|里|坊|村|组|队|社|屯|园|苑)\\s?[0-9一二三四五六七八九十]{1,4}号(?!鱼|地|路|塘|桥|泵|机|井|楼|铺|档|摊|仓|厂|棚|车|线|渠|桩|杆|灯|闸|库|岗|点|梯|门面|商铺|文|令|窗|标|田|池|段|坑|公|变|台|林|山)|"
    "[0-9一二三四五六七八九十]+(?:栋|幢|号楼)[^。；，,;]{0,6}?(?:室|房|单元|号)"
)
_OFFICE = pattern("村委|居委|委员会|中心|公司|合作社|卫生|学校|小学|中学|幼儿园|办公|祠堂|政府|银行|服务站|窗口|会议室")


def find(record: "Record", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find door numbers in rows of persons and beside names; an office, a pond, a street lamp are none."""
    finest = policy.limit("住址最细到")
    for row in rows_of(record):
        for cell in _homes(row):
            level = f"最细写到{finest.text}" if finest else "只写小组或自然村"
            fix = f"删掉门牌，{level}；已经提交过的，告诉管网站的人清理历史"
            told = soft_in(cell.text, "address")
            piece = line_at(cell.text, told[0][0]) if told else ""
            yield Fault(cell.path, "这里写了个人的家庭住址", "不能公开", fix, piece=piece)


def _homes(row: Row) -> Iterator[Cell]:
    for cell in row.others:
        if bool(soft_in(cell.text, "address")) if row.subject is None else _is_home(cell.field, cell.text):
            yield cell


@lru_cache(4096)
def _is_home(field: str, text: str) -> bool:
    """Whether a cell of a person's row tells a home."""
    if _PLACE_FIELD.search(field) or _OFFICE.search(text):
        return False
    at_home = _HOME_FIELD.search(field) is not None and _DOOR.search(text) is not None
    return at_home or _ROOM.search(text) is not None


RULE = Rule("V04", "写了家庭住址", "record", find, blocks=True, clauses=("PIPL 6",))
