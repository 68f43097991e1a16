"""The index's rows: identities, days, and what the envelope tells of each record."""

import marshal
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wuhua.model.facts import (
    Facts,
    LinkFact,
    cents,
    day_of,
    envelope_facts,
    facts_of_row,
    ident_of,
    iso,
    notice_end,
    split_address,
    yuan,
)
from wuhua.model.record import Notice, Record

PAPER = {
    "编制": {"人员": "村会计", "日期": "2025-04-02"},
    "审核": {"机构": "村务监督委员会", "日期": "2025-04-05"},
    "审定": {"日期": "2025-04-06"},
    "公开日期": "2025-04-08",
    "公示期": {"开始": "2025-04-08", "天数": "7"},
    "保留至": "2025-05-08",
    "取下日期": "2025-05-09",
    "形式": ["公开栏", "网站"],
    "地点": ["村委会公开栏"],
    "迟公开原因": "银行对账单晚到",
}


@pytest.mark.parametrize(
    ("given_ident", "file", "ident"),
    [
        (None, "决策事项/2025-02-路灯改造.yml", "2025-02"),
        (None, "办事指南/G01.yml", "G01"),
        (None, "公开栏/B1-村委会公开栏.yml", "B1"),
        ("mine", "公开栏/B1.yml", "mine"),
        (None, "决策事项/2025-02-.yml", "2025-02"),
        (None, "决策事项/2025-08-2026年度财务预算.yml", "2025-08"),
        (None, "通知公告/2025年评议.yml", "2025"),
        (None, "通知公告/" + "a" * 90 + ".yml", "a" * 60),
    ],
)
def test_an_identity_is_written_or_begins_the_file_name(given_ident: str | None, file: str, ident: str) -> None:
    """A record is named by its 编号, else by the letters and digits that its file name begins with."""
    assert ident_of(given_ident, file) == ident


def test_a_chinese_file_name_gives_an_address_of_its_own() -> None:
    """A name without letters gives eight hexadecimal digits, others for another name, the same in another folder."""
    first, second = ident_of(None, "机构名册/村委会.yml"), ident_of(None, "机构名册/监委会.yml")
    assert len(first) == len(second) == 8 and first != second
    assert all(letter in "0123456789abcdef" for letter in first + second)
    assert ident_of(None, "别处/村委会.yml") == first


def test_an_address_names_kind_and_identity() -> None:
    """What follows the first stroke is the identity, hyphens included."""
    assert split_address("finance/2025-03-admin") == ("finance", "2025-03-admin")


def test_the_envelope_is_told() -> None:
    """Every date, channel and place of the envelope, and the waivers, stand in the row as the index writes them."""
    record = Record.model_validate(
        {"公开": PAPER, "不适用": [{"规则": "P02", "原因": "只有一个自然村"}], "目录项": ["CW-27"]}
    )
    row = envelope_facts(record, "notice", "通知公告/n1.yml", "n1", title="停水")
    assert (row.key, row.title, row.items) == ("notice/n1", "停水", ("CW-27",))
    assert (row.drafted, row.reviewed, row.approved) == ("2025-04-02", "2025-04-05", "2025-04-06")
    assert (row.posted, row.keep_until, row.removed) == ("2025-04-08", "2025-05-08", "2025-05-09")
    assert (row.notice_from, row.notice_until) == ("2025-04-08", "2025-04-15")
    assert (row.channels, row.places) == (("公开栏", "网站"), ("村委会公开栏",))
    assert (row.late_reason, row.waived, row.day) == ("银行对账单晚到", {"P02": "只有一个自然村"}, "2025-04-08")


def test_an_empty_envelope_is_empty_texts() -> None:
    """A record without 公开 has empty texts, never None, and its day is that of what it reports on."""
    row = envelope_facts(Record(), "notice", "通知公告/n1.yml", "n1", title="停水", due_from="2025-03-05")
    assert (row.posted, row.notice_from, row.notice_until, row.channels, row.day) == ("", "", "", (), "2025-03-05")


def test_a_written_title_stands_over_the_kinds_own() -> None:
    """标题 and 目录项 stand over what the kind would say."""
    record = Record.model_validate({"标题": "三月停水", "目录项": ["CW-32"]})
    row = envelope_facts(record, "notice", "x.yml", "n1", title="停水", items=("CW-01",))
    assert (row.title, row.items) == ("三月停水", ("CW-32",))


@pytest.mark.parametrize(
    ("notice", "end"),
    [
        ({"开始": "2025-01-26", "天数": "7"}, date(2025, 2, 2)),
        ({"开始": "2025-01-26", "结束": "2025-02-10"}, date(2025, 2, 10)),
        ({"开始": "2025-01-26", "结束": "2025-02-10", "天数": "3"}, date(2025, 2, 10)),
        ({"开始": "2025-01-26"}, None),
    ],
)
def test_the_first_day_of_a_notice_is_not_counted(notice: dict[str, str], end: date | None) -> None:
    """Seven days from the 26th end on the 2nd; a written end stands; none is open."""
    assert notice_end(Notice.model_validate(notice)) == end


@given(number=st.integers(-(10**14), 10**14))
def test_cents_and_yuan_undo_each_other(number: int) -> None:
    """Whole cents become yuan with two decimals and come back."""
    assert cents(yuan(number)) == number
    assert yuan(number) == Decimal(number) / 100


@given(day=st.dates())
def test_days_come_back(day: date) -> None:
    """A day written in the index is read as itself; empty is None both ways."""
    assert day_of(iso(day)) == day
    assert day_of(iso(None)) is None


TEXTS = st.text(max_size=8)


@given(
    texts=st.lists(TEXTS, min_size=5, max_size=5),
    totals=st.dictionaries(TEXTS, st.integers(-(2**80), 2**80), max_size=3),
    links=st.lists(
        st.builds(LinkFact, st.tuples(TEXTS, st.integers(0, 9)), TEXTS, TEXTS, st.tuples(TEXTS, st.integers())),
        max_size=3,
    ),
)
def test_a_row_survives_marshal(texts: list[str], totals: dict[str, int], links: list[LinkFact]) -> None:
    """A row of whatever values comes back from the cache equal, with named links."""
    row = Facts(*texts, cents=totals, links=tuple(links), data={"a": (1, None, True)})
    again = facts_of_row(marshal.loads(marshal.dumps(row.row())))
    assert again == row
    assert [link.ident for link in again.links] == [link.ident for link in links]
