"""What a body says of itself as a whole, in rows for its sheet."""

from wuhua.kinds.org.record import Body
from wuhua.model.sheet import Count, Value


def more_facts(record: Body) -> list[tuple[str, Value]]:
    """Rows of level, members and declarations; None where the record does not say."""
    rows: list[tuple[str, Value]] = [
        ("层级", record.rank),
        ("哪一类党组织", record.party_sort),
        ("为什么这样设", record.setup_note),
        ("经济规模较大", _yes(record.large)),
        ("登记日期", record.registered_on),
        ("登记证书有效到", record.certificate_until),
        ("近亲属都回避了", _yes(record.kin_avoided)),
    ]
    counts = (
        ("正式党员", record.full_members),
        ("成员里的党员", record.party_seats),
        ("上一届成员里的党员", record.party_seats_before),
        ("留给外来人员", record.newcomers_due),
        ("外来人员", record.newcomers),
        ("懂财会的", record.finance_skilled),
    )
    return rows + [(name, Count.of(number, "人")) for name, number in counts]


def _yes(word: bool | None) -> str | None:
    return None if word is None else "是" if word else "否"
