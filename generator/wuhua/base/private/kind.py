"""The kinds of private data, and one place where such data stands."""

from dataclasses import dataclass
from enum import StrEnum


class PrivateKind(StrEnum):
    """What sort of private data a stretch of text is."""

    ID = "id"
    MOBILE = "mobile"
    BANK = "bank"
    ACCOUNT = "account"
    PASSPORT = "passport"
    WEAK_MASK = "weak-mask"
    PLATE = "plate"
    EMAIL = "email"
    IM = "im"
    ADDRESS = "address"
    HEALTH = "health"
    MINOR = "minor"


#: The kinds that block publishing: a number that identifies a person or opens an account.
HARD = frozenset(
    {
        PrivateKind.ID,
        PrivateKind.MOBILE,
        PrivateKind.BANK,
        PrivateKind.ACCOUNT,
        PrivateKind.PASSPORT,
        PrivateKind.WEAK_MASK,
    }
)

_NAMES = {
    PrivateKind.ID: "身份证号",
    PrivateKind.MOBILE: "手机号",
    PrivateKind.BANK: "银行卡号",
    PrivateKind.ACCOUNT: "存折或账户号",
    PrivateKind.PASSPORT: "护照或通行证号",
    PrivateKind.WEAK_MASK: "遮得不够的号码",
    PrivateKind.PLATE: "车牌号",
    PrivateKind.EMAIL: "电子邮箱",
    PrivateKind.IM: "微信或QQ号",
    PrivateKind.ADDRESS: "家庭住址",
    PrivateKind.HEALTH: "个人健康情况",
    PrivateKind.MINOR: "未成年人信息",
}


@dataclass(frozen=True, slots=True)
class Private:
    """Private data of one kind; ``start`` and ``end`` (exclusive) count characters of the text it was found in."""

    kind: PrivateKind
    start: int
    end: int


def name_of(kind: PrivateKind) -> str:
    """Say a kind in the clerk's words: ``身份证号``."""
    return _NAMES[kind]
