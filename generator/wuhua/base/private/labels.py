"""What the words around a number say it is: ``凭证号`` no phone, ``账号`` an account, ``元`` an amount."""

import re
from bisect import bisect_left, bisect_right
from enum import Enum
from functools import cached_property, lru_cache
from operator import itemgetter

from wuhua.base.patterns import pattern
from wuhua.base.private.fold import HIDDEN, fold_wide


class Label(Enum):
    """What a number is, by the words beside it."""

    NONE = 0
    PHONE = 1
    ID = 2
    BANK = 3
    TRANSFER = 4  # money moves or a bank is named: a long number is an account, a short one need not be
    PASSPORT = 5
    SERIAL = 6
    AMOUNT = 7


NEGATIVE = frozenset({Label.SERIAL, Label.AMOUNT})
_WORDS = {
    Label.PHONE: """
        手机 手機 电话 電話 话费 联系方式 联系人 联系 致电 拨打 来电 热线 咨询 短信 微信 tel mobile mob phone cell
        call vx wx 移动 联通 电信 小号
    """,
    Label.ID: """
        身份证件 身份证 身分证 身份證 公民身份 居民身份 身份 证件 残疾人证 残疾证 社会保障 idcard id_card idno id_no
        id_number identity
    """,
    Label.BANK: """
        账号 帐号 賬號 账户 帐户 账戶 户头 卡号 银行卡 储蓄卡 借记卡 社保卡 惠农卡 粮补卡 补贴卡 存折 存摺 折号
        一卡通 一折通 一本通 account bankcard card_no bank_card bank_account
    """,
    Label.TRANSFER: """
        银行 农商行 农商银行 信用社 邮储 农信 信合 工行 农行 中行 建行 交行 招行 开户行 打卡 打款 转账 转入 转至 汇款
        汇入 汇至 收款 代发 发放至 发至 划入 划至
    """,
    Label.PASSPORT: """
        护照 護照 通行证 回乡证 台胞证 旅行证 军官证 士兵证 士官证 警官证 passport
    """,
    Label.SERIAL: """
        凭证 发票 合同 协议 编号 编码 代码 信用代码 流水 订单 单号 单据 工单 运单 快递 物流 回单 电子回单 户号 农户
        电表 水表 气表 表号 表底 读数 示数 序列 序号 条码 条形码 二维码 标段 宗地 地块 不动产 权证 权属 产权 林权
        图斑 图号 项目 文号 批文 证书 许可证 执照 注册号 登记 批次 批号 票据 收据 支票 汇票 案号 案件 档案 备案 设备
        机号 机身 车架 发动机 型号 纳税人 税号 组织机构 邮编 区划 追溯码 防伪 采购 招标 中标 投标 受理 投诉编号 交易
        耳标 保单 保险单 资产 版本 时间戳 日期 时间 坐标 经度 纬度 经纬 公告 公示 公众号 工号 学号 国标 网址 链接
        版号 印章 券号 票号 图纸 钢印 管护 农机 牌号 桩号 井号 卷宗 缴款 缴费 业务 申请单 受理单 交接单 出库 入库
        isbn issn imei sn no ip uscc code invoice voucher contract serial order barcode
    """,
    Label.AMOUNT: """
        账户数
        金额 余额 结余 存款 合计 总计 小计 累计 单价 总价 均价 结算价 成交价 价款 面积 数量 预算 决算 造价 收入 支出
        产值 产量 人口 投资 估值 市值 资产总额 负债 利润 amount balance total price area 人民币 rmb cny
    """,
}
_KIND_OF = {word: label for label, words in _WORDS.items() for word in words.split()}
_BY_LENGTH = sorted(_KIND_OF, key=lambda word: (-len(word), word))
_LATIN = [word for word in _BY_LENGTH if word.isascii()]
_CHINESE = [word for word in _BY_LENGTH if not word.isascii()]
_LABEL = pattern(
    f"({'|'.join(_CHINESE)}|(?<![a-z])(?:{'|'.join(_LATIN)})(?![a-z]))(?:号码|编号|编码|代码|证号|证|号|码)?"
)
#: The labels without which a short number is no private one; the whole-file test looks for them in raw text.
DEMANDING = tuple(word for word in _BY_LENGTH if _KIND_OF[word] in (Label.BANK, Label.PASSPORT, Label.ID))
#: Words that make a long number an account.
MOVING = tuple(word for word in _BY_LENGTH if _KIND_OF[word] is Label.TRANSFER)
_REACH = 32
_SPACES = pattern(rf"[\s{HIDDEN}]+")
_SENTENCE = pattern(r"[。!?;]")
_HAN_WORD = pattern("[\u4e00-\u9fff]")
#: What may stand between a label and a number that it takes out of question.
_NEAR = pattern(r"(?:[^\u4e00-\u9fff,;|]|[为是第约共计有达]|号|码)*")
_SPENT = pattern("[0-9]{4,}[^0-9]*[\u4e00-\u9fffA-Za-z]")
_SPENT_BY_SPACE = pattern("[0-9]$")
_FAR = pattern("(?:[^\u4e00-\u9fff]*[\u4e00-\u9fff]){5}")
_ORDINAL = ("第", "№", "no.", "nr.", "〕")
_CURRENCY = ("¥", "$", "€")
_UNIT = pattern(
    r"[\s,]*(?:[万亿千百]?元(?![旦月])|万股|块钱|平方|平米|㎡|m2|m²|亩|公顷|公斤|千克|斤|吨|立方|公里|千瓦|度电?|株|棵|头|羽|人次|份|票|股|米|kg|km|%|％)"
)
_FRACTION = pattern(r"\.[0-9]{1,4}(?![0-9])(?!\.[0-9])")
_INTEGER = pattern(r"(?<![0-9.])[0-9]{2,3}\.$|(?<![0-9])0\.$")
_GLUED = pattern(r"([A-Za-z][A-Za-z0-9]*)[-_/]?$")
_PHONE_LETTERS = pattern(r"(?:tel|mob|mobile|phone|cell|call|wx|vx|wechat|qq|sj|dh|[a-z])$", re.IGNORECASE)


