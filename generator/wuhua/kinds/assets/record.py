"""What the collective owns at the end of a period: each asset with cost, wear and use; what came, what went; counts; investments."""

from decimal import Decimal
from typing import Literal

from wuhua.base.money import add_money
from wuhua.kinds.registers import slug
from wuhua.model.facts import Facts, LinkFact, cents, envelope_facts, iso
from wuhua.model.fields import Amount, Day, Ident, Line, Money, PeriodText, Quantity, key
from wuhua.model.record import Part, Record


class Asset(Part):
    """One asset (FT-04): what it is, what it cost, what is left of that, who uses it."""

    ident: Ident | None = key("编号", "资产编号", default=None, example="ZC-001")
    name: Line = key("名称", "资产叫什么", example="菜市场")
    use: Literal["经营性", "非经营性"] | None = key("类别", "能赚钱的写经营性，给大家用的写非经营性", default=None)
    quantity: Quantity | None = key("数量", "多少", default=None)
    unit: Line | None = key("单位", "间、台、平方米", default=None)
    got: Day | None = key("取得日期", "哪天建成或买来", default=None)
    how: Line | None = key("取得方式", "自建、购买、上级拨付、捐赠……", default=None)
    cost: Amount | None = key("原值", "买来或建成时多少元；没有入账的不写", default=None, example="860000.00")
    depreciation: Amount | None = key("累计折旧", "到这一期末一共折旧多少元", default=None)
    net: Amount | None = key("净值", "原值减累计折旧；不写就自动算", default=None)
    place: Line | None = key("坐落", "在村里哪个地方", default=None)
    state: Literal["自用", "出租", "出借", "在建", "闲置", "待处置"] | None = key(
        "使用状态", "现在怎么用", default=None
    )
    tenant: Line | None = key("承租方", "租给谁；个人写某某", default=None)
    contract: Ident | None = key("合同", "经济合同的编号", default=None)
    yearly: Amount | None = key("年收益", "一年收多少元", default=None)
    note: Line | None = key("说明", "要说明的话", default=None)

    @property
    def worth(self) -> Decimal | None:
        """Net value: as written, else cost less depreciation, yuan; None when the cost is not known."""
        if self.net is not None or self.cost is None:
            return self.net
        return self.cost - (self.depreciation or Decimal("0.00"))


class Change(Part):
    """One asset that came or went in this period."""

    day: Day = key("日期", "哪一天")
    name: Line = key("名称", "哪一项资产")
    reason: Line = key("事由", "为什么多了或少了，如 新建、购买、报废、转让")
    cost: Amount = key("原值", "这一项的原值，多少元")
    price: Amount | None = key("处置收入", "卖得多少元", default=None)
    decision: Ident | None = key("决议", "批准的决策事项的编号", default=None)
    contract: Ident | None = key("合同", "经济合同的编号", default=None)


class Totals(Part):
    """What the clerk adds up over all assets; checked against the rows."""

    cost: Amount | None = key("原值", "所有原值加起来", default=None)
    depreciation: Amount | None = key("累计折旧", "所有累计折旧加起来", default=None)
    net: Amount | None = key("净值", "所有净值加起来", default=None)


class Counted(Part):
    """What a count found beside what the books say (清产核资)."""

    name: Line = key("名称", "哪一类、哪一项资产")
    booked: Amount = key("账面", "账上多少元")
    found: Amount = key("清查", "清查出来多少元")
    gap: Money | None = key("差异", "清查减账面；不写就自动算", default=None)
    remedy: Line | None = key("处理", "为什么不一样、怎么处理", default=None)
    decision: Ident | None = key("决议", "同意这样处理的决策事项的编号", default=None)


class Investment(Part):
    """Money that the collective put into a firm, and what came of it."""

    name: Line = key("单位", "投给哪个单位、办的哪个企业")
    amount: Amount = key("投入", "一共投了多少元")
    share: Quantity | None = key("持股", "占百分之几", default=None)
    since: Day | None = key("投资日期", "哪天投的", default=None)
    gain: Money | None = key("本期收益", "这一期赚了多少元；亏了写负数", default=None)
    came: Amount | None = key("到账", "这一期收到多少元", default=None)
    decision: Ident | None = key("决议", "批准投资的决策事项的编号", default=None)


