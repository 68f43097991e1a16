"""机构名册, 人员, 服务站: what the wider fields tell, and what has none."""

import pytest
from msgspec.structs import replace

from tests.kinds.kit import titles_of
from tests.kinds.told import facts_of, sheet_on
from wuhua.kinds import kinds_by_ident
from wuhua.model.sheet import FactsBlock, Link, PeopleBlock
from wuhua.outputs.blocks import NoLinks, render_block
from wuhua.outputs.templates import open_templates


@pytest.mark.parametrize(
    ("name", "rank"),
    [
        ("云溪村党委", "党委"),
        ("中共云溪村委员会", "党委"),
        ("云溪村党总支部", "党总支"),
        ("中共云溪村总支部委员会", "党总支"),
        ("一组党支部", "党支部"),
        ("中共云溪村支部委员会", "党支部"),
        ("云溪社区党工委", "党工委"),
        ("云溪村党组织", ""),
    ],
)
def test_a_name_tells_the_level(name: str, rank: str) -> None:
    """Where the level is not written, the name tells it; a 支部委员会 is a branch."""
    facts = facts_of("org", f"名称: {name}\n类别: 党组织\n")
    assert (facts.data["party"][0], facts.data["ranked"]) == (rank, False)


def test_a_seat_tells_how_it_was_come_by() -> None:
    """Class, way in, part-time and capacity stand beside the post; the row marks what rules count by."""
    text = "名称: 议事会\n类别: 村民议事会\n成员: [{职务: 成员, 姓名: 某某, 人员类别: 选任, 兼职: 是, 身份: [村民代表]}, {职务: 成员, 姓名: 某某}]\n"
    block = sheet_on("org", text).blocks[0]
    assert isinstance(block, PeopleBlock)
    assert [seat.post for seat in block.seats] == ["成员（选任、兼职、村民代表）", "成员"]
    assert facts_of("org", text).data["marks"] == ((0, "选任", True, ""),)


def test_a_register_calls_its_columns_by_what_they_are() -> None:
    """A person's number says that it is one, a post is no second one, and who has no post written says so."""
    block = sheet_on("people", "名单: [{编号: P01, 姓名: 梁某某}, {编号: P02, 姓名: 陈某某, 分工: 管账}]\n").blocks[0]
    assert isinstance(block, PeopleBlock)
    assert [(seat.post, seat.duty) for seat in block.seats] == [("编号P01", "没有写职务"), ("编号P02", "管账")]
    words = str(
        render_block(
            replace(block, seats=(replace(block.seats[0], also=(Link("主任", "org/a"),)),)),
            "",
            NoLinks(),
            open_templates(),
        )
    )
    assert 'data-label="职务"' in words and "兼任" not in words and ">编号<" in words


def test_reserve_cadres_are_counts() -> None:
    """Reserve cadres show as numbers alone; no key of the register tells an age, a birth or a name of one."""
    text = "名单: []\n后备干部: {人数: 4, 女干部: 1}\n"
    block = sheet_on("people", text).blocks[-1]
    assert isinstance(block, FactsBlock)
    assert [name for name, _ in block.rows] == ["人数", "女干部"]
    assert facts_of("people", text).data["reserve"] == (4, 1, None, None, None, None, None)


@pytest.mark.parametrize(
    "ident", ["org", "people", "station", "profile", "plan", "training", "association", "counts", "adviser"]
)
def test_what_must_never_be_published_has_no_field(ident: str) -> None:
    """No roster has a key for a number, a birth date, an age, a home, a mobile or an account."""
    never = {
        "身份证号",
        "证件号码",
        "出生日期",
        "出生年月",
        "年龄",
        "住址",
        "家庭住址",
        "手机",
        "手机号",
        "银行账号",
        "亲属",
        "病情",
    }
    assert titles_of(kinds_by_ident()[ident].record) & never == set()
