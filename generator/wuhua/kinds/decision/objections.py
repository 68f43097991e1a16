"""How to object to a decision while it is posted, and what was asked about it: dates that need no script."""

from collections.abc import Iterator
from datetime import date

from wuhua.base.dates import show_day
from wuhua.model.envelope import in_notice_period
from wuhua.model.facts import Facts, day_of
from wuhua.model.replies import clock_words
from wuhua.model.sheet import Block, Column, FactsBlock, Link, TableBlock, Value
from wuhua.model.village import Village


def objection_blocks(facts: Facts, village: Village) -> list[Block]:
    """How to object while the notice runs; then what was asked about this decision, with its answers."""
    blocks: list[Block] = []
    if facts.notice_until and in_notice_period(facts, village.as_of):
        blocks.append(FactsBlock.of("有意见怎么提", _how(facts, village)))
    asked = [(row, link.say) for row, link in village.links_to(facts) if row.kind == "question" and link.say]
    if asked:
        columns = (
            Column("收到", nowrap=True),
            Column("问什么", grow=True),
            Column("怎么答复", grow=True),
            Column("几天答复"),
            Column("记在"),
        )
        rows = tuple(_asked(row, say, village) for row, say in asked)
        blocks.append(TableBlock("有人问过这件事", columns, rows))
    return blocks


def _how(facts: Facts, village: Village) -> Iterator[tuple[str, Value]]:
    first, last = (show_day(date.fromisoformat(day)) for day in (facts.notice_from, facts.notice_until))
    yield "什么时候提", f"{first}到{last}，最后一天也可以提"
    profile = village.profile
    if profile and profile.data["phone"]:
        yield profile.data["phone_owner"] or "监督电话", _call(profile.data["phone"])
    register = max(village.of("question"), key=lambda row: (row.due_from, row.key), default=None)
    for name, phone, place, hours in register.data["desks"] if register else ():
        if profile is None or phone != profile.data["phone"]:
            yield name, "，".join(filter(None, (place, hours))) or None
            yield f"{name}电话", _call(phone) if phone else None
    limit = village.policy.limit("异议答复天数", village.as_of)
    if limit:
        yield "几天答复", f"收到以后{limit.value}天以内（{limit.basis}）"


def _call(phone: str) -> Link:
    return Link(f"拨打 {phone}", f"tel:{phone}")


def _asked(row: Facts, say: tuple[str, str, str, str, str], village: Village) -> tuple[Value, ...]:
    received, replied, matter, reply, result = say
    day = date.fromisoformat(received)
    told = "；".join(filter(None, (reply, result))) or "还没有答复"
    clock = clock_words(day, day_of(replied), village.policy, village.as_of)
    return (day, matter, told, clock, Link(row.title, row.key))
