"""Labelled rows for the finder of private data, made from a seed: every number is synthetic, none is anybody's.

Each row is (text, field, kinds); no kinds means that nothing private stands there.
"""

import random
from collections.abc import Callable

Row = tuple[str, str, tuple[str, ...]]
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_REGIONS = ("110101", "440605", "441881", "522301", "510104", "620102", "330106", "150102", "350203", "632122")
_HAN = "〇一二三四五六七八九"
_CAPITAL = "零壹贰叁肆伍陆柒捌玖"


class Maker:
    """Makes synthetic numbers from one seed."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)

    def digits(self, count: int) -> str:
        return "".join(self.dice.choice("0123456789") for _ in range(count))

    def id18(self, right: bool = True) -> str:
        dice = self.dice
        day = f"{dice.randint(1940, 2012)}{dice.randint(1, 12):02}{dice.randint(1, 28):02}"
        body = dice.choice(_REGIONS) + day + self.digits(3)
        check = "10X98765432"[sum(int(a) * b for a, b in zip(body, _WEIGHTS, strict=True)) % 11]
        return body + (check if right else ("1" if check != "1" else "2"))

    def id18_x(self) -> str:
        while not (number := self.id18()).endswith("X"):
            continue
        return number

    def id15(self) -> str:
        dice = self.dice
        day = f"{dice.randint(30, 85)}{dice.randint(1, 12):02}{dice.randint(1, 28):02}"
        return dice.choice(_REGIONS) + day + self.digits(3)

    def mobile(self) -> str:
        return "1" + self.dice.choice("3456789") + self.digits(9)

    def card(self, length: int = 19, prefix: str = "") -> str:
        body = (prefix or self.dice.choice(("621700", "622848", "621098", "622202", "623036"))).ljust(6, "0")
        body += self.digits(length - len(body) - 1)
        for last in "0123456789":
            if _luhn(body + last):
                return body + last
        raise AssertionError

    def credit_code(self) -> str:
        letters = "0123456789ABCDEFGHJKLMNPQRTUWXY"
        body = self.dice.choice(("91", "92", "93", "54", "52")) + "440605"
        body += "".join(self.dice.choice(letters) for _ in range(9))
        weights = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
        return body + letters[-sum(letters.index(a) * b for a, b in zip(body, weights, strict=True)) % 31]


def _luhn(number: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def han(number: str, numerals: str = _HAN) -> str:
    """Write digits as Chinese numerals."""
    return "".join(numerals[int(ch)] if ch.isdigit() else ch for ch in number)


def wide(number: str) -> str:
    """Write a number in full width."""
    return "".join(chr(ord(ch) + 0xFEE0) for ch in number)


def cut(number: str, sizes: tuple[int, ...], mark: str) -> str:
    """Part a number into groups of the sizes given."""
    out, at = [], 0
    for size in sizes:
        out.append(number[at : at + size])
        at += size
    return mark.join(out)


def _ids(make: Maker) -> list[Row]:
    number, other = make.id18(), make.id18()
    phone = make.mobile()
    texts = [
        f"低保户梁某某（{number}）", f"{number}梁某某", f"身份证件号码:{make.id18_x()}",
        f"公民身份证号 {make.id18_x().lower()}", f"证件号码：{make.id18_x()[:-1]}✕", f"身 份 证：{make.id18()}",
        f"身份证{cut(make.id18(), (6, 4, 4, 4), ' ')}", cut(make.id18(), (6, 8, 4), "."),
        cut(make.id18(), (6, 8, 4), "/"), f"身份证 {wide(make.id18_x())}", f"证件 {han(make.id18())}",
        f"梁某某 {cut(make.id18(), (1,) * 18, '-')}", f"ID:{make.id18()}", f"sfz{make.id18()}",
        f"2025年第一季度，{make.id18()}，380元", f"{number}、{other}", f"某某/{make.id18()}/三组",
        f"[{make.id18()}]", f"身份证号：{make.id18(right=False)}", f"某某({make.id18(right=False)})",
        f"身份证{make.id15()}", make.id15(), f"老身份证号码 {make.id15()}，已换证", f"{make.id18()}.jpg",
        f"扫描件_{make.id18()}_正面", f"残疾人证号{make.id18()}43",
        f"领取人证件号：{cut(make.id18(), (17, 1), ' ')}", f"合同编号：HT-1，乙方{make.id18()}",
        cut(make.id18(), (6, 12), "\u200b"), f"身份证号码为{han(make.id18(), _CAPITAL)}",
    ]  # fmt: skip
    rows: list[Row] = [(text, "", ("id",)) for text in texts]
    rows += [(make.id18(), field, ("id",)) for field in ("身份证号", "证件号", "备注", "", "摘要")]
    rows += [(make.id18(right=False), "身份证", ("id",)), (make.id18_x().replace("X", "x"), "证件号码", ("id",))]
    rows.append((f"梁某某,{make.id18()},{phone}", "", ("id", "mobile")))
    return rows


def _mobiles(make: Maker) -> list[Row]:
    number = make.mobile()
    four, split = (3, 4, 4), make.mobile()
    texts = [
        f"有事打{make.mobile()}", f"梁某某{make.mobile()}", f"{make.mobile()}梁某某", f"网格三{make.mobile()}",
        f"电话{han(make.mobile())}", f"{han(number[:4])}{number[4:]}", f"{number[:3]}{han(number[3:7])}{number[7:]}",
        f"八六{han(make.mobile())}", f"86{han(make.mobile())}", han(make.mobile(), _CAPITAL), wide(make.mobile()),
        f"手 机：{make.mobile()}", f"联系 {cut(split, four, '—')}", cut(make.mobile(), four, "_"),
        cut(make.mobile(), four, "/"), cut(make.mobile(), four, "·"), cut(make.mobile(), four, " - "),
        cut(make.mobile(), (4, 3, 4), "-"), cut(make.mobile(), (3, 8), "-"), cut(make.mobile(), (7, 4), " "),
        cut(make.mobile(), (5, 6), " "), cut(make.mobile(), (4, 4, 3), "-"), cut(make.mobile(), (1,) * 11, "-"),
        cut(make.mobile(), (1,) * 11, "."), cut(make.mobile(), (1,) * 11, "\u200b"),
        cut(make.mobile(), (5, 6), "\ufeff"), f"(+86){make.mobile()}", f"＋８６{wide(make.mobile())}",
        f"0086-{cut(make.mobile(), four, '-')}", f"电话0{make.mobile()}", f"a{make.mobile()}b", f"微信{make.mobile()}",
        f"wx{make.mobile()}", f"Tel.{make.mobile()}", f"mobile={make.mobile()}", f"手机号码是{make.mobile()}。",
        f"{make.mobile()}（同微信）", f"{make.mobile()},{make.mobile()}", f"{make.mobile()}/{make.mobile()}",
        f"1.{make.mobile()}", f"①{make.mobile()}", f"合同编号：HT-2025-01，联系人{make.mobile()}",
        f"凭证付-0312，收款人{make.mobile()}", f"380.00元 {make.mobile()}", f"2025-03-08 {make.mobile()} 来电",
        f"三组{make.mobile()}", f"家属(女){make.mobile()}", f"({number[:3]}){number[3:7]}-{number[7:]}",
        f"支付宝{make.mobile()}", f"短信通知{make.mobile()}的户主", f"手机尾数不对，应为{make.mobile()}",
        cut(make.mobile(), four, "\n"), f"项目负责人{make.mobile()}", f"收据上写着{make.mobile()}",
        f"电话：{cut(make.mobile(), (2, 3, 3, 3), ' ')}",
    ]  # fmt: skip
    rows: list[Row] = [(text, "", ("mobile",)) for text in texts]
    fields = ("联系电话", "手机号", "值班电话", "办公电话", "phone", "备注", "摘要", "经手人", "地点")
    return rows + [(make.mobile(), field, ("mobile",)) for field in fields]


def _accounts(make: Maker) -> list[Row]:
    sizes = (4, 4, 4, 4, 3)
    texts = [
        make.card(), make.card(16), make.card(17), f"卡{make.card()}", f"农行卡 {make.card()}",
        f"工资卡:{cut(make.card(), sizes, ' ')}", cut(make.card(), sizes, "-"), f"打款到{make.card()}，户名梁某某",
        f"卡号{wide(make.card())}", f"{make.card(16)}梁某某", f"一折通{make.card()}", f"银 行 卡 号：{make.card()}",
        f"收款人梁某某 {make.card()} 农商行", cut(make.card(), (6, 13), " "), f"账号：{han(make.card())}",
        f"银行卡号：{make.card()}、{make.card()}", f"社保卡号{make.card()}", f"退款至{make.card(16)}",
        f"补贴 380.00 {make.card()}", f"储蓄卡{cut(make.card(16), (4, 4, 4, 4), ' ')}",
        cut(make.card(), (1,) * 19, " "), f"{make.card()}.png", f"转账至{make.card(19, '955880')}",
    ]  # fmt: skip
    rows: list[Row] = [(text, "", ("bank",)) for text in texts]
    rows += [(make.card(), field, ("bank",)) for field in ("银行账号", "卡号", "收款账户", "备注")]
    for text in ("折号 {}", "信用社账号{}", "存折：{}", "账 号：{}", "汇入村民账户{}", "开户银行：农商行 {}"):
        rows.append((text.format("8002" + make.digits(8) + "00" + make.digits(3) + "7"), "", ("account",)))
    rows.append(("80200000" + make.digits(9), "收款账号", ("account",)))
    for text in ("护照 G{}", "护照号：E{}", "港澳通行证 C{}", "证件（护照）P{}", "台胞证{}"):
        rows.append((text.format(make.digits(8)), "", ("passport",)))
    rows.append(("ED" + make.digits(7), "证件号码", ("passport",)))
    return rows


def _masks(make: Maker) -> list[Row]:
    number, phone, card = make.id18(), make.mobile(), make.card()
    weak = [
        f"{number[:14]}****", f"身份证{number[:14]}XXXX", f"{number[:10]}****{number[14:]}", f"{number[:16]}××",
        f"身份证号{number[:6]}****{number[10:]}", f"{number[:14]}xx{number[16:]}", f"{number[:12]}●●●●●●",
        f"证件号码：{number[:15]}＊＊＊", f"卡号{card[:15]}****", f"{phone[:9]}**", f"手机{phone[:3]}**{phone[5:]}",
        f"身份证{number[:17]}*", f"身份证尾号{number[12:]}", f"梁某某，身份证号后六位 {number[12:]}",
    ]  # fmt: skip
    good = [
        f"{phone[:3]}****{phone[7:]}", f"{phone[:3]}XXXX{phone[7:]}", f"{phone[:3]}●●●●{phone[7:]}",
        f"{number[:3]}***********{number[14:]}", f"{number[:4]}**********{number[14:]}",
        f"{card[:4]}***********{card[15:]}", f"{number[0]}****************{number[17]}",
        f"身份证 {number[:2]}**************{number[16:]}", f"卡号：**** **** **** {card[15:]}", "*******" + phone[7:],
        f"梁*某 {phone[:3]}****{phone[7:]} {number[:3]}***********{number[14:]}", "**2025年3月8日**公示",
        f"身份证后四位{number[14:]}", f"银行卡尾号{card[15:]}", "合同编号尾号081238",
    ]  # fmt: skip
    return [(text, "", ("weak-mask",)) for text in weak] + [(text, "", ()) for text in good]


def _soft(make: Maker) -> list[Row]:
    rows: list[tuple[str, str]] = [
        ("车牌号粤E·8K912", "plate"), ("粤 E 8K 912", "plate"), ("贵A·D12345新能源车", "plate"),
        ("粤e5x672停车", "plate"), ("邮箱：moumou_01@example.org", "email"),
        ("来信moumou@mail.example.cn即可", "email"), ("VX:moumou_2020", "im"), ("微信号moumou-77", "im"),
        ("收款账号：1023-4567-89", "account"), ("账号 1023 4567 89", "account"), ("卡号 8012 0001", "account"),
        ("存折号 8012-0001-23", "account"),
        ("QQ：1000" + make.digits(5), "im"), ("加微信 cunmin8848", "im"), ("家庭住址：中社三巷8号", "address"),
        ("梁某某，现住人民路66号3栋402房", "address"), ("户籍地址在东头组17号", "address"),
        ("户主：梁某某 东风路9号", "address"), ("梁某某，视力残疾一级", "health"),
        ("申请人梁某某因患尿毒症申请救助", "health"), ("姓名：梁某某，重度精神障碍", "health"),
        ("姓名：陈某某；肺癌", "health"), ("学生梁某某，六年级", "minor"), ("孤儿：陈某某", "minor"),
        ("梁某某，12岁", "minor"), ("困境儿童姓名：梁某某", "minor"),
    ]  # fmt: skip
    return [(text, "", (kind,)) for text, kind in rows]


def _harmless(make: Maker) -> list[Row]:
    eleven = make.mobile
    texts = [
        f"统一社会信用代码{make.credit_code()}", f"信用代码：{make.credit_code()}（合作社）", make.credit_code(),
        f"税号 {make.credit_code()}", f"金额{eleven()}元", f"合计 {eleven()}.50", f"¥{eleven()}", f"{eleven()}.00",
        f"人民币{eleven()}元整", f"面积 {eleven()} 平方米", "18,600.00", "1,386,001,380.00元", f"凭证号{eleven()}",
        f"记账凭证第{eleven()}号", f"发票号码：{eleven()}", f"发票号码：{make.digits(20)}",
        f"合同编号{make.digits(18)}", f"流水号：{make.digits(19)}", f"订单编号 {make.digits(18)}",
        f"交易单号：{make.digits(28)}", f"户号 {eleven()}", f"水表号：{eleven()}", f"电表读数 {eleven()}",
        f"快递单号{make.digits(13)}", f"设备序列号 {make.digits(15)}", f"SN{make.digits(15)}", f"HT{eleven()}",
        f"XM-{eleven()}", f"条形码 69{make.digits(11)}", "ISBN 978-7-111-12233-4", f"许可证号 {make.digits(15)}",
        f"林权证号：{make.digits(12)}", f"不动产权证号 粤(2025)佛山不动产权第{make.digits(7)}号",
        f"宗地代码 440605102205JC{make.digits(5)}", "440605102", "行政区划代码440605102205", "440605102205 中社村",
        f"项目编号：2025-440605-78-01-{make.digits(6)}", f"招标编号：E440605{make.digits(11)}",
        "办公电话0757-8123 4567", "固话 0757 81234567-801", "监督电话：(0757)81234567", "075781234567",
        "服务热线400-800-1234", "4008001234", "客服95598", "12345、12388、12348", "2025年3月8日 14:30-17:00",
        "2025-03-08 09:30:15", "20250308143015", "2025-03-08至2025-04-08", "2025/3/8、2025/4/8",
        "2024、2025、2026年度", "二〇二五年三月八日", "三月八日至四月十八日", "粤府办〔2025〕138号",
        "佛财农〔2025〕13号附件1", "第十三届村民代表会议", "应到138人，实到130人，同意128人", "138户 1350人 1380亩",
        "DN110管 1380米 1200米", "13.80×15.00×18.60", "坐标 E113.138001380 N23.012345678",
        "113.13812345678,23.01234567", "高程 138.0013", "1380、1500、1860、1990", "1380 1500 1860",
        "100.00 200.00 13800.00 15000.00", "一事一议财政奖补", "三重一大事项", "一百三十八户", "壹万叁仟捌佰元整",
        "四议两公开一三五工作法", "七一慰问、八一慰问", "账号尾号0138", "银行存款 1860000.00",
        "账户余额 13800138.00 元", "银行手续费 13.80", "开户日期 2025-03-08", "打卡发放 138 人 52440.00 元",
        "转账凭证 付-0312", "微信公众号：moumoucun2025", "公众号 mouxian_fabu", "监控IP 192.168.138.100", "粤E*****",
        "村委会地址：中社大街138号", "文化活动中心（人民路8号）", "残疾人补贴 12 人 9600.00 元", "慰问住院村民 3 人",
        "高血压、糖尿病免费筛查", "学生助学金 8 名", "六一儿童节慰问幼儿园", "困境儿童关爱活动", "小学门口斑马线",
        "村会计：梁某某", "监委会主任：陈某某 2024-03 任职", "三社5号鱼塘 138 亩", "2栋楼梯灯维修", "版本 2.13.8001",
        f"时间戳 17{make.digits(11)}", f"二维码编号{make.digits(16)}", f"耳标号 1{make.digits(14)}",
        f"保险单号 {make.digits(20)}", f"农户编码{make.digits(18)}", f"图斑号 {eleven()}",
        "期初 128450.36 期末 143790.36", "付-0312 收-0305 转-0001", "预算96000.00，其中56000.00、40000.00", "138",
        "1380013800138001380013800",
    ]  # fmt: skip
    rows: list[Row] = [(text, "", ()) for text in texts]
    fields = ("凭证", "合同编号", "金额", "期末余额", "发票号码", "编号", "面积", "流水号", "户号", "amount", "voucher")
    return rows + [(eleven(), field, ()) for field in fields]


def private_rows(seed: int) -> list[Row]:
    """Make the whole set."""
    make = Maker(seed)
    parts: tuple[Callable[[Maker], list[Row]], ...] = (_ids, _mobiles, _accounts, _masks, _soft, _harmless)
    return [row for part in parts for row in part(make)]
