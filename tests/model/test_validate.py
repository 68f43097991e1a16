"""Misshapen records: every mistake at once, each at its line and column, in words that say what to type."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.kinds.kit import titles_of
from tests.model.kit import told
from wuhua.base.finding import Finding, Severity, Span
from wuhua.kinds import all_kinds, kinds_by_ident
from wuhua.model.fields import Line, Money, key
from wuhua.model.kind import Kind
from wuhua.model.record import Part, Record
from wuhua.model.validate import validate

PROFILE = kinds_by_ident()["profile"].record
FINANCE = kinds_by_ident()["finance"].record
DECISION = kinds_by_ident()["decision"].record
ORG = kinds_by_ident()["org"].record
BOARD = kinds_by_ident()["board"].record
SMALL = "名称: 云溪村\n类别: 村\n户籍人口: 3120\n户数: 862\n"
LEDGER = "账套: 行政账\n期间: 2025-03\n期初余额: 1.00\n"


class Piece(Part):
    """A group with a key that was renamed."""

    amount: Money = key("金额", "多少元", was=("数额", "钱数"))


class Renamed(Record):
    """A record whose keys have old names."""

    matter: Line = key("事项", "什么事", was=("项目",))
    pieces: list[Piece] = key("分项", "一项一行", default=[])


def lines(findings: tuple[Finding, ...]) -> list[str]:
    """Give findings as ``line:column code message``."""
    return [f"{f.span.line}:{f.span.column} {f.code} {f.message}" for f in findings]


SAID: list[tuple[Any, str, list[str]]] = [
    (PROFILE, SMALL.replace("户籍人口", "户藉人口"), ["3:1 E201 没有“户藉人口”这个字段，是不是“户籍人口”"]),
    (PROFILE, SMALL + "zzz: 3\n", ["5:1 E201 没有“zzz”这个字段"]),
    (PROFILE, "名称: 云溪村\n类别: 村\n户数: 862\n", ["1:1 E202 这份文件少了“户籍人口”"]),
    (PROFILE, SMALL.replace("类别: 村", "类别: 行政村"), ["2:5 E207 “类别”不能写“行政村”，是不是“村”"]),
    (PROFILE, SMALL.replace("类别: 村", "类别: [村]"), ["2:5 E207 “类别”要从几个词里选一个"]),
    (PROFILE, SMALL + "村民小组: 一组\n", ["5:7 E203 “村民小组”要写成清单"]),
    (PROFILE, SMALL + "村民小组: [一组]\n", ["5:8 E203 “村民小组”下面要分项写"]),
    (PROFILE, SMALL + "办公用房: 村委会\n", ["5:7 E203 “办公用房”下面要分项写"]),
    (PROFILE, SMALL + "简介: [一, 二]\n", ["5:5 E203 这里只能写一句话，不能再分下级"]),
    (PROFILE, SMALL + "村民小组:\n  - {户数: 3}\n", ["6:5 E202 “村民小组的第1项”少了“名称”"]),
    (PROFILE, SMALL + "公开:\n  编制: {日期: 4月2日}\n", ["6:12 E205 “4月2日”不是日期的写法"]),
    (PROFILE, SMALL + "公开:\n  编制: {日期: 2025年2月30日}\n", ["6:12 E205 日历上没有“2025年2月30日”这一天"]),
    (PROFILE, SMALL + "公开:\n  编制: {日期: 2025年3月8日}\n", ["6:12 E205 “2025年3月8日”不是日期的写法"]),
    (PROFILE, SMALL + "公开:\n  形式: [公告栏]\n", ["6:8 E207 “形式”不能写“公告栏”"]),
    (ORG, "名称: 甲\n类别: 监委会\n", ["2:5 E207 “类别”不能写“监委会”，是不是“村务监督委员会”"]),
    (ORG, "名称: 甲\n类别: 议事会\n", ["2:5 E207 “类别”不能写“议事会”"]),
    (
        DECISION,
        "事项: 甲\n四议两公开:\n  村民代表大会决议: {日期: 2025-01-06}\n",
        ["3:3 E201 没有“村民代表大会决议”这个字段，是不是“村民代表会议决议”"],
    ),
    (
        FINANCE,
        LEDGER + "支出:\n  - {日期: 2025-03-08, 科目: 甲, 摘要: 乙, 数额: 3.00}\n",
        ["5:36 E201 没有“数额”这个字段，是不是“金额”"],
    ),
    (
        FINANCE,
        LEDGER + "支出:\n  - {日期: 2025-03-08, 科目: 甲, 用途: 乙, 金额: 3.00, 经办: 丙}\n结余: 3.00\n",
        [
            "5:29 E201 没有“用途”这个字段，是不是“摘要”",
            "5:46 E201 没有“经办”这个字段，是不是“经手人”",
            "6:1 E201 没有“结余”这个字段，是不是“期末余额”",
        ],
    ),
    (
        FINANCE,
        LEDGER + "支出:\n  - {日期: 2025-03-08, 科目: 甲, 用途: 乙, 说明: 丙, 金额: 3.00}\n",
        ["5:29 E201 没有“用途”这个字段，是不是“摘要”", "5:36 E201 没有“说明”这个字段"],
    ),
    (
        FINANCE,
        "账套: 行政帐\n期间: 2025年3月\n期初余额: 1万\n收人: []\n",
        [
            "1:5 E207 “账套”不能写“行政帐”",
            "2:5 E206 “2025年3月”不是期间的写法",
            "3:7 E204 “1万”不是金额的写法",
            "4:1 E201 没有“收人”这个字段，是不是“收入”",
        ],
    ),
]


#: What stands there, then the code and what to type: the clerk wrote nothing, a row of words, a name, a length, a dash too many.
MEANT = [
    (FINANCE, LEDGER + "收入:\n", "4:1 E203", "没有收入，就写 收入: []；有就一项一行，前面加“- ”"),
    (FINANCE, LEDGER + "支出: 无\n", "4:5 E203", "没有支出，就写 支出: []；有就一项一行，前面加“- ”"),
    (FINANCE, LEDGER + "期末余额:\n", "4:1 E204", "没有就整行删掉"),
    (FINANCE, LEDGER + "公开: {公开日期: 无}\n", "4:12 E205", "没有就把这一项删掉"),
    (FINANCE, LEDGER + "公开:\n  地点: 村委会公开栏\n", "5:7 E203", "写成 [村委会公开栏]"),
    (FINANCE, LEDGER + "公开:\n  形式: 公开栏、网站\n", "5:7 E203", "写成 [公开栏, 网站]"),
    (FINANCE, LEDGER + "公开:\n  形式: [公开栏、网站]\n", "5:8 E207", "用半角逗号隔开：[公开栏, 网站]"),
    (FINANCE, LEDGER + "公开:\n  形式: [公开栏，网站]\n", "5:8 E207", "用半角逗号隔开：[公开栏, 网站]"),
    (ORG, "名称: 甲\n类别: 村民委员会\n成员: [{职务: 甲, 人员: 陈某某}]\n", "3:18 E214", "写人员名册里的编号，如 P01"),
    (ORG, "名称: 甲\n类别: 村民委员会\n成员: [{职务: 甲, 人员: Ｐ01}]\n", "3:18 E209", "写成 P01"),
    (BOARD, "名称: 甲\n位置: 乙\n宽: 2.4米\n高: 1200\n", "3:4 E208", "写毫米，只写数字：2400"),
    (
        FINANCE,
        LEDGER + "支出:\n  - 日期: 2025-03-01\n  - 科目: 甲\n    摘要: 乙\n    金额: 3.00\n",
        "6:3 E128",
        "这一行和上面是同一项：“-”改成空格，和上一行的字对齐",
    ),
]


@pytest.mark.parametrize(("record", "text", "place", "fix"), MEANT)
def test_what_was_meant_is_said_once(record: Any, text: str, place: str, fix: str) -> None:
    """One slip gives one finding, at its place, with what to type."""
    found, (finding,) = told(record, text)
    assert found is None and finding.blocks
    assert f"{finding.span.line}:{finding.span.column} {finding.code}" == place
    assert finding.fix == fix


def test_items_that_lack_the_same_are_no_one_item() -> None:
    """Two items that both lack something stay two, and each is told what it lacks."""
    _, findings = told(FINANCE, LEDGER + "支出:\n  - {日期: 2025-03-01, 科目: 甲}\n  - {科目: 乙, 摘要: 丙}\n")
    assert [finding.code for finding in findings] == ["E202"] * 4


@pytest.mark.parametrize(("record", "text", "said"), SAID)
def test_each_mistake_is_told_at_its_place(record: Any, text: str, said: list[str]) -> None:
    """All mistakes of a file are told at once, in order, each at its line and column, and each blocks."""
    found, findings = told(record, text)
    assert found is None
    assert lines(findings) == said
    for finding in findings:
        assert finding.blocks and finding.severity is Severity.ERROR
        assert finding.fix and finding.source == text.split("\n")[finding.span.line - 1]


def test_a_missing_key_that_was_misspelt_is_told_once() -> None:
    """A misspelt key and the key that is missing because of it are one cause and one finding."""
    _, findings = told(FINANCE, LEDGER.replace("期初余额", "期初余款"))
    assert lines(findings) == ["3:1 E201 没有“期初余款”这个字段，是不是“期初余额”"]
    assert findings[0].fix == "改成“期初余额”"


def test_an_unknown_key_without_likeness_gets_the_list() -> None:
    """A key that is like none is answered with the keys that can stand there."""
    _, findings = told(FINANCE, LEDGER + "账户: [{zzz: 1}]\n")
    fix = next(finding.fix for finding in findings if finding.code == "E201")
    assert fix == "这里能写的有：名称、性质、户名、期初、收入、支出、期末、对账日期；用不着就删掉这一行"


def test_an_old_key_is_read_with_a_warning() -> None:
    """A key by its old name is read, wherever it stands, and the finding says the new name without blocking."""
    record, findings = told(Renamed, "项目: 路灯\n分项:\n  - {数额: 1.00}\n  - {金额: 2.00}\n  - {钱数: 3.00}\n")
    assert isinstance(record, Renamed)
    assert record.matter == "路灯"
    assert [str(piece.amount) for piece in record.pieces] == ["1.00", "2.00", "3.00"]
    assert lines(findings) == [
        "1:1 E213 “项目”是旧的叫法，现在叫“事项”",
        "3:6 E213 “数额”是旧的叫法，现在叫“金额”",
        "5:6 E213 “钱数”是旧的叫法，现在叫“金额”",
    ]
    assert all(finding.severity is Severity.WARNING and not finding.blocks for finding in findings)


def test_an_old_key_beside_its_new_name_is_refused() -> None:
    """A key written by both names is not guessed at."""
    record, findings = told(Renamed, "项目: 甲\n事项: 乙\n")
    assert record is None
    assert [finding.code for finding in findings if finding.blocks] == ["E201"]


def test_an_old_key_does_not_hide_another_mistake() -> None:
    """What else is wrong is told beside the old key."""
    record, findings = told(Renamed, "项目: 甲\n分项: [{数额: 八}]\n")
    assert record is None
    assert [finding.code for finding in findings] == ["E213", "E213", "E204"]


def test_a_long_key_is_cut_in_the_message() -> None:
    """A key of a hundred letters does not fill the terminal."""
    _, findings = told(PROFILE, SMALL + "长" * 100 + ": 1\n")
    assert len(findings[0].message) < 50


class Plain:
    """A document of nothing but its value."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def span(self, path: Any, *, key: bool = False) -> Span:
        """Give the beginning of the file."""
        return Span("x.yml")

    def line(self, number: int) -> str:
        """Give no line."""
        return ""


def values_for(kind: Kind) -> st.SearchStrategy[Any]:
    """Nested values made of the kind's own keys, strange keys, texts, and what no loader would give."""
    keys = st.sampled_from(sorted(titles_of(kind.record))) | st.text(max_size=4)
    texts = st.sampled_from(["2025-03", "2025-03-08", "1.00", "是", "行政账", "村", "0", "全天", "P01"]) | st.text(
        max_size=6
    )
    return st.dictionaries(
        keys,
        st.recursive(
            texts | st.none() | st.integers() | st.booleans(),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4),
            max_leaves=8,
        ),
        max_size=6,
    )


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.ident)
@settings(max_examples=60)
@given(data=st.data())
def test_no_nested_value_crashes_validate(kind: Kind, data: Any) -> None:
    """Whatever nested value a file holds, validate gives a record or findings that say what to do, never an exception."""
    record, findings = validate(Plain(data.draw(values_for(kind))), kind.record)
    assert (record is None) == any(finding.blocks for finding in findings)
    for finding in findings:
        assert finding.message and finding.fix
