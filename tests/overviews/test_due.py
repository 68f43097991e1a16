"""What is due as villagers see it: the first page, the lights of the sections, the boards' foot, the page, the feed."""

from datetime import date

from tests.due.kit import TODAY, paper, papers, profile, village
from wuhua.base.dates import Period
from wuhua.kinds import all_kinds, kinds_by_ident
from wuhua.model.sheet import ProseBlock, TableBlock, Tone
from wuhua.model.village import Village
from wuhua.overviews.due import board_foot, due_block, due_sheet, feed_entries, lights, missing_of, owed_in
from wuhua.overviews.home import home_sheet
from wuhua.overviews.sections import section_sheets

FORTY = papers()
FINANCE = kinds_by_ident()["finance"]
LATE = [row for row in FORTY if (row.kind, row.period) != ("finance", "2025-12")]


def light(rows: list[object], as_of: date = TODAY) -> tuple[str, Tone]:
    """Give the light of the ledgers' section."""
    badge = lights(village(rows, as_of), (FINANCE,))["finance"]  # type: ignore[arg-type]
    return badge.text, badge.tone


def test_a_light_says_in_words_how_fresh_a_section_is() -> None:
    """Current, due soon, due today, late, never: each with words of its own, not with a colour alone."""
    assert light([*FORTY]) == ("最新 · 到期的都公开了", Tone.GOOD)
    assert light([*LATE], date(2026, 1, 10)) == ("快到期 · 1月15日前要公开1项", Tone.OPEN)
    assert light([*LATE], date(2026, 1, 15)) == ("快到期 · 今天要公开1项", Tone.OPEN)
    assert light([*LATE]) == ("晚了 · 缺1项", Tone.LATE)
    assert light([])[0] == "从来没有公开过"


def test_a_section_without_a_clock_has_no_light() -> None:
    """Boards and people owe nothing by a day."""
    assert {"board", "people"}.isdisjoint(lights(village(FORTY), all_kinds()))


def test_the_section_carries_its_light() -> None:
    """The section's sheet shows the light as its badge; a village without 村情 shows none."""
    duty = kinds_by_ident()["duty"]
    whole = village(FORTY)
    (sheet,) = section_sheets(duty, whole, lights(whole, (duty,))[duty.ident])
    assert [badge.text for badge in sheet.badges] == ["最新 · 到期的都公开了"]
    (bare,) = section_sheets(duty, Village(FORTY, village([]).policy, TODAY))
    assert bare.badges == ()


def test_the_first_page_says_what_is_missing() -> None:
    """After what to notice comes what is past its day, with the day; with nothing missing one calm sentence; else nothing."""
    whole = village([row for row in FORTY if row.kind == "notice"])
    sheet = home_sheet(whole, all_kinds(), (), missing_of(whole))
    block = sheet.blocks[1]
    assert isinstance(block, TableBlock) and block.title == "到期还没有公开的"
    assert ("2025年12月财务收支", "应于2026年1月15日前公开，至今未公开") in block.rows
    calm = due_block(missing_of(village(FORTY)))
    assert isinstance(calm, ProseBlock) and "都公开了" in calm.paragraphs[0]
    assert due_block(missing_of(Village(FORTY, whole.policy, TODAY))) is None


def test_nothing_is_called_published_before_anything_is_owed() -> None:
    """Without 公开起始 and without a periodic paper no day has begun to count: nobody says that all is published."""
    none = village([], own=profile(since=""))
    assert missing_of(none) is None
    (told,) = due_sheet(none).summary
    assert told == ("村里还没有定期公开过，期限从第一份写了期间的公开算起。",)


def test_a_ledger_that_is_owed_is_late_on_the_first_page() -> None:
    """A ledger that is past its day and not there, a group's too, stands where else all would be published in time."""
    rows = [row for row in FORTY if (row.kind, row.period) != ("finance", "2025-12")]
    whole = village(rows)
    missing = missing_of(whole)
    assert missing is not None and missing[2] == (("2025年12月行政账收支", "2025-12-01", "2025-12-31"),)
    assert owed_in(missing, Period(2025, 12, 1)) == owed_in(missing, Period(2025, 10, 3)) == ("2025年12月行政账收支",)
    assert owed_in(missing, Period(2025, 11, 1)) == ()


def test_a_long_list_is_cut_and_counted() -> None:
    """Twelve lines on the first page, the newest first, and how many more there are; six on a board."""
    whole = village([])
    block = due_block(missing_of(whole))
    assert isinstance(block, TableBlock) and len(block.rows) == 12
    assert "另外还有28项" in block.note
    lines = board_foot(whole, {"财务", "村务", "服务"})
    assert len(lines) == 7 and lines[-1] == "另外还有34项到期没有公开。"


def test_the_page_shows_every_state_of_the_year() -> None:
    """A late paper with its reason, a nil return with its own, what comes, and what the village does not owe."""
    quarter = Period(2025, 10, 3)
    rows = [row for row in FORTY if row.period != "2025年四季度"]
    late = paper("CF-07", quarter, date(2026, 1, 18), late_reason="换会计")
    nil = paper("FW-13", quarter)._replace(items=("FW-13",), data={"nils": (("CW-21", "县里统一发"),)})
    sheet = due_sheet(village([*rows, late, nil], own=profile({"CW-40": "镇里考评"})))
    shown = {block.title: block.rows for block in sheet.blocks if isinstance(block, TableBlock)}
    assert [row[3] for row in shown["到期没有公开的"]] == ["CW-13"]
    assert shown["公开晚了的"][0][1] == "晚公开3天，原因：换会计"
    assert shown["没有发生、写明原因的"][0][1] == "县里统一发"
    assert "镇里考评" in [row[1] for row in shown["本村不用公开的"]]
    assert sheet.headline[1].value.number == 1  # type: ignore[union-attr]


def test_the_feed_tells_a_blank_from_the_day_after() -> None:
    """A blank's entry is dated the day after its last day and keeps its name from build to build."""
    (entry,) = feed_entries(village(LATE))
    assert (entry.day, entry.ident) == (date(2026, 1, 16), "due-CF-01-2026-12-行政账".replace("2026-12", "2025-12"))
    assert feed_entries(village(LATE, date(2026, 1, 15))) == ()
