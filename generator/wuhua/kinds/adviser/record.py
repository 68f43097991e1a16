"""法律顾问与代办: whom villagers may ask about law (S002-49), and who runs errands for them (S003-42): when, where, for what."""

from collections.abc import Iterator
from typing import Literal

from wuhua.model.facts import Facts, envelope_facts, ident_of, iso
from wuhua.model.fields import Amount, Day, Hours, Ident, Line, Name, Phone, Whole, key
from wuhua.model.orders import Order, order
from wuhua.model.record import Part, Record


class Visit(Part):
    """When and where somebody is there."""

    day: Line = key("哪天", "每月、每周的哪一天", example="每月第二个周三")
    hours: Hours | None = key("时间", "几点到几点", default=None, example="9:00-11:30")
    place: Line = key("地点", "在哪里", example="公共服务站调解室")


class Errand(Part):
    """One thing that is done for villagers, and by whom."""

    name: Line = key("事项", "帮办什么", example="医保参保登记")
    agent: Line | None = key("代办员", "谁来办，写职务或者窗口", default=None, example="1号窗口工作人员")
    person: Ident | None = key("人员", "人员名册里的编号", default=None, example="P28")
    phone: Phone | None = key("电话", "办公电话", default=None, example="0757-0000002")
    days: Whole | None = key("工作日", "最多几个工作日；当天办的写 0", default=None, example="3")
    fee: Amount | None = key("收费", "多少元；不收写 0.00", default=None, example="0.00")
    note: Line | None = key("说明", "什么人可以上门", default=None, example="行动不便的上门收材料")


class Service(Part):
    """How much was done, as a count."""

    name: Line = key("名称", "做了什么", example="法律咨询")
    number: Whole = key("数量", "多少", example="23")
    unit: Line = key("单位", "次、件、人次", default="次", example="次")


class Adviser(Record):
    """法律顾问与代办: one adviser's office, or the village's errands."""

    category: Literal["法律顾问", "民事代办"] = key(
        "类别", "法律顾问，还是民事代办", default="法律顾问", example="法律顾问"
    )
    office: Line = key("机构", "哪个律师事务所、司法所、服务站", example="示例律师事务所")
    post: Line | None = key("身份", "来的人是什么身份，如 律师", default=None, example="律师")
    name: Name | None = key("姓名", "本人同意公开的写姓名", default=None, example="严律师")
    phone: Phone | None = key("办公电话", "机构的电话，不写私人手机", default=None, example="0757-0000003")
    start: Day | None = key("开始", "从哪天起", default=None, example="2025-01-01")
    end: Day | None = key("结束", "到哪天止", default=None, example="2025-12-31")
    visits: list[Visit] = key("接待", "哪天几点在哪里，一处一行", default=[])
    errands: list[Errand] = key("服务事项", "帮办哪些事，一件一行", default=[])
    fee_note: Line | None = key("收费说明", "要不要钱", default=None, example="咨询不收费")
    services: list[Service] = key("服务情况", "到现在做了多少，只写数", default=[])

    def orders(self) -> Iterator[Order]:
        """The term for which it is engaged."""
        yield order(("开始", self.start, ()), ("结束", self.end, ("结束",)))


ITEMS = {"法律顾问": ("FW-08",), "民事代办": ("FW-07",)}


def facts(record: Adviser, file: str) -> Facts:
    """The office's row. ``data``: ``category``, ``office``, ``visits`` (day, hours, place), ``errands`` how many, ``end`` or empty."""
    return envelope_facts(
        record,
        "adviser",
        file,
        ident_of(record.ident, file),
        title={"法律顾问": "村（社区）法律顾问", "民事代办": "民事代办"}[record.category],
        items=ITEMS[record.category],
        due_from=iso(record.start),
        names=(record.office,),
        data={
            "category": record.category,
            "office": record.office,
            "visits": tuple((one.day, one.hours or "", one.place) for one in record.visits),
            "errands": len(record.errands),
            "end": iso(record.end),
        },
    )


RECORD = Adviser
