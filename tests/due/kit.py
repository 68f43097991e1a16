"""A village of forty duties, made from rows of the index: everything that 重庆 asks for in 2025, cut down to seven items."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from wuhua.base.dates import Period, add_days
from wuhua.law.duties import is_standing, months_of
from wuhua.law.policy import Policy, load_policy
from wuhua.model.facts import Facts
from wuhua.model.village import Village

POLICY = load_policy("重庆", ())[0]
TODAY = date(2026, 1, 20)
KEPT = ("CF-01", "CF-02", "CF-05", "CF-07", "CW-13", "CW-21", "FW-03")
#: Kind, months of a period, first and last period of the year that fell due by TODAY.
_SORTS = {
    "CF-01": ("finance", 1, 12),
    "CF-02": ("notice", 12, 1),
    "CF-05": ("notice", 6, 2),
    "CF-07": ("notice", 3, 4),
    "CW-13": ("notice", 3, 4),
    "CW-21": ("notice", 3, 4),
    "FW-03": ("duty", 1, 13),
}


def profile(unowed: Mapping[str, str] | None = None, also: Collection[str] = (), **more: object) -> Facts:
    """A 村情 that owes only the kept items and those of ``also``, since 2025-01-01, ledgers every month."""
    others = [
        item.ident
        for item in POLICY.items
        if (months_of(item) or is_standing(item)) and item.ident not in (*KEPT, *also)
    ]
    given = dict.fromkeys(others, "别处公开") | dict(unowed or {})
    data: dict[str, object] = {"name": "云溪村", "kind": "村", "groups": (), "monthly": True, "since": "2025-01-01"}
    data |= {"has_coop": None, "unowed": tuple(given.items()), "policy": "重庆", "local_rules": ()} | more
    return Facts("profile/village", "profile", "村情/云溪村.yml", "village", "云溪村概况", data=data)


def paper(item: str, period: Period, posted: date | None = None, kind: str = "notice", **more: object) -> Facts:
    """A record that answers for an item in a period; posted three days after its end unless said."""
    ident = f"{period.slug}-{item.lower()}"
    day = posted or add_days(period.end, 3)
    data = {"book": "行政账", "group": ""} if kind == "finance" else {}
    title = f"{period.label}行政账收支" if kind == "finance" else f"{period.label}{item}"
    row = Facts(f"{kind}/{ident}", kind, f"{kind}/{ident}.yml", ident, title, (item,), period.text)
    cents = {"opening": 100} if kind == "finance" else {}
    return row._replace(due_from=period.end.isoformat(), posted=day.isoformat(), data=data, cents=cents, **more)


def papers() -> list[Facts]:
    """The forty records, each posted in time."""
    found = []
    for item, (kind, months, count) in _SORTS.items():
        for number in range(count):
            period = Period(2025 + number * months // 12, number * months % 12 + 1, months)
            ahead = item in ("CF-02", "FW-03")
            found.append(paper(item, period, add_days(period.start, -1) if ahead else None, kind))
    return found


def village(rows: Iterable[Facts], as_of: date = TODAY, policy: Policy = POLICY, own: Facts | None = None) -> Village:
    """A village of these records with its 村情."""
    return Village([own or profile(), *rows], policy, as_of)


def with_deadline(item: str, deadline: str) -> Policy:
    """The policy with another deadline for one item, as a county's file would give it."""
    found = POLICY.item(item)
    assert found is not None
    row = list(POLICY.row())
    row[4] = {**row[4], item: tuple(found._replace(deadline=deadline))}
    return Policy.from_row(tuple(row))


def days(start: date, end: date) -> list[date]:
    """Every day from start to end, both inclusive."""
    return [add_days(start, number) for number in range((end - start).days + 1)]
