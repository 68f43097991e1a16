"""Who sits where: one person in two seats, the newest of several records, the village's own party organisation."""

from datetime import date

import pytest

from wuhua.kinds import kinds_by_ident
from wuhua.law.policy import load_policy
from wuhua.model.facts import Facts
from wuhua.model.validate import validate
from wuhua.model.village import Village
from wuhua.rules.bodies import Sitter, is_same, newest, secretaries, sitters, village_party
from wuhua.source import load_bytes

TODAY = date(2025, 12, 31)


def row(kind: str, file: str, text: str) -> Facts:
    """Read a text as a file of a kind."""
    document, _ = load_bytes(text.encode(), file)
    assert document is not None
    record, findings = validate(document, kinds_by_ident()[kind].record)
    assert record is not None, findings
    return kinds_by_ident()[kind].facts(record, file)


def village(*texts: str) -> Village:
    """Make a village of bodies, with a register of two."""
    rows = [row("org", f"机构名册/{at}.yml", text) for at, text in enumerate(texts)]
    people = row("people", "人员/r.yml", "名单: [{编号: P01, 姓名: 区小明}, {编号: P02, 姓名: 何某某}]\n")
    return Village([*rows, people], load_policy("全国")[0], TODAY)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("P01", ""), ("P01", ""), True),
        (("P01", ""), ("P02", ""), False),
        (("P01", ""), ("", "区小明"), True),
        (("P01", ""), ("", "林小河"), False),
        (("P02", ""), ("", "何某某"), None),
        (("", "何某某"), ("", "何某某"), None),
        (("", "林小河"), ("", "林小河"), True),
    ],
)
def test_one_person_in_two_seats(one: tuple[str, str], other: tuple[str, str], same: bool | None) -> None:
    """Numbers decide; else names written out do; a masked name tells nothing."""
    body = village("名称: 村委会\n类别: 村民委员会\n").of("org")[0]
    left, right = (Sitter(body, 0, "委员", person, name) for person, name in (one, other))
    assert is_same(left, right, village()) is same


def test_the_newest_record_of_a_body_stands() -> None:
    """Of two committees the later one counts, whatever they are called; two branches are two bodies."""
    found = village(
        "名称: 第七届\n类别: 村民委员会\n任期: {开始: 2018-03-18}\n",
        "名称: 第八届\n类别: 村民委员会\n任期: {开始: 2023-03-18}\n",
        "名称: 甲支部\n类别: 党组织\n",
        "名称: 乙支部\n类别: 党组织\n",
    )
    assert [body.data["name"] for body in newest(found, "村民委员会")] == ["第八届"]
    assert len(newest(found, "党组织")) == 2


def test_a_seat_that_is_over_or_vacant_is_held_by_nobody() -> None:
    """A seat counts on its last day, not the day after; a vacant one never."""
    text = "名称: 村委会\n类别: 村民委员会\n成员: [{职务: 委员, 姓名: 甲, 任职止: 2025-12-30}, {职务: 委员, 姓名: 乙, 任职止: 2025-12-31}, {职务: 委员, 空缺: 等补选}]\n"
    body = village(text).of("org")[0]
    assert [one.at for one in sitters(body, "2025-12-31")] == [1]


def test_the_villages_secretary_is_of_the_highest_organisation() -> None:
    """A group's branch, an enterprise's and a lower level give no secretary; deputies and the one for discipline neither."""
    found = village(
        "名称: 村党委\n类别: 党组织\n成员: [{职务: 副书记, 姓名: 甲}, {职务: 纪委书记, 姓名: 乙}, {职务: 书记, 姓名: 丙}]\n",
        "名称: 一组党支部\n类别: 党组织\n小组: 一组\n成员: [{职务: 书记, 姓名: 丁}]\n",
        "名称: 老年党支部\n类别: 党组织\n成员: [{职务: 书记, 姓名: 戊}]\n",
        "名称: 园区党委\n类别: 党组织\n党组织类型: 两新\n成员: [{职务: 书记, 姓名: 己}]\n",
    )
    assert [body.title for body in village_party(found)] == ["村党委"]
    assert [one.name for one in secretaries(found, "2025-12-31")] == ["丙"]
