"""What must never be published has no field to stand in, and is refused where it is written as text."""

import re
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from tests.kinds.kit import check_text_of, part_of
from wuhua.kinds import all_kinds, kinds_by_ident
from wuhua.model.kind import Kind

#: Keys that would hold a person's number, home, age, health or file: cards of households, data bases of residents,
#: names and years of reserve cadres, ages of candidates, assessments of the team.
PRIVATE = re.compile(
    "身份证|证件|银行卡|卡号|账号|手机|住址|家庭地址|出生|年龄$|周岁|(?<!发)生日|病|残疾等级|一户一卡|联系卡|花名册|信息库"
    "|后备人选|后备名单|培养人|研判|矫正|戒毒|刑释|精神"
)
#: Lists of persons that the law lets a board show may hold a name; these groups of counts may not.
COUNTS_ONLY = (("people", "后备干部"), ("counts", "特殊人群"), ("training", "人员"))
_NAMES = {"姓名", "户主", "人员", "名单", "对象姓名"}


def keys_of(model: type[BaseModel], path: str = "") -> Iterator[str]:
    """Give the path of every key of a record, at any depth."""
    for field in model.model_fields.values():
        here = f"{path}.{field.alias}" if path else str(field.alias)
        yield here
        part = part_of(field.annotation)
        if part is not None:
            yield from keys_of(part, here)


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.ident)
def test_what_must_stay_private_has_no_field(kind: Kind) -> None:
    """No key of any record asks for a person's number, home, age, health or file."""
    assert [path for path in keys_of(kind.record) if PRIVATE.search(path.rpartition(".")[2])] == []


@pytest.mark.parametrize(("ident", "group"), COUNTS_ONLY)
def test_groups_of_counts_have_no_names(ident: str, group: str) -> None:
    """Reserve cadres, special groups and those trained are numbers: no key beside them takes a name."""
    inside = [path for path in keys_of(kinds_by_ident()[ident].record) if path.startswith(f"{group}.")]
    assert inside and [path for path in inside if path.rpartition(".")[2] in _NAMES] == []


@pytest.mark.parametrize(
    ("ident", "text", "code"),
    [
        ("people", "名册日期: 2025-01-01\n名单:\n  - {编号: P01, 姓名: 梁某某, 年龄: 41}\n", "E2"),
        ("people", "名册日期: 2025-01-01\n名单:\n  - {编号: P01, 姓名: 梁某某}\n后备干部: {姓名: 梁某某}\n", "E2"),
        ("grid", "数据日期: 2025-01-01\n一户一卡: 是\n", "E2"),
        ("notice", "主题: 联系卡\n正文: 身份证110101199003077432。\n", "V01"),
        ("notice", "主题: 联系卡\n正文: 手机13800138000。\n", "V02"),
    ],
)
def test_what_is_private_is_refused(ident: str, text: str, code: str) -> None:
    """An age, a reserve cadre's name, a household's card, a number in running text: each keeps the record from being published."""
    found = check_text_of(kinds_by_ident()[ident], text).findings
    assert [finding for finding in found if finding.code.startswith(code) and finding.blocks]
