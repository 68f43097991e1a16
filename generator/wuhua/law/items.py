"""Read one item of the disclosure catalogue as a layer writes it; a layer below says only what it changes.

==========  ====================================================================================
key         means
==========  ====================================================================================
周期          月 季 半年 年 随时 变动 分阶段, with 、 between; the first is owed, the others are allowed too
时限          what ``duties.read_deadline`` reads (定期, 次月20日前, 事后10个工作日内 …), or words of another rule
力度          应当 当地 提倡: how loud its absence is
适用          村 (land: also a community that runs the collective), 社区, 集体, 小组; left out: everybody
有才          是: owed from its first record on (a fund that nobody has is not missing)
核对          已核 the text was read, 未核 only cited, 自定 our own practice
==========  ====================================================================================
"""

from collections.abc import Callable, Mapping
from typing import Any

from wuhua.law.duties import read_deadline
from wuhua.law.terms import Item

CADENCES = ("月", "季", "半年", "年", "随时", "变动", "分阶段")
FAMILIES = ("党务", "村务", "财务", "服务")
VERBS = ("应当", "当地", "提倡")
APPLIES = ("村", "社区", "集体", "小组")
CHECKED = {"已核": True, "自定": True, "未核": False}
#: 时限 in words that other rules read: T06, T10, T13, T15, T16, R12, C05 and the steps of elections and land.
OTHER_CLOCKS = (
    *("公示期", "分步", "按选举日程", "收取前", "按征地各环节", "换届前或离任后"),
    *("答复期", "职务终止后", "专项", "开会前", "任前"),
)
_BOARD = ("公开栏",)


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("、"))


def _yes(text: str) -> bool:
    return text == "是"


#: Field of :class:`Item` and its reader, by key; 编号 identifies and 形式 says two things.
_READERS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "名称": ("name", str),
    "核心": ("core", _yes),
    "家族": ("family", str),
    "周期": ("cadences", _names),
    "时限": ("deadline", str),
    "公布人": ("publisher", str),
    "审核人": ("reviewer", str),
    "形式": ("forms", _names),
    "依据": ("basis", str),
    "力度": ("verb", str),
    "适用": ("applies", str),
    "有才": ("begun", _yes),
    "核对": ("checked", lambda text: CHECKED[text]),
}
KEYS = ("编号", *_READERS)
#: What a new item cannot do without.
REQUIRED = ("编号", "名称", "家族", "周期", "公布人", "形式", "依据")


def read_item(row: Mapping[str, str], base: Item | None = None) -> Item:
    """Read an item; ``base`` is the item as the wider layers say it, None for a new one. Only named keys override.

    A value that :func:`wrong_in` names, or a new item without :data:`REQUIRED` keys, is the caller's mistake.
    """
    given = {field: read(row[key]) for key, (field, read) in _READERS.items() if key in row}
    if "forms" in given:
        given["board_only"] = given["forms"] == _BOARD
    if base is not None:
        return base._replace(**given)
    plain: dict[str, Any] = {"core": False, "deadline": "", "reviewer": ""}
    return Item(ident=row["编号"], **plain | given)


def wrong_in(key: str, text: str) -> str:
    """Say what to type instead when a value cannot be read; empty when it can."""
    allowed = _ALLOWED.get(key)
    if allowed is not None:
        return "" if text in allowed else f"写 {'、'.join(allowed)} 之一"
    if key == "周期" and not set(_names(text)) <= set(CADENCES):
        return f"用顿号隔开，只写 {'、'.join(CADENCES)}"
    if key == "时限" and text not in OTHER_CLOCKS and read_deadline(text) is None:
        return "写 定期、次月20日前、期初3个月内、期后10个工作日内、即时、事后15日内 这样"
    return "" if text.strip() else "补上内容，或者删掉这一行"


_ALLOWED = {
    **{"家族": FAMILIES, "力度": VERBS, "适用": APPLIES, "核对": tuple(CHECKED)},
    **{"核心": ("是", "否"), "有才": ("是", "否")},
}
