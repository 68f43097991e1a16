"""Rows that are about one person, and texts that may name one; asked by the rules that keep homes, minors and illness out.

In: a record. Out: its rows, empty after one quick look when no word in it could matter. A row has a *subject* when one of
its fields, or its column's head, says whose row it is; somebody named for a post (职务, 分工) is no such subject.
"""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from wuhua.base.patterns import pattern
from wuhua.base.persons import is_name, is_post, is_subject, names_a_person
from wuhua.rules.texts import texts_of

if TYPE_CHECKING:
    from wuhua.model.record import Record

Path = tuple[str | int, ...]
#: Ends every word, those of a special group too.
_SEPARATOR = "。"
#: Words without which no rule of this sort has anything to say.
_WORDS = (
    "单元 周岁 住址 地址 门牌 家住 居住 暂住 现住 户籍地 户口 住处 住所 住在 常住 关系 无人抚养 患 尿毒 梅毒 年龄 出生 残 病 癌 瘤 透析 艾滋 HIV "
    "肝炎 结核 精神 抑郁 癫痫 脑梗 脑瘫 脑出血 中风 瘫痪 偏瘫 截瘫 怀孕 流产 不孕 化疗 放疗 住院 尘肺 智障 聋哑 失明 盲人 肾衰 植物人 痴呆 帕金森 "
    "红斑 自闭 唐氏 骨折 手术 健康状况 身体状况 诊断 儿童 学生 孤儿 未成年 年级 小学 初中 初一 初二 初三 幼儿 学前班 新生儿 婴儿 小孩 其子 其女 儿子 "
    "女儿 子女 孙子 孙女 孩子 矫正 戒毒 吸毒 刑满 刑释 服刑 监狱 社区康复 涉毒 肇事肇祸 乙肝 高血压 "
    "听力 视力 智力 肢体 言语 多重 年生 月生"
)
_SAID = pattern("|".join(_WORDS.split()))
#: What follows a number where somebody lives, or where an age is told; 3号窗口 and 2号标段 are no homes.
_NUMBERED = pattern("[0-9一二三四五六七八九十](?:\\s?[号栋幢座室房弄楼岁](?!窗|标)|(?<=[0-9])-[0-9]+-[0-9])")
_DAY = pattern("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PERSONAL = frozenset(("年龄", "性别", "出生年月", "与户主关系", "关系"))


class Cell(NamedTuple):
    """One value: where it stands, what its field or its column is called, what it says."""

    path: Path
    field: str
    text: str


class Row(NamedTuple):
    """One row; ``subject`` None when it is nobody's own. ``others`` are the cells beside the subject."""

    subject: Cell | None
    others: tuple[Cell, ...]


class _Last:
    """Five rules ask about the same record one after the other; it is walked once."""

    record: "Record | None" = None
    rows: tuple[Row, ...] = ()


def rows_of(record: "Record") -> tuple[Row, ...]:
    """A record's rows that are somebody's or hold a word that could matter to these rules, and texts that do."""
    if _Last.record is not record:
        told = (
            row if row.subject is not None else _worth(row) for row in (_rows(record, ()) if _matters(record) else ())
        )
        _Last.record, _Last.rows = record, tuple(row for row in told if row.subject is not None or row.others)
    return _Last.rows


def _matters(record: "Record") -> bool:
    """Whether any row could matter: most records hold no such word, and most of the others only beside a road or a lamp."""
    texts, whole, parts = texts_of(record)
    if any(_plan_of(part).whose for part in parts):
        return _is_worth(whole)
    places = _told_at(whole)
    if not places:
        return False
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    said = {bisect_right(starts, place) - 1 for place in places}
    return any(_soft(texts[place]) or SPECIAL.search(texts[place]) for place in said)


def _told_at(text: str) -> list[int]:
    """Where a text says one of the words, or numbers a door or a year."""
    return [found.start() for told in (_SAID, _NUMBERED) for found in told.finditer(text)]


def _worth(row: Row) -> Row:
    """A row that is nobody's own with the texts that could matter: each is judged by itself, but for the numbers of a group."""
    if any(SPECIAL.search(cell.text) or SPECIAL.search(cell.field) for cell in row.others):
        return row
    return Row(None, tuple(cell for cell in row.others if _is_worth(cell.text) and not _DAY.fullmatch(cell.text)))


def _is_worth(text: str) -> bool:
    """Whether any rule of this sort could speak of a text: most of a village's files are cleared by one look at all of it."""
    return _SAID.search(text) is not None or _NUMBERED.search(text) is not None


def _might_tell(texts: str) -> bool:
    """Whether some of the joined texts of a row that is nobody's could matter, by itself or as one of a group's."""
    return _is_worth(texts) or SPECIAL.search(texts) is not None


def _rows(value: Any, path: Path) -> Iterator[Row]:
    """The rows of a part of a record; one without a word that could matter, and without a person's field, is passed over."""
    if isinstance(value, list):
        for index, part in enumerate(value):
            yield from _rows(part, (*path, index))
    elif isinstance(value, str):
        yield Row(None, (Cell(path, "", value),))
    elif hasattr(value, "model_fields_set"):
        plan, said = _plan_of(type(value)), value.model_fields_set  # type: ignore[arg-type]
        written = [(key, value.__dict__[name]) for name, key in plan.fields if name in said]
        yield from _row_of(written, plan.whose, path)


def _row_of(written: list[tuple[str, Any]], whose: bool, path: Path) -> Iterator[Row]:
    found = dict(written)
    if isinstance(found.get("表头"), list) and isinstance(found.get("行"), list):
        yield from _table(found["表头"], found["行"], (*path, "行"))
        written = [(key, part) for key, part in written if key not in ("表头", "行")]
    official = any(is_post(key) for key, _ in written)
    texts = _SEPARATOR.join([part for _, part in written if type(part) is str])
    if (not official or _might_tell(texts)) if whose else _is_worth(texts):
        cells = [Cell((*path, key), key, _shown(part)) for key, part in written if _is_plain(part)]
        yield from _split(cells, official)
    for key, part in written:
        if type(part) is list or hasattr(part, "model_fields_set"):
            yield from _rows(part, (*path, key))


class _Plan(NamedTuple):
    """A part's fields as (attribute, key), and whether one of them says whose row it is."""

    fields: tuple[tuple[str, str], ...]
    whose: bool


@cache
def _plan_of(part: type[Any]) -> _Plan:
    fields = tuple((name, field.alias or name) for name, field in part.model_fields.items())
    return _Plan(fields, any(is_subject(key) or key in _PERSONAL or key == "表头" for _, key in fields))


def _table(heads: list[str], rows: list[list[Any]], path: Path) -> Iterator[Row]:
    official = any(is_post(head) for head in heads)
    whose = not official and any(is_subject(head) or head in _PERSONAL for head in heads)
    sought = whose or any(SPECIAL.search(head) for head in heads)
    for index, row in enumerate(rows):
        if sought or _might_tell(_SEPARATOR.join(map(_shown, row))):
            cells = [
                Cell((*path, index, at), head, _shown(cell))
                for at, (head, cell) in enumerate(zip(heads, row, strict=False))
            ]
            yield from _split(cells, official)


def _split(cells: list[Cell], official: bool) -> Iterator[Row]:
    """One row with its subject, when a field or head names one."""
    subject = None if official else next((x for x in cells if names_a_person(x.field, x.text)), None)
    if subject is None and not official:
        # 名称 names a form or a place far more often than a person: the row must say that it is about somebody.
        told = any(cell.field in _PERSONAL for cell in cells)
        subject = next((cell for cell in cells if told and cell.field == "名称" and is_name(cell.text)), None)
    if cells:
        yield Row(subject, tuple(cell for cell in cells if cell is not subject))


def _is_plain(value: Any) -> bool:
    return value is not None and not isinstance(value, list) and not hasattr(value, "model_fields_set")


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else str(value)


#: Groups of whom only the number is told (V08); a word for their illness alone is V06's.
SPECIAL = pattern(
    "社区矫正|社区戒毒|社区康复|强制戒毒|戒毒|吸毒|涉毒|刑满释放|刑释|刑满|服刑|肇事肇祸|(?:严重|重性|重度|重症)?精神障碍(?=患者|人员|病人|对象|$|[，,。；;、）)])"
)
_WORKERS = pattern(
    "工作|小组|志愿|社工|专干|专职|民警|宣传|讲座|培训|知识|活动|会议|政策|补贴|补助|经费|协管|场|次(?!日)|联系人员|帮教队|站|中心|基地|服务"
)


def soft_in(text: str, kind: str) -> list[tuple[int, int]]:
    """Where a text tells something private of a named person: ``address``, ``minor`` or ``health``."""
    # Three rules ask about one text.
    return [(start, end) for each, start, end in _soft(text) if each == kind]


@lru_cache(4096)
def _soft(text: str) -> tuple[tuple[str, int, int], ...]:
    # Its patterns take longer to compile than all rules; few records need them.
    from wuhua.base.private.fold import fold_wide
    from wuhua.base.private.soft import find_soft

    return tuple((str(found.kind.value), found.start, found.end) for found in find_soft(fold_wide(text)))


def names_beside(text: str, span: tuple[int, int], reach: int = 32) -> list[str]:
    """Names of persons near a place in a text, masked ones too."""
    from wuhua.base.private.names import names_in

    return names_in(text, max(0, span[0] - reach), span[1] + reach)


def line_at(text: str, at: int) -> str:
    """The line of a text over several lines in which a place stands, for ``Fault.piece``; "" of a text of one line."""
    if "\n" not in text:
        return ""
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)].strip()


def names_told_of(text: str, span: tuple[int, int]) -> list[str]:
    """Names of persons of whom the words at a place are said: 社区矫正对象王强, 张建国（肺癌）; masked ones too."""
    from wuhua.base.private.names import names_bound

    return names_bound(text, *span)


def health_in(text: str) -> list[tuple[int, int]]:
    """Where a text tells of illness or disability, whoever it is about."""
    from wuhua.base.private.soft import health_words

    return health_words(text)


def tells_of_many(text: str) -> bool:
    """Whether a text tells of many, or of work with them, and so of nobody."""
    from wuhua.base.private.soft import is_collective

    return is_collective(text)


def is_worker(text: str) -> bool:
    """Whether a text tells of those who work with a group, or of what is done or paid, not of its members."""
    return _WORKERS.search(text) is not None