class Register(Record):
    """资产台账: all assets at the end of one period."""

    period: PeriodText = key("期间", "半年写 2025年上半年；也可以按季、按年")
    group: Line | None = key("小组", "小组自己的资产写小组名称", default=None)
    assets: list[Asset] = key("资产", "期末还在的资产，一项一行", default=[])
    opening: Amount | None = key("期初原值", "上一期末的原值合计", default=None)
    added: list[Change] = key("本期增加", "这一期多出来的，一项一行", default=[])
    removed: list[Change] = key("本期减少", "这一期少掉的，一项一行", default=[])
    totals: Totals | None = key("合计", "不写就自动加；写了会核对", default=None)
    counted: list[Counted] = key("清产核资", "清查的结果，一类一行", default=[])
    investments: list[Investment] = key("对外投资", "投资和办的企业，一个单位一行", default=[])

    @property
    def cost(self) -> Decimal:
        """Sum of the assets' cost; without rows the declared total, yuan."""
        if not self.assets and self.totals and self.totals.cost is not None:
            return self.totals.cost
        return add_money(asset.cost for asset in self.assets)

    @property
    def net(self) -> Decimal:
        """Sum of the assets' net values; without rows the declared total, yuan."""
        if not self.assets and self.totals and self.totals.net is not None:
            return self.totals.net
        return add_money(asset.worth for asset in self.assets)

    @property
    def rolled(self) -> Decimal | None:
        """Opening plus what came less what went, yuan; None without an opening. Where the closing cost differs G08 speaks of it."""
        moved = add_money(change.cost for change in self.added) - add_money(change.cost for change in self.removed)
        return None if self.opening is None else self.opening + moved

    @property
    def closings(self) -> list[Decimal]:
        """What else the closing cost may be meant to be, yuan: as its own figures lead to it, as declared."""
        declared = self.totals.cost if self.totals else None
        return [each for each in (self.rolled, declared) if each is not None]

    @property
    def has_stock(self) -> bool:
        """Whether it tells of assets, not of a count or of investments alone."""
        return bool(self.assets or self.totals or not (self.counted or self.investments))


def facts(record: Register, file: str) -> Facts:
    """The register's row.

    ``cents``: cost, net, yearly (rents). ``data``: series (the group), assets, rented, idle (numbers of), unlinked (index of every
    asset let without a contract's number), gone (index of every asset sold without one), rolls ((name, path, opening
    or None where it is not written or does not lead to the closing, closing, other closings that G08 tells of)).
    """
    let = [(index, asset) for index, asset in enumerate(record.assets) if asset.state == "出租"]
    opening = cents(record.opening) if record.opening is not None and record.rolled == record.cost else None
    others = tuple(map(cents, record.closings))
    return envelope_facts(
        record,
        "assets",
        file,
        record.ident or slug(record.period, record.group),
        title=f"{record.period.label}{record.group or ''}{_name(record)}",
        items=_items(record),
        period=record.period.text,
        due_from=iso(record.period.end),
        day=iso(record.period.end),
        cents={
            "cost": cents(record.cost),
            "net": cents(record.net),
            "yearly": cents(add_money(asset.yearly for asset in record.assets)),
        },
        links=tuple(_links(record)),
        data={
            "series": record.group or "",
            "assets": len(record.assets),
            "rented": len(let),
            "idle": sum(asset.state == "闲置" for asset in record.assets),
            "unlinked": tuple(index for index, asset in let if not asset.contract),
            "rolls": (("原值", ("期初原值",), opening, cents(record.cost), others),) if record.has_stock else (),
        },
    )


def _name(record: Register) -> str:
    if record.has_stock:
        return "集体资产"
    return "清产核资结果" if record.counted else "对外投资"


def _items(record: Register) -> tuple[str, ...]:
    held = (("CF-05", record.has_stock), ("CF-17", record.counted), ("CF-20", record.investments))
    return tuple(item for item, given in held if given)


def _links(record: Register) -> list[LinkFact]:
    rows: tuple[tuple[str, list[Asset] | list[Change] | list[Counted] | list[Investment]], ...] = (
        ("资产", record.assets),
        ("本期增加", record.added),
        ("本期减少", record.removed),
        ("清产核资", record.counted),
        ("对外投资", record.investments),
    )
    found = []
    for title, parts in rows:
        for index, part in enumerate(parts):
            for word, kind in (("决议", "decision"), ("合同", "contract")):
                ident = getattr(part, kind, None)
                if ident:
                    found.append(LinkFact((title, index, word), kind, ident))
    return found


RECORD = Register
