"""A month's roster: who is on duty each day, which telephone, who stands in."""

from itertools import groupby

from wuhua.kinds.duty.record import DutyRoster, DutyShift
from wuhua.model.facts import Facts
from wuhua.model.sheet import Figure, Link, RosterBlock, Sentence, Sheet, Shift, Vacant
from wuhua.model.village import Village


def view(record: DutyRoster, facts: Facts, village: Village) -> Sheet:
    """Say who is on duty on which day."""
    ordered = sorted(record.shifts, key=lambda shift: shift.day)
    days = tuple(
        (day, tuple(_shift(shift, record, village) for shift in shifts))
        for day, shifts in groupby(ordered, lambda shift: shift.day)
    )
    told: list[Sentence] = [(f"值班地点：{record.place}。",)] if record.place else []
    return Sheet(
        key=facts.key,
        kind="duty",
        family="服务",
        title=facts.title,
        headline=(Figure("值班电话", Link(record.phone, f"tel:{record.phone}")),),
        summary=tuple(told),
        blocks=(RosterBlock("每天谁值班", days),),
    )


def _shift(shift: DutyShift, record: DutyRoster, village: Village) -> Shift:
    person = _name(shift.person, village) or shift.name
    substitute = _name(shift.substitute, village) or shift.substitute or ""
    # The telephone is one for the month, and stands above it.
    return Shift(shift.hours, person or Vacant("还没排人"), "", substitute, shift.note or "")


def _name(ident: str | None, village: Village) -> str:
    found = village.person(ident)
    return found[0] if found else ""
