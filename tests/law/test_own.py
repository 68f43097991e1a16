"""A county's own file of local rules: read without code, every mistake a finding at its place, never a traceback."""

import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wuhua.base.finding import Finding, Severity
from wuhua.law.editor import policy_schema
from wuhua.law.layer import SECTIONS
from wuhua.law.own import read_policy_files
from wuhua.law.policy import Policy, load_local_policy

COUNTY = """\
名称: 某县2022
上级: 浙江
文件: {名称: 某县村务公开事项目录（2022年版）, 起: 2022-03-01, 核对: 已核}
家族名称: {党务: 政务}
规定:
  - {名称: 定期公开截止日, 数值: 20}
  - {名称: 重大财务起点金额, 数值: 50000, 力度: 应当}
  - {名称: 公开栏保留天数, 数值: 15, 起: 2023-01-01}
  - 名称: 监督委员会席位
    按村: {东村: 3, 西村: 5}
公示期:
  - {事项: 宅基地申请, 期限: 公示7日, 力度: 应当}
可公开字段:
  - {事项: 低保, 目录项: CW-19, 方式: 总数, 可写: 户数、金额, 不写: 姓名}
目录:
  - {编号: CF-01, 周期: 月, 时限: 次月20日前}
  - {编号: CW-41, 名称: 移风易俗}
  - {编号: CW-90, 名称: 河长制, 家族: 村务, 周期: 季, 公布人: 村民委员会, 形式: 公开栏、网站, 依据: 某县目录第90项}
不公开目录: [CW-40]
"""


def _written(tmp_path: Path, text: str) -> Path:
    """Write one file of local rules; give its folder."""
    folder = tmp_path / "当地规定"
    folder.mkdir(exist_ok=True)
    (folder / "某县.yml").write_bytes(text.encode("utf-8", "surrogateescape"))
    return folder


def read(tmp_path: Path, text: str, place: str = "某县2022") -> tuple[Policy, list[Finding], list[str]]:
    """Write one file of local rules and read the policy of a place over it."""
    files, findings = read_policy_files(_written(tmp_path, text))
    policy, problems, wrong = load_local_policy(place, (), files)
    return policy, [*findings, *wrong], problems


def test_a_county_adds_a_file_and_edits_no_code(tmp_path: Path) -> None:
    """Dates, amounts, seats, cadences, deadlines, names, group labels and lists come from the file, the rest from above."""
    policy, findings, problems = read(tmp_path, COUNTY)
    by_day = policy.limit("公开栏保留天数", date(2022, 12, 31)), policy.limit("公开栏保留天数", date(2023, 1, 1))
    due, amount = policy.limit("定期公开截止日"), policy.limit("重大财务起点金额")
    ledger, customs, river = policy.item("CF-01"), policy.item("CW-41"), policy.item("CW-90")
    lists = policy.columns("CW-19")

    assert findings == [] and problems == []
    assert policy.name == "某县2022" and policy.layers == ("五化做法", "全国", "浙江", "某县2022")
    assert due and (due.value, due.basis, due.start) == (20, "某县村务公开事项目录（2022年版）", "2022-03-01")
    assert amount and amount.severity is Severity.ERROR and amount.value == 50_000
    assert by_day[0] is None and by_day[1] and by_day[1].value == 15
    assert (seats := policy.limit("监督委员会席位", village="西村村")) and seats.value == 5
    assert (notice := policy.notice_periods("宅基地申请")[0]) and (notice.days, notice.layer) == (7, "某县2022")
    assert ledger and (ledger.cadences, ledger.deadline, ledger.core) == (("月",), "次月20日前", True)
    assert customs and customs.name == "移风易俗" and river and river.family == "村务"
    assert policy.item("CW-40") is None and len(policy.items) == 99
    assert policy.family("党务") == "政务" and policy.family("财务") == "财务"
    assert lists and lists.mode == "总数" and lists.may == ("户数", "金额")
    assert policy.clause("某县2022") and policy.limit("异议答复天数")


