"""A sheet as plain data and back."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.outputs.sheets import decision, hostile, ledger, people, prose, roster
from wuhua.model.plain import digest_of_sheet, plain_of, sheet_of
from wuhua.model.sheet import Column, Count, Figure, Measure, Sheet, TableBlock, Vacant


def through_json(sheet: Sheet) -> Sheet | None:
    """Write a sheet and read it again."""
    return sheet_of(json.loads(json.dumps(plain_of(sheet), ensure_ascii=False)))


def test_every_kind_of_value_comes_back() -> None:
    """Blocks, envelope and every value come back as they were, each of its own class."""
    for made in (ledger(3), decision(), people(), roster(), prose(), hostile()):
        sheet = replace(made, related=(), search_words=())
        assert through_json(sheet) == sheet
    values = (
        "文字",
        Decimal("1E+3"),
        Decimal("-0.50"),
        date(2025, 3, 8),
        Count(3, "人"),
        Measure(Decimal("1.5"), "亩"),
        Vacant(),
        None,
    )
    table = TableBlock("表", tuple(Column(str(at)) for at in range(len(values))), (values,))
    odd = Sheet("a/b", "a", "村务", "标题", headline=(Figure("数", Count(0, "处")),), blocks=(table,))
    assert through_json(odd) == odd


def test_a_long_table_is_bounded() -> None:
    """Of five thousand rows a thousand are kept, and the note says how many there were."""
    table = TableBlock("表", (Column("一"),), tuple((str(at),) for at in range(5000)))
    found = through_json(Sheet("a/b", "a", "村务", "标题", blocks=(table,)))
    assert found is not None
    (block,) = found.blocks
    assert isinstance(block, TableBlock) and len(block.rows) == 1000 and "全部5000行" in block.note


def test_the_digest_is_of_what_is_said() -> None:
    """The day on which an overview was worked out does not move its digest; a figure does."""
    sheet = Sheet("due", "due", "村务", "标题", subtitle="按1月", headline=(Figure("数", Count(1, "处")),))
    assert digest_of_sheet(sheet) == digest_of_sheet(replace(sheet, subtitle="按2月"))
    assert digest_of_sheet(sheet) != digest_of_sheet(replace(sheet, headline=(Figure("数", Count(2, "处")),)))


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        [],
        {},
        {"是": "Sheet"},
        {"是": "Path", "写作": "/"},
        {"是": "Sheet", "key": 3, "kind": "a", "family": "村务", "title": "t"},
        {"是": "Sheet", "key": "a", "kind": "a", "family": "村务", "title": "t", "blocks": ["x"]},
        {
            "是": "Sheet",
            "key": "a",
            "kind": "a",
            "family": "村务",
            "title": "t",
            "headline": [{"是": "Decimal", "写作": "1e9999999"}],
        },
    ],
)
def test_what_is_no_sheet(wrong: object) -> None:
    """Data of another shape gives no sheet and no error."""
    assert sheet_of(wrong) is None


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["是", "写作", "title", "blocks"]), inner),
        max_leaves=20,
    )
)
def test_any_data_is_read_or_refused(data: object) -> None:
    """Whatever JSON holds, reading it raises nothing."""
    found = sheet_of(data)
    assert found is None or isinstance(found, Sheet)
