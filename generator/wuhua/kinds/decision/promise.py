"""What a decision promised beside what came of it: money, days, who does it; differences in words."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from wuhua.base.money import add_money, show_money
from wuhua.kinds.decision.record import Decision
from wuhua.kinds.ties import booked
from wuhua.model.facts import Facts, day_of, yuan
from wuhua.model.sheet import Block, Column, TableBlock, Value
from wuhua.model.village import Village

_Row = tuple[Value, Value, Value, Value]


def promise_blocks(record: Decision, facts: Facts, village: Village) -> list[Block]:
    """Promises beside results; nothing for what was not passed, or while there is neither a promise nor a result."""
    if record.passed is False:
        return []
    works = [row for row, link in village.links_to(facts) if row.kind == "project" and link.path == ("决议",)]
    work = works[0] if len(works) == 1 else None
    rows = (*_money(record, facts, work, village), *_days(record, work, village), *_doer(record, work))
    if not rows:
        return []
    columns = (Column("哪一样"), Column("说好的"), Column("做到的"), Column("差多少", grow=True))
    return [TableBlock("说好的和做到的", columns, rows)]


def _money(record: Decision, facts: Facts, work: Facts | None, village: Village) -> Iterator[_Row]:
    budget, owed, price = record.budget, None, None
    if work and "contract" in work.cents:
        price = yuan(work.cents["contract"])
        owed = price + yuan(work.cents.get("changes", 0))
        yield "预算到合同价（元）", budget, price, _apart(price, budget, "比预算")
    final = record.final_cost
    if final is None and work and "settled" in work.cents:
        final = yuan(work.cents["settled"])
    if final is not None:
        owed = final
        if price is not None:
            yield "合同价到结算（元）", price, final, _apart(final, price, "比合同价")
        yield "一共花了（元）", budget, final, _apart(final, budget, "比预算")
    paid = _paid(facts, work, village)
    if paid and (owed is not None or budget is not None):
        yield "已经付了（元）", owed if owed is not None else budget, paid, _left(paid, owed)


def _paid(facts: Facts, work: Facts | None, village: Village) -> Decimal:
    """What was paid so far: as the works' own page adds it up, else by the ledgers; yuan."""
    if work and ("payments" in work.cents or "paid" in work.cents):
        return yuan(work.cents.get("payments", work.cents.get("paid", 0)))
    return add_money(yuan(line[3]) for _, line in booked(facts, village) if line[0] == "支出")


def _apart(done: Decimal, promised: Decimal | None, words: str) -> str:
    if promised is None:
        return "没有写预算"
    if done == promised:
        return f"和{words.removeprefix('比')}一样"
    return f"{words}{'多' if done > promised else '少'}{show_money(abs(done - promised))}元"


def _left(paid: Decimal, owed: Decimal | None) -> str:
    if owed is None:
        return "还没有合同价、决算可以比"
    if paid == owed:
        return "付清了"
    return f"还差{show_money(owed - paid)}元没有付" if paid < owed else f"多付了{show_money(paid - owed)}元"


def _days(record: Decision, work: Facts | None, village: Village) -> Iterator[_Row]:
    due = record.planned_finish or (day_of(work.data["due"]) if work else None)
    done = record.finished or (day_of(work.data["finished"]) if work else None)
    if due is None and done is None:
        return
    yield "哪天办完", due, done if done else "还没办完", _days_apart(due, done, village)


def _days_apart(due: date | None, done: date | None, village: Village) -> str:
    if due is None:
        return "没有写打算哪天办完"
    if done is None:
        # This hangs on a wall for weeks: it says nothing that the next day makes wrong.
        return "过了说好的日子" if village.as_of > due else "办完再比"
    late = (done - due).days
    return f"晚了{late}天" if late > 0 else f"早了{-late}天" if late else "按时"


def _doer(record: Decision, work: Facts | None) -> Iterator[_Row]:
    signed = work.data["contractor"] if work else ""
    if record.contractor and signed:
        yield "谁来做", record.contractor, signed, "一样" if signed == record.contractor else "和合同上的不一样"
