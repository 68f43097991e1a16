"""办事指南: one service item with its four elements: steps, papers, time limit, fee (S004-47); C11 says which is missing."""

from decimal import Decimal

from wuhua.model.facts import Facts, cents, envelope_facts, ident_of, iso
from wuhua.model.fields import Amount, Day, Line, Phone, Whole, key
from wuhua.model.record import Part, Record


class GuideStep(Part):
    """One step that the villager or the station takes."""

    who: Line | None = key("谁", "本人、服务站、镇里……", default=None)
    what: Line = key("做什么", "这一步做什么")
    days: Whole | None = key("工作日", "这一步最多几个工作日", default=None)


class Paper(Part):
    """One paper to bring."""

    name: Line = key("名称", "带什么", example="户口簿")
    copies: Line | None = key("份数", "原件还是复印件、几份", default=None)
    note: Line | None = key("说明", "什么情况下才要", default=None)


class Guide(Record):
    """办事指南: one item."""

    name: Line = key("事项", "办什么事", example="城乡居民基本养老保险参保登记")
    aliases: list[Line] = key("也叫", "村民平常怎么叫，可以几个，查找用得上", default=[], example="[养老金, 社保]")
    who: Line | None = key("谁可以办", "什么人可以办", default=None)
    steps: list[GuideStep] = key("流程", "一步一行", default=[])
    papers: list[Paper] | None = key("材料", "要带的东西一次说清；不用带写 []", default=None)
    limit_days: Whole | None = key("时限", "最多几个工作日；当场办好写 0", default=None, example="5")
    fee: Amount | None = key("收费", "多少元；不收费写 0.00", default=None, example="0.00")
    fee_basis: Line | None = key("收费依据", "收费的，写按哪条规定", default=None)
    window: Line | None = key("窗口", "在哪个窗口办", default=None)
    phone: Phone | None = key("咨询电话", "办公电话", default=None)
    basis: Line | None = key("办理依据", "按哪条规定办", default=None)
    agent: Line | None = key("代办", "行动不便的，谁上门代办", default=None)
    group: Line = key("分类", "社会保障、证明、农业……，同类的排在一起", default="其他")
    updated: Day | None = key("更新日期", "这份指南哪天核对过", default=None)

    @property
    def visits(self) -> int | None:
        """How often the villager must come at most: steps of 本人; None where no step says whose it is."""
        own = [step.who for step in self.steps if step.who]
        return sum("本人" in who for who in own) if own else None

    @property
    def is_free(self) -> bool:
        """Whether nothing is charged."""
        return self.fee == Decimal(0)


def facts(record: Guide, file: str) -> Facts:
    """The item's row: group, limit in working days, papers, visits (each None when not written), fee, window, what villagers call it."""
    return envelope_facts(
        record,
        "guide",
        file,
        ident_of(record.ident, file),
        title=record.name,
        items=("FW-02",),
        due_from=iso(record.updated),
        cents={} if record.fee is None else {"fee": cents(record.fee)},
        data={
            "group": record.group,
            "limit_days": record.limit_days,
            "window": record.window or "",
            "papers": None if record.papers is None else len(record.papers),
            "visits": record.visits,
            "aliases": "、".join(record.aliases),
            "steps": len(record.steps),
        },
    )


RECORD = Guide
