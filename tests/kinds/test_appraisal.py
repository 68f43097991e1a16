"""评议考核: grades are counted, totals weighed, and persons' rows hang on the board alone."""

from decimal import Decimal
from typing import Any

import pytest

from tests.kinds.kit import check_text_of, example_text, sheet_of
from wuhua.kinds import kinds_by_ident
from wuhua.kinds.appraisal.record import Appraisal, unfit_votes, weighted
from wuhua.kinds.appraisal.view import grades_of
from wuhua.model.sheet import TableBlock
from wuhua.model.web import web_sheet
from wuhua.outputs.site.page import SiteLinks, page_body

KIND = kinds_by_ident()["appraisal"]
CADRES = """类别: 村干部
期间: 2025年
收回票: 86
权重: [{项目: 民主评议, 比例: 30}, {项目: 年度目标, 比例: 70}]
对象:
  - 名称: 区小明
    职务: 村委会委员
    票: [20, 20, 16, 28]
    弃权: 1
    无效: 1
    得分: [{项目: 民主评议, 分数: 92.5}, {项目: 年度目标, 分数: 90.25}]
    综合等次: 称职
    处理: 提醒谈话
  - {名称: 林小河, 职务: 村委会委员, 票: [60, 20, 4, 2], 综合等次: 优秀}
"""


def record(text: str) -> Any:
    """Read a text as an appraisal."""
    found = check_text_of(KIND, text).record
    assert isinstance(found, Appraisal)
    return found


def test_a_total_is_weighed_and_rounded_half_up() -> None:
    """30 % of 92.5 and 70 % of 90.25 is 90.925, which is 90.93; a row without points has no total."""
    first, second = record(CADRES).targets
    assert weighted(record(CADRES), first) == Decimal("90.93")
    assert weighted(record(CADRES), second) is None


def test_an_abstention_is_a_valid_ballot() -> None:
    """Unfit ballots are the last grade's, out of all that are not invalid; a scale without 不称职 has none."""
    first = record(CADRES).targets[0]
    assert unfit_votes(record(CADRES), first) == (28, 85)
    station = record("类别: 公共服务站\n期间: 2025年\n对象: [{名称: 服务站, 票: [30, 10, 5]}]\n")
    assert unfit_votes(station, station.targets[0]) is None


@pytest.mark.parametrize(
    ("text", "grades"),
    [
        (CADRES, {"优秀": 1, "称职": 1, "基本称职": 0, "不称职": 0}),
        ("类别: 党员\n期间: 2025年\n各等次人数: [3, 2, 0, 0]\n", {"优秀": 3, "合格": 2, "基本合格": 0, "不合格": 0}),
        ("类别: 环卫服务\n期间: 2025-10\n", {}),
    ],
)
def test_grades_are_counted_best_first(text: str, grades: dict[str, int]) -> None:
    """Each grade has its number, from what is declared or from the rows; without either there is none."""
    assert grades_of(record(text)) == grades


def test_names_of_cadres_stay_off_the_web() -> None:
    """A name, its ballots and what followed are in board-only rows; web page, facts, title and search words hold none."""
    checked = check_text_of(KIND, CADRES)
    sheet = sheet_of(KIND, checked)
    assert checked.facts is not None
    page = page_body(web_sheet(sheet), SiteLinks(sheet.key, {sheet.key}))
    boards = [block for block in sheet.blocks if isinstance(block, TableBlock) and block.board_only]
    assert [block.title for block in boards] == ["评议票数", "得分", "评完怎么处理"]
    for name in ("区小明", "林小河"):
        assert name in str(boards) and name not in page
        assert name not in str((sheet.title, sheet.summary, sheet.headline, sheet.search_words, checked.facts.names))


def test_ballots_are_added_up_at_the_foot() -> None:
    """The foot of the ballots, which the web shows, has the sum of each grade."""
    sheet = sheet_of(KIND, check_text_of(KIND, CADRES))
    table = next(block for block in sheet.blocks if isinstance(block, TableBlock) and block.title == "评议票数")
    assert [getattr(cell, "number", cell) for cell in table.foot[0]][2:8] == [80, 40, 20, 30, 1, 1]
    assert table.foot[0][0] == "合计2人"


@pytest.mark.parametrize(
    ("category", "items"),
    [
        ("村干部", ("CW-09",)),
        ("党员", ("DW-05",)),
        ("村书记", ("DW-07",)),
        ("物业服务", ("CW-39",)),
        ("环卫服务", ("CW-40",)),
        ("公共服务站", ()),
        ("上级部门", ()),
    ],
)
def test_a_category_is_published_under_its_item(category: str, items: tuple[str, ...]) -> None:
    """Each category has the catalogue's item, and those that the catalogue does not list have none."""
    facts = check_text_of(KIND, f"类别: {category}\n期间: 2025年\n").facts
    assert facts is not None and facts.items == items


def test_the_typical_sheet_tells_who_came() -> None:
    """The summary says in words who appraised, how many of each grade, and how the total is made."""
    sheet = sheet_of(KIND, check_text_of(KIND, example_text(KIND, "typical")))
    told = ["".join(str(part) for part in sentence) for sentence in sheet.summary]
    assert told[0] == "来评的有党员45人，村民代表43人。"
    assert "评下来：优秀1人，称职1人。" in told
    assert "总分这样算：民主评议占30%，年度目标完成占70%。" in told


def test_columns_without_anything_are_left_out() -> None:
    """A service that was scored has no columns for posts, ballots or grades."""
    text = "类别: 环卫服务\n期间: 2025-10\n对象: [{名称: 10月, 总分: 91, 问题: 垃圾桶满溢}]\n"
    sheet = sheet_of(KIND, check_text_of(KIND, text))
    tables = [block for block in sheet.blocks if isinstance(block, TableBlock)]
    assert [[column.title for column in table.columns] for table in tables] == [["评谁", "问题"], ["评谁", "总分"]]
    assert all(len(row) == len(table.columns) for table in tables for row in (*table.rows, *table.foot))
