"""``wuhua due`` for the clerk: what is missing, what to type, and what a program reads."""

import json
from datetime import date

from tests.due.kit import POLICY, TODAY, paper, papers, profile, village
from wuhua.base.dates import Period
from wuhua.clerk.due_list import due_json, due_text, is_behind
from wuhua.clerk.next_file import stem_for
from wuhua.kinds import kinds_by_ident
from wuhua.model.village import Village

FORTY = papers()
GONE = [row for row in FORTY if row.period != "2025-11"]


def test_the_list_begins_with_what_is_missing_and_says_what_to_type() -> None:
    """The blanks come first, each with the command that begins it; counts end the list."""
    lines = due_text(village(GONE)).split("\n")
    assert lines[2] == "到期没有公开：2项"
    assert "    写：wuhua new 财务收支 2025-11（目录项 CF-01）" in lines
    assert "    写：wuhua new 值班表 2025-11（目录项 FW-03）" in lines
    assert lines[-1] == "空着2项。按时公开38项，零报告0项。"


def test_a_paper_that_is_written_is_not_asked_for_again() -> None:
    """A blank whose file is there names the file instead of a command."""
    row = paper("CW-21", Period(2025, 10, 3))._replace(posted="")
    text = due_text(village([*(r for r in FORTY if r.key != row.key), row]))
    assert f"已经写好：content/{row.file}" in text and "wuhua new 补贴与救助" not in text.split("快到期")[0]


def test_the_exit_code_asks_for_work() -> None:
    """A blank, or lateness without a reason, asks for work; lateness with its reason and a clean village do not."""
    late = paper("CW-21", Period(2025, 10, 3), date(2026, 1, 17))
    rest = [row for row in FORTY if row.key != late.key]
    assert is_behind(village(GONE))
    assert is_behind(village([*rest, late]))
    assert not is_behind(village([*rest, late._replace(late_reason="台风")]))
    assert not is_behind(village(FORTY))


def test_json_holds_every_duty() -> None:
    """Every duty with its state, deadline and record; counts add up to their number."""
    read = json.loads(due_json(village(GONE)))
    assert sum(read["counts"].values()) == len(read["duties"])
    assert read["counts"]["blank"] == 2 and read["since"] == "2025-01-01"
    blank = next(duty for duty in read["duties"] if duty["state"] == "blank" and duty["item"] == "CF-01")
    assert (blank["period"], blank["deadline"], blank["records"]) == ("2025-11", "2025-12-15", [])
    assert blank["command"] == "wuhua new 财务收支 2025-11"


def test_a_village_that_cannot_be_judged_is_told_why() -> None:
    """Without 村情, and before anything periodic was published, the list says what is lacking."""
    assert "没有写村情" in due_text(Village(FORTY, POLICY, TODAY))
    assert "还没有定期公开过" in due_text(village([], own=profile(since="")))


def test_the_command_gives_a_file_with_its_period() -> None:
    """What the list tells to type fills in the period and keeps two items of one period apart."""
    grant = kinds_by_ident()["grant"]
    assert stem_for(grant, "2025年四季度-CW-21", [], TODAY) == (
        "2025-q4-CW-21",
        {"期间": "2025年四季度", "目录项": "[CW-21]"},
    )
    assert stem_for(kinds_by_ident()["nil"], "2025年四季度", [], TODAY) == ("2025-q4", {"期间": "2025年四季度"})
