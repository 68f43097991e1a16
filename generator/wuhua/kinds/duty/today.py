"""Who is on duty on a day, from the rows of the rosters: for the first page, the section and the page of who is who."""

from datetime import date

from msgspec.structs import replace

from wuhua.base.dates import add_days
from wuhua.model.facts import Facts
from wuhua.model.sheet import FactsBlock, Link, RosterBlock, Shift, Vacant, Value
from wuhua.model.village import Village

_WEEKDAYS = "一二三四五六日"
#: So many days are on the page, today among them; who comes later is told how old it is.
_AHEAD = 14
_PLACE, _PHONE = "在哪里", "电话"


def duty_block(village: Village) -> FactsBlock:
    """The duty of the day of the build, with a telephone to tap, and of two weeks after it, of which the reader's own day is shown.

    A day without any says so and whom to call. A demonstration stands still on its own day, which is its today.
    """
    today = village.as_of
    still = bool(village.profile and village.profile.data.get("demo"))
    title = "今天谁值班" if still else f"{today.month}月{today.day}日谁值班"
    later = () if still else tuple((day, _duty(day, village)) for day in (add_days(today, n) for n in range(1, _AHEAD)))
    return FactsBlock(title, _duty(today, village), today, later)


def _duty(day: date, village: Village) -> tuple[tuple[str, Value], ...]:
    found = [(row, shift) for row in village.of("duty") for shift in _shifts(row, day, village)]
    if not found:
        phones = [row.data["phone"] for row in village.of("station") if row.data["phone"]]
        words = "没有排班" if phones else "没有排班，有事打页脚的电话"
        calls = [("打服务站电话", call(phone)) for phone in dict.fromkeys(phones)]
        return ((_day(day), words), *calls)
    rows: list[tuple[str, Value]] = [(shift.hours, _who(shift)) for _, shift in found]
    places = dict.fromkeys(row.data["place"] for row, _ in found if row.data["place"])
    phones = list(dict.fromkeys(row.data["phone"] for row, _ in found))
    rows += [(_PLACE, "、".join(places))] if places else []
    rows += [(_PHONE, call(phone)) for phone in phones]
    return tuple(rows)


def week_block(village: Village, days: int = 7) -> RosterBlock:
    """The days after today, each with its shifts; a day without any stays in it."""
    rosters = village.of("duty")
    whole = [add_days(village.as_of, number) for number in range(days + 1)]
    told = [(day, [shift for row in rosters for shift in _shifts(row, day, village)]) for day in whole]
    # One telephone for all days stands with today's duty.
    once = bool(told[0][1]) and len({shift.phone for _, shifts in told for shift in shifts}) == 1
    shown = ((day, tuple(replace(each, phone="") if once else each for each in shifts)) for day, shifts in told[1:])
    return RosterBlock(f"往后{days}天", tuple(shown))


def call(phone: str) -> Link:
    """Words that dial a number."""
    return Link(f"拨打 {phone}", f"tel:{phone}")


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日，星期{_WEEKDAYS[day.weekday()]}"


def _who(shift: Shift) -> str:
    """Who sits there today: the substitute first, then for whom and why."""
    person = shift.person if isinstance(shift.person, str) else ""
    if shift.substitute:
        why = "，".join(filter(None, (f"替{person}" if person else "", shift.note)))
        return f"{shift.substitute}（{why}）" if why else shift.substitute
    return (person or "还没排人") + (f"（{shift.note}）" if shift.note else "")


def _shifts(row: Facts, day: date, village: Village) -> list[Shift]:
    """A roster's shifts of a day. A roster of another month is not unpacked."""
    when = day.isoformat()
    if row.period and row.period != when[:7]:
        return []
    return [
        Shift(
            hours,
            _name(village, person, name) or Vacant("还没排人"),
            row.data["phone"],
            _name(village, stand_in, stand_in),
            note,
        )
        for on, hours, person, name, stand_in, note in row.data.get("shifts", ())
        if on == when
    ]


def _name(village: Village, person: str, name: str) -> str:
    found = village.person(person) if person else None
    return found[0] if found else name or person
