"""The index as rules and views ask it, and what a sheet's envelope says on which day."""

from datetime import date
from itertools import permutations

import pytest

from wuhua.law.policy import load_policy
from wuhua.model.envelope import badges, digest_of, hangs_on, in_notice_period
from wuhua.model.facts import Facts, LinkFact
from wuhua.model.record import Record
from wuhua.model.values import Link
from wuhua.model.village import Village

POLICY = load_policy("全国", ())[0]
TODAY = date(2025, 5, 1)
DECISION = Facts("decision/2025-02", "decision", "决策事项/2025-02.yml", "2025-02", "路灯改造")
PAYMENT = LinkFact(("支出", 0, "决议"), "decision", "2025-02", ("支出", "2025-03-08", "路灯", 326000, "out-1"))
LEDGER = Facts("finance/2025-03-admin", "finance", "财务收支/2025-03.yml", "2025-03-admin", "三月账", links=(PAYMENT,))
PEOPLE = Facts("people/r", "people", "人员/r.yml", "r", "名册", data={"people": (("P01", "陈某某", "0757-0000001"),)})
PROFILE = Facts("profile/village", "profile", "村情/村情.yml", "village", "村情", data={"name": "云溪村"})
ROWS = (DECISION, LEDGER, PEOPLE, PROFILE)
POSTED = DECISION._replace(posted="2025-04-08", notice_from="2025-04-08", notice_until="2025-04-15")


def test_the_order_of_files_changes_nothing() -> None:
    """A village gives the same rows in the same order however its files were read."""
    orders = {tuple(Village(rows, POLICY, TODAY).facts) for rows in permutations(ROWS)}
    assert orders == {tuple(sorted(row.key for row in ROWS))}


def test_links_are_found_from_both_ends() -> None:
    """A payment finds its decision, and the decision finds the payment, with what to say of it."""
    village = Village(ROWS, POLICY, TODAY)
    assert village.find("decision", "2025-02") is DECISION
    assert village.links_to(DECISION) == [(LEDGER, PAYMENT)]
    assert village.links_by("decision", "2025-02") == [(LEDGER, PAYMENT)]
    assert village.find("decision", "2099-01") is None
    assert village.links_to(LEDGER) == []


def test_words_lead_to_the_record_they_name() -> None:
    """A reference is its record's title, or other words, with the link; its bare words when no record answers; nothing for none."""
    village = Village(ROWS, POLICY, TODAY)
    assert village.link_to("decision", "2025-02") == Link("路灯改造", "decision/2025-02")
    assert village.link_to("decision", "2025-02", "装路灯") == Link("装路灯", "decision/2025-02")
    assert village.link_to("decision", "2099-01") == "2099-01"
    assert village.link_to("decision", "2099-01", "装路灯") == "装路灯"
    assert village.link_to("decision", None, "装路灯") == "装路灯"
    assert village.link_to("decision", None) is None
    assert village.find("decision", None) is None and village.person(None) is None


def test_persons_and_names_are_known() -> None:
    """A registered person has a name, a telephone and an address; the village its name, 本村 while unknown."""
    village = Village(ROWS, POLICY, TODAY)
    assert village.person("P01") == ("陈某某", "0757-0000001", "people/r#P01")
    assert village.person("P02") is None
    assert village.name == "云溪村"
    assert Village((), POLICY, TODAY).name == "本村"
    assert Village((), POLICY, TODAY).profile is None
    assert village.of("board") == []


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2025, 4, 7), []),
        (date(2025, 4, 8), ["正在公示 · 还剩7天"]),
        (date(2025, 4, 14), ["正在公示 · 还剩1天"]),
        (date(2025, 4, 15), ["正在公示 · 今天截止"]),
        (date(2025, 4, 16), []),
    ],
)
def test_a_notice_period_counts_down(day: date, shown: list[str]) -> None:
    """The badge of an open notice stands from its first day to its last, both included."""
    assert [badge.text for badge in badges(POSTED, day)] == shown
    assert in_notice_period(POSTED, day) == bool(shown)


@pytest.mark.parametrize(
    ("change", "hangs"),
    [
        ({}, True),
        ({"posted": ""}, False),
        ({"posted": "2025-05-02"}, False),
        ({"removed": "2025-04-30"}, False),
        ({"keep_until": "2025-05-01"}, True),
        ({"keep_until": "2025-04-30"}, False),
    ],
)
def test_what_hangs_today(change: dict[str, str], hangs: bool) -> None:
    """A sheet hangs from its posting through its keep-until day, unless it was taken down or is not posted yet."""
    assert hangs_on(POSTED._replace(**change), TODAY) is hangs


def test_the_digest_names_what_was_written() -> None:
    """A record's digest changes with its content, not with the order of its keys, and knows empty from unwritten."""
    first = Record.model_validate({"标题": "甲", "备注": "乙"})
    assert digest_of(first) == digest_of(Record.model_validate({"备注": "乙", "标题": "甲"}))
    assert digest_of(first) != digest_of(Record.model_validate({"标题": "甲", "备注": "丙"}))
    assert digest_of(first) != digest_of(Record.model_validate({"标题": "甲"}))
