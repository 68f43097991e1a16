"""Meetings and decisions: what is computed from the votes, what the sheet says, what links to what."""

import pytest

from tests.kinds.kit import check_text_of, sheet_of
from wuhua.kinds import kinds_by_ident
from wuhua.model.sheet import Badge, Sheet, StepsBlock, Strong, TableBlock

MEETING = kinds_by_ident()["meeting"]
DECISION = kinds_by_ident()["decision"]
HEAD = "会议: 季度会议\n类别: 村民代表会议\n日期: 2025-03-15\n"


def sheet(text: str) -> Sheet:
    """Make the sheet of a meeting."""
    return sheet_of(MEETING, check_text_of(MEETING, HEAD + text))


def said(page: Sheet) -> list[str]:
    """Give the summary as plain text."""
    return ["".join(str(part.value if isinstance(part, Strong) else part) for part in line) for line in page.summary]


def test_a_resolution_passes_by_its_votes() -> None:
    """More than half of those who could vote carry it; half does not; recused members leave the base."""
    page = sheet(
        "到会: {应到: 45, 实到: 42}\n决议:\n"
        "  - {事项: 甲, 同意: 22, 反对: 20}\n"
        "  - {事项: 乙, 同意: 21, 反对: 21}\n"
        "  - {事项: 丙, 同意: 21, 反对: 20, 回避: 1}\n"
        "  - {事项: 丁, 同意: 22, 反对: 20, 结果: 撤回}\n"
    )

    assert said(page) == [
        "甲：通过，同意22票。",
        "乙：没有通过，同意21票。",
        "丙：通过，同意21票。",
        "丁：撤回，同意22票。",
    ]


def test_what_did_not_pass_says_so_without_votes_too() -> None:
    """A resolution that failed carries its verdict although nobody wrote the votes; a withdrawn one carries none."""
    page = sheet("决议:\n  - {事项: 甲, 结果: 未通过}\n  - {事项: 乙, 结果: 通过}\n  - {事项: 丙, 结果: 撤回}\n")
    steps = next(block.steps for block in page.blocks if isinstance(block, StepsBlock))
    assert [step.vote.passed if step.vote else None for step in steps] == [False, None, None]


def test_observers_are_told_apart() -> None:
    """Observers are no part of those present, and the page says that they do not vote."""
    page = sheet("到会: {应到: 45, 实到: 42, 列席: 3}\n列席人员: [村法律顾问]\n")

    assert said(page) == ["另有3人列席，只听不表决。"]
    assert [figure.gloss for figure in page.headline] == ["", "应到45人"]


def test_a_meeting_to_come_is_an_invitation() -> None:
    """Before its day a meeting's page says when it will be held, and carries the badge 还没开."""
    checked = check_text_of(MEETING, "会议: 村民会议\n类别: 村民会议\n日期: 2025-06-01\n通知日期: 2025-05-10\n")
    page = sheet_of(MEETING, checked)

    assert said(page) == ["定于2025年6月1日开会，2025年5月10日通知的。"]
    assert [badge.text for badge in page.badges if isinstance(badge, Badge)] == ["还没开"]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("决议: [{事项: 甲}]\n", ("CW-04",)),
        ("授权: [{授权给: 村民议事会, 事项: 小修}]\n", ("CW-05",)),
        ("协商: {形式: 村民说事, 议题: 路灯}\n", ("CW-06",)),
        ("决议: [{事项: 甲}]\n授权: [{授权给: 村民议事会, 事项: 小修}]\n", ("CW-04", "CW-05")),
        ("", ()),
    ],
)
def test_a_meeting_publishes_what_it_holds(text: str, items: tuple[str, ...]) -> None:
    """The catalogue items follow from what stands in the record."""
    facts = check_text_of(MEETING, HEAD + text).facts

    assert facts is not None and facts.items == items


def test_a_consultation_counts_what_was_taken_up() -> None:
    """Voices are counted, those taken in part too, and the five stages stand in their order."""
    page = sheet(
        "协商:\n  形式: 村民说事\n  议题: 路灯\n  五事: {商事: 2025-03-02, 提事: 2025-03-01}\n  听到的意见:\n"
        "    - {意见: 甲, 采纳: 采纳}\n    - {意见: 乙, 采纳: 部分采纳}\n    - {意见: 丙, 采纳: 没有采纳}\n"
    )
    stages = next(block for block in page.blocks if isinstance(block, StepsBlock))

    assert said(page) == ["商量“路灯”，听到3条意见，采纳2条。"]
    assert [step.name for step in stages.steps] == ["民主提事", "民主商事", "民主决事", "民主理事", "民主监事"]
    assert [step.day is not None for step in stages.steps] == [True, True, False, False, False]


def test_a_mandate_without_an_end_says_so() -> None:
    """What was handed over stands in a table; a term that is not written is told as such."""
    page = sheet("授权: [{授权给: 村民议事会, 事项: 五千元以下的维修, 同意: 40}]\n")
    table = next(block for block in page.blocks if isinstance(block, TableBlock))

    assert table.rows[0][0] == "村民议事会" and table.rows[0][-1] == "没有写"
    assert said(page) == ["把五千元以下的维修交给村民议事会来定（授权）。"]


def test_a_decision_names_its_mandate_and_meetings() -> None:
    """A decision links to the meeting that authorised it and to the meetings of its steps."""
    text = (
        "事项: 修路\n授权编号: a1\n涉及: [公益事业]\n四议两公开:\n  党组织提议: {日期: 2025-01-06}\n"
        "  两委商议: {日期: 2025-01-10, 会议编号: j1}\n"
    )
    facts = check_text_of(DECISION, text).facts

    assert facts is not None
    assert [(link.kind, link.ident, link.path) for link in facts.links] == [
        ("meeting", "a1", ("授权编号",)),
        ("meeting", "j1", ("四议两公开", "两委商议", "会议编号")),
    ]
    assert facts.data["matters"] == ("公益事业",) and facts.data["body"] == ""


@pytest.mark.parametrize(
    ("votes", "passed"),
    [
        ("应到户: 222, 实到户: 170, 同意: 86, 反对: 84", True),
        ("应到户: 222, 实到户: 170, 同意: 85, 反对: 85", False),
        ("同意: 5", True),
        ("应到: 45", None),
    ],
)
def test_households_carry_a_vote_as_persons_do(votes: str, passed: bool | None) -> None:
    """Where only households are written they are the base; without 同意 nothing is decided."""
    text = f"事项: 修路\n四议两公开:\n  村民小组会议决议: {{日期: 2025-01-10, {votes}}}\n"
    facts = check_text_of(DECISION, text).facts

    assert facts is not None and facts.data["passed"] is passed
