"""Elections: what is computed, what the sheet says, which names and numbers have no place in it."""

import pytest

from tests.kinds.kit import check_text_of, example_text, sheet_of, titles_of
from wuhua.kinds import kinds_by_ident
from wuhua.kinds.election.view import percent
from wuhua.model.sheet import Sheet, Strong, TableBlock

ELECTION = kinds_by_ident()["election"]
HEAD = "选举: 第八届换届\n类别: 村民委员会\n"
ROUND = (
    "轮次:\n  - 轮次: 正式选举\n    日期: 2023-03-18\n    登记选民: 2400\n    参加投票: 2310\n    候选人:\n"
    "      - {姓名: 甲某某, 职务: 主任, 得票: 1900, 结果: 当选}\n"
    "      - {姓名: 乙某某, 职务: 主任, 得票: 300, 结果: 未当选}\n"
)


def sheet(text: str) -> Sheet:
    """Make the sheet of an election."""
    return sheet_of(ELECTION, check_text_of(ELECTION, HEAD + text))


def said(page: Sheet) -> list[str]:
    """Give the summary as plain text."""
    return ["".join(str(part.value if isinstance(part, Strong) else part) for part in line) for line in page.summary]


def test_the_page_says_who_won_with_how_many_votes() -> None:
    """Turnout is computed from voters and votes; the winner stands with post and votes."""
    assert said(sheet(ROUND)) == [
        "登记的选民2400人，投票的2310人（参选率96.25%）。",
        "正式选举选出：主任甲某某1900票。",
    ]


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [(1, 3, "33.33%"), (2, 3, "66.67%"), (1, 8, "12.50%"), (2316, 2400, "96.50%"), (1, 800, "0.13%"), (0, 5, "0.00%")],
)
def test_a_share_is_rounded_half_up(part: int, whole: int, text: str) -> None:
    """A share has two decimals, half up."""
    assert percent(part, whole) == text


def test_a_ballot_that_failed_elects_nobody() -> None:
    """A ballot marked 无效 gives no winners, no day of forming, and says so."""
    text = HEAD + ROUND.replace("    候选人:", "    认定: 无效\n    候选人:")
    checked = check_text_of(ELECTION, text)

    assert checked.facts is not None
    assert (checked.facts.data["elected"], checked.facts.data["formed"]) == (0, "")
    assert "正式选举认定无效。" in said(sheet_of(ELECTION, checked))


def test_a_rerun_forms_the_committee_on_its_own_day() -> None:
    """The committee is formed on the day of the last ballot that elected somebody."""
    rerun = (
        "  - 轮次: 另行选举\n    日期: 2023-03-20\n    参加投票: 2200\n    候选人:\n"
        "      - {姓名: 丙某某, 职务: 委员, 得票: 900, 结果: 当选}\n"
    )
    facts = check_text_of(ELECTION, HEAD + ROUND + rerun).facts

    assert facts is not None
    assert facts.data["formed"] == "2023-03-20" and facts.data["vote_day"] == "2023-03-18"
    assert facts.data["elected"] == 2 and facts.data["turnout"] == (2400, 2310)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("类别: 村民委员会\n", ("CW-07",)),
        ("类别: 村民委员会\n事由: 罢免\n", ("CW-37",)),
        ("类别: 村务监督委员会\n事由: 辞职\n", ("CW-37",)),
        ("类别: 党组织\n", ("DW-09",)),
        ("类别: 党组织\n事由: 补选\n", ("DW-09",)),
        ("类别: 理事会\n", ("CF-31",)),
    ],
)
def test_an_election_stands_in_its_item(text: str, items: tuple[str, ...]) -> None:
    """Body and cause give the catalogue's item."""
    facts = check_text_of(ELECTION, "选举: 甲\n" + text).facts

    assert facts is not None and facts.items == items


def test_no_list_of_voters_has_a_field() -> None:
    """Voters, proxies, ages and addresses cannot be written: no key of the record asks for them."""
    keys = titles_of(ELECTION.record)

    assert not {key for key in keys for word in ("年龄", "出生", "身份证", "住址", "电话", "名单") if word in key} - {
        "名单公布",
        "名单异议",
    }


def test_candidates_are_no_search_words() -> None:
    """The index finds an election by its title; facts hold no name of a candidate or of a person who left."""
    facts = check_text_of(ELECTION, example_text(ELECTION, "typical")).facts

    assert facts is not None and facts.names == () and "某某" not in repr(facts)


def test_seats_have_their_sum() -> None:
    """The seats stand in a table whose foot is their sum."""
    page = sheet("名额: [{职务: 主任, 人数: 1}, {职务: 委员, 人数: 3, 女性名额: 1}]\n")
    table = next(block for block in page.blocks if isinstance(block, TableBlock))

    assert table.foot == (("合计", 4, None),)
