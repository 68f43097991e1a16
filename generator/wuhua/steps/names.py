"""Names that stay as they are written when a page is turned into other characters: people, places, firms (step derive).

In: the index, and the records themselves, for most names stand in one record only. Out: the names, the same for the same village.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wuhua.base.persons import is_name, is_subject
from wuhua.kinds import kinds_by_title
from wuhua.model.facts import Facts
from wuhua.publish.cache import Cache
from wuhua.source import load_file
from wuhua.steps.crew import work_on
from wuhua.steps.survey import Survey

_KEPT = "names"
#: Fields, besides those of ``base.persons``, that may hold a person's name; a post or a body in them is no name.
_PERSON_FIELDS = (
    "对方 户名 人员 经手人 审批人 组长 负责人 责任人 报告人 监督人 评估人 张贴人 更正人 接收人 主持人 主持 督导 代办员 候选人 行使人 管护人 "
    "授权给 见证 监交 联名村民 联名代表 组织者 承包方 承租方 甲方 债权人 参加人 列席 列席人员 监督员 站长 替班 值班 谁办的 谁"
)
_PERSONS = frozenset(_PERSON_FIELDS.split())
#: Kinds whose index row names persons or bodies, nothing but.
_NAMING = frozenset(("people", "org", "duty", "station", "association", "adviser"))
#: 一组, 第三网格: a number and a common noun.
_NUMBERED = re.compile(r"第?[一二三四五六七八九十百0-9]+(?:村民小组|居民小组|小组|组|队|社|网格)")
_FIRM = re.compile(
    r"[\w（）()·]{1,24}(?:公司|[^工]厂|商店|商行|建材|合作社|经济社|联社|联合社|事务所|医院|学校|小学|中学|银行|信用社|工程队|经营部|门市部|慈善会|志愿服务队|醒狮队)"
)
_SEVERAL = re.compile("[、，,；;/ ]")
_LONGEST = 30


def proper_names(survey: Survey, cache: Cache) -> tuple[str, ...]:
    """All names of the village, in order. A record that did not change is not read again; what was read is put into the cache."""
    known: dict[str, tuple[str, ...]] = cache.get(_KEPT) or {}
    files = {row.file for row in survey.village.facts.values()}
    fresh = sorted(file for file in files if file in survey.changed or file not in known)
    kept = {file: names for file, names in known.items() if file in files}
    if fresh:
        root, content = survey.settings.root, survey.settings.content_name
        kept |= dict(zip(fresh, work_on(lambda file: _names_in(root, content, file), fresh), strict=True))
    if kept != known:
        cache.set(_KEPT, kept)
    found = {name for names in kept.values() for name in names}
    found.update(name for row in survey.village.facts.values() for name in _named_by(row))
    return tuple(sorted(found))


def _named_by(row: Facts) -> Iterator[str]:
    """What the index knows: who holds posts, and what the places of the village are called."""
    if row.kind in _NAMING:
        yield from filter(_is_long_enough, row.names)
    elif row.kind == "profile":
        names = (*row.names, *re.findall("[^县市区镇乡街道]+(?:县|市|区|镇|乡|街道)", row.data["place"]))
        yield from (name for name in names if _is_long_enough(name) and not _NUMBERED.fullmatch(name))


def _names_in(root: Path, content: str, file: str) -> tuple[str, ...]:
    document, _ = load_file(root, f"{content}/{file}")
    if document is None or file.partition("/")[0] not in kinds_by_title():
        return ()
    return tuple(sorted({name for field, text in _lines(document.value) for name in _names_of(field, text)}))


def _lines(value: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """Every line of a record with the field that it stands in."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _lines(part, key)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _lines(part, field)


def _names_of(field: str, text: str) -> Iterator[str]:
    if field in _PERSONS or is_subject(field):
        yield from (part for part in _SEVERAL.split(text) if _is_long_enough(part) and is_name(part))
    if len(text) <= _LONGEST and _FIRM.fullmatch(text):
        yield text


def _is_long_enough(name: str) -> bool:
    return 2 <= len(name) <= _LONGEST
