"""A trail told: what was on a page may be said again, what was not may not."""

from pathlib import Path

import wuhua.kinds as room
from wuhua.law.policy import Policy, load_policy
from wuhua.source.history import Step
from wuhua.steps.told import Teller, Told, Withdrawn
from wuhua.steps.versions import State, Version, read_version

GRANT = (Path(room.__path__[0]) / "grant/examples/typical.yml").read_text("utf-8")
FILE = "补贴与救助/2025-rice-水稻.yml"
ADDRESS = "grant/2025-rice"


def policy() -> Policy:
    """The law of the country."""
    return load_policy("全国", ())[0]


def versions(*texts: str, file: str = FILE) -> list[Version]:
    """Read texts as a file's versions, a month apart; an empty one says that the file went."""
    law = policy()
    steps = [Step(f"{at}" * 40 if text else "", f"2025-0{at}-01", file) for at, text in enumerate(texts, 1)]
    return [read_version(step, text.encode() if text else None, law) for step, text in zip(steps, texts, strict=True)]


def told(*texts: str, now: str = ADDRESS, stands: dict[str, str] | None = None, taken: str = "") -> Told:
    """Tell a trail; ``taken`` names an address that the village took back."""
    withdrawn = [Withdrawn(taken, "2025-09-01", "写错了对象")] if taken else []
    return Teller({ADDRESS: "补贴"} if stands is None else stands, withdrawn).tell(versions(*texts), now)


def turns(found: Told) -> list[tuple[str, str | None, str | None]]:
    """Place, before and after of the newest revision."""
    return [turn[:3] for turn in found.revisions[0].turns]


def test_a_list_of_the_board_does_not_slip_out_through_its_history() -> None:
    """In a record with a list that hangs on the board alone, a changed line is named, and neither side of it is told."""
    named = GRANT.replace("户主: 梁某某", "户主: 赵某某")
    assert turns(told(GRANT, named)) == [("名单第1项户主", None, None)]
    # What is paid out in all is the same number: it stands on the page, and still not beside this line.
    paid = GRANT.replace("金额: 750.00", "金额: 480.00")
    assert turns(told(GRANT, paid)) == [("名单第1项金额", None, None)]


def test_a_total_of_the_page_is_told_on_both_sides() -> None:
    """An amount that stands on both pages is told before and after."""
    after = GRANT.replace("文号: 示例农〔2025〕12号", "文号: 示例农〔2025〕21号")
    assert turns(told(GRANT, after)) == [("文号", "示例农〔2025〕12号", "示例农〔2025〕21号")]


def test_a_version_that_today_cannot_be_read_keeps_a_page_of_its_own() -> None:
    """What no longer loads has an address beside the record's, which says so; nothing is compared with it."""
    found = told("类别: 惠农补贴\n没有的字段: 1\n", GRANT)
    (page,) = found.pages
    assert page.sheet.key == f"{ADDRESS}.{'1' * 8}"
    assert "读不出来" in str(page.sheet.summary)
    assert found.revisions[0].turns == () and "比不出" in found.revisions[0].note


def test_the_same_words_have_one_address_however_often_they_stood() -> None:
    """A change that was taken back leaves one page for each wording, the present one's included."""
    law = policy()
    texts = (GRANT, GRANT.replace("总额: 3150.00", "总额: 3150.00\n备注: 改过"), GRANT)
    blobs = ("a" * 40, "b" * 40, "a" * 40)
    read = [
        read_version(Step(blob, f"2025-0{at}-01", FILE), text.encode(), law)
        for at, (blob, text) in enumerate(zip(blobs, texts, strict=True), 1)
    ]
    found = Teller({ADDRESS: "补贴"}, []).tell(read, ADDRESS)
    assert [page.sheet.key for page in found.pages] == [f"{ADDRESS}.{'a' * 8}", f"{ADDRESS}.{'b' * 8}"]
    assert len(found.revisions) == 2


def test_what_went_or_moved_answers_at_its_address() -> None:
    """A record that went has a tombstone with its last version; one that moved leads to where it is; one replaced has neither."""
    (gone,) = told(GRANT, "", now="", stands={}).gone
    assert (gone.key, gone.span.since, gone.span.until) == (ADDRESS, "2025-01-01", "2025-02-01")
    assert gone.last == f"{ADDRESS}.{'1' * 8}"
    law = policy()
    new = read_version(Step("2" * 40, "2025-02-01", "补贴与救助/2025-new.yml"), GRANT.encode(), law)
    moved = Teller({"grant/2025-new": "补贴"}, []).tell([*versions(GRANT), new], "grant/2025-new")
    assert [(each.key, each.moved) for each in moved.gone] == [(ADDRESS, ("grant/2025-new", "补贴"))]
    assert told(GRANT, "", now="", stands={ADDRESS: "另一份"}).gone == ()


def test_what_the_village_took_back_is_told_without_its_content() -> None:
    """Neither a value nor the title of a record that was taken back is told; the day and the reason are."""
    after = GRANT.replace("〔2025〕12号", "〔2025〕21号")
    found = told(GRANT, after, taken=ADDRESS)
    assert [page.sheet.blocks for page in found.pages] == [()]
    assert "写错了对象" in str(found.pages[0].sheet.summary)
    assert turns(found) == []
    (gone,) = told(GRANT, "", now="", stands={}, taken=ADDRESS).gone
    assert gone.title == "" and "2025-09-01" in gone.why


def test_a_private_number_hides_a_version() -> None:
    """A version in which a privacy rule finds something is shown nowhere, and what replaced it is told alone."""
    secret = GRANT.replace("文号: 示例农〔2025〕12号", "文号: 经办13800138000")
    found = told(secret, GRANT)
    assert versions(secret)[0].state is State.PRIVATE
    assert "13800138000" not in repr(found) and "138" not in repr(found.revisions)
    assert turns(found) == [("文号", None, "示例农〔2025〕12号")]
