"""The blocks' HTML, whichever output asks for it."""

import re
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from markupsafe import Markup
from msgspec.structs import replace

from tests.outputs import sheets
from wuhua.base.packing import Rect
from wuhua.model.sheet import (
    Amount,
    ChartBlock,
    Column,
    Count,
    FactsBlock,
    FilesBlock,
    LedgerBlock,
    Link,
    Measure,
    Node,
    PlanBlock,
    ProseBlock,
    Sheet,
    Spot,
    Step,
    StepsBlock,
    Strong,
    TableBlock,
    Tone,
    TreeBlock,
    Vacant,
    Vote,
)
from wuhua.outputs.blocks import headings, render_block, render_blocks, render_sentence, render_value
from wuhua.outputs.templates import open_templates
from wuhua.outputs.values import NoLinks

EVERY = [sheets.ledger(15), sheets.decision(), sheets.people(), sheets.roster(), sheets.prose(), sheets.hostile()]


class Site:
    """A site where every sheet and file has a page."""

    def href(self, key: str) -> str | None:
        """Give a relative address."""
        return f"../{key}.html"


class Outline(HTMLParser):
    """Gathers tags, ids and attributes, and checks that what opens closes."""

    VOID = frozenset(("rect", "path", "br", "col"))

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember a tag."""
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close a tag."""
        if tag not in self.VOID:
            assert self.open.pop() == tag


def outline(html: str) -> Outline:
    """Read a fragment."""
    read = Outline()
    read.feed(html)
    assert not read.open
    return read