def test_own_files_stand_above_a_place_that_is_built_in(tmp_path: Path) -> None:
    """A village under 白坭2013 with a file of its own has the province of that file, then the file, on top."""
    policy, findings, _ = read(tmp_path, COUNTY, "白坭2013")

    assert findings == []
    assert policy.layers == ("五化做法", "全国", "广东", "白坭2013", "浙江", "某县2022")
    assert policy.name == "某县2022"


def test_no_folder_gives_no_file(tmp_path: Path) -> None:
    """A village without the folder has the place's rules and no finding."""
    assert read_policy_files(tmp_path / "当地规定") == ((), [])


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "says"),
    [
        ("定期公开截止日", "定期公布截止日", "E302", 6, "没有“定期公布截止日”这个规定，是不是“定期公开截止日”"),
        ("数值: 20", "数值: 二十", "E303", 6, "“定期公开截止日”写的是“二十”"),
        ("数值: 20", "数目: 20", "E302", 6, "没有“数目”这一项，是不是“数值”"),
        (", 数值: 20", "", "E304", 6, "少写了“数值”"),
        ("数值: 20", "数值: 20, 依据: 目录", "E305", 6, "“条款”里没有“目录”"),
        ("力度: 应当}\n  - {名称: 公开栏", "力度: 必须}\n  - {名称: 公开栏", "E303", 7, "没有“必须”这种力度"),
        ("起: 2023-01-01", "起: 2023年", "E303", 8, "“2023年”不是日期"),
        ("东村: 3", "东村: 三", "E303", 10, "“监督委员会席位”写的是“三”"),
        ("公示7日", "七天", "E303", 12, "“期限”写的是“七天”"),
        ("方式: 总数", "方式: 数", "E303", 14, "没有“数”这种方式"),
        ("周期: 月", "周期: 每月", "E306", 16, "“周期”写的是“每月”"),
        (", 形式: 公开栏、网站", "", "E306", 18, "“CW-90”是新的目录项，少写了“形式”"),
        ("家族: 村务", "家族: 事务", "E306", 18, "“家族”写的是“事务”"),
        ("[CW-40]", "[CW-99]", "E306", 19, "公开目录里没有“CW-99”"),
        ("上级: 浙江", "上级: 折江", "E307", 2, "没有“折江”的规定，是不是“浙江”"),
        ("上级: 浙江", "上级: 某县2022", "E307", 2, "“上级”转了一圈又回到“某县2022”"),
        ("名称: 某县2022", "名称: 重庆", "E307", 1, "已经有一份叫“重庆”的规定"),
        ("核对: 已核", "核对: 看过", "E303", 3, "“核对”写的是“看过”"),
        ("{党务: 政务}", "{党建: 政务}", "E302", 4, "没有“党建”这一项"),
        ("名称: 某县2022", "地名: 某县2022", "E302", 1, "没有“地名”这一项"),
        ("规定:\n", "规定: 无\n其它:\n", "E303", 5, "“规定”要写成清单"),
        ("上级: 浙江", "上级： 浙江", "E105", 2, "冒号"),
    ],
)
def test_every_mistake_is_a_finding_at_its_place(
    tmp_path: Path, old: str, new: str, code: str, line: int, says: str
) -> None:
    """It names the file, the line, what is wrong and what to type."""
    assert old in COUNTY
    _, findings, _ = read(tmp_path, COUNTY.replace(old, new, 1))
    found = next(one for one in findings if one.code == code)

    assert (found.span.file, found.span.line) == ("content/当地规定/某县.yml", line)
    assert says in found.message and found.fix and found.source


def test_a_row_with_a_mistake_silences_only_itself(tmp_path: Path) -> None:
    """The other rows of the file stand."""
    policy, findings, _ = read(tmp_path, COUNTY.replace("数值: 20", "数值: 二十"))

    assert len(findings) == 1
    assert policy.limit("定期公开截止日") is None and policy.limit("重大财务起点金额")


