"""Tell names of persons from other words, and the fields that say whose row it is. Pure functions of text."""

from functools import lru_cache

from wuhua.base.patterns import pattern
from wuhua.base.surnames import COMPOUND, HAN, SURNAMES

#: Fields and heads that name the person whom a row is about; 经手人 and 审批人 sign a row that is about something else.
_SUBJECTS = (
    "姓名 户主 户主姓名 申请人 申请人姓名 享受人 享受对象 享受人姓名 受助人 受助对象 受助人姓名 救助对象 救助对象姓名 补助对象 "
    "补贴对象 保障对象 发放对象 领取人 领款人 领取人姓名 受益人 患者 患者姓名 病人 学生 学生姓名 儿童 儿童姓名 孤儿 孤儿姓名 "
    "当事人 被征收人 农户 农户姓名 农户名称 户名 残疾人 残疾人姓名 低保对象 特困人员 五保户 对象姓名 人员姓名 村民姓名 "
    "成员姓名 名字 被救助人 慰问对象 帮扶对象 优抚对象 老人姓名 矫正对象 对象"
)
SUBJECTS = frozenset(_SUBJECTS.split())
#: Fields of somebody who is named for the post that he holds.
POSTS = frozenset(["职务", "岗位", "分工", "职责", "岗位职责", "担任职务", "工作单位", "窗口"])
_MASK = pattern("[某*×✕xX＊○〇□△●★※_]|先生|女士|同志|师傅|老人$|(?<=.)氏$|^.?户$")
_NAME = pattern(
    rf"(?:{'|'.join(COMPOUND)}|[{SURNAMES}]){HAN}{{1,2}}(?<![区县镇村站所局路街心目划务额年位间员体部辆用价序式排复段材料障病压炎症癌组社户队会表书单证费卡图册照])"
)
_ORGANISATION = pattern(
    "村|社|会|委|公司|政府|局|所|站|中心|组|厂|银行|学|基金|院|队|联|办|部|团|厅|集体|账户|财政|专户|店|场|户$"
)
_HEAD_TAIL = pattern(r"[（(].*?[）)]|[\s:：]")


@lru_cache(1024)
def is_subject(field: str) -> bool:
    """Whether a field or a head of a table names the person whom the row is about: 户主, 姓名（户主）."""
    return field in SUBJECTS or _HEAD_TAIL.sub("", field) in SUBJECTS


def names_a_person(field: str, text: str) -> bool:
    """Whether a field names the row's person and its text is a name: 对象: 村干部 and 户名: 村民委员会 are none."""
    if not is_subject(field):
        return False
    vague = field in ("对象", "户名") or field.endswith("对象")
    return is_name(text) or (not vague and (len(text) <= 5 or "·" in text) and _ORGANISATION.search(text) is None)


@lru_cache(1024)
def is_post(field: str) -> bool:
    """Whether a field tells a post, so that the row is about somebody in office."""
    return _HEAD_TAIL.sub("", field) in POSTS


def is_name(text: str) -> bool:
    """Whether a text is a person's name and nothing else, masked or not: 梁某某, 陈大文; 高血压 is none."""
    return len(text) <= 4 and (_NAME.fullmatch(text) is not None or (is_masked(text) and text[:1] in SURNAMES))


def is_masked(name: str) -> bool:
    """Whether a name is withheld in part: 梁某某, 梁*文, 梁女士, 梁××."""
    return _MASK.search(name) is not None


def is_organisation(text: str) -> bool:
    """Whether a text surely names an organisation: what could be a person, masked or not, is none."""
    return _ORGANISATION.search(text) is not None and not is_masked(text) and not is_name(text)


def is_holder_a_person(holder: str) -> bool:
    """Whether an account's holder reads as a person, not as an organisation."""
    return _ORGANISATION.search(holder) is None and is_name(holder)