@pytest.mark.parametrize("sheet", EVERY, ids=lambda sheet: sheet.key)
def test_html_is_balanced_and_free_of_script_and_style(sheet):
    """Every fragment closes what it opens and holds no script, handler or inline style."""
    read = outline(render_blocks(sheet, Site()))
    assert not {"script", "img", "style", "iframe"} & set(read.tags)
    assert not [name for name, _ in read.attributes if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("sheet", EVERY, ids=lambda sheet: sheet.key)
def test_ids_are_unique_and_are_the_headings(sheet):
    """Each block's heading has its own id, and no id stands twice in a sheet."""
    ids = [value for name, value in outline(render_blocks(sheet, Site())).attributes if name == "id"]
    assert len(ids) == len(set(ids))
    assert {anchor for anchor, _ in headings(sheet)} <= set(ids)


def test_pictures_stand_as_pictures_on_pages_only():
    """On a page a picture is shown with its words, on paper its words alone stand; another file is a link."""
    block = FilesBlock("照片", (("修好的路灯", "附件/路灯.JPG", 31_000), ("清单", "附件/清单.pdf", 2_000)))
    told = render_blocks(replace(sheets.prose(), blocks=(block,)), Site())
    assert told.count("<img") == 1 and 'alt="修好的路灯"' in told and "路灯.JPG" in told
    paper = render_block(block, "", NoLinks(), open_templates())
    assert "<img" not in paper and "修好的路灯" in paper


def test_equal_titles_get_different_ids():
    """Two blocks of one title have two ids, and a title of signs alone has a number."""
    sheet = replace(
        sheets.prose(), blocks=(ProseBlock("说明", ("一",)), ProseBlock("说明", ("二",)), ProseBlock("！", ("三",)))
    )
    assert [anchor for anchor, _ in headings(sheet)] == ["说明", "说明--2", "b3"]


@pytest.mark.parametrize(
    ("value", "html"),
    [
        (Decimal("1234.5"), '<data class="wh-money" value="1234.50">1,234.50</data>'),
        (Decimal("-0.05"), '<data class="wh-money" value="-0.05">-0.05</data>'),
        (date(2025, 3, 8), '<time datetime="2025-03-08">2025年3月8日</time>'),
        (Count(3200, "人"), '<span class="wh-number">3,200人</span>'),
        (Measure(Decimal("120.50"), "亩"), '<span class="wh-number">120.50亩</span>'),
        (Vacant("2024年起"), '<span class="wh-vacant">空缺（2024年起）</span>'),
        (Link("决议<1>", "decisions/2025-02"), '<a href="../decisions/2025-02.html">决议&lt;1&gt;</a>'),
        ("<b>", "&lt;b&gt;"),
        (2025, "2025"),
        (None, ""),
    ],
)
def test_each_value_is_written_in_its_own_way(value, html):
    """Every kind of value has one spelling."""
    assert render_value(value, Site()) == html


def test_paper_has_no_links():
    """Where nothing leads anywhere, a link is its words alone."""
    assert render_value(Link("决议", "decisions/2025-02"), NoLinks()) == "决议"


def test_a_sentence_keeps_its_strong_parts():
    """Strong parts stand in strong, the rest is escaped."""
    sentence = sheets.ledger(3).summary[0]
    html = render_sentence((*sentence, "<"), NoLinks())
    assert "<strong>中社路灯改造第二期</strong>" in html
    assert html.endswith("&lt;")


def test_a_ledger_leaves_out_columns_that_no_line_fills():
    """Without vouchers and handlers there is no such column; the total stands in figures and in capitals."""
    lines = tuple(replace(line, voucher="", handler="") for line in sheets.ledger_lines(3))
    total = sum((line.amount for line in lines), Decimal(0))
    sheet = replace(sheets.ledger(3), blocks=(LedgerBlock("支出明细", Tone.OUT, lines, total),))
    html = render_blocks(sheet, Site())
    assert "凭证" not in html and "经手人" not in html and "审批人" in html
    assert f"{total:,.2f}" in html and "伍万陆仟玖佰壹拾叁元整" in html


def test_an_empty_ledger_says_so():
    """A side without lines is said to be empty and sums to nothing."""
    sheet = replace(sheets.ledger(3), blocks=(LedgerBlock("支出明细", Tone.OUT, (), Decimal("0.00")),))
    html = render_blocks(sheet, Site())
    assert "这一期没有" in html and "零元整" in html


def test_votes_are_words_and_a_bar_to_scale():
    """39 of 45 is written out and drawn as 866.7 thousandths of the bar."""
    html = render_blocks(sheets.decision(), Site())
    assert "同意39票" in html and "应到45人" in html and 'width="866.7"' in html


def test_a_vote_that_nobody_counted_has_no_bar():
    """Without votes there is neither a bar nor a result."""
    block = sheets.decision().blocks[0]
    step = replace(block.steps[1], vote=Vote(7, 7, None, None, None))
    html = render_blocks(replace(sheets.decision(), blocks=(replace(block, steps=(step,)),)), Site())
    assert "<svg" not in html and "通过" not in html and "实到7人" in html


def test_a_chart_writes_its_values():
    """The longest bar fills the width, a negative one shows its size and its sign."""
    bars = (("甲", Decimal("200.00")), ("乙", Decimal("-50.00")), ("丙", Decimal("0.00")))
    html = render_blocks(replace(sheets.prose(), blocks=(ChartBlock("图", bars),)), Site())
    assert 'width="1000"' in html and 'width="250"' in html and 'width="0"' in html and "-50.00" in html


def test_hours_and_telephones_stay_in_one_piece() -> None:
    """A browser finds no place to break inside 8:30-12:00 or a number; nor inside a voucher's; a word's hyphen is left alone."""
    assert render_value("周三8:30-12:00，电话0757-0000002", NoLinks()) == (
        '周三<span class="wh-nowrap">8:30-12:00</span>，电话<span class="wh-nowrap">0757-0000002</span>'
    )
    assert render_value("付-2025-0301，ZC-001 <b> 微信-2号", NoLinks()) == (
        '<span class="wh-nowrap">付-2025-0301</span>，<span class="wh-nowrap">ZC-001</span> &lt;b&gt; 微信-<span class="wh-nowrap">2号</span>'
    )


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("应于2026年1月15日前公开", ["2026年1月15日"]),
        ("1月3日来过3次，花1,280.50元", ["1月3日", "3次", "1,280.50元"]),
        ("已答复3件", ["已答复3件"]),
        ("示例镇〔2025〕11号", ["11号"]),
        ("G04号、v1.2版、&<3米", ["3米"]),
        ("路灯", []),
    ],
)
def test_a_number_stays_with_its_unit(text: str, kept: list[str]) -> None:
    """A line never ends between the two; the words are as they were written."""
    told = render_value(text, NoLinks())
    assert re.findall('<span class="wh-nowrap">(.*?)</span>', told) == kept
    assert told.striptags() == text