@pytest.mark.parametrize(
    ("line", "code"),
    [("# 有事找 13800138000", "V02"), ("# 身份证 11010519491231002X", "V01")],
)
def test_a_private_number_is_refused_as_anywhere(tmp_path: Path, line: str, code: str) -> None:
    """Comments too: the file is left out, publishing stops, and the message does not repeat the number."""
    policy, findings, _ = read(tmp_path, f"{COUNTY}{line}\n", "全国")

    assert [(one.code, one.blocks, one.span.line) for one in findings] == [(code, True, COUNTY.count("\n") + 1)]
    assert not any(part in findings[0].message for part in ("138", "1101"))
    assert policy.layers == ("五化做法", "全国")


def test_symlinks_are_not_followed(tmp_path: Path) -> None:
    """A link to a file elsewhere is a finding, not a layer."""
    elsewhere = tmp_path / "elsewhere.yml"
    elsewhere.write_text(COUNTY, "utf-8")
    folder = tmp_path / "当地规定"
    folder.mkdir()
    (folder / "某县.yml").symlink_to(elsewhere)
    files, findings = read_policy_files(folder)

    assert files == () and [one.code for one in findings] == ["E103"]


def spoil(text: str, chance: random.Random) -> str:
    """Spoil a text in one way: a line gone, doubled or indented, letters put in or taken out, a bracket lost."""
    lines = text.split("\n")
    row, at = chance.randrange(len(lines)), chance.randrange(len(text))
    match chance.randrange(6):
        case 0:
            return "\n".join(lines[:row] + lines[row + 1 :])
        case 1:
            return "\n".join([*lines[:row], lines[row], *lines[row:]])
        case 2:
            return text[:at] + chance.choice("{}[]:-、,\t #&*!%\"'\0：，") + text[at:]
        case 3:
            return text[:at] + text[at + chance.randint(1, 9) :]
        case 4:
            return "\n".join([*lines[:row], "  " + lines[row], *lines[row + 1 :]])
    return text.replace(chance.choice(["{", "}", ", ", ": ", "- "]), "", 1)


def mutated(seed: int) -> str:
    """Spoil the county's file in one to four ways."""
    chance = random.Random(seed)
    text = COUNTY
    for _ in range(chance.randint(1, 4)):
        text = spoil(text, chance)
    return text


@pytest.mark.parametrize("seed", range(60))
def test_a_spoilt_file_never_ends_in_a_traceback(tmp_path: Path, seed: int) -> None:
    """Whatever was done to it, the policy of the nation can still be read below it."""
    policy, findings, _ = read(tmp_path, mutated(seed), "全国")

    assert policy.layers[:2] == ("五化做法", "全国")
    assert all(one.span.file == "content/当地规定/某县.yml" and one.message and one.fix for one in findings)


_SCALARS = st.text("数值名称重庆0123-、或至/超过达到", max_size=6)
_VALUES = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_SCALARS, inner, max_size=3)
)


@given(
    st.sampled_from(["上级", "文件", "法规", "条款", "规定", "公示期", "可公开字段", "目录", "不公开目录", "家族名称"]),
    _VALUES,
)
def test_any_value_in_any_section_is_read_or_named(section: str, value: object) -> None:
    """No shape of a section raises."""
    from wuhua.law.files import OwnFile
    from wuhua.source.document import Document

    document = Document("x.yml", {"名称": "某县", section: value}, f"名称: 某县\n{section}: x\n")  # type: ignore[dict-item]
    policy, _, findings = load_local_policy("某县", (), [OwnFile("x.yml", document)])

    assert policy.layers[:2] == ("五化做法", "全国")
    assert all(one.code.startswith("E30") for one in findings)


def test_the_editors_schema_takes_what_the_program_takes(tmp_path: Path) -> None:
    """The county's file fits the schema, and a misspelt name of a limit or a section does not."""
    from jsonschema import Draft7Validator  # type: ignore[import-untyped]

    schema = Draft7Validator(policy_schema())
    files, _ = read_policy_files(_written(tmp_path, COUNTY))
    value = files[0].document.value

    assert tuple(policy_schema()["properties"]) == SECTIONS
    assert not list(schema.iter_errors(value))
    assert list(schema.iter_errors({**value, "地名": "某县"}))
    assert list(schema.iter_errors({"规定": [{"名称": "定期公布截止日", "数值": "20"}]}))
