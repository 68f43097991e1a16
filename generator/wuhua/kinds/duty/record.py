"""值班表: a month of shifts (FW-03, S004-37: 无假日轮班); who stands in is written beside who should be there."""

from wuhua.model.facts import Facts, LinkFact, envelope_facts, iso
from wuhua.model.fields import Day, Hours, Ident, Line, Name, PeriodText, Phone, key
from wuhua.model.record import Part, Record


class DutyShift(Part):
    """One shift."""

    day: Day = key("日期", "哪一天", example="2025-12-01")
    hours: Hours = key("时段", "几点到几点", example="8:30-12:00 14:30-17:30")
    person: Ident | None = key("人员", "人员名册里的编号", default=None)
    name: Name | None = key("姓名", "没有列入人员名册的，写姓名", default=None)
    substitute: Line | None = key("替班", "谁替班：编号或姓名", default=None)
    note: Line | None = key("说明", "如 国庆节", default=None)


class DutyRoster(Record):
    """值班表: one month at one place."""

    month: PeriodText = key("月份", "写成 2025-12", example="2025-12")
    place: Line | None = key("值班地点", "在哪里值班", default=None)
    phone: Phone = key("值班电话", "办公电话，不写私人手机", example="0757-0000000")
    shifts: list[DutyShift] = key("排班", "一班一行")


def facts(record: DutyRoster, file: str) -> Facts:
    """The roster's row: every shift, so that home can say who is on duty today."""
    return envelope_facts(
        record,
        "duty",
        file,
        record.ident or record.month.slug,
        title=f"{record.month.label}值班表",
        items=("FW-03",),
        period=record.month.text,
        due_from=iso(record.month.start),
        day=iso(record.month.start),
        links=tuple(
            LinkFact(("排班", index, "人员"), "person", shift.person, ())
            for index, shift in enumerate(record.shifts)
            if shift.person
        ),
        names=tuple(sorted({shift.name for shift in record.shifts if shift.name})),
        data={
            "phone": record.phone,
            "place": record.place or "",
            "shifts": tuple(
                (
                    iso(shift.day),
                    shift.hours,
                    shift.person or "",
                    shift.name or "",
                    shift.substitute or "",
                    shift.note or "",
                )
                for shift in record.shifts
            ),
        },
    )


RECORD = DutyRoster
