"""What is owed beside what happens, and what a nil return is worth."""

from datetime import timedelta

from tests.due.kit import TODAY, paper, village
from tests.due.test_duties import FORTY, marks
from wuhua.base.dates import Period
from wuhua.due.duties import duties_of
from wuhua.model.facts import Facts


def test_a_register_beside_events_is_owed_from_its_first_period_on() -> None:
    """随时、半年: each contract owes nothing for a period; once a half-year's register was up the next one is owed too."""
    first = paper("CF-08", Period(2024, 7, 6))
    alone = first._replace(period="", due_from="2025-03-20", posted="2025-03-22", key="contract/1", ident="1")
    assert all(duty.item.ident != "CF-08" for duty in duties_of(village([*FORTY, alone])))
    assert marks([*FORTY, first, alone]) == {("CF-08", "2025年上半年")}
    register = paper("CF-08", Period(2025, 1, 6))
    assert marks([*FORTY, first, alone, register]) == set()
    quarterly = paper("CF-13", Period(2025, 1, 3))
    assert marks([*FORTY, quarterly]) == {("CF-13", "2025年二季度"), ("CF-13", "2025年三季度")}


def test_a_nil_return_counts_from_the_day_it_is_up() -> None:
    """A nil return that nobody published, or that hangs from tomorrow on, fills no blank."""
    gone = next(row for row in FORTY if row.items == ("CW-21",) and row.period == "2025年三季度")
    rest = [row for row in FORTY if row is not gone]
    nil = Facts(
        "nil/q3", "nil", "nil/q3.yml", "q3", "零报告", ("FW-13",), "2025年三季度", data={"nils": (("CW-21", "没有"),)}
    )
    blank = {("CW-21", "2025年三季度")}
    assert marks([*rest, nil]) == blank
    assert marks([*rest, nil._replace(posted=(TODAY + timedelta(1)).isoformat())]) == blank
    assert marks([*rest, nil._replace(posted=TODAY.isoformat())]) == set()