class Words:
    """The words of one wide-folded text, looked up once, and the name of its field ("" when not known)."""

    def __init__(self, wide: str, field: str) -> None:
        self.wide = wide
        self.field = field

    def label(self, start: int, end: int) -> Label:
        """Say what the words beside ``wide[start:end]`` make of it; without any, what its field's name does."""
        after = self.wide[end : end + 8]
        if _UNIT.match(after) or _FRACTION.match(after):
            return Label.AMOUNT
        by_words = self._label_before(start)
        if by_words is not None:
            return by_words
        before = self.wide[max(0, start - _REACH) : start]
        if before.endswith(".") and _INTEGER.search(before):
            return Label.AMOUNT
        if _is_code(before):
            return Label.SERIAL
        by_field = label_of_field(self.field)
        if by_field in NEGATIVE and (_HAN_WORD.search(before) or _HAN_WORD.search(after)):
            return Label.NONE
        return by_field

    @cached_property
    def _spaces(self) -> list[int]:
        return [place for match in _SPACES.finditer(self.wide) for place in range(*match.span())]

    @cached_property
    def _compact(self) -> str:
        return _SPACES.sub("", self.wide).lower()

    @cached_property
    def _labels(self) -> list[tuple[int, Label]]:
        """The end of each label in the compact text, and what it says."""
        return [(match.end(), _KIND_OF[match[1]]) for match in _LABEL.finditer(self._compact)]

    def _label_before(self, start: int) -> Label | None:
        compact, at = self._compact, start - bisect_left(self._spaces, start)
        near = compact[max(0, at - 3) : at]
        if near.endswith(_ORDINAL):
            return Label.SERIAL
        if near.endswith(_CURRENCY):
            return Label.AMOUNT
        found = bisect_right(self._labels, at, key=itemgetter(0)) - 1
        if found < 0 or self._labels[found][0] < at - _REACH:
            return None
        end, label = self._labels[found]
        between = compact[end:at]
        if _SENTENCE.search(between):
            return None
        if _SPENT.search(between):
            return Label.PHONE if label is Label.PHONE else None
        if label in NEGATIVE and (not _NEAR.fullmatch(between) or self._is_next_column(start, between)):
            return None
        return Label.TRANSFER if label is Label.BANK and _FAR.match(between) else label

    def _is_next_column(self, start: int, between: str) -> bool:
        """Tell whether the label's own number came before, and white space parts it from this one."""
        return self.wide[start - 1].isspace() and _SPENT_BY_SPACE.search(between) is not None


def _is_code(before: str) -> bool:
    """Tell whether letters glued to a number make it a code: ``HT-``, ``SN``; not ``tel`` nor a single letter."""
    glued = _GLUED.search(before) if before[-1:].isascii() else None
    return bool(glued and len(glued[1]) > 1 and not _PHONE_LETTERS.match(glued[1]) and not glued[1].islower())


@lru_cache(maxsize=1024)
def label_of_field(field: str) -> Label:
    """Say what a field's name makes of its numbers: ``收款账号`` an account, ``凭证`` a serial number."""
    last = None
    for match in _LABEL.finditer(_SPACES.sub("", fold_wide(field)).lower()):
        last = match
    return _KIND_OF[last[1]] if last else Label.NONE
