"""A paper that is there and leaves out what it should hold: the ledger of the quarter without its accounts.

In: a village and a duty without a paper. Out: the paper to complete, so that nobody is sent to write it a second time.
"""

from typing import NamedTuple

from wuhua.due.duty import Duty, period_of
from wuhua.due.papers import series_of
from wuhua.due.shelf import months_span
from wuhua.model.facts import Facts
from wuhua.model.village import Village


class Host(NamedTuple):
    """The newest paper over a duty's period, and the key or keys (``“账户”``) that it lacks."""

    paper: Facts
    part: str


def host_of(village: Village, duty: Duty) -> Host | None:
    """The paper whose missing part is the duty; None where the paper itself is missing, or the item has one of its own."""
    # Rules are known before any kind is read; only what is missing asks for a kind.
    from wuhua.kinds import all_kinds

    if duty.rows or duty.period is None:
        return None
    first, last = months_span(duty.period)
    for kind in all_kinds():
        part = dict(kind.parts).get(duty.item.ident)
        if part is None:
            continue
        found = []
        for row in village.of(kind.ident):
            period = period_of(row.period)
            if period is None or duty.item.ident in row.items or duty.series not in ("", series_of(row)):
                continue
            start, end = months_span(period)
            if first <= start and end <= last:
                found.append(row)
        if found:
            return Host(max(found, key=lambda row: (row.due_from, row.key)), part)
    return None