def test_an_amount_in_a_sentence_keeps_its_unit_and_mark() -> None:
    """A short one in the largest type too; a long one may break there."""
    sentence = (
        "花了 ",
        Strong(Decimal("5200.00")),
        " 元，还剩 ",
        Amount(Decimal("1234567.00"), "month/2025-03#left"),
        " 元。",
    )
    told = render_sentence(sentence, NoLinks())
    assert re.findall('<span class="(wh-kept|wh-nowrap)">.*?</span>', told) == ["wh-kept", "wh-nowrap"]
    assert " 元，</span>还剩 " in told and told.endswith(" 元。</span>")


def test_paper_says_where_a_file_is_to_be_seen() -> None:
    """No size that means nothing on a wall; a photograph is called one."""
    files = FilesBlock("现场", (("修好以后", "files/after.JPG", 6_000), ("清单", "files/list.pdf", 312_000)))
    told = Markup(render_block(files, "", NoLinks(), open_templates())).striptags()
    assert told == "现场 修好以后（照片，网上看） 清单（文件，网上看）"
    assert "312KB" in render_block(files, "现场", NoLinks(), open_templates())


def test_a_cell_on_the_web_is_one_thing() -> None:
    """Beside its head on a telephone a cell's words and a number kept together among them do not fall apart."""

    class Somewhere:
        """The web, where this key leads nowhere."""

        def href(self, key: str) -> str | None:
            return None

    block = TableBlock("", (Column("几天"),), (("2天答复",), ("当天",)))
    web = render_block(block, "一", Somewhere(), open_templates())
    assert '<span><span class="wh-nowrap">2天</span>答复</span></td>' in web and ">当天</td>" in web
    assert '"><span class="wh-nowrap">2天</span>答复</td>' in render_block(block, "", NoLinks(), open_templates())


def test_a_bar_of_votes_has_its_key_beside_it() -> None:
    """The numbers above a bar bear its colours; where there is no bar there is nothing to explain."""
    drawn, bare = (
        render_block(
            StepsBlock("怎么定的", (Step("表决", None, Tone.GOOD, vote=vote),)), "", NoLinks(), open_templates()
        )
        for vote in (Vote(10, 9, 8, 1, 0), Vote(10, 9, None, None, None))
    )
    assert '<p class="wh-vote wh-keyed">' in drawn and "wh-vote-bar" in drawn
    assert '<p class="wh-vote">' in bare and "wh-vote-bar" not in bare


def test_a_drawing_holds_nothing_that_ends_it() -> None:
    """A browser ends a drawing at the first <span>: numbers in the boxes of a chart have none, their links stay links."""
    nodes = (Node("村民小组4个", (Link("一组", "org/g1"),)),)
    html = render_blocks(Sheet("who", "who", "村务", "谁在管", blocks=(TreeBlock("机构图", nodes),)), NoLinks())
    drawn = re.findall(r"<svg.*?</svg>", html, re.DOTALL)
    assert len(drawn) == 1 and "村民小组4个" in drawn[0] and "<span" not in drawn[0]


def test_a_fact_in_yuan_says_so_once() -> None:
    """The unit stands behind the amount unless the label or the heading has it already."""
    rows = (("押金", Decimal("16800.00")),)
    assert "16,800.00</data> 元</span></dd>" in render_block(
        FactsBlock("合同说了什么", rows), "", NoLinks(), open_templates()
    )
    assert "16,800.00</data></dd>" in render_block(FactsBlock("合同（元）", rows), "", NoLinks(), open_templates())


def test_a_drawn_board_names_each_paper_to_who_cannot_see_it() -> None:
    """Every paper is a rectangle to scale with its number and its title; a hostile title stays text."""
    rect = Rect(10, 20, 297, 420)
    block = PlanBlock(
        "贴在哪里", 2400, 1200, (("村务", Rect(0, 0, 2400, 1200)),), (Spot(7, rect, sheets.HOSTILE, "A3"),)
    )
    html = render_block(block, "plan", NoLinks(), open_templates())
    read = outline(html)
    assert "script" not in read.tags and "img" not in read.tags
    assert read.tags.count("title") == 2 and ("role", "img") in read.attributes
    assert '<rect x="10" y="20" width="297" height="420"' in html and ">7</text>" in html
    assert "&lt;script&gt;" in html
